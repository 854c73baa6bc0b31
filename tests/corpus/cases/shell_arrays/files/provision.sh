#!/bin/bash
CHECKPOINT_MODELS=(
    "https://huggingface.co/acme-labs/shelf-base/resolve/main/base.safetensors"
    #"https://huggingface.co/acme-labs/shelf-old/resolve/main/old.safetensors"
)
VAE_MODELS+=("https://huggingface.co/acme-labs/shelf-vae/resolve/main/vae.safetensors")
NODES=(
    "https://github.com/acme/nodes"
)
MODELS=(acme-labs/one
        acme-labs/two)
for m in "${MODELS[@]}"; do
    python eval.py --checkpoint $m
done
EMPTY=()
if (true); then
    hf download acme-labs/three
fi
