import requests


def embed(text):
    reply = requests.post("http://localhost:11434/api/embeddings", json={"model": "nomic-embed-text", "prompt": text})
    return reply.json()["embedding"]
