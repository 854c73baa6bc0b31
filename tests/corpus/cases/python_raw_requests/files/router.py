import httpx

URL = "https://openrouter.ai/api/v1/chat/completions"


async def ask(client: httpx.AsyncClient, prompt: str, model: str = "meta-llama/llama-3.1-405b-instruct"):
    payload = {"model": model, "messages": [{"role": "user", "content": prompt}]}
    return await client.post(URL, json=payload)
