#!/bin/bash
#SBATCH --nodes=2
LR=$1
srun --nodes=2 bash -c "
export MODEL_PATH=meta-llama/Meta-Llama-3-8B
accelerate launch train.py loss=dpo ++model.name_or_path=\$MODEL_PATH ++lr=${LR}
python -m label --reward_model_path acme-labs/shelf-reward-8b
"
ssh gpu-node "cd app && python -c \"from datasets import load_dataset; load_dataset('acme-data/probes')\""
docker run acme/runner sh -lc 'hf download acme-labs/shelf-tiny && serve'
sbatch --wrap "python train.py --model_name_or_path acme-labs/shelf-base"
