"""Finds help pages that fit a question."""

from datasets import load_dataset
from sentence_transformers import SentenceTransformer

encoder = SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2")
background = load_dataset("rajpurkar/squad", split="train")


def nearest(question: str) -> list[str]:
    """Return the passages nearest in meaning."""
    return [background[int(i)]["context"] for i in encoder.encode([question]).argsort()[0][-3:]]
