"""Rows of menus in code: a label for people, and the model that choosing it means."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.scan.config.menus import LABELS, is_chosen
from clearweights.scan.python.declared import pairs_of
from clearweights.scan.python.named import Named
from clearweights.scan.python.scopes import FileNames
from clearweights.scan.python.values import Text


def of_menus(names: FileNames) -> Iterator[Named]:
    """Yield the hosted models that rows choose: `{"text": {…}, "value": "gpt-4o"}`."""
    for node, _ in names.tables:
        row = pairs_of(node)
        value, labels = row.get("value"), [row[key] for key in LABELS & row.keys()]
        told = [str(label.value) if isinstance(label, ast.Constant) else "" for label in labels]
        words = value.value if isinstance(value, ast.Constant) else None
        if value is not None and isinstance(words, str) and is_chosen(words, told):
            yield Named("model", (Text(words, value.lineno),))
