"""What a name in code speaks of: a model, a dataset, or only something about one."""

from __future__ import annotations

import re
from functools import cache

_ENDS = (
    r"s?(?:_?(?:id|name|path|list|repo|hub|hf|default|key|map|mapping|option|choice|card|or_path|"
    r"dir|to_use|version|url|weight|config|file|string|tag)s?)*(?:_\w{1,14})?$"
)
MODEL_NAME = re.compile(
    r"(?:^|_)(?:model|llm|embedding|embed|embedder|encoder|checkpoint|ckpt|pretrained|tokenizer|"
    r"reranker|backbone|vae|unet|controlnet|lora|adapter|teacher|student|judge|evaluator|grader|annotator|rater|engine|deployment|"
    r"repo|repo_id|name_or_path|prm|hf_id|hf_config|hub_id|modelid|modelname|hf_hub(?!_name)|init_from|load_from|start_from|pipeline|scheduler_name|processor|lm|gpt|"
    r"generator|retriever|ranker|scorer|captioner|transcriber|transformer|summarizer|translator|classifier|"
    r"detector|vision_tower|vlm|mllm|asr)" + _ENDS
)
DATASET_NAME = re.compile(
    r"(?:^|_)(?:dataset|data_?source|data_path|corpus|train_data|eval_data|data_repo|hf_data|data_mix|mixer|"
    r"hf_hub_name)" + _ENDS  # as tasks of MTEB call their data
)
_ABOUT = re.compile(
    r"(?:provider|kind|class|cls|class_map(?:ping)?|format|mode|family|dtype|device|arch|architecture|revision|"
    r"author|license|folders?|dir|dirs|file|files|root|cache|abbrev|template|prompt|sizes?|dims?|dimensions?|for_example|for_doc|settings?|doc|docs|docstring|kwargs|args|params|count|prefix|suffix|columns?(?:_names?)?)$"
)
"""Ends of names that speak about a model without naming it."""


_OTHER = re.compile(
    r"tiktoken|^metric_for|(?:^|_)(?:deprecated|retired|obsolete|renam(?:e|ed|es|ings?)|"
    r"replac(?:e|ed|ements?))(?:_|$)"
)
"""Names that speak of models, and hold something else: `metric_for_best_model`, old names."""

_LEFT_OUT = re.compile(
    r"(?:^|_)to_(?:be_)?(?:remove|skip|drop|exclude|ignore|delete)"
    r"|(?:^|_)(?:exclud|skipped|ignored|removed|banned|unsupported|blacklist)"
    r"|(?:^|_)branch(?:es)?(?:_name)?$"
)


@cache
def is_left_out(name: str) -> bool:
    """Say whether a name speaks of what is not to be used, or of code: `MODELS_TO_REMOVE`."""
    return _LEFT_OUT.search(plain_name(name)) is not None


_TABLE = re.compile(
    r"(?:[A-Z\d]\w*_)?PRETRAINED_(?:[A-Z]+_)*(?:ARCHIVE|VOCAB|FILES|MERGES|SIZES?)"
    r"(?:_[A-Z]+)*(?:_MAP|_LIST)?|"
    r"(?:[A-Z]+_)?PRETRAINED_INIT_CONFIGURATION"
)
"""How Transformers calls what it knows besides: of a copy of its code nobody loads it all."""

_SHOWN = re.compile(
    r"_(?:CHECKPOINT|TOKENIZER)_FOR_[A-Z_]+|_(?:[A-Z]+_)*(?:CLASS|XVECTOR|FRAME)_CHECKPOINT"
)
"""How it calls what its documentation shows."""


@cache
def is_library_table(name: str) -> bool:
    """Say whether a constant holds what a copied library knows besides what is loaded."""
    return (_SHOWN if name[:1] == "_" else _TABLE).fullmatch(name) is not None


_SIZE = re.compile(r"(?:whisper_)?model_sizes?(?:_list|_or_path)?|whisper_sizes?")
"""Names that hold a size, which is a model's own name only where a library says so."""


def is_size(plain: str) -> bool:
    """Say whether a plain name speaks of a size."""
    return _SIZE.fullmatch(plain) is not None


@cache
def plain_name(name: str) -> str:
    """Return a name in lower case with underscores and without digits."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub(r"\d+", "", snake).replace("-", "_").lower()


@cache
def says(name: str) -> bool:
    """Say whether a name speaks of a model or a dataset."""
    plain = plain_name(name)
    if _SIZE.fullmatch(plain):
        return True
    if len(name) >= 60 or _ABOUT.search(plain) or _OTHER.search(plain) or is_left_out(name):
        return False
    return bool(
        MODEL_NAME.search(plain)
        or DATASET_NAME.search(plain)
        or re.fullmatch(r"(?:\w+_)?weights?", plain)
    )


_ENDS_IN_DATA = re.compile(r"(?<![a-z])datasets?(?:_(?:id|name|path|list|repo)s?)*$")


@cache
def is_of_data(name: str) -> bool:
    """Say whether a name speaks of a dataset and of no model: `embedding_datasets` does."""
    plain = plain_name(name)
    if not DATASET_NAME.search(plain):
        return False
    return not MODEL_NAME.search(plain) or _ENDS_IN_DATA.search(plain) is not None


_LOOSE = re.compile(r"engine|processor|data_path")
"""What names of models and data contain, and as often those of parts and folders."""


@cache
def is_sure(name: str, *, hub: bool) -> bool:
    """Say whether a name can only stand for a model or dataset: a `repo` can be of code.

    `hub`: the file uses the libraries of the hub, where a `repo` is one of theirs.
    """
    plain = plain_name(name)
    if plain == "repo" or plain.endswith("type") or _LOOSE.search(plain):
        return False
    return says(name) and (hub or not re.search(r"repos?(?!_id)", plain) or _of_data_at(plain))


def _of_data_at(plain: str) -> bool:
    """Say whether a name tells the repository of a dataset: code lies at no `DATASET_REPO`."""
    return re.search(r"(?:^|_)dataset_(?:hf_)?repo", plain) is not None


_COUNTS = re.compile(
    r"(?:^|_)(?:n|num|count\w*|calc\w*)_(?:\w+_)?(?:tokens?|cost)|tokens?_(?:count|len)"
    r"|(?:^|_)(?:print|log|show|get|estimate|compute)_(?:\w+_)?(?:costs?|prices?)(?:$|_)"
    r"|(?:costs?|prices?)_(?:for|of|per|estimates?)(?:$|_)|(?:completion|request|usage)_costs?$"
    r"|tokens?_(?:text_)?splitter$"
)


@cache
def counts(callee: str) -> bool:
    """Say whether a function counts tokens as a model would, or their price, and asks nothing."""
    return _COUNTS.search(plain_name(callee)) is not None


_DOUBLE = re.compile(r"_?(?:Mock|Dummy|Stub)[A-Z]")


def is_double(name: str) -> bool:
    """Say whether a class only stands for one that loads or asks: `MockRetriever("acme/x")`."""
    return _DOUBLE.match(name) is not None
