"""Arrays of options that a script fills bit by bit before it runs a command with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clearweights.scan.shell.tokens import Command, Word

_FILLS = re.compile(r"([A-Za-z_]\w*)\+?=\(")


def grown(held: Iterable[Command]) -> Iterator[Command]:
    """Yield the commands, with the option repeated whose values are added to an array later.

    `ARGS+=(--data)` and then `ARGS+=("acme/tickets")` in a loop.
    """
    left: dict[str, Word] = {}
    for command in held:
        words = [] if command.comment or command.body is not None else command.words
        filled = _FILLS.fullmatch(words[0].text) if words else None
        if filled is None:
            yield command
            continue
        name, added = filled[1], words[1:]
        option = left.get(name) if "+=" in words[0].text else None
        if option is not None and added and not added[0].text.startswith("-"):
            first = replace(option, line=words[0].line)
            yield replace(command, words=[words[0], first, *added])
            continue
        yield command
        left.pop(name, None)
        if added and re.fullmatch(r"--[A-Za-z][\w.\-]*", added[-1].text):
            left[name] = added[-1]


def folders(values: Sequence[str]) -> set[str]:
    """Return the folders in which the values of one option lie: `out/a`, `out/b`, `out/c/d`."""
    heads = Counter(value.partition("/")[0] for value in values if "/" in value)
    deeper = {value.partition("/")[0] for value in values if value.count("/") > 1}
    return {head for head in deeper if heads[head] > 2}
