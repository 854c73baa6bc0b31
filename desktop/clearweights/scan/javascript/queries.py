"""Statements of SQL and commands in strings of a source, and options of its command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.tokens import Literal, Piece
from clearweights.scan.shell.script import scan_script
from clearweights.scan.sql.columns import columns

_STATEMENT = re.compile(r"\b(?:create|alter)\s+table\b|\binsert\s+into\b", re.IGNORECASE)
_SHOWN = 400
"""So far into a string is looked for what makes it a statement."""

_MOST = 60


def kept_in_tables(file: SourceFile, found: Sequence[Piece], strength: Strength) -> Iterator[Fact]:
    """Yield the models that columns are given in statements: `model TEXT DEFAULT 'gpt-4o'`."""
    count = 0
    for piece in found:
        text = piece.text if isinstance(piece, Literal) else ""
        if "odel" not in text or not _STATEMENT.search(text[:_SHOWN]):
            continue
        count += 1
        if count > _MOST:
            return
        for named, at in columns(text):
            place = file.place(piece.line + text.count("\n", 0, at))
            yield named.at(place, "sql", strength=strength)


_RUNS = frozenset(
    "exec execSync execAsync execPromise execa execaSync execaCommand execaCommandSync".split()
)


def commands_run(file: SourceFile, found: Sequence[Piece], strength: Strength) -> Iterator[Fact]:
    """Yield what commands of a shell fetch or start: `execSync("ollama pull tern3:8b")`."""
    for piece in found:
        if not (isinstance(piece, Literal) and piece.frames and " " in piece.text):
            continue
        bracket, name, at = piece.frames[-1]
        fits = bracket == "(" and at == 0 and piece.before == "(" and len(piece.text) < _LONGEST
        if fits and name.rpartition(".")[2] in _RUNS and "${" not in piece.text:
            yield from scan_script(file, piece.text, piece.line, strength)


_LONGEST = 2_000

_FLAG = re.compile(r"(?:-\w,?\s+)?--([a-z][\w\-]{1,40})\b.{0,60}")
_TAKES = frozenset({"option", "requiredOption"})


def flags_of(literals: Iterable[Literal]) -> Mapping[int, str]:
    """Return the options that calls define, by the calls' numbers: `.option("--model <m>", …)`."""
    found: dict[int, str] = {}
    for literal in literals:
        bracket, name, at = literal.frames[-1] if literal.frames else ("", "", 0)
        if bracket == "(" and at == 0 and name.rpartition(".")[2] in _TAKES:
            told = _FLAG.fullmatch(literal.text)
            if told is not None:
                found[literal.table] = told[1]
    return found
