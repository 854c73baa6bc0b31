"""Which service answers."""
from langchain_aws import ChatBedrock

HOSTED = ("amazon.titan", "anthropic.claude", "meta.llama", "ai21.jamba-instruct-v1:0")
MODEL_URL = "https://weights.replicate.delivery/default/studio-nord/painter.tar"


def answerer(name: str):
    if name.startswith(HOSTED):
        return ChatBedrock(model_id=name)
    return ChatBedrock(model_id="anthropic.claude-v2")
