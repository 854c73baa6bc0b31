"""The only way to data shipped with the program: `licenses/` and `resources/`.

Looks in the installed package first (wheel and frozen bundle), then in the source tree.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from clearweights.domain.text import Catalog
from clearweights.errors import KnowledgeError

_PACKAGE = Path(__file__).resolve().parent
LANGUAGES = ("en", "fr")
_BEFORE = re.compile(r" (?=[:;?!»])")
_AFTER = re.compile(r"(?<=«) ")


@cache
def data_dir(name: str) -> Path:
    """Return the folder `licenses` or `resources`.

    Raises `KnowledgeError` where the installation lacks it.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parents[1]):
        folder = root / name
        if folder.is_dir():
            return folder
    raise KnowledgeError(name, "the data folder is missing from this installation")


def data_file(name: str, *parts: str) -> Path:
    """Return the path of one shipped file; it need not exist."""
    return data_dir(name).joinpath(*parts)


@cache
def catalog(language: str, area: str = "") -> Catalog:
    """Return the messages of `language` (`en` is empty: templates are English).

    There is one file per area of the program; where two areas say the same words differently,
    the file of `area` wins.
    """
    messages: dict[str, str] = {}
    if language == "en":
        return messages
    files = sorted(data_file("resources", "i18n", f"{language}.d").glob("*.json"))
    for path in sorted(files, key=lambda p: (p.stem == area, p.stem)):
        messages.update(json.loads(path.read_text(encoding="utf-8")))
    return {template: _kept_together(words) for template, words in messages.items()}


def _kept_together(words: str) -> str:
    """Keep a sign on the line of its word where the language puts a space between them."""
    return _AFTER.sub("\N{NO-BREAK SPACE}", _BEFORE.sub("\N{NO-BREAK SPACE}", words))
