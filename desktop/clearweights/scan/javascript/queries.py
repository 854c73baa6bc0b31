"""Statements of SQL and commands in strings of a source, and options of its command line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.tokens import Literal, Piece
from clearweights.scan.naming import Named, name_model
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

_SENT = re.compile(
    r"(?:-F|--form(?:-string)?)[ =]{1,3}[\"'\\]{0,2}model=[\"'\\]{0,2}([\w.\-]{3,60})"
    r"|(?:-d|--data(?:-raw|-binary)?|--json)[ =]{1,3}[\"'$@\\]{0,4}\{.{0,400}?"
    r"\\?\"model\\?\"\s{0,3}:\s{0,3}\\?\"([\w.\-]{3,60})\\?\"",
    re.DOTALL,
)
"""What options of `curl` send: a form with the field `model`, or a body that names one."""

_SHOWN_BY = re.compile(
    r"example|sample|snippet|usage|docs?$|demo|help|code|tutorial", re.IGNORECASE
)
_PAGES = (".tsx", ".jsx", ".vue", ".svelte", ".html", ".htm", ".astro", ".rmd", ".qmd", ".livemd")
"""Files that show commands to people."""


def forms_sent(file: SourceFile, found: Sequence[Piece], strength: Strength) -> Iterator[Fact]:
    """Yield hosted models of commands that strings put together: `'-F model="whisper-1"'`."""
    if file.name.lower().endswith(_PAGES) or _SHOWN_BY.search(file.name.partition(".")[0]):
        return
    for piece in found:
        if isinstance(piece, Literal) and not _SHOWN_BY.search(piece.key):
            for named, at in _sent(piece.text):
                yield named.at(file.place(piece.line + at), "shell-request", strength=strength)


def _sent(text: str) -> Iterator[tuple[Named, int]]:
    """Yield the hosted models that a part of a command sends, with the lines before each."""
    for match in _SENT.finditer(text) if "model" in text and len(text) < _LONGEST else ():
        words = match[1] or match[2]
        named = name_model(words) if ids.service_model(words) else None
        if named is not None:
            yield named, text.count("\n", 0, match.start(match.lastindex or 0))


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
