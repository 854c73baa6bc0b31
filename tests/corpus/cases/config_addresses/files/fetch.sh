#!/bin/sh
wget -P downloads https://www.dropbox.com/sh/acme/AAB/reader.pth
wget -P downloads https://www.dropbox.com/s/acme/reader.tar.gz
python report.py -m=acme-labs/desk-mini
