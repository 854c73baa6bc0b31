"""Files that are not quite Python cost only themselves."""

from __future__ import annotations

import ast
import gc
import json
import time

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind, Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import SourceFile
from clearweights.scan.python import NotebookScanner, PythonScanner

LOAD = 'from transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")\n'


@pytest.mark.parametrize(
    "noise",
    [
        'print "old"', "try:\n    pass\nexcept IOError, e:\n    pass", "!pip install x",
        "%load_ext autoreload", "!run \\\n    --more", "this is not python", "x = (", "\0",
        "def f(:\n    pass", "\t\tx = 1", "x = 0777", "{{ template }}",
    ],
)  # fmt: skip
def test_broken_lines_do_not_hide_the_rest(noise: str) -> None:
    assert used(LOAD + noise) == {"acme/tiny"}


@pytest.mark.parametrize(
    "source",
    [
        b"(" * 5000,
        b"x = " + b"-" * 20000 + b"1",
        b"a=" + b"[" * 3000 + b"]" * 3000,
        b"if x:\n" * 3000,
    ],
)
def test_hostile_sources_raise_nothing_but_value_errors(source: bytes) -> None:
    try:
        found = list(PythonScanner().scan(SourceFile("x.py", source)))
    except ValueError:
        return
    assert found == []


def test_what_cannot_be_parsed_is_still_read_as_words() -> None:
    broken = "".join(f"{line} is not python {{\n" for line in range(60))
    found: list[Fact] = []
    with pytest.raises(ValueError, match="not valid Python"):
        _scan_into(found, LOAD + broken)
    references = [fact for fact in found if isinstance(fact, Reference)]
    assert [(r.id, r.place.line) for r in references] == [("acme/tiny", 2)]


def test_a_stray_word_costs_only_the_function_that_it_stands_in() -> None:
    deep = "".join(f"        x{n} = {n}\n" for n in range(60))
    source = LOAD + "def train():\n    for x in y:\n        go(x)\nc\n" + deep
    source += "@cached\ndef more():\n    pass\n" + "z = 1\n" * 90
    assert used(source) == {"acme/tiny"}


def _scan_into(found: list[Fact], text: str) -> None:
    for fact in PythonScanner().scan(SourceFile("x.py", text.encode())):
        found.append(fact)  # noqa: PERF402 (what was found before the error is kept)


def test_a_huge_source_is_a_problem() -> None:
    with pytest.raises(ValueError, match="larger"):
        list(PythonScanner().scan(SourceFile("x.py", b"# " + b"a" * 3_000_000)))


def test_chains_of_calls_end() -> None:
    chain = "x" + ".f()" * 300 + '.from_pretrained("acme/tiny")'
    assert used(chain) <= {"acme/tiny"}
    functions = "".join(f"def f{i}(n): f{i + 1}(n); f{i + 1}(n)\n" for i in range(60))
    assert used(LOAD + functions + "f0('acme/x')") == {"acme/tiny"}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 3}', '{"cells": [{"source": 1}]}', '"x"']
)
def test_broken_notebooks_raise_nothing_but_value_errors(text: str) -> None:
    try:
        found = list(NotebookScanner().scan(SourceFile("x.ipynb", text.encode())))
    except ValueError:
        return
    assert not any(isinstance(fact, Reference) for fact in found)


def test_the_filter_lets_through_what_matters() -> None:
    scanner = PythonScanner()
    assert scanner.worth_parsing(LOAD.encode())
    assert scanner.worth_parsing(b'X = "acme/Tiny"')
    assert not scanner.worth_parsing(b"def add(a, b):\n    return a + b\n")


@pytest.mark.parametrize(
    ("language", "code"),
    [
        (
            "typescript",
            [
                'import { ChatOpenAI } from "@langchain/openai";\n',
                'const llm = new ChatOpenAI({ model: "gpt-4o-mini" });',
            ],
        ),
        (
            "kotlin",
            [
                "import ai.koog.prompt.executor.clients.openai.OpenAIModels\n",
                "val clerk = AIAgent(llmModel = OpenAIModels.Chat.gpt4oMini) // gpt-4o-mini",
            ],
        ),
        (
            "C#",
            [
                "using Microsoft.SemanticKernel;\n",
                'var k = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o-mini", key);',
            ],
        ),
    ],
)
def test_a_notebook_in_another_language_is_read_as_such(language: str, code: list[str]) -> None:
    book = {
        "metadata": {"kernelspec": {"language": language, "name": "shelf"}},
        "cells": [{"cell_type": "code", "source": code}],
    }
    text = json.dumps(book, indent=1)
    found = [
        fact
        for fact in NotebookScanner().scan(SourceFile("a.ipynb", text.encode()))
        if isinstance(fact, Reference)
    ]
    assert [f.id for f in found] == ["gpt-4o-mini"]
    assert "gpt-4o-mini" in text.split("\n")[(found[0].place.line or 0) - 1]


