"""Makes project folders of a given size, as heavy as real repositories of the field.

Kinds of files, their sizes, and how much they name follow a widely used training framework of
some 600 files with more than 1,000 assets: one module with a table of a thousand models, recipes,
cards and read-mes full of links, demonstration data, notebooks, and many modules that only speak
of models. The ids come from our own catalog, so that they resolve, disagree and carry duties as
real ones do; every second one is made up. All code and prose is made from words of our own.

Trees of many thousand files are no framework repeated: they hold no register of a thousand models
in every 600 files and no pages of links. So made (`registers=False`) they name an asset in every
third file, as 24 public repositories of 150 to 350 files do together; one of 16,000 files names
one in every ninth.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clearweights.datafiles import data_file

_BLOCK = 600
"""Files after which the mixture repeats."""

_MOST_TABLES = 4
"""Tables of models in one tree: a larger one names the same models again, as real ones do."""

_TABLE = 970
"""Models in one table."""

_NOUNS = (
    "batch buffer cache chunk column cursor device epoch example feature filter frame gradient "
    "group handler index item label layer length limit line loader logger loss mask metric node "
    "offset option output padding part path plan pool prompt queue rank record result row sample "
    "score sequence session shard shape size slice source stage state step stream target task "
    "template tensor token trace value vector weight window worker"
).split()
_VERBS = (
    "apply build check clip collect copy count decode drain encode expand fetch fill find fold "
    "gather join keep load map mark merge move pack pad parse pick plan prepare pull push rank "
    "read reduce scale send shift skip sort split stack start store sum swap trim update wrap"
).split()
_WORDS = [
    *_NOUNS,
    *_VERBS,
    *"the a of and with for from when each every model data one two".split(),
]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Bytes at these shares of the files of a kind: tenth, half, three quarters, and so on."""

    points: tuple[tuple[float, int], ...]

    def draw(self, chance: random.Random) -> int:
        """Return a size as they are distributed."""
        at = chance.random()
        (low, small), *rest = self.points
        for high, large in rest:
            if at <= high:
                share = (at - low) / (high - low)
                return int(small + share * (large - small))
            low, small = high, large
        return small


_CODE = _Sizes(
    ((0, 0), (0.1, 630), (0.5, 3_900), (0.75, 9_000), (0.9, 16_500), (0.97, 30_000), (1, 138_000))
)
_PROSE = _Sizes(((0, 10), (0.4, 120), (0.75, 5_200), (0.9, 13_000), (0.97, 35_000), (1, 70_000)))
_RECIPE = _Sizes(((0, 120), (0.1, 260), (0.5, 850), (0.9, 1_170), (1, 1_800)))
_DATA = _Sizes(((0, 300), (0.5, 3_300), (0.75, 739_000), (0.9, 914_000), (1, 1_575_000)))
_LINES = _Sizes(((0, 4_000), (0.1, 13_000), (0.5, 259_000), (1, 747_000)))
_NOTES = _Sizes(((0, 5), (0.5, 30), (0.9, 110), (0.965, 600), (0.97, 1_000_000), (1, 1_030_000)))


