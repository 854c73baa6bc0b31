from langchain_chroma import Chroma
from langchain_huggingface import HuggingFaceEmbeddings

from app.config import EMBEDDING_MODEL, PERSIST_DIRECTORY


def build(docs):
    embeddings = HuggingFaceEmbeddings(model_name=EMBEDDING_MODEL)
    return Chroma.from_documents(docs, embeddings, persist_directory=PERSIST_DIRECTORY)
