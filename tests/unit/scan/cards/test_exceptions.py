"""What a sentence about the whole sets aside."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # data or weights set aside: the rest is the code
        ("Everything is under MIT, except for the data.", [("code", None, "MIT")]),
        ("Everything here (except the model weights) is under MIT.", [("code", None, "MIT")]),
        ("With the exception of the data, this repository is under MIT.", [("code", None, "MIT")]),
        ("Tout le dépôt est sous licence MIT, à l'exception des données.", [("code", None, "MIT")]),
        ("À l’exception des données, le dépôt est sous licence MIT.", [("code", None, "MIT")]),
        ("Le dépôt (hormis les modèles) est sous licence MIT.", [("code", None, "MIT")]),
        ("除数据外，本项目采用 MIT 协议。", [("code", None, "MIT")]),
        # what is set aside has its own
        (
            "The repository is under MIT, except for the data, which is under CC BY 4.0.",
            [("any", None, "MIT"), ("data", None, "CC BY 4.0")],
        ),
        (
            "Le dépôt est sous licence MIT, à l'exception des données qui sont sous CC BY 4.0.",
            [("any", None, "MIT"), ("data", None, "CC BY 4.0")],
        ),
        # nothing of it bears on the whole
        ("Except where noted, everything is under MIT.", [("any", None, "MIT")]),
        ("Sauf mention contraire, tout est sous licence MIT.", [("any", None, "MIT")]),
        ("Everything except `heron.py` is under MIT.", [("any", None, "MIT")]),
        ("The corpus is under CC0, except for the images.", [("data", None, "CC0")]),
    ],
)
def test_a_license_of_the_whole_is_none_of_what_is_set_aside(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected
