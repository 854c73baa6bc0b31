class Settings:
    """What the lighthouse listens with, and what it answers with."""

    ears: str = "openai/whisper-small"
    brain: str = "Qwen/Qwen2.5-7B-Instruct"
    title: str = "Qwen/Qwen2.5-7B"
    code: str = "microsoft/vscode-python"


def answer(question, sorter="cross-encoder/ms-marco-MiniLM-L-6-v2"):
    return question, sorter


for repository, files in [
    ("facebook/w2v-bert-2.0", ["model.safetensors"]),
]:
    print(repository, files)
