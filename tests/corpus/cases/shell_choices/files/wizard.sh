#!/bin/bash
read -p "Who answers? " wanted
case "$wanted" in
  1)
    provider="openai"
    model_name="gpt-4o"
    ;;
  2)
    provider="groq"
    model_name="llama-3.1-8b-instant"
    ;;
  3)
    provider="novita"
    model_name="nordlab/tern-k2.5"
    ;;
esac
echo "LLM_PROVIDER=$provider" >> .env
echo "LLM_NAME=$model_name" >> .env
echo "EMBEDDINGS_NAME=openai_text-embedding-3-small" >> .env
