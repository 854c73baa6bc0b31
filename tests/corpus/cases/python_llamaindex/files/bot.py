from llama_index.core import Settings, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.ollama import Ollama
from llama_index.llms.openai import OpenAI
from haystack.components.embedders import SentenceTransformersTextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
from langchain_anthropic import ChatAnthropic
from langchain_aws import ChatBedrock
from langchain_google_genai import GoogleGenerativeAIEmbeddings

Settings.llm = OpenAI(model="gpt-4-turbo", temperature=0.1)
Settings.embed_model = HuggingFaceEmbedding("mixedbread-ai/mxbai-embed-large-v1")
fallback = Ollama(model="llama3", request_timeout=60)
embedder = SentenceTransformersTextEmbedder(model="thenlper/gte-small")
generator = OpenAIChatGenerator(model="gpt-3.5-turbo-0125")
claude = ChatAnthropic(model_name="claude-3-opus-20240229")
bedrock = ChatBedrock(model_id="meta.llama3-70b-instruct-v1:0")
gem = GoogleGenerativeAIEmbeddings(model="models/embedding-001")
