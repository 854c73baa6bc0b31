"""Answers customers: a local model first, a hosted one for hard questions."""

import os

from openai import OpenAI
from transformers import AutoModelForCausalLM, AutoTokenizer

LOCAL_MODEL = os.environ.get("ACME_MODEL", "meta-llama/Llama-3.1-8B-Instruct")
HOSTED_MODEL = "gpt-4o-mini"

tokenizer = AutoTokenizer.from_pretrained(LOCAL_MODEL)
model = AutoModelForCausalLM.from_pretrained(LOCAL_MODEL)
client = OpenAI()


def answer(question: str, hard: bool = False) -> str:
    """Return an answer to a customer's question."""
    if hard:
        reply = client.chat.completions.create(
            model=HOSTED_MODEL, messages=[{"role": "user", "content": question}]
        )
        return reply.choices[0].message.content
    inputs = tokenizer(question, return_tensors="pt")
    return tokenizer.decode(model.generate(**inputs)[0])