@dataclass(slots=True)
class _Maker:
    chance: random.Random
    ids: tuple[str, ...]
    registers: bool = True
    """Whether modules and pages list models by the hundred."""

    tables: int = 0
    known: int = 0

    def id(self) -> str:
        """Return an id that the tables of this tree name."""
        return self.ids[self.chance.randrange(max(self.known, _TABLE))]

    def name(self) -> str:
        """Return a name for something in code."""
        return f"{self.chance.choice(_VERBS)}_{self.chance.choice(_NOUNS)}"

    def sentence(self) -> str:
        """Return a sentence that says nothing."""
        words = self.chance.choices(_WORDS, k=self.chance.randrange(6, 16))
        return f"{' '.join(words).capitalize()}."

    # code ----------------------------------------------------------------------------------

    def code(self) -> str:
        """Return a module: one in four names an asset, half of the others speak of models."""
        left = _CODE.draw(self.chance)
        tone = self.chance.random()
        imports = _IMPORTS + _LIBRARIES if tone < 0.6 else _IMPORTS
        parts = [_HEADER, f'"""{self.sentence()}"""', "", imports]
        if tone < 0.25:
            parts.append(self.loads())
        left -= sum(map(len, parts))
        while left > 0:
            parts.append(self.function(speaks=tone < 0.6))
            left -= len(parts[-1])
        return "\n".join(parts) + "\n"

    def loads(self) -> str:
        """Return code that names a model or a dataset in one of the usual ways."""
        shape = self.chance.choice(_LOADS)
        return shape.replace("MODEL", self.id()).replace("NAME", self.name())

    def function(self, *, speaks: bool) -> str:
        """Return a function or a class of a dozen or two statements."""
        shape = self.chance.choice(_SPEAKING if speaks else _SILENT)
        for mark in ("FUN", "ONE", "TWO", "SIX"):
            shape = shape.replace(mark, self.name())
        return shape.replace("SAYS", self.sentence())

    def table(self) -> str:
        """Return a module with a table of a thousand models."""
        start = min(self.tables, _MOST_TABLES - 1) * _TABLE
        self.tables += 1
        self.known = max(self.known, start + _TABLE)
        rows = [
            f'        "{id_.rpartition("/")[2]}": {{\n            Source.HUB: "{id_}",\n        }},'
            for id_ in self.ids[start : start + _TABLE]
        ]
        groups = [
            "register_group(\n    models={\n" + "\n".join(rows[at : at + 12]) + "\n    },\n"
            '    template="plain",\n)\n'
            for at in range(0, len(rows), 12)
        ]
        return _TABLE_HEAD + "\n".join(groups)

    # other files ---------------------------------------------------------------------------

    def prose(self) -> str:
        """Return a document; a long one lists models with their addresses."""
        size, parts = _PROSE.draw(self.chance), [f"# {self.name()}", ""]
        while sum(map(len, parts)) < size:
            parts.append(" ".join(self.sentence() for _ in range(4)) + "\n")
            if size > 10_000 and self.registers:
                parts += (
                    f"| [{id_}](https://huggingface.co/{id_}) | 7B | plain |"
                    for id_ in (self.id() for _ in range(4))
                )
        return "\n".join(parts)

    def card(self) -> str:
        """Return a model card."""
        base = self.id()
        return (
            f"---\nlicense: apache-2.0\nbase_model: {base}\ndatasets:\n- {self.id()}\n---\n"
            f"# Tuned {base}\n\nFine-tuned from {base}. {self.sentence()}\n"
        )

    def recipe(self) -> str:
        """Return a recipe for a training run."""
        lines = [
            f"model_name_or_path: {self.id()}", "trust_remote_code: true", "stage: sft",
            f"dataset: {self.name()}", "template: plain", f"output_dir: saves/{self.name()}",
        ]  # fmt: skip
        size = _RECIPE.draw(self.chance)
        while sum(map(len, lines)) < size:
            lines.append(f"{self.name()}: {self.chance.random():.4f}")
        return "\n".join(lines) + "\n"

    def workflow(self) -> str:
        """Return steps of a build that name no asset."""
        steps = [f"      - name: {self.sentence()}\n        run: make {w}" for w in _VERBS]
        return "name: tests\non: [push]\njobs:\n  tests:\n    steps:\n" + "\n".join(steps[:24])

    def data(self) -> str:
        """Return examples to train on."""
        left, rows = _DATA.draw(self.chance), []
        while left > 0:
            rows.append({"instruction": self.sentence(), "input": "", "output": self.talk()})
            left -= len(rows[-1]["output"]) + 120
        return json.dumps(rows, indent=2)

    def lines(self) -> str:
        """Return examples, one a line."""
        left, rows = _LINES.draw(self.chance), []
        while left > 0:
            rows.append(json.dumps({"messages": [{"role": "user", "content": self.talk()}]}))
            left -= len(rows[-1])
        return "\n".join(rows)

    def talk(self) -> str:
        """Return a few sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randrange(2, 14)))

    def notes(self) -> str:
        """Return plain text, now and then a whole corpus."""
        return (self.talk() + "\n") * max(1, _NOTES.draw(self.chance) // 400)

    def notebook(self) -> str:
        """Return a notebook with a picture in its outputs."""
        cells = [
            {"cell_type": "markdown", "metadata": {}, "source": [self.talk()]},
            _cell(self.loads()),
            *(_cell(self.function(speaks=True)) for _ in range(8)),
        ]
        return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})

    def script(self) -> str:
        """Return a shell script that starts a run."""
        run = f"python train.py \\\n  --model_name_or_path {self.id()} \\\n  --x 1\n"
        return f"#!/bin/sh\nset -e\n{run}"

    def picture(self) -> str:
        """Return a drawing."""
        return (
            "<svg>" + "<path d='M0 0 L1 1 2 2 3 3'/>" * self.chance.randrange(100, 1_500) + "</svg>"
        )

    def plan(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Yield the names and makers of one block of files, the commonest first."""
        kinds: tuple[tuple[int, str, Callable[[], str]], ...] = (
            (1, "constants{}.py", self.table if self.registers else self.code),
            (311, "module{}.py", self.code),
            (100, "recipe{}.yaml", self.recipe), (70, "page{}.md", self.prose),
            (6, "card{}/README.md", self.card), (28, "notes{}.txt", self.notes),
            (20, "data{}.json", self.data), (5, "lines{}.jsonl", self.lines),
            (14, "steps{}.yml", self.workflow), (4, "look{}.ipynb", self.notebook),
            (13, "run{}.sh", self.script), (28, "drawing{}.svg", self.picture),
        )  # fmt: skip
        for count, name, make in kinds:
            yield from ((name, make) for _ in range(count))


