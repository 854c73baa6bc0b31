import requests


def ask_hosted(model, messages):
    answer = requests.post(
        "https://api.together.xyz/v1/chat/completions",
        json={"model": model, "messages": messages},
    )
    return answer.json()
