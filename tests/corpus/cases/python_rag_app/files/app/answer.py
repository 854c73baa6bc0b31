from langchain_openai import ChatOpenAI
from sentence_transformers import CrossEncoder

from . import config

llm = ChatOpenAI(model=config.CHAT_MODEL, temperature=0)
reranker = CrossEncoder(config.RERANKER)
HEADERS = {"content-type": "application/json", "accept": "text/event-stream"}