def make_project(root: Path, files: int, seed: int = 7, *, registers: bool = True) -> None:
    """Write `files` files; equal arguments write equal trees."""
    maker = _Maker(random.Random(seed), _ids(), registers)
    plan = list(maker.plan())
    head, rest = plan[0], plan[1:]
    order = random.Random(seed)
    block: list[tuple[str, Callable[[], str]]] = []
    for number in range(files):
        if not block:
            block = [*order.sample(rest, len(rest)), head]
        name, make = block.pop()
        path = root / f"package{number % 23}" / f"part{number % 7}" / name.format(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make())


def make_catalog(root: Path, assets: int) -> None:
    """Write one module that loads so many models: as many rows in a report."""
    root.mkdir(parents=True, exist_ok=True)
    loads = (
        f'm{n} = AutoModel.from_pretrained("publisher{n % 97}/model-{n}")' for n in range(assets)
    )
    words = "\n".join(("from transformers import AutoModel", "", *loads, ""))
    (root / "catalog.py").write_text(words)


def _cell(code: str) -> dict[str, object]:
    lines = code.splitlines(keepends=True)
    picture = {"output_type": "display_data", "data": {"image/png": "iVBORw0K" * 5_000}}
    return {"cell_type": "code", "metadata": {}, "source": lines, "outputs": [picture]}


