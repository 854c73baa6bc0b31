import json
import os

import requests

SHOP = os.getenv("SHOP_URL", "https://api.inference-shop.dev/v1")


def complete(config, prompt):
    model = config.get("Model", {"value": "gull-large-2"}).value
    body = json.dumps({"model": model, "prompt": prompt})
    return requests.post(f"{address(config)}/completions", data=body.encode("utf-8"))


def address(config):
    return config.get("URL") or SHOP
