"""What the program may run, under names of its own."""

from enum import Enum

CHAT_ARGS = {"acme-labs/Shelf-Chat-7B": {"trust_remote_code": True}}


class Model(Enum):
    SMALL = "llama-3.2:1b"
    LARGE = "qwen-2.5:7b"
    OLD = "stablelm-zephyr"
