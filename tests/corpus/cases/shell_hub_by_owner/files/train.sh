#!/bin/bash
# Fine-tune the sentence encoder on rows from the same hub.
ENCODER=iic/nlp_tern_sentence-embedding-base
python train.py --model_id "$ENCODER" \
  --dataset AI-ModelScope/tern-rows-zh \
  --teacher_model acme-labs/tern-large
huggingface-cli download LLM-Research/tern-3b
