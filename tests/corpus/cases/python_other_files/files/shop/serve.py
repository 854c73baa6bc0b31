from datasets import load_dataset
from huggingface_hub import snapshot_download
from transformers import AutoModel

from shop import names
from shop.names import OWNER, Catalog, Paths, by_language, fallback, get_args

KNOWN = ["maplelab/maple-k1", "maplelab/maple-k2"]


def main(code: str, wanted: str, paths: Paths):
    AutoModel.from_pretrained(fallback())
    AutoModel.from_pretrained(by_language(code))
    AutoModel.from_pretrained(Catalog().checkpoint_for("fast"))
    AutoModel.from_pretrained(Catalog().origin)
    AutoModel.from_pretrained(f"{OWNER}/maple-chat-{names.SIZE}")
    load_dataset("{}/maple-orders".format(names.OWNER))
    AutoModel.from_pretrained(get_args().painter)
    AutoModel.from_pretrained(Paths().reader_path)
    AutoModel.from_pretrained(f"maplelab/maple-wide-{paths.width}")
    AutoModel.from_pretrained(f"maplelab/maple-{names.UNSAID}")
    if wanted not in KNOWN:
        raise ValueError(wanted)
    AutoModel.from_pretrained(wanted)


def fetch(repo, kind="model"):
    snapshot_download(repo, repo_type=kind)


fetch("maplelab/maple-blob")
fetch("maplelab/maple-rows", kind="dataset")
