import httpx

CORE = "https://api.stability.ai/v2beta/stable-image/generate/core"


def paint(words, key):
    return httpx.post(CORE, data={"prompt": words}, headers={"authorization": key})


def describe(picture, key):
    base = "https://generativelanguage.googleapis.com/v1beta"
    return httpx.post(f"{base}/models/gemini-2.0-flash:generateContent?key={key}", json=picture)
