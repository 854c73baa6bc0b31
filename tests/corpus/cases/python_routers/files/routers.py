import dspy
import litellm
from crewai import LLM, Agent
from langchain.chat_models import init_chat_model
from pydantic_ai import Agent as TypedAgent

lm = dspy.LM("openai/gpt-4o-mini", max_tokens=500)
writer = Agent(role="Writer", goal="Write", backstory="A poet", llm=LLM(model="anthropic/claude-3-haiku-20240307"))
typed = TypedAgent("google-gla:gemini-1.5-pro", system_prompt="Be brief")
chat = init_chat_model("mistral-small-latest", model_provider="mistralai")


def ask(text):
    for model in ("groq/llama-3.1-8b-instant", "ollama/phi3:mini", "bedrock/anthropic.claude-v2"):
        litellm.completion(model=model, messages=[{"role": "user", "content": text}])
    return litellm.completion("azure/my-gpt4-deployment", messages=[])