@cache
def _ids() -> tuple[str, ...]:
    """Return ids of models, by turns from our catalog and made up."""
    rows = data_file("resources", "catalog", "assets.tsv").read_text(encoding="utf-8").splitlines()
    named = (row.split("\t")[:3] for row in rows)
    ours = sorted(
        {id_ for kind, hub, id_ in named if (kind, hub) == ("model", "huggingface") and "/" in id_}
    )
    ours = random.Random(1).sample(ours, _MOST_TABLES * _TABLE // 2)
    return tuple(
        id_
        for n, known in enumerate(ours)
        for id_ in (known, f"lab{n % 61}/{_NOUNS[n % len(_NOUNS)].title()}-{1 + n % 70}B-v{n}")
    )


_HEADER = "# Copyright 2025 the authors\n#\n# Licensed under the Apache License, Version 2.0\n"
_IMPORTS = """import json
import math
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Optional

from ..extras import logging
from ..extras.misc import get_device_count, is_env_enabled

logger = logging.get_logger(__name__)
"""
_LIBRARIES = """import torch
import transformers
from transformers import Trainer
"""
_TABLE_HEAD = """# Copyright 2025 the authors

from collections import OrderedDict
from enum import Enum, unique

SUPPORTED_MODELS = OrderedDict()


@unique
class Source(str, Enum):
    HUB = "hub"
    OTHER = "other"


def register_group(models, template=None, multimodal=False):
    for name, path in models.items():
        SUPPORTED_MODELS[name] = path


"""
_LOADS = (
    """from transformers import AutoModelForCausalLM, AutoTokenizer

NAME_path = "MODEL"
tokenizer = AutoTokenizer.from_pretrained(NAME_path)
model = AutoModelForCausalLM.from_pretrained(NAME_path, torch_dtype="auto")
""",
    """import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--model_name_or_path", default="MODEL")
args = parser.parse_args()
model = transformers.AutoModel.from_pretrained(args.model_name_or_path)
""",
    """import os
from datasets import load_dataset

DATA = os.environ.get("NAME", "MODEL")


def load_NAME(split="train"):
    return load_dataset(DATA, split=split)
""",
    '''@dataclass
class Arguments:
    """What to load."""

    model_name_or_path: str = field(default="MODEL", metadata={"help": "the model"})
    cache_dir: Optional[str] = field(default=None)


def load_NAME(arguments: Arguments):
    return transformers.AutoModel.from_pretrained(arguments.model_name_or_path)
''',
)
_SILENT = (
    '''def FUN(items: Iterable[int], limit: int = 10, *, strict: bool = False) -> list[int]:
    """SAYS"""
    ONE, TWO = [], {}
    for at, item in enumerate(items):
        if item > limit and strict:
            raise ValueError(f"item {item} at {at} is over {limit}")
        if item not in TWO:
            TWO[item] = len(ONE)
            ONE.append(item * 2 + at % 3)
        else:
            ONE[TWO[item]] += 1
    return sorted(ONE, key=lambda value: (-value, math.sqrt(abs(value))))
''',
    '''class FUN:
    """SAYS"""

    def __init__(self, size: int, rate: float = 0.1, names: Optional[list[str]] = None) -> None:
        self.size = size
        self.rate = rate
        self.names = names or []
        self._kept: dict[str, Any] = {}

    def ONE(self, key: str, value: Any) -> None:
        self._kept[key] = value
        if len(self._kept) > self.size:
            oldest = min(self._kept, key=lambda k: self._kept[k])
            del self._kept[oldest]

    def TWO(self, path: str) -> dict[str, Any]:
        with open(os.path.join(path, "SIX.json"), encoding="utf-8") as file:
            found = json.load(file)
        return {k: v for k, v in found.items() if k in self.names or not self.names}
''',
)
_SPEAKING = (
    *_SILENT,
    '''def FUN(model: "torch.nn.Module", inputs: dict[str, Any], step: int) -> "torch.Tensor":
    """SAYS"""
    ONE = model(**inputs)
    logits = ONE["logits"] if isinstance(ONE, dict) else ONE[0]
    TWO = inputs["labels"][..., 1:].contiguous().view(-1)
    shifted = logits[..., :-1, :].contiguous().view(-1, logits.size(-1))
    loss = torch.nn.functional.cross_entropy(shifted.float(), TWO, ignore_index=-100)
    if step % 100 == 0 and is_env_enabled("SIX"):
        logger.info("step %d: loss %.4f on %s", step, loss.item(), model.device)
    return loss / max(1, get_device_count())
''',
    '''class FUN(Trainer):
    """SAYS"""

    def __init__(self, finetuning_args: Any, processor: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.finetuning_args = finetuning_args
        self.model_accepts_loss_kwargs = False
        if processor is not None:
            self.add_callback(processor.callback(self.tokenizer, self.model.config))

    def ONE(self, dataset: Any, model_path: str, max_samples: Optional[int] = None) -> list[Any]:
        kept = dataset if max_samples is None else dataset.select(range(max_samples))
        rows = [self.tokenizer(row["text"], truncation=True, padding="longest") for row in kept]
        with torch.no_grad():
            outputs = [self.model.generate(**row, max_new_tokens=128) for row in rows]
        self.save_model(os.path.join(model_path, "SIX"))
        return [self.tokenizer.decode(output, skip_special_tokens=True) for output in outputs]
''',
)
