"""Commands in templates of charts, which are no YAML before they are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact
from clearweights.scan.base import SourceFile
from clearweights.scan.shell.known import tools
from clearweights.scan.shell.script import scan_script, scan_words

_ITEM = re.compile(r"[ \t]*-[ \t]+([\"']?)(-{0,2}[\w./=:@+\-]{1,200})\1[ \t]*")
_STARTS = re.compile(
    r"[ \t]*(?:-[ \t]+)?[\"']?(?:\w{1,40}=\S{0,80}[ \t]+)*(?:[\w./]*/)?([\w\-]{2,40})[ \t]"
)
_INLINE = re.compile(r"[ \t]*(?:-[ \t]+)?(?:args|command):[ \t]*\[(.*)\][ \t]*")
_QUOTED = re.compile(r"[\"']([^\"']{1,200})[\"']")
_LONGEST = 2_000
_MOST = 60
"""Arguments of one container."""


def commands_of(file: SourceFile, strength: Strength) -> Iterator[Fact]:
    """Yield what the commands of a template fetch and start: its lines, and lists of arguments."""
    arguments: list[tuple[str, int]] = []
    for number, line in enumerate(file.lines, 1):
        item = _ITEM.fullmatch(line) if len(line) < _LONGEST else None
        if item is not None:
            arguments.append((item[2], number))
            continue
        yield from _called(file, arguments, strength)
        inline = _INLINE.fullmatch(line) if len(line) < _LONGEST else None
        arguments = [(word, number) for word in _QUOTED.findall(inline[1])] if inline else []
        if _is_command(line):
            yield from scan_script(file, line.strip().removeprefix("- "), number, strength)
    yield from _called(file, arguments, strength)


def _is_command(line: str) -> bool:
    """Say whether a line begins with a program that fetches or starts models."""
    found = _STARTS.match(line) if len(line) < _LONGEST else None
    return found is not None and found[1] in tools()


def _called(
    file: SourceFile, arguments: list[tuple[str, int]], strength: Strength
) -> Iterator[Fact]:
    if any(word.startswith("-") for word, _ in arguments[:_MOST]):
        yield from scan_words(file, arguments[:_MOST], strength)
