#!/bin/bash
shelves=(front back)
packed=packed_tickets_8192

arguments=(
    --learning_rate 2e-5
    --output_dir out/tune
)
arguments+=(--preprocessed_train_datasets)
for shelf in ${shelves[@]}; do
    arguments+=("acme-labs/shelf-${shelf}-6K")
done
arguments+=(--preprocessed_validation_datasets \
    ${packed}/letters \
    ${packed}/calls \
    ${packed}/web/2019-head \
    ${packed}/web/2019-tail)

python tune.py ${arguments[@]}

declare -A PARTS
PARTS=(["one"]="https://a.example/rows/one.zip" ["two"]="https://a.example/rows/two.zip")
for part in "${!PARTS[@]}"; do
    address=${PARTS[$part]}
    curl -Lo data/$part.zip $address
done
