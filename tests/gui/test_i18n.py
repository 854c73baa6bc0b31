from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from clearweights import gui
from clearweights.datafiles import catalog
from clearweights.domain.text import text
from clearweights.gui import i18n

SOURCES = sorted(Path(gui.__file__).parent.rglob("*.py"))
_FORMS = {"tr": 1, "trn": 2, "text": 1}
_OWN = {"i18n.py"}


def literals() -> list[tuple[str, str]]:
    """Return every message of the window with its place."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for argument in node.args[: _FORMS.get(node.func.id, 0)]:
                    place = f"{path.name}:{node.lineno}"
                    if isinstance(argument, ast.Constant):
                        found.append((str(argument.value), place))
                    elif path.name not in _OWN:
                        pytest.fail(f"{place}: the message is not a literal")
    return found


def test_every_message_of_the_window_is_in_the_french_catalog() -> None:
    french = catalog("fr")
    messages = literals()
    assert len(messages) > 300
    assert sorted({(m, place) for m, place in messages if m not in french}) == []


def test_french_keeps_the_fields_of_every_message() -> None:
    french = catalog("fr")
    fields = re.compile(r"\{(\w+)\}")
    wrong = [
        message
        for message, _ in literals()
        if not set(fields.findall(french[message])) <= set(fields.findall(message))
    ]
    assert wrong == []


def test_no_sentence_is_left_in_english() -> None:
    french = catalog("fr")
    same = {"{license}, clause {clause}"}
    assert {m for m, _ in literals() if french[m] == m and len(m.split()) > 2} == same


def test_numbers_are_grouped_and_plurals_fit_the_language() -> None:
    assert i18n.trn("{n} file", "{n} files", 1) == "1 file"
    assert i18n.trn("{n} file", "{n} files", 0) == "0 files"
    assert i18n.trn("{n} file", "{n} files", 20_000) == "20\u202f000 files"
    i18n.set_language("fr")
    assert i18n.trn("{n} file", "{n} files", 0) == "0 fichier"


def test_values_are_cleaned_whatever_the_language() -> None:
    assert i18n.tr("Clause {clause}", clause="1\u202e\n2") == "Clause 1[U+202E][U+000A]2"
    said = i18n.say(text("Could not be read: {why}", why="a\x00b"))
    assert said == "Could not be read: a[U+0000]b"


def test_an_unknown_language_is_english() -> None:
    i18n.set_language("xx")
    assert i18n.language() == "en"
