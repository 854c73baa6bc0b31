from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    llm_model: str = "claude-3-5-haiku-20241022"
    embedding_model: str = Field(default="nomic-ai/nomic-embed-text-v1.5", description="For search")
    database_url: str = "postgresql://db/app"
    sentry_environment: str = "prod/eu"


settings = Settings()
