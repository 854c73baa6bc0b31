COMMAND=" \
    finetune.py \
    --model_path="acme-labs/roof-7b" \
    --seq_length 2048"
srun $COMMAND
wget https://github.com/acme/eval/raw/07b8d7f/benchmark/go/vendor.tar.gz
