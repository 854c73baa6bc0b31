from semantic_router.encoders import CohereEncoder

from harbor.counting import CountingEncoder


def build(kind, name=None):
    if kind == "hosted":
        return CohereEncoder(name=name)
    elif kind == "counting":
        if name is None:
            name = "counting-words"
        return CountingEncoder(name=name)
    elif kind == "hosted too":
        return CohereEncoder(name=name)


encoder = CohereEncoder()
encoder(["boats in the harbor"])
