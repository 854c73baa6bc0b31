"""Keys of a project's own that its code hands to a loader."""

from __future__ import annotations

import json

import pytest

from clearweights.domain.asset import AssetKind, Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan.base import SourceFile
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.python import PythonScanner, link
from clearweights.scan.python.keyed import opened

MODEL = """
from transformers import AutoModel

class Net:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)
        self.net = AutoModel.from_pretrained(self.title_there)
"""
READER = """
from pathlib import Path

def read(folder, models):
    return [models.read(path) for path in folder.glob("*.json")]
"""


def _found(files: dict[str, str]) -> dict[str, AssetKind]:
    facts: list[Fact] = []
    for path, text in files.items():
        scanner = PythonScanner() if path.endswith(".py") else ConfigScanner()
        facts.extend(scanner.scan(SourceFile(path, text.encode())))
    return {
        fact.id: fact.kind
        for fact in link(facts)
        if isinstance(fact, Reference) and fact.strength is Strength.USED
    }


def _settings(key: str = "title_there", words: str = "lab/small-net-1") -> str:
    return json.dumps({"model_type": "Net", "title": "small", key: words})


def test_what_a_loader_is_asked_for_by_a_key_of_the_project() -> None:
    files = {"net.py": MODEL, "read.py": READER, "nets/small.json": _settings()}
    assert _found(files) == {"lab/small-net-1": AssetKind.MODEL}


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("title_here", "lab/small-net-1"),  # another key
        ("title_there", "small-net-1"),  # may be anything
        ("title_there", "outputs/small-net-1"),
    ],
)
def test_other_keys_and_words_name_nothing(other: str, words: str) -> None:
    files = {"net.py": MODEL, "read.py": READER, "nets/small.json": _settings(other, words)}
    assert not _found(files)


def test_a_file_that_the_code_does_not_open_is_none_of_its_settings() -> None:
    assert not _found({"net.py": MODEL, "nets/small.json": _settings()})
    named = READER.replace("*.json", "large.json")
    assert not _found({"net.py": MODEL, "read.py": named, "nets/small.json": _settings()})
    right = READER.replace("*.json", "nets/small.json")
    assert _found({"net.py": MODEL, "read.py": right, "nets/small.json": _settings()})


def test_a_key_that_models_and_datasets_share_is_told_by_the_folder() -> None:
    data = """
        from datasets import load_dataset
        def table(row):
            return load_dataset(row["title_there"], split="test")
    """
    files = {
        "net.py": MODEL,
        "table.py": data.replace("\n        ", "\n"),
        "read.py": READER,
        "models/small.json": _settings(),
        "datasets/rows.json": _settings(words="lab/many-rows-2"),
        "other/rows.json": _settings(words="lab/some-rows-3"),
    }
    assert _found(files) == {
        "lab/small-net-1": AssetKind.MODEL,
        "lab/many-rows-2": AssetKind.DATASET,
    }


def test_options_read_from_a_file_that_is_given() -> None:
    run = """
from dataclasses import dataclass
from peft import PeftModel
from transformers import HfArgumentParser

@dataclass
class Options:
    peft_addr: str | None = None

def main(path, model):
    (options,) = HfArgumentParser(Options).parse_json_file(path)
    return PeftModel.from_pretrained(model, options.peft_addr)
"""
    settings = json.dumps({"model_kind": "x", "peft_addr": "lab/tuned-net-1"})
    assert _found({"run.py": run, "train/one.json": settings}) == {
        "lab/tuned-net-1": AssetKind.MODEL
    }


SECTIONS = """
import configparser
from transformers import AutoModel

settings = configparser.ConfigParser()
settings.read(%s)

def load(name):
    return AutoModel.from_pretrained(settings[name]["title_there"])
"""


@pytest.mark.parametrize(
    ("read", "path", "found"),
    [
        ('"heron.ini"', "heron.ini", True),
        ("where", "nets/heron.ini", True),
        ('"heron.cfg"', "heron.cfg", True),
        ('"heron.cfg"', "egret.cfg", False),
    ],
)
def test_a_key_of_a_file_of_sections(read: str, path: str, found: bool) -> None:
    written = "[small]\ntitle_there = lab/small-net-1\nmodel_type = Net\n"
    names = _found({"net.py": SECTIONS % read, path: written})
    assert names == ({"lab/small-net-1": AssetKind.MODEL} if found else {})


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('open("conf/nets/small.json")', ["small.json"]),
        ("open(r'conf\\small.yml')", ["small.yml"]),
        ('open(f"{name}_{part}.toml")', ["*_*.toml"]),
        ('one("a.b.json", ".json", "c.cfg")', [".json", "a.b.json", "c.cfg"]),
        ('"it is no.json', []),
        ('x.json"', []),
        ('"small.json.txt"', []),
        (f'"{"a" * 61}.json"', []),
        (f'"{"a" * 80}/{"b" * 60}.json"', [f"{'b' * 60}.json"]),
        (f'"{"a" * 81}/{"b" * 60}.json"', []),
        ("yaml.safe_load(file)", ["*.y*ml"]),
        ("json.loads(text), OmegaConf.load(path)", ["*.json", "*.y*ml"]),
        ("ujson.loads(text), load(json)", []),
        ("parse_yaml_file(path), Net.model_validate_json(text)", ["*.json", "*.y*ml"]),
        ("configparser.ConfigParser()", ["*.ini"]),
    ],
)
def test_the_files_of_settings_that_code_opens(source: str, names: list[str]) -> None:
    assert [offer.value for offer in opened(SourceFile("a.py", source.encode()))] == names
