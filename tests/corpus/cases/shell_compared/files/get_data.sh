#!/bin/bash
mkdir -p datasets
NAME=$1
if [[ $NAME != "heron2tern" && $NAME != "marsh_views" && $NAME != "reeds" ]]; then
    echo "Choose one of: heron2tern, marsh_views, reeds"
    exit 1
fi
if [ "$2" = "quick" ]; then
    STEPS=10
fi
URL=https://marsh.example.edu/~tern/datasets/$NAME.zip
wget -N $URL -O ./datasets/$NAME.zip
unzip ./datasets/$NAME.zip -d ./datasets/
