"""Nets by their own definition files."""

import json
from pathlib import Path

from datasets import load_dataset
from transformers import AutoModel


class Net:
    def __init__(self, title: str, title_there: str | None = None) -> None:
        self.title_there = title_there or title
        self.net = AutoModel.from_pretrained(self.title_there)


class Rows:
    def __init__(self, **said) -> None:
        self.rows = load_dataset(said["title_there"], split="test")


def read(folder: Path, make):
    return [make(**json.loads(path.read_text())) for path in folder.glob("*.json")]
