"""Fine-tune a classifier. See https://huggingface.co/docs/transformers for help."""
import argparse
from datasets import load_dataset
from transformers import (AutoModelForSequenceClassification, AutoTokenizer, Trainer,
                          TrainingArguments)
import evaluate

DEFAULT_MODEL = "distilbert-base-uncased"


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--model_name_or_path", default=DEFAULT_MODEL)
    p.add_argument("--dataset", type=str, default="cardiffnlp/tweet_eval_v2")
    p.add_argument("--config", default="sentiment")
    p.add_argument("--output_dir", default="runs/sentiment")
    return p.parse_args()


def main():
    args = parse()
    data = load_dataset(args.dataset, args.config)
    extra = load_dataset("csv", data_files="data/extra.csv")
    tokenizer = AutoTokenizer.from_pretrained(args.model_name_or_path)
    model = AutoModelForSequenceClassification.from_pretrained(args.model_name_or_path, num_labels=3)
    metric = evaluate.load("accuracy")
    training = TrainingArguments(args.output_dir, push_to_hub=True, hub_model_id="acme/tweet-mood")
    trainer = Trainer(model=model, args=training, train_dataset=data["train"], tokenizer=tokenizer)
    trainer.train()
    # model = AutoModelForSequenceClassification.from_pretrained("roberta-org/old-one")
    model2 = AutoModelForSequenceClassification.from_pretrained("./runs/sentiment/best")


if __name__ == "__main__":
    main()
