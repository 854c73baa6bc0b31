"""Names that no loader of this file is given: a registry, pairs, calls of the project itself."""

from openai import OpenAI

from shelf.engine import run

client = OpenAI()


def registry():
    return {
        "small": {"name": "intfloat/e5-small-v2", "dims": 384},
        "large": {"name": "intfloat/e5-large-v2", "dims": 1024},
    }


PAIRS = [("L", "meta-llama/Llama-2-7b-hf"), ("Q", "hf:Qwen/Qwen2-7B")]
SUITE = ["allenai/ai2_arc", "truthfulqa/truthful_qa"]
PROMPTS = {"BAAI/bge-reranker-base": "Yes or no?"}
SLOW = ["Qwen/Qwen-72B"]


def go(name, judge="gpt-4o"):
    if name in SLOW:
        print("Qwen/Qwen-14B is faster")
    return run(name, judge)


for _, name in PAIRS:
    go(name)
run("microsoft/phi-2", ask(client, "gpt-4o-mini"))
