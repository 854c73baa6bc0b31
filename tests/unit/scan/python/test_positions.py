"""What is handed by position to functions and classes of the same file."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind

DATACLASS = """
from dataclasses import dataclass

@dataclass
class Profile:
    key: str
    model: str
    revision: str = "main"
"""
CLASS = """
class Profile:
    def __init__(self, key, model, revision="main"):
        self.model = model
"""
FUNCTION = """
def Profile(key, model, revision="main"):
    return {"key": key, "repo": model, "at": revision}
"""


@pytest.mark.parametrize("definition", [DATACLASS, CLASS, FUNCTION])
def test_the_parameter_tells_which_word_is_the_model(definition: str) -> None:
    source = f'{definition}\nROWS = [Profile("small", "tern/Waders", "main")]\n'
    assert used(source) == {"tern/Waders"}


def test_a_parameter_of_data_makes_a_dataset() -> None:
    source = """
        def task(title, dataset, split):
            return (title, dataset, split)

        TASKS = [task("Short answers", "tern/wading-birds", "test")]
    """
    (found,) = references(source)
    assert (found.id, found.kind) == ("tern/wading-birds", AssetKind.DATASET)


@pytest.mark.parametrize(
    "source",
    [
        # a parameter that says nothing of models
        'def row(key, label):\n    return key, label\nROWS = [row("a", "tern/Waders")]\n',
        # one that is only compared
        'def skips(model):\n    return model == "x"\nskips("tern/Waders")\n',
        # words that no hub knows
        'def row(key, model):\n    return key, model\nROWS = [row("a", "wader")]\n',
    ],
)
def test_other_words_name_nothing(source: str) -> None:
    assert used(source) == set()
