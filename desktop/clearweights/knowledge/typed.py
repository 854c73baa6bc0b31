"""From a parsed tree to the plain values that our own schemas speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearweights.safeio import Mapping, Node, Scalar, Sequence

_INTEGER = re.compile(r"-?[0-9]{1,15}")


def typed(node: Node | None) -> object:
    """Return dicts, lists, strings, and the numbers and truth values that stand unquoted.

    Only whole numbers, `true` and `false` are read as such: `1.10` and `no` stay words.
    """
    match node:
        case None:
            return None
        case Scalar():
            return _scalar(node)
        case Sequence():
            return [typed(item) for item in node.items]
        case Mapping():
            return {key.value: typed(value) for key, value in node.pairs}


def line_of(node: Node | None, path: Iterable[object]) -> int:
    """Return the line of the value that the keys and positions in `path` lead to."""
    line = node.line if node is not None else 0
    for step in path:
        if isinstance(node, Mapping):
            line = next((key.line for key, _ in node.pairs if key.value == step), line)
            node = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            break
    return line


def _scalar(node: Scalar) -> object:
    if node.quoted:
        return node.value
    if node.is_null:
        return None
    if node.value in ("true", "false"):
        return node.value == "true"
    return int(node.value) if _INTEGER.fullmatch(node.value) else node.value
