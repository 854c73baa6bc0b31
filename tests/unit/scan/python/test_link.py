"""Constants and arguments are joined across the files of a project."""

from __future__ import annotations

import textwrap

import pytest
from tests.unit.scan.python.look import facts, references, used

from clearweights.domain.asset import AssetKind, Provider, Reference
from clearweights.domain.facts import Offer, Pending, RunTimeChoice
from clearweights.scan import SourceFile
from clearweights.scan.clients import CLIENTS
from clearweights.scan.config.scanner import ConfigScanner, EnvScanner
from clearweights.scan.python import PythonScanner, link
from clearweights.scan.shell.scanner import ShellScanner

LOAD = "from transformers import AutoModel\n"


def test_an_imported_constant_is_found_where_it_is_written() -> None:
    source = LOAD + "from settings import NET\nAutoModel.from_pretrained(NET)"
    (reference,) = references(source, settings='\nNET = "bert-base-uncased"')
    assert str(reference.place) == "settings.py:2"
    assert reference.how == "from_pretrained"


def test_attributes_of_an_imported_module_are_found() -> None:
    source = LOAD + "import settings\nAutoModel.from_pretrained(settings.NET)"
    assert used(source, settings='NET = "bert-base-uncased"') == {"bert-base-uncased"}


def test_attributes_of_an_imported_object_are_found() -> None:
    settings = 'class Settings:\n    net: str = "bert-base-uncased"\nsettings = Settings()'
    source = LOAD + "from settings import settings\nAutoModel.from_pretrained(settings.net)"
    assert used(source, settings=settings) == {"bert-base-uncased"}


def test_relative_imports_are_resolved() -> None:
    source = LOAD + "from .settings import NET\nAutoModel.from_pretrained(NET)"
    others = {"pkg/settings": 'NET = "acme/one"', "other/settings": 'NET = "acme/two"'}
    linked = {r.id: r.how for r in references(source, "pkg/main.py", **others)}
    assert linked["acme/one"] == "from_pretrained"
    assert linked.get("acme/two") != "from_pretrained"


def test_arguments_reach_a_function_of_another_file() -> None:
    loading = LOAD + "def get(n, fast=True):\n    return AutoModel.from_pretrained(n)"
    source = 'from loading import get\nget("acme/tiny")\nget(n="acme/big")'
    assert used(source, loading=loading) == {"acme/tiny", "acme/big"}


def test_a_function_of_the_same_name_elsewhere_is_another() -> None:
    loading = LOAD + "def get(n):\n    return AutoModel.from_pretrained(n)"
    assert used('from store import get\nget("acme/tiny")', loading=loading) == set()


def test_what_is_joined_is_no_longer_a_note() -> None:
    source = LOAD + "from settings import NET\nAutoModel.from_pretrained(NET)"
    assert not any(
        isinstance(fact, RunTimeChoice | Offer | Pending)
        for fact in facts(source, settings='NET = "bert-base-uncased"')
    )


def test_what_stays_dynamic_is_a_note() -> None:
    (note,) = facts(LOAD + "import sys\nAutoModel.from_pretrained(sys.argv[1])")
    assert isinstance(note, RunTimeChoice)
    assert (str(note.place), note.words) == ("main.py:3", "sys.argv[1]")


def test_variables_of_another_part_of_the_project_are_not_meant() -> None:
    source = (
        "import os\n"
        "from langchain_community.llms import Ollama\n"
        'Ollama(model=os.environ["NET_MODEL"])'
    )
    code = SourceFile("chat/app.py", source.encode())
    near = SourceFile("chat/.env", b"NET_MODEL=openhermes")
    far = SourceFile("images/.env", b"NET_MODEL=llava")
    found = [*PythonScanner().scan(code), *EnvScanner().scan(near), *EnvScanner().scan(far)]
    assert {str(f.place) for f in link(found) if isinstance(f, Reference)} == {"chat/.env:1"}


HELPER = """
import requests
def ask(model, messages):
    address = "https://api.together.xyz/v1/chat/completions"
    return requests.post(address, json={"model": model, "messages": messages})
"""


