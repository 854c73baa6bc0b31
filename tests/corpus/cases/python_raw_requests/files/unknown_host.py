import requests


def complete(prompt):
    body = {"model": "mixtral-8x22b", "prompt": prompt, "max_tokens": 80}
    return requests.post("https://text.inference-shop.example.com/v1/completions", json=body)
