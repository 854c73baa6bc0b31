#!/bin/bash
# Where a file is put says what it is, where its address does not.
set -e
wget https://files.example.org/release/v2/bundle.zip -O models/bundle.zip
wget https://files.example.org/release/v2/viewer.zip -O tools/viewer.zip
curl -L "https://cdn.example.org/dl/42" -o weights/face.onnx
aria2c -x 8 https://cdn.example.org/w/9 -d vae -o shelf-vae.safetensors
wget https://cdn.example.org/get/shelves.tar.gz
mkdir -p ../data && cd ../data
curl -O https://cdn.example.org/get/walls.tar.gz
gdown 1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456 -O ckpt/net.pth
gdown "https://drive.google.com/uc?id=1zYxWvUtSrQpOnMlKjIhGfEdCbA9876543" -O corpus/pairs.csv
gdown https://drive.google.com/uc?id=1qQqQqQqQqQqQqQqQqQqQqQqQqQqQqQqQ -O /tmp/thing
curl -X POST https://api.example.org/v1/render -d '{"model": "x"}' -o models/answer.bin
wget https://github.com/acme/loader/archive/refs/tags/v1.zip -O models/loader.zip
gsutil cp gs://t5-data/pretrained_models/small/model.ckpt-1000000 .
aws s3 cp s3://acme-vault/shelf/model.safetensors weights/
aws s3 cp weights/own.safetensors s3://acme-vault/shelf/own.safetensors
