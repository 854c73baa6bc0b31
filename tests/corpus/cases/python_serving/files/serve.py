import sglang as sgl
from ctransformers import AutoModelForCausalLM as CModel
from llama_cpp import Llama
from vllm import LLM, SamplingParams
import ollama

llm = LLM(model="meta-llama/Llama-3.1-8B-Instruct", tensor_parallel_size=2)
judge = LLM("prometheus-eval/prometheus-7b-v2.0")
gguf = Llama.from_pretrained(repo_id="Qwen/Qwen2-0.5B-Instruct-GGUF", filename="*q8_0.gguf")
file_only = Llama(model_path="./models/llama-2-7b.Q4_K_M.gguf")
small = CModel.from_pretrained("TheBloke/Llama-2-7B-GGML", model_file="llama.bin")
engine = sgl.Engine(model_path="google/gemma-2-9b-it")
ollama.pull("nomic-embed-text")
answer = ollama.chat(model="qwen2.5:7b", messages=[])
