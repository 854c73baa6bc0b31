"""Functions of a script: what stands in them, and with which words a call fills it in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from clearweights.scan.shell.tokens import BRANCHES, Command, Word

_HEAD = re.compile(
    r"^([ \t]{0,40})(?:function[ \t]{1,9}([A-Za-z_][\w\-]{0,60})[ \t]{0,9}(?:\([ \t]{0,9}\))?"
    r"|([A-Za-z_][\w\-]{0,60})[ \t]{0,9}\([ \t]{0,9}\))[ \t]{0,9}\n?[ \t]{0,40}\{",
    re.MULTILINE,
)
_MOST_FUNCTIONS = 100
_MOST_LINES = 150
_MOST_CALLS = 60
"""Calls that are followed in one script."""

_DEEPEST = 2


@dataclass(slots=True)
class Functions:
    """The functions of one script by name, and how many calls may still be followed."""

    bodies: dict[str, list[Command]] = field(default_factory=dict)
    left: int = _MOST_CALLS
    depth: int = 0

    @classmethod
    def of(cls, text: str, first_line: int, found: Sequence[Command]) -> Functions:
        """Find the functions of a script whose commands were read already."""
        heads = []
        for head in _HEAD.finditer(text):
            heads.append(head)
            if len(heads) == _MOST_FUNCTIONS:
                break
        if not heads:
            return cls()
        told = [c for c in found if c.words and not c.comment]
        lines = [c.words[0].line for c in told]
        rows = text.split("\n")
        bodies = {}
        for head in heads:
            name, start = head[2] or head[3], text.count("\n", 0, head.end())
            first, last = first_line + start, first_line + _last(rows, start, head[1])
            held = told[bisect_left(lines, first) : bisect_left(lines, last + 1)]
            bodies[name] = [c for c in held if [w.text for w in c.words] != [name]]
        return cls(bodies)

    def called(self, words: Sequence[Word]) -> tuple[list[Command], Sequence[Word]]:
        """Return the commands that a command runs by calling a function, and what it hands on."""
        while words and (words[0].text in BRANCHES or words[0].text == "!"):
            words = words[1:]
        body = self.bodies.get(words[0].text, []) if len(words) > 1 else []
        if not body or self.left <= 0 or self.depth >= _DEEPEST:
            return [], ()
        self.left -= 1
        return body, words[1:]


def _last(rows: Sequence[str], start: int, indent: str) -> int:
    """Return the row on which the function ends whose brace opens on row `start`."""
    if rows[start].rstrip().endswith("}"):
        return start
    for at in range(start + 1, min(len(rows), start + _MOST_LINES)):
        if rows[at].startswith(indent + "}"):
            return at
    return start
