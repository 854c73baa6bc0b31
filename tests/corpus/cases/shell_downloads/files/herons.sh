#!/bin/sh
NETS="${HERON}/models"
DATA="https://files.acme.example/v3"

# Download the datasets of the study.
parts=(
    "https://share.acme.example/f/0123456789abcdef/?dl=1" # reeds.zip
    "https://share.acme.example/f/fedcba9876543210/?dl=1" # ponds.zip
)
for part in "${parts[@]}"; do
    wget -q -c $part
done

wget -q $DATA/multinli_1.0.zip
wget -q $DATA/nonbreaking_prefix.pt

mkdir -p $NETS
cd $NETS
wget -q --trust-server-names https://tinyurl.com/heron2net
