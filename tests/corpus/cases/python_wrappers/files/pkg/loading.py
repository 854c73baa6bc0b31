from functools import partial

from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer


def get_model(model_path, revision=None):
    return AutoModel.from_pretrained(model_path, revision=revision), AutoTokenizer.from_pretrained(model_path)


def get_data(*, repo, split="train"):
    return load_dataset(repo, split=split)


class Encoder:
    def __init__(self, name="intfloat/e5-base-v2"):
        self.name = name
        self.model = AutoModel.from_pretrained(self.name)


fast = partial(get_model, "prajjwal1/bert-tiny")
