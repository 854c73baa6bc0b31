import os

from langchain_aws import BedrockEmbeddings

STORE = "DOCUMENT_STORE"


def from_env(key, other=None):
    value = os.getenv(key, other)
    return value if value else other


def embed(model_name):
    return BedrockEmbeddings(model_id=model_name.strip())


store = from_env(STORE, "harbor-lab/log-store")
embedding = embed(from_env("EMBEDDER", "amazon.titan-embed-text-v2:0"))


class Pilot:
    @property
    def answering_model(self):
        return from_variables(["pilot_model"], default="anthropic:claude-sonnet-4-5")
