ENCODINGS = {
    "gpt-4o": "o200k_base",
    "gpt-4": "cl100k_base",
    "davinci-002": "cl100k_base",
    "text-davinci-003": "p50k_base",
    "text-davinci-edit-001": "p50k_edit",
    "gpt2": "gpt2",
}


def encoding(model):
    return ENCODINGS[model]
