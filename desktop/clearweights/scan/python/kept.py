"""Python that a configuration keeps as a file: the modules in a ConfigMap."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import islice

from clearweights.domain.asset import Reference
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan.base import SourceFile
from clearweights.scan.python import source
from clearweights.scan.python.scanner import facts_of
from clearweights.scan.trials import is_test_path

_MOST = 60
"""So many modules of one file are read."""

_LONGEST = 1024 * 1024
_HEAD = re.compile(
    rb"^([ \t]*)[\"']?[\w\-]{1,80}\.py[\"']?:[ \t]*[|>][+\-\d]{0,3}[ \t]*\r?$", re.MULTILINE
)
_OPENS = re.compile(_HEAD.pattern.decode())


class KeptScanner:
    """Modules in Python that stand in YAML under the names of their files."""

    id = "python-kept"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for YAML."""
        del path, name
        return suffix in (".yaml", ".yml")

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a module is kept."""
        return len(data) < _LONGEST and b".py" in data and _HEAD.search(data) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the references, with the lines of the file."""
        test = is_test_path(file.path)
        for code, line in islice(_modules(file.lines), _MOST):
            try:
                tree = source.parse(code).tree
            except ValueError:
                continue  # the scanner of configurations looks for calls in it
            lines = range(line - 1, line + code.count("\n") + 2)
            for fact in facts_of(file, tree, lines, test=test):
                if isinstance(fact, Reference | RunTimeChoice):
                    yield fact


def _modules(lines: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield the text of each module, with the line where it begins."""
    held: list[str] = []
    first = depth = 0
    for number, line in enumerate((*lines, "."), 1):
        if first and (not line.strip() or _depth(line) > depth):
            held.append(line)
            continue
        if first:
            yield textwrap.dedent("\n".join(held)), first
        held, first = [], 0
        opens = _OPENS.match(line) if len(line) < 200 else None
        if opens is not None:
            first, depth = number + 1, len(opens[1])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
