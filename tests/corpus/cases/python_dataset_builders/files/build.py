from datasets import DatasetDict, concatenate_datasets, load_dataset
from huggingface_hub import HfApi
import pandas as pd

COMMON = {"path": "allenai/c4", "name": "en", "streaming": True}
MIXTURE = [
    ("Open-Orca/SlimOrca", 0.4),
    ("meta-math/MetaMathQA", 0.6),
]
SUBSETS = ("mnli", "qqp")

stream = load_dataset(**COMMON)
parts = [load_dataset(repo, split="train") for repo, _ in MIXTURE]
glue = {task: load_dataset("nyu-mll/glue", task) for task in SUBSETS}
remote = load_dataset("json", data_files="hf://datasets/nvidia/HelpSteer2/train.jsonl.gz")
table = pd.read_csv("https://raw.example.org/titanic/data.csv")
own = pd.read_parquet("hf://datasets/stanfordnlp/imdb/plain_text/train-00000.parquet")
out = concatenate_datasets(parts)
DatasetDict({"train": out}).push_to_hub("acme/mixture-v1", private=True)
HfApi().upload_folder(folder_path="card", repo_id="acme/mixture-v1", repo_type="dataset")
