"""What containers are told to run, where several keys tell it."""

from __future__ import annotations

from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan.config.tables import names_published

_BEFORE = {"args": "command", "command": "entrypoint"}
"""Keys whose words follow those of another key."""


def whole_command(name: str, table: Mapping, value: Node) -> Node:
    """Return the words of a command with those before: `{command: [vllm, serve], args: [a/b]}`."""
    first = table.get(_BEFORE.get(name, "")) if isinstance(value, Sequence) else None
    if not isinstance(first, Sequence) or not isinstance(value, Sequence):
        return value
    if any("\n" in item.value for item in first.items if isinstance(item, Scalar)):
        return value
    return Sequence((*first.items, *value.items), value.line)


def handed_first(words: str) -> str:
    """Return the model that an image gets as its first word, empty where that is a program."""
    first = words.split(None, 1)[0] if words.strip() else ""
    return first if "/" in first and names_published("command", first) else ""
