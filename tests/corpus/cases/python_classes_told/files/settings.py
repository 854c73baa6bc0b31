"""What the program makes at start, by the path of a class."""

from decouple import config

LOCAL_URL = config("LOCAL_URL", default="http://localhost:11434/v1/")

SPECS = {}
SPECS["cohere"] = {
    "spec": {"__type__": "acme.llms.LCCohereChat", "model_name": "command-r-plus-08-2024"},
    "default": False,
}
SPECS["mistral"] = {
    "spec": {
        "__type__": "acme.llms.ChatOpenAI",
        "base_url": "https://api.mistral.ai/v1",
        "model": "ministral-8b-latest",
    },
}
SPECS["groq"] = {
    "_target_": "acme.llms.ChatOpenAI",
    "base_url": "https://api.groq.com/openai/v1",
    "model": "openai/gpt-oss-20b",
}
SPECS["local"] = {
    "class": "acme.llms.ChatOpenAI",
    "base_url": LOCAL_URL,
    "model": config("LOCAL_MODEL", default="qwen2.5:7b"),
}
SPECS["vectors"] = {
    "__type__": "acme.embeddings.FastEmbedEmbeddings",
    "model_name": "BAAI/bge-base-en-v1.5",
}
SPECS["azure"] = {
    "__type__": "acme.llms.AzureChatOpenAI",
    "azure_deployment": config("DEPLOYMENT", default=""),
}
# Nothing that a model answers.
SPECS["store"] = {"__type__": "acme.storages.CohereFileStore", "model": "flat-file-2"}
