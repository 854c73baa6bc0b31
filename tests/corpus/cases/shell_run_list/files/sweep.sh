#!/bin/bash
declare -a RUNS=(
    "python fit.py --model_name EleutherAI/pythia-410m --batch 1"
    "python fit.py --model_name EleutherAI/pythia-1b --batch 2"
)
echo "python fit.py --model_name EleutherAI/pythia-12b --batch 2"
accelerate launch paint.py --scheduler_name="stabilityai/stable-diffusion-2-1"
