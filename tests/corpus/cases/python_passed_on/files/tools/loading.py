"""Everything that loads weights."""

import timm
from faster_whisper import WhisperModel
from transformers import AutoModelForCausalLM


def language_model(where, device="cpu"):
    return AutoModelForCausalLM.from_pretrained(where).to(device)


def listener(size):
    return WhisperModel(size)


class Eye:
    def __init__(self, arch, classes=10):
        self.net = timm.create_model(arch, pretrained=True, num_classes=classes)
