#!/usr/bin/env bash
set -euo pipefail
BASE="bigscience"
SIZE=${SIZE:-560m}
hf download "${BASE}/bloom-${SIZE}" --local-dir weights
huggingface-cli download --repo-type dataset HuggingFaceFW/fineweb-edu --include "sample/*"
huggingface-cli download TheBloke/Mistral-7B-Instruct-v0.2-GGUF mistral-7b-instruct-v0.2.Q4_K_M.gguf \
    --local-dir . --local-dir-use-symlinks False
git lfs install
GIT_LFS_SKIP_SMUDGE=1 git clone https://huggingface.co/THUDM/chatglm3-6b
git clone https://github.com/acme/tools.git
git clone https://huggingface.co/datasets/shibing624/medical
wget -c https://huggingface.co/runwayml/stable-diffusion-v1-5/resolve/main/v1-5-pruned.ckpt -O sd.ckpt
wget https://dl.fbaipublicfiles.com/segment_anything/sam_vit_h_4b8939.pth
curl -L -o coco.zip http://images.cocodataset.org/annotations/annotations_trainval2017.zip
curl -fsSL https://ollama.com/install.sh | sh
ollama pull nomic-embed-text
ollama run hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M "hello"
modelscope download --model qwen/Qwen2-0.5B
kaggle datasets download -d stanfordu/stanford-question-answering-dataset
python -m spacy download en_core_web_md
python -m nltk.downloader punkt stopwords
python3 -c "from transformers import AutoModel; AutoModel.from_pretrained('distilbert-base-uncased')"
# hf download meta-llama/Llama-2-7b
for m in small medium; do
  hf download openai/whisper-$m
done
hf upload acme-labs/result ./out
ngc registry model download-version "acme/nemo/small-nemo:1.0"
ngc registry resource download-version acme/scripts:1.0
