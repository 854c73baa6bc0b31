"""Asks whoever serves the model of a name."""

import os

from anthropic import Anthropic
from openai import OpenAI
from transformers import AutoModelForCausalLM


def ask(text: str, model: str = "gpt-4o-mini"):
    model = os.getenv("ROUTE_MODEL", model)
    if model.startswith(("gpt", "o3")):
        return OpenAI().chat.completions.create(model=model, messages=[text])
    elif "claude" in model.lower():
        return Anthropic().messages.create(model=model, messages=[text])
    elif "localhost" in model:
        return OpenAI(base_url="http://localhost:8000/v1").chat.completions.create(
            model=model, messages=[text]
        )
    return AutoModelForCausalLM.from_pretrained(model)


def all_of_them(text: str):
    yield ask(text)
    yield ask(text, "claude-3-5-haiku-20241022")
    yield ask(text, "localhost")
    yield ask(text, "marlow-lab/small-net-1b")
