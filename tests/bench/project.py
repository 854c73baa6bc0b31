"""Makes project folders of a given size, shaped like real repositories."""

from __future__ import annotations

import random
from pathlib import Path

_CODE = '''"""Module {n} of the generated project."""

import json
import logging
{imports}

logger = logging.getLogger(__name__)


class Part{n}:
    """One part."""

    def __init__(self, size: int = {n}) -> None:
        self.size = size

    def total(self, values: list[int]) -> int:
        """Return the sum of what fits."""
        return sum(v for v in values if v < self.size)


def load_{n}(path: str) -> dict[str, int]:
    """Read a file of numbers."""
    with open(path) as file:
        return {{k: int(v) for k, v in json.load(file).items()}}

{body}
'''
_USES = (
    (
        "from transformers import AutoModel",
        'model = AutoModel.from_pretrained("{publisher}/model-{n}")',
    ),
    ("from datasets import load_dataset", 'data = load_dataset("{publisher}/data-{n}")'),
    ("", ""),
    ("", ""),
    ("", ""),
)


def make_project(root: Path, files: int, seed: int = 7) -> None:
    """Write `files` files: two thirds Python (some naming an asset), YAML, JSON, Markdown."""
    chance = random.Random(seed)
    for n in range(files):
        folder = root / f"package{n % 23}" / f"part{n % 7}"
        folder.mkdir(parents=True, exist_ok=True)
        publisher = f"publisher{n % 11}"
        match n % 12:
            case 0:
                (folder / f"config{n}.yaml").write_text(
                    f"model_name_or_path: {publisher}/model-{n % 40}\nlearning_rate: 2.0e-5\n"
                    f"dataset_name: {publisher}/data-{n % 40}\nseed: {chance.randrange(99)}\n"
                )
            case 1:
                (folder / f"settings{n}.json").write_text(
                    '{"name": "x", "values": [' + ",".join(map(str, range(200))) + "]}"
                )
            case 2:
                (folder / f"NOTES{n}.md").write_text(
                    f"# Notes {n}\n\n" + "Words about the work that was done.\n" * 40
                )
            case 3:
                (folder / f"table{n}.csv").write_text("a,b\n" + "1,2\n" * 500)
            case _:
                imports, body = chance.choice(_USES)
                words = {"n": n % 60, "publisher": publisher}
                (folder / f"module{n}.py").write_text(
                    _CODE.format(n=n, imports=imports, body=body.format(**words)) * 2
                )


def make_catalog(root: Path, assets: int) -> None:
    """Write one module that loads so many models: as many rows in a report."""
    root.mkdir(parents=True, exist_ok=True)
    loads = (
        f'm{n} = AutoModel.from_pretrained("publisher{n % 97}/model-{n}")' for n in range(assets)
    )
    words = "\n".join(("from transformers import AutoModel", "", *loads, ""))
    (root / "catalog.py").write_text(words)
