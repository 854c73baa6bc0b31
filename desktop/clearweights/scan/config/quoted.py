"""Settings that a compiled program keeps as text: YAML, JSON and TOML in strings of its sources."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from clearweights.domain.asset import Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import (
    Mapping,
    Node,
    Sequence,
    UnreadableError,
    parse_json,
    parse_toml,
    parse_yaml,
)
from clearweights.scan.base import SourceFile
from clearweights.scan.config.walk import scan_tree
from clearweights.scan.javascript.dialects import TESTS
from clearweights.scan.trials import is_test_path

_Parse = Callable[[str], Node | None]

_SUFFIXES = frozenset({".rs", ".go", ".java", ".kt", ".scala", ".cs", ".swift"})
_MOST = 40
"""Texts of one file that are read."""

_LARGEST = 1024 * 1024
_FORMS = (b"yaml", b"yml", b"toml")
_FIRST = (b"default", b"builtin", b"built_in", b"embedded", b"initial")
_KINDS = (b"config", b"settings", b"model", b"list")

_OPENS = re.compile(
    r"(?P<raw>r(#{1,3})\")|(?P<block>\"{3})|(?P<go>`)|(?P<plain>\")"
    r"|'(?:[^'\\\n]|\\.)'|//[^\n]*|(?P<note>/\*)"
)
_REST = re.compile(r"[^\"\\]*(?:\\.[^\"\\]*)*(?=\")", re.DOTALL)
_BEFORE = 200
_READ = (
    r"\b(?P<form>[Yy]a?ml|YA?ML|[Jj]son|JSON|[Tt]oml|TOML|objectMapper|[Mm]apper|serde_\w{3,20}|jsoniter)\w{0,30}"
    r"(?:\(\))?(?:(?:::|\.)(?:<[^<>()\n]{0,80}>|\w{1,40})){0,4}?(?:::|\.)"
    r"(?:from_(?:str|slice|reader)|[Uu]nmarshal\w{0,12}|[Dd]ecode\w{0,20}|[Ll]oad\w{0,12}|[Pp]arse\w{0,12}|read\w{0,12}"
    r"|[Dd]eserialize\w{0,12}|string)"
    r"(?:::)?(?:<[^()\n]{0,80}>)?\(\s{0,200}(?:\[\]byte\(|strings\.NewReader\(|bytes\.NewBufferString\(|&|b)?\s{0,80}"
)
_GIVEN = re.compile(_READ + r"\Z")
_NAMED = re.compile(
    r"\b(?:const|static|var|let|val|String|string)\s{1,9}(?:mut\s{1,9})?([A-Za-z_]\w{1,80})"
    r"\s{0,9}(?::\s{0,9}[^=;\"`\n]{1,60}|\s{1,9}string\s{0,9})?\s{0,9}:?=\s{0,20}\Z"
)
_READS_NAME = _READ + r"(?:\w+(?:::|\.))*{name}\b"
_KEPT = re.compile(
    r"(?=.*(?:default|builtin|built_in|embedded|initial))(?=.*(?:config|settings|models?(?:$|_)|list))",
    re.IGNORECASE,
)
"""`DEFAULT_CONFIG`: what a program works with until it is told otherwise."""

_OF_YAML = re.compile(r"(?:---|- |[A-Za-z_][\w\-]{0,60}:(?:\s|$))")
_OF_TOML = re.compile(r"(?:\[{1,2}[\w.\-]{1,60}\]{1,2}|[A-Za-z_][\w\-]{0,60}\s{0,9}=\s)")


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A text of several lines, and what stands before it."""

    text: str
    line: int
    before: str


class QuotedScanner:
    """Documents of settings within sources of compiled languages."""

    id = "config-quoted"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file is such a source by its name."""
        del path, name
        return suffix in _SUFFIXES

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether words of settings occur, and a text of several lines may."""
        if len(data) >= _LARGEST:
            return False
        lowered = data.lower()
        if any(word in lowered for word in _FORMS):
            return True
        named = any(word in lowered for word in _KINDS)
        return named and any(word in lowered for word in _FIRST)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what the documents name, at the lines of the source."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        tested = TESTS.search(file.text)
        text = file.text[: tested.start()] if tested else file.text
        ticks = file.name.endswith(".go")
        for quoted in islice(_texts(text, ticks=ticks), _MOST):
            root = _document(quoted, text)
            if isinstance(root, Mapping | Sequence):
                for fact in scan_tree(file, root, strength):
                    if isinstance(fact, Reference):
                        yield fact


def _texts(text: str, *, ticks: bool) -> Iterator[_Quoted]:
    """Yield the strings of a source that are written over several lines.

    `ticks`: the language has strings between back ticks.
    """
    at = done = line = 0
    absent: set[str] = set()
    while match := _OPENS.search(text, at):
        at, kind = match.end(), match.lastgroup or ""
        if not kind or (kind == "go" and not ticks):
            continue
        closes = {"raw": f'"{match[2]}', "block": '"""', "go": "`", "note": "*/"}.get(kind, '"')
        end = -1 if closes in absent else _end(text, at, kind, closes)
        if end < 0:
            absent.add(closes)  # nor does any later one
            continue
        words, begin, at = text[at:end], at, end + len(closes)
        if kind == "note" or "\n" not in words or not words.strip():
            continue
        line, done = line + text.count("\n", done, begin), begin
        plain = words.replace('\\"', '"') if kind == "plain" else words
        yield _Quoted(plain, line, text[max(0, match.start() - _BEFORE) : match.start()])


def _end(text: str, at: int, kind: str, closes: str) -> int:
    if kind != "plain":
        return text.find(closes, at)
    rest = _REST.match(text, at)
    return rest.end() if rest else -1


def _document(quoted: _Quoted, text: str) -> Node | None:
    """Return the settings that a text holds, where the program reads them or is called so."""
    form = _form_of(quoted.before, text)
    if form is None:
        return None
    words = textwrap.dedent(quoted.text)
    parse = _parser(form, words)
    try:
        return parse("\n" * quoted.line + words) if parse is not None else None
    except UnreadableError:
        return None  # of another form, or with a hole that breaks it


def _form_of(before: str, text: str) -> str | None:
    """Return how a text is read; empty where only the name that keeps it tells that it is.

    JSON may be a question or an answer as well: its name must say that it is settings.
    """
    given = _GIVEN.search(before)
    named = _NAMED.search(before)
    kept = named is not None and _KEPT.search(named[1]) is not None
    if named is not None:
        given = re.search(_READS_NAME.replace("{name}", re.escape(named[1])), text)
    form = given["form"].lower() if given else None
    plain = form is not None and ("ml" in form)
    return form if plain else "" if kept else None


def _parser(form: str, words: str) -> _Parse | None:
    """Return what reads a text: as the program does, else as its first line looks."""
    told = form.lower()
    lines = (line.strip() for line in words.split("\n"))
    first = next((line for line in lines if line and line[0] != "#"), "")
    if "toml" in told or (not told and _OF_TOML.match(first)):
        return parse_toml
    if first[:1] in ("{", "["):
        return parse_json
    return parse_yaml if "yaml" in told or "yml" in told or _OF_YAML.match(first) else None
