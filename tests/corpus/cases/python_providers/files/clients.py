import os

import anthropic
import google.generativeai as genai
from openai import AzureOpenAI, OpenAI
from mistralai import Mistral
import cohere
from groq import Groq
from together import Together

deepseek = OpenAI(api_key=os.environ["DEEPSEEK_KEY"], base_url="https://api.deepseek.com")
local = OpenAI(base_url="http://localhost:8000/v1", api_key="EMPTY")
plain = OpenAI()
azure = AzureOpenAI(azure_endpoint=os.environ["ENDPOINT"], api_version="2024-06-01")
router = OpenAI(base_url="https://openrouter.ai/api/v1", api_key=os.environ["KEY"])
ollama = OpenAI(base_url="http://127.0.0.1:11434/v1", api_key="ollama")


def ask(question):
    messages = [{"role": "user", "content": question}]
    deepseek.chat.completions.create(model="deepseek-chat", messages=messages)
    local.chat.completions.create(model="Qwen/Qwen2.5-7B-Instruct", messages=messages)
    plain.chat.completions.create(model="gpt-4.1", messages=messages)
    plain.embeddings.create(model="text-embedding-3-small", input=question)
    azure.chat.completions.create(model="chat-prod", messages=messages)
    router.chat.completions.create(model="meta-llama/llama-3.1-70b-instruct", messages=messages)
    ollama.chat.completions.create(model="llama3.2", messages=messages)
    anthropic.Anthropic().messages.create(model="claude-3-5-sonnet-latest", max_tokens=9, messages=messages)
    genai.GenerativeModel("gemini-1.5-flash").generate_content(question)
    Mistral(api_key="x").chat.complete(model="mistral-large-latest", messages=messages)
    cohere.Client().chat(model="command-r-plus", message=question)
    Groq().chat.completions.create(model="llama-3.3-70b-versatile", messages=messages)
    Together().chat.completions.create(model="Qwen/Qwen2.5-72B-Instruct-Turbo", messages=messages)
