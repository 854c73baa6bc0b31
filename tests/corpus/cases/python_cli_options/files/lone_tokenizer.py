"""The tokenizer is loaded here, the model where `shelf` builds it."""

from shelf import build_model
from transformers import AutoTokenizer

MODEL_NAME = "acme-labs/tern-7b"

tokenizer = AutoTokenizer.from_pretrained(MODEL_NAME)
model = build_model(MODEL_NAME)
