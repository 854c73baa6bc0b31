"""What containers are told to run, where several keys tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan.config.tables import names_published
from clearweights.scan.keys import keys
from clearweights.scan.naming import Named
from clearweights.scan.own_servers import name_handed, starts_server

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


_DEFAULT = re.compile(r"\$\{\w{1,80}:?-([^${}]{1,200})\}")
"""`${MODEL:-phi-2}`: what a variable is where nobody sets it."""


def models_handed(table: Mapping, value: Node) -> Iterator[tuple[Named, Scalar]]:
    """Yield what a server gets as arguments: `{image: localai/localai, args: [phi-2]}`."""
    if not isinstance(value, Sequence) or not starts_server(table.text("image") or ""):
        return
    for item in value.items:
        words = item.value if isinstance(item, Scalar) else ""
        default = _DEFAULT.fullmatch(words)
        words = default[1] if default else words
        fits = words[:1].isalnum() and words not in keys().model_image_commands
        named = name_handed(words) if fits else None
        if named is not None and isinstance(item, Scalar):
            yield named, item


def handed_first(words: str) -> str:
    """Return the model that an image gets as its first word, empty where that is a program."""
    first = words.split(None, 1)[0] if words.strip() else ""
    return first if "/" in first and names_published("command", first) else ""
