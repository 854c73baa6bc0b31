"""Folders beside the program, and a repository that is only cloned to be written to."""

from datasets import load_dataset
from huggingface_hub import Repository

tickets = load_dataset("acme/tickets-2")
parts = load_dataset("tickets-2/data")
labels = load_dataset("labeled_rows")
with open("labeled_rows/part-1.json") as f:
    first = f.read()

repo = Repository("out", clone_from="acme/tickets-shards", repo_type="dataset")
repo.git_add()
repo.git_push()
