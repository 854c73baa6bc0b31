import os

from langchain_community.llms import Ollama

llm = Ollama(model=os.environ["CHAT_MODEL"])
