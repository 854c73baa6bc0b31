SIZE = "base"
ALBERT_MODEL_HUB = "https://tfhub.dev/google/albert_" + SIZE + "/3"
HANDLES = {"sentences": "https://tfhub.dev/google/universal-sentence-encoder/4"}
PAGE = "https://tfhub.dev/google/collections/bert"
