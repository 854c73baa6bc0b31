"""Rows of menus: a label for people, and the model that choosing it means."""

from __future__ import annotations

import re
from collections.abc import Collection

from clearweights.safeio import Mapping, Scalar
from clearweights.scan import ids
from clearweights.scan.keys import snake

LABELS = frozenset({"text", "label", "title", "display", "display_name", "caption"})
"""Fields of a row that people read."""

_TELLS = re.compile(r"\bmodels?\b", re.IGNORECASE)


def is_chosen(words: str, labels: Collection[str]) -> bool:
    """Say whether a value beside such labels is a hosted model: `{text: …, value: gpt-4o}`.

    Where the label only says "Model", somebody is told which one is asked.
    """
    if not labels or not re.search(r"\d", words):
        return False
    if any(_TELLS.search(label) and not re.search(r"\d", label) for label in labels):
        return False
    maker = ids.service_model(words)
    return maker is not None and maker.value in ids.words().hosted_only


def is_row(name: str, table: Mapping, words: str) -> bool:
    """Say whether a value is what one entry of a menu chooses."""
    held = [value for key, value in table.pairs[:_MOST] if snake(key.value) in LABELS]
    labels = [value.value if isinstance(value, Scalar) else "" for value in held]
    return name == "value" and is_chosen(words, labels)


_MOST = 40
"""Fields of one row that are looked at."""
