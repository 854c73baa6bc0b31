"""Asks the models of our own machines, and one that is not ours."""

import openai
from openai import OpenAI

JUDGE = "gpt-4o-mini"


def write(address: str, text: str):
    client = OpenAI(base_url=address, api_key="not-needed")
    return client.chat.completions.create(model="Qwen/Qwen2.5-7B-Instruct", messages=[text])


def old(url: str, text: str, name: str = "Llama-2-7b-chat-hf"):
    openai.api_key = "EMPTY"
    openai.api_base = url
    return openai.ChatCompletion.create(model=name, messages=[text])


def judge(text: str):
    return OpenAI().chat.completions.create(model=JUDGE, messages=[text])
