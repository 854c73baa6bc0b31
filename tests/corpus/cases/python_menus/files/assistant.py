"""Keeps what people may choose from; others call it."""


class Assistant:
    def __init__(self):
        self.models = {
            "MISTRAL": [("Mistral Large", "mistral-large-latest")],
            "ANTHROPIC": [("Claude 3 Haiku", "claude-3-haiku-20240307")],
            "HERE": [("Studio", "local-model")],
        }
