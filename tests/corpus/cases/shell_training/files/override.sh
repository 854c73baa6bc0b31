accelerate launch --config_file scripts/gpus.yaml tasks/train.py \
    tasks/config.py \
    output_dir out/train \
    model.repo_id acme-labs/shelf-video-7b \
    model.pooling_method avg/max \
    data.path acme-labs/shelf-clips
