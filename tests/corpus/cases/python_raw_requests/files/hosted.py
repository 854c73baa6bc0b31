import requests

API_URL = "https://api-inference.huggingface.co/models/facebook/bart-large-mnli"


def classify(text, labels):
    return requests.post(API_URL, json={"inputs": text, "parameters": {"candidate_labels": labels}}).json()