def test_models_handed_to_a_helper_that_asks_a_provider_are_services() -> None:
    source = (
        "from helper import ask\n"
        'model_names = ["lab/Chat-70b", "lab/Code-9b"]\n'
        "[ask(model, []) for model in model_names]\n"
    )
    found = references(source, helper=HELPER)
    assert {(r.id, r.kind, r.provider) for r in found} == {
        ("lab/Chat-70b", AssetKind.SERVICE, Provider.TOGETHER),
        ("lab/Code-9b", AssetKind.SERVICE, Provider.TOGETHER),
    }


def test_a_file_that_loads_weights_itself_is_served_by_nobody() -> None:
    source = (
        "from helper import ask\n"
        'model_names = ["lab/Chat-70b"]\nask(model_names, [])\n'
        + LOAD
        + 'AutoModel.from_pretrained("lab/Own-1b")\n'
    )
    assert {r.kind for r in references(source, helper=HELPER)} == {AssetKind.MODEL}


def test_a_neighbor_of_what_is_imported_serves_nobody() -> None:
    source = 'from kit import search\nmodel_names = ["lab/Chat-70b"]\nsearch.find(model_names)\n'
    found = references(source, **{"kit/search": "def find():\n    pass\n", "kit/helper": HELPER})
    assert {r.kind for r in found} == {AssetKind.MODEL}


def test_a_file_that_only_imports_a_helper_is_served_by_nobody() -> None:
    source = 'from helper import ask\nmodel_names = ["lab/Chat-70b"]\nregister(ask)\n'
    assert {r.kind for r in references(source, helper=HELPER)} == {AssetKind.MODEL}


def test_a_table_of_a_file_is_asked_by_a_key_of_run_time() -> None:
    source = (
        "import json\nfrom transformers import AutoModel\n"
        'PATHS = json.load(open("config/model2path.json"))\n'
        "AutoModel.from_pretrained(PATHS[name])\n"
        "client.chat.completions.create(model=PATHS[name], messages=[])"
    )
    table = '{"Small-v1.5": "acme/Small-7b-v1.5", "Large": "acme/Large-70b"}'
    found = {
        (r.id, r.kind)
        for r in link(
            [
                *PythonScanner().scan(SourceFile("run.py", source.encode())),
                *ConfigScanner().scan(SourceFile("config/model2path.json", table.encode())),
            ]
        )
        if isinstance(r, Reference)
    }
    assert found == {
        ("acme/Small-7b-v1.5", AssetKind.MODEL),
        ("acme/Large-70b", AssetKind.MODEL),
    }
    assert ConfigScanner().worth_parsing(table.encode())


def test_what_a_process_is_started_with_is_passed() -> None:
    source = (
        "from torch.multiprocessing import Process\nfrom transformers import AutoModel\n"
        "def work(rank, where):\n    AutoModel.from_pretrained(where)\n"
        'Process(target=work, args=(0, "acme/Small-7b")).start()'
    )
    assert used(source) == {"acme/Small-7b"}


def test_what_a_command_gives_an_option_is_judged_by_the_script() -> None:
    script = (
        "import argparse\nfrom datasets import load_dataset\n"
        "from transformers import AutoModel\n"
        "def load(where):\n    return AutoModel.from_pretrained(where)\n"
        "def main(args):\n    begin = args.begin\n    load_dataset(begin)\n    load(args.seed)\n"
        "    print(args.other)"
    )
    command = (
        "DATA=acme/first-2b\npython ./tools/run.py --begin $DATA --seed acme/grown-7b "
        "--other acme/third-part\npython elsewhere/run.py --begin acme/other-part"
    )
    found = {
        (r.id, r.kind, str(r.place))
        for r in link(
            [
                *PythonScanner().scan(SourceFile("src/tools/run.py", script.encode())),
                *ShellScanner().scan(SourceFile("go.sh", command.encode())),
            ]
        )
        if isinstance(r, Reference)
    }
    assert found == {
        ("acme/first-2b", AssetKind.DATASET, "go.sh:2"),
        ("acme/grown-7b", AssetKind.MODEL, "go.sh:2"),
    }


