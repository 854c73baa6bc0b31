import argparse

from datasets import load_dataset


class Rows:
    def __init__(self, source, split):
        self.rows = load_dataset(path=source, split=split)


def build(name, split):
    return Rows(source=name, split=split)


parser = argparse.ArgumentParser()
parser.add_argument("--dataset", required=True)
parser.add_argument("--split", default="train")
args = parser.parse_args()
build(args.dataset, args.split)
