import os

EMBEDDING_MODEL = os.environ.get("EMBEDDING_MODEL", "BAAI/bge-small-en-v1.5")
RERANKER = "cross-encoder/ms-marco-MiniLM-L-6-v2"
CHAT_MODEL = os.getenv("CHAT_MODEL") or "gpt-4o-mini"
PERSIST_DIRECTORY = "data/chroma"
DOCKER_IMAGE = "ghcr.io/acme/rag:1.2"
