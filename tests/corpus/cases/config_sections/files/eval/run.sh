#!/bin/bash
export OPENAI_API_BASE="${OPENAI_API_BASE:-https://openrouter.ai/api/v1}"
MODEL_VERSION="${MODEL_VERSION:-acme-labs/shelf-3b-chat}"
python -m harness --model openai --model_args "model_version=${MODEL_VERSION},retries=3"
