"""Every message for people has its French."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from clearweights.datafiles import catalog
from clearweights.resolve.words import name_data

_SOURCE = Path(__file__).resolve().parents[2] / "desktop" / "clearweights"
_FIELD = re.compile(r"\{(\w+)\}")


def _templates() -> set[str]:
    found = set()
    for path in sorted(_SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("text", "tr")
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                found.add(node.args[0].value)
    return found


def test_messages_are_collected_at_all() -> None:
    assert len(_templates()) > 30


def test_every_message_has_its_french() -> None:
    assert sorted(_templates() - set(catalog("fr"))) == []


def test_what_is_told_of_words_that_name_no_license_has_its_french() -> None:
    data = name_data()
    assert {*data.conditions.values(), data.offer[1]} <= set(catalog("fr"))


@pytest.mark.parametrize("language", ["fr"])
def test_a_translation_keeps_the_fields_of_its_template(language: str) -> None:
    wrong = [
        template
        for template, words in catalog(language).items()
        if set(_FIELD.findall(words)) != set(_FIELD.findall(template))
    ]
    assert wrong == []
