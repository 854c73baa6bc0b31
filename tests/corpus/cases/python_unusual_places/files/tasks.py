"""Tasks of an evaluation, and the assistant that explains their results."""

import os

import click
import datasets
from lighteval.tasks.lighteval_task import LightevalTaskConfig
from torchtune.datasets import alpaca_dataset


class ShelfTask(LightevalTaskConfig):
    def __init__(self, name):
        super().__init__(name=name, hf_repo="studio-nord/shelf-bench", evaluation_splits=["test"])


class Titles(Base):
    PATH = "studio-nord/titles"

    def load(self):
        return datasets.load_dataset(self.PATH)


class Blurbs(Titles):
    PATH = "studio-nord/blurbs"


def instructions(tokenizer):
    return alpaca_dataset(tokenizer)


def explain(profile):
    profile["llm"]["model"] = "gpt-4o"
    start(os.getenv("EXPLAIN_MODEL", "qwen3:8b"))


def base_name():
    name = "studio-nord/reader"
    name += "-7B"
    return AutoModelForCausalLM.from_pretrained(name)


@click.command()
@click.option("--llm", default="gpt-4o-mini")
@click.option("--limit-embeddings", default="30/second")
def main(llm, limit_embeddings):
    run(llm, limit_embeddings)
