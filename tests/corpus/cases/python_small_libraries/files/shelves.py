from lancedb.embeddings import get_registry
from lancedb.pydantic import LanceModel, Vector

words = get_registry().get("openai").create(name="text-embedding-3-small")
deeds = get_registry().get("sentence-transformers").create(name="acme/heron-small")


class Leaf(LanceModel):
    text: str = words.SourceField()
    vector: Vector(words.ndims()) = words.VectorField()
