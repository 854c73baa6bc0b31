from transformers import pipeline


def main(model_id: str = "distilbert-base-uncased__calls__16"):
    return pipeline("text-classification", model=f"studio-nord/{model_id}")
