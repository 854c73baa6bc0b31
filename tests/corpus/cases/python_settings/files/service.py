from anthropic import AsyncAnthropic
from sentence_transformers import SentenceTransformer

from settings import settings

client = AsyncAnthropic()
embedder = SentenceTransformer(settings.embedding_model, trust_remote_code=True)


async def answer(text: str) -> str:
    reply = await client.messages.create(model=settings.llm_model, max_tokens=100, messages=[{"role": "user", "content": text}])
    return reply.content[0].text
