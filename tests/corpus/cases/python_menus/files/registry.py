"""What the program may run, under names of its own."""

from enum import Enum

CHAT_ARGS = {"acme-labs/Shelf-Chat-7B": {"trust_remote_code": True}}


class Model(Enum):
    SMALL = "llama-3.2:1b"
    LARGE = "qwen-2.5:7b"
    OLD = "stablelm-zephyr"

READY = [
    "unsloth/Llama-3.2-1B-Instruct",
    "unsloth/Llama-3.2-3B-Instruct",
    "unsloth/Llama-3.1-8B-Instruct",
    "unsloth/Qwen2.5-7B-Instruct",
    "unsloth/Qwen2.5-14B-Instruct",
    "unsloth/gemma-2-2b-it",
    "unsloth/gemma-2-9b-it",
    "unsloth/Phi-3.5-mini-instruct",
]


def is_ready(name: str) -> bool:
    return name in READY


def load(name: str) -> None:
    if not is_ready(name):
        raise ValueError(name)
