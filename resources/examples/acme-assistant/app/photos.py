"""Reads photos that customers send."""

from transformers import pipeline

reader = pipeline("image-to-text", model="meta-llama/Llama-3.2-11B-Vision-Instruct")


def describe(path: str) -> str:
    """Say what is to be seen on a photo."""
    return reader(path)[0]["generated_text"]
