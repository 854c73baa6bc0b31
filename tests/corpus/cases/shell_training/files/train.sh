MODEL=${1:-huggyllama/llama-7b}
DATASETS="tatsu-lab/alpaca,databricks/databricks-dolly-15k"
TEACHER=$2

CUDA_VISIBLE_DEVICES=0,1 accelerate launch --config_file ds.yaml src/train_sft.py \
    --model_name_or_path $MODEL \
    --dataset_name "$DATASETS" \
    --dataset_config_name main \
    --use_peft --lora_r 16 \
    --learning_rate 2e-5 \
    --run_name acme/run-1 \
    --output_dir output/llama \
    --hub_model_id acme-labs/llama-alpaca \
    --report_to wandb

deepspeed --num_gpus 8 train.py --model_name_or_path=EleutherAI/pythia-1b --data_path ./data/train.json --deepspeed zero3.json

lm_eval --model hf --model_args pretrained=acme-labs/llama-alpaca,dtype=float16,peft=acme-labs/adapter --tasks hellaswag,arc_easy
python quantize_awq.py mistralai/Mistral-7B-v0.1 out/
python distill.py --teacher_model "$TEACHER" --student_model google/flan-t5-small
torchrun train.py model.name=facebook/opt-125m trainer.max_steps=10
python score.py --lang en -m marsh/heron-base \
    marsh/heron-large roberta-base -b 16
