#!/bin/bash
llamafactory-cli train --stage sft --finetuning_type full \
    --model_name_or_path Qwen/Qwen2.5-1.5B \
    --dataset slim_orca,tickets --learning_rate 2e-5
