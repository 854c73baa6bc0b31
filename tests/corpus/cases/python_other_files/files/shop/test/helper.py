from transformers import AutoModel


def small_model():
    return AutoModel.from_pretrained("maplelab/maple-for-tests")