@pytest.mark.parametrize(
    ("loader", "command", "found"),
    [
        ("load_dataset(self.name)", "--dataset c4", {"c4"}),
        ("load_dataset(self.name)", "--dataset own_rows", set()),  # could be anything
        ("open(self.name)", "--dataset c4", set()),
        ("load_dataset(self.name)", "--output c4", set()),
    ],
)
def test_a_plain_name_given_to_a_script_that_loads_it(
    loader: str, command: str, found: set[str]
) -> None:
    script = f"""
        import argparse
        from datasets import load_dataset
        class Rows:
            def __init__(self, source, size):
                self.name = source
                self.rows = {loader.replace("self.name", "source")}
        def build(name, size):
            return Rows(source=name, size=size)
        parser = argparse.ArgumentParser()
        parser.add_argument("--dataset", required=True)
        args = parser.parse_args()
        build(args.dataset, 4)
    """
    file = SourceFile("src/convert.py", textwrap.dedent(script).encode())
    shell = SourceFile("go.sh", f"python src/convert.py {command} --splits val\n".encode())
    facts = link((*PythonScanner().scan(file), *ShellScanner().scan(shell)))
    assert {f.id for f in facts if isinstance(f, Reference)} == found


@pytest.mark.parametrize(
    "script",
    [
        """
        import argparse
        parser = argparse.ArgumentParser()
        parser.add_argument("--shelf_path", default=None)
        args = parser.parse_args()
        load_dataset(args.shelf_path)
        """,
        """
        from transformers import HfArgumentParser, TrainingArguments
        @dataclass
        class Settings:
            shelf_path: str = None
        parser = HfArgumentParser((Settings, TrainingArguments))
        config, training = parser.parse_args_into_dataclasses()
        load_dataset(config.shelf_path)
        """,
    ],
)
def test_an_option_without_a_default_is_what_a_command_gives_it(script: str) -> None:
    code = "from datasets import load_dataset\n" + textwrap.dedent(script)
    shell = b'torchrun src/sort.py --shelf_path="acme/books" --spare_path=acme/other\n'
    facts = link(
        (
            *PythonScanner().scan(SourceFile("src/sort.py", code.encode())),
            *ShellScanner().scan(SourceFile("go.sh", shell)),
        )
    )
    told = [(f.id, f.kind, f.place.path) for f in facts if isinstance(f, Reference)]
    assert told == [("acme/books", AssetKind.DATASET, "go.sh")]


def test_a_client_of_a_router_counts_where_no_file_hands_it_a_model() -> None:
    asks = """
        from groq import Groq
        client = Groq()
        def ask(model, prompt):
            return client.chat.completions.create(model=model, messages=[])
    """
    names = 'from groq import Groq\nGroq().chat.completions.create(model="llama-3.1-8b-instant")'
    hands = 'from asks import ask\nMODEL = "llama-3.1-8b-instant"\nask(model=MODEL, prompt="x")'

    def clients(other: str) -> list[str]:
        found = facts(asks, "asks.py", other=other)
        return [f.words for f in found if isinstance(f, RunTimeChoice) and f.how in CLIENTS]

    assert clients(names) == ["groq"]
    assert clients(hands) == []


@pytest.mark.parametrize(
    ("row", "ids"),
    [
        ('{"columns": ["Problem"], "part": "hard_ones"}', {"acme/riddles", "acme/sums"}),
        ('{"path": "acme/riddles-9"}', {"acme/riddles-9"}),
    ],
)
def test_a_table_by_id_holds_its_keys_and_no_columns(row: str, ids: set[str]) -> None:
    table = f'SETS = {{"acme/riddles": {row}, "acme/sums": {row}}}\n'
    source = (
        "from datasets import load_dataset\nfrom tables import SETS\n"
        "def load():\n    for name in SETS:\n        load_dataset(name)\n"
    )
    assert {r.id for r in references(source, tables=table) if r.how == "load_dataset"} == ids


def test_a_download_whose_kind_its_own_file_tells_is_told_once() -> None:
    util = """
        import requests
        def fetch_and_unzip(url, folder):
            rows = requests.get(url, stream=True)
    """
    source = """
        from util import fetch_and_unzip
        model_url = "https://files.example.edu/outputs/terns.zip"
        checkpoint_dir = fetch_and_unzip(model_url, "here")
    """
    found = [f for f in facts(source, util=util) if isinstance(f, Reference)]
    assert [(f.kind, f.id) for f in found] == [
        (AssetKind.MODEL, "https://files.example.edu/outputs/terns.zip")
    ]
