"""What is there only where the extras are installed."""

try:
    from sentence_transformers import SentenceTransformer
except ImportError:
    SentenceTransformer = None

try:
    import whisper
except ImportError:
    whisper = None


class Shelf:
    def __init__(self) -> None:
        self._embedder = None
        self._ears = None

    def embedder(self):
        if self._embedder is None and SentenceTransformer is not None:
            self._embedder = SentenceTransformer("all-MiniLM-L6-v2")
        return self._embedder

    def ears(self):
        if whisper is None:
            return None
        self._ears = self._ears or whisper.load_model("base")
        return self._ears
