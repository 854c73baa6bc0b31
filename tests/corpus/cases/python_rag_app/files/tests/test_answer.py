from sentence_transformers import SentenceTransformer


def test_shape():
    assert SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2").encode("x").shape
