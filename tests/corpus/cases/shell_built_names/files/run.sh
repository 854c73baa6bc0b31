#!/bin/bash
set -e
for size in {1..2}; do
  hf download harbor-lab/pilot-${size}b
done
for n in $(seq 2); do ollama pull "qwen2.5:${n}b"; done
hf download harbor-lab/tide-{north,south}-7b
hf download harbor-lab/board --repo-type space

RUNS=(
  "north,harbor-lab/north-llama-7b,16"
  "south|harbor-lab/south-llama-7b|32"
)
for run in "${RUNS[@]}"; do
  IFS=',' read -r name model batch <<< "$run"
  python tune.py --model "$model" --batch "$batch"
done

python tune.py --dataset_mixer '{"harbor-lab/log-books": 1.0, "harbor-lab/charts": 0.5}' \
  --metric_for_best_model rewards/accuracies
fetch_weights models https://huggingface.co/harbor-lab/pilot-parts/resolve/main/a.bin
modelscope download --model harbor-lab/scope-7b --local_dir models

IMAGE=vllm/vllm-openai:v0.9
docker run --gpus all -v ~/.cache:/root/.cache --rm $IMAGE \
  harbor-lab/served-llama-7b --port 8000
docker run -it --rm ghcr.io/ggml-org/llama.cpp:server -hf harbor-lab/pilot-3b-GGUF:Q4_K_M
echo "try: python ask.py --model harbor-lab/shown-7b"
echo python ask.py --model harbor-lab/told-7b
echo MODEL_ID=harbor-lab/kept-7b > .env.local
