#!/bin/bash
wget https://dumps.wikimedia.org/nowiki/latest/nowiki-latest-pages-articles.xml.bz2
wget -q -P $HERE/dataset https://files.example.com/misc/prompt.json
wget -q -P conf https://files.example.com/misc/settings.json
