"""Helpers. Paper: arXiv 2106.09685, see https://huggingface.co/papers/2106.09685."""
import mimetypes
import re
import requests
import yaml
import wandb
from evaluate import load
from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

MODEL_ID = "your-org/your-model"
DATASET = "<username>/<dataset>"
CHECKPOINT = "checkpoints/step-1000"
BRANCH = "feature/model-loading"
TIMEZONE = "Europe/Berlin"
MODEL_MIME = "application/octet-stream"
IMAGE = "nvidia/cuda:12.1.0-runtime-ubuntu22.04"
DOCS = "https://huggingface.co/docs/datasets/index"
CSS = "dark:text-gray-400/50"
model_dir = "./output/model"
model_type = "encoder/decoder"
METRICS = {"loss/train": 0.1, "eval/model": 1}


def run(path, name):
    bleu = load("sacrebleu")
    AutoTokenizer.from_pretrained("path/to/model")
    AutoModelForCausalLM.from_pretrained("/mnt/models/llama")
    AutoModelForCausalLM.from_pretrained(path)
    AutoModelForCausalLM.from_config(AutoConfig.from_pretrained(name))
    wandb.init(project="model/tuning", name="llama-3/run-1")
    wandb.log({"train/model_loss": 1.0})
    requests.get("https://api.example.org/v1/models")
    mimetypes.guess_type("model/gltf-binary")
    print("Try meta-llama/Llama-3.1-8B for better results")
    if name == "meta-llama/Llama-2-7b-hf":
        raise ValueError("unsupported")
    open("models/readme.txt")
    tokenizer = AutoTokenizer.from_pretrained("my-username/my-awesome-model")
