import os
import requests

HEADERS = {"Authorization": f"Bearer {os.environ['KEY']}"}


def ask(prompt):
    body = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": prompt}]}
    return requests.post("https://api.openai.com/v1/chat/completions", json=body, headers=HEADERS, timeout=60)
