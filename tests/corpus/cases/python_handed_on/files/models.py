from typing import Literal

from llama_index.llms.cedarcloud import CedarCloud
from openai import OpenAI
from transformers import AutoModel, AutoTokenizer

Size = Literal["9b", "40b"]


class Runner:
    def __init__(self, name):
        self.model = AutoModel.from_pretrained(name)


class Small(Runner):
    def __init__(self):
        super().__init__("birchlab/Birch-2-2B")


def tokenizer(size: Size):
    return AutoTokenizer.from_pretrained(f"willow-ai/Willow-{size}")


def ask(model, turns):
    if model == "gpt-4o-mini":
        return OpenAI().chat.completions.create(model=model, messages=turns)
    return CedarCloud(model="Cedar-70B-Chat").chat(turns)


PLAN = {
    "embedder": {"provider": "huggingface", "config": {"model": "birchlab/birch-embed-small"}},
}