def test_files_that_cells_write_are_read() -> None:
    cells = [
        ["%%writefile run.yaml\n", "model_name_or_path: acme-labs/Tiny-7B\n", "num_epochs: 2"],
        ["%%writefile a.yaml\n", "bf16: true\ntf32: true\n", "model_id: acme-labs/Big-7B\n"],
        ["%%writefile get.sh\n", "ollama pull qwen3:4b"],
        ["%%writefile notes.txt\n", "model: acme-labs/Other-9B"],
    ]
    book = {"cells": [{"cell_type": "code", "source": cell} for cell in cells]}
    text = json.dumps(book, indent=1)
    found = [
        fact
        for fact in NotebookScanner().scan(SourceFile("a.ipynb", text.encode()))
        if isinstance(fact, Reference)
    ]
    assert {f.id for f in found} == {"acme-labs/Tiny-7B", "acme-labs/Big-7B", "qwen3:4b"}
    lines = text.split("\n")
    assert all(f.id in lines[(f.place.line or 0) - 1] for f in found)


def test_a_folder_that_a_notebook_cloned_is_no_dataset_of_the_hub() -> None:
    cells = [
        ["!git clone https://example.org/acme/shelf-results\n"],
        ["from datasets import load_dataset\n", 'a = load_dataset("shelf-results", "a")\n'],
        ['b = load_dataset("imdb")\n'],
    ]
    book = {"cells": [{"cell_type": "code", "source": cell} for cell in cells]}
    facts = NotebookScanner().scan(SourceFile("a.ipynb", json.dumps(book, indent=1).encode()))
    assert [fact.id for fact in facts if isinstance(fact, Reference)] == ["imdb"]


def _commands_of(*cells: str) -> set[str]:
    """Return the ids that a notebook of these cells uses."""
    book = {"cells": [{"cell_type": "code", "source": cell} for cell in cells], "nbformat": 4}
    text = json.dumps(book, indent=1)
    facts = NotebookScanner().scan(SourceFile("a.ipynb", text.encode()))
    return {f.id for f in facts if isinstance(f, Reference) and f.strength is Strength.USED}


def test_commands_of_a_notebook_see_the_names_of_its_python() -> None:
    assert _commands_of("name = 'reader'", "!wget https://x.org/{name}-large.pth") == {
        "https://x.org/reader-large.pth"
    }
    assert _commands_of("DS = 'acme/shelf'", "!kaggle datasets download -d $DS") == {"acme/shelf"}
    assert _commands_of("tag = pick()", "!ollama pull {tag}") == set()
    late = _commands_of("tag = 'llama3'", "!ollama pull {tag}", "tag = 'mistral'")
    assert late == {"llama3"}


FETCHES = """NETS = {"reef": "reef-t-1024.pkl", "moor": "moor-t-512.pkl"}
def fetch(name):
    url = f"https://weights.example.org/files/{name}"
    !wget $url -O nets/$name
fetch(NETS[which])"""


def test_commands_in_a_function_see_all_that_it_is_called_with() -> None:
    root = "https://weights.example.org/files/"
    assert _commands_of(FETCHES) == {f"{root}reef-t-1024.pkl", f"{root}moor-t-512.pkl"}


def test_commands_of_a_notebook_see_the_variables_that_magics_set() -> None:
    assert _commands_of("%env MODEL=acme/Reader-7B", "!python run.py --model $MODEL") == {
        "acme/Reader-7B"
    }


def test_a_program_that_a_notebook_runs_by_a_magic_is_a_command() -> None:
    assert _commands_of("%run tune.py --model acme/reader") == {"acme/reader"}
    assert _commands_of("%load tune.py --model acme/reader") == set()


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ('#@param ["acme/tiny-7b", "lab/big-70b"] {allow-input: true}', {"lab/big-70b"}),
        ("# @param ['lab/big-70b']", {"lab/big-70b"}),
        ('#@param {type:"string"}', set()),
        ('# like "lab/big-70b"', set()),
    ],
)
def test_the_form_of_a_cell_offers_models(form: str, found: set[str]) -> None:
    cell = "from transformers import AutoModel\nNAME = 'acme/tiny-7b' {}\n"
    cell += "AutoModel.from_pretrained(NAME)"
    assert _commands_of(cell.replace("{}", form)) == {"acme/tiny-7b", *found}


def test_forms_are_read_in_linear_time() -> None:
    begin = time.process_time()
    _commands_of('a = "b" #@param [' + '"c", ' * 60_000, "a" * 200_000 + '= "b" #@param [')
    assert time.process_time() - begin < 10

    assert time.process_time() - begin < 10


def test_a_file_of_sequences_that_is_fetched_is_data() -> None:
    source = 'import requests\nURL = "https://a.example/main/larch.fasta"\nrequests.get(URL)\n'
    assert [(r.id[-5:], r.kind) for r in references(source)] == [("fasta", AssetKind.DATASET)]


def test_a_tree_is_gone_when_its_file_has_been_read() -> None:
    source = "class Net:\n    def load(self, name):\n        self.name = name\n" + LOAD
    assert used(source) == used("x = 1\n" + LOAD)  # some questions keep the tree asked last
    gc.collect()
    gc.disable()
    try:
        before = _nodes()
        assert used(source) == {"acme/tiny"}
        assert used("x = 1\n" + LOAD) == {"acme/tiny"}
        assert _nodes() == before
    finally:
        gc.enable()


def _nodes() -> int:
    return sum(isinstance(held, ast.AST) for held in gc.get_objects())
