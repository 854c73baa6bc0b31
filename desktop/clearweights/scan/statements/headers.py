"""License lines at the head of source files, and REUSE's list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.safeio import Mapping, Sequence, parse_toml
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.vocabulary import vocabulary
from clearweights.scan.names import foreign_folder

_HEAD = 6000
_MAX_LINES = 90
_SUFFIXES = frozenset(
    (
        *(".py", ".pyi", ".pyx", ".ipynb", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".vue"),
        *(".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".cu", ".cuh", ".m", ".mm", ".metal"),
        *(".go", ".rs", ".java", ".kt", ".kts", ".scala", ".swift", ".rb", ".php", ".pl", ".lua"),
        *(".sh", ".bash", ".zsh", ".ps1", ".bat", ".cmake", ".mk", ".r", ".jl", ".hs", ".ex"),
        *(".css", ".scss", ".html", ".xml", ".sql", ".proto", ".yml", ".yaml", ".toml", ".cfg"),
        *(".tf", ".nix", ".bzl", ".cs", ".dart", ".zig", ".glsl", ".hlsl", ".triton", ".license"),
    )
)
_PROSE_SUFFIXES = frozenset((".md", ".rst", ".txt", ".html", ".mdx"))
"""Only their SPDX lines are read here; their prose is the cards' work."""

_NAMES = frozenset(("dockerfile", "makefile", "cmakelists.txt", "build", "workspace", "justfile"))
_SPDX = re.compile(
    r"^[^\w\n]{0,40}(?:dnl |rem )?SPDX-License-Identifier:[ \t]*([^\n]{2,200})", re.MULTILINE
)
_IGNORED = re.compile(r"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
_CLOSING = re.compile(r"\s*(?:\*/|-->|\*\)|#\}|-\}|\"\"\"|'''|\\n).*$")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+()_:-]+(?:\s+(?:AND|OR|WITH|and|or|with)\s+[\w.+():-]+)*")
_COMMENT = re.compile(
    r"^\s*(?:#|//|/\*|\*|;|--|%|<!--|\"\"\"|'''|\.\.|\{#|\(\*|dnl\b|!|\"\s|REM\b)", re.IGNORECASE
)
_MARKS = re.compile(r"^[\s#/*;%!\-<>\"'.({]+|[\s*#/]+$")
_PHRASE = re.compile(
    r"(?:licen[sc]ed|released|distributed|governed|covered|made available|provided|redistribute)"
    r"\b[^.]{0,120}?\b(?:under|by|with)\b",
    re.IGNORECASE,
)
_GNU = re.compile(
    r"(GNU (?:Affero |Lesser |Library )?General Public License)\b.{0,160}?\bversion (\d(?:\.\d)?)"
    r"(.{0,80}?\bany later version)?",
    re.IGNORECASE,
)
_LICENSE_FILE = re.compile(r"\b(LICEN[SC]E(?:\.\w{2,3})?)\b")
_QUICK = (
    b"icensed",
    b"SPDX-License-Identifier",
    b"General Public",
    b"governed by",
    b"eleased under",
)


class HeaderScanner:
    """SPDX lines and license sentences in the leading comment of source files."""

    id = "headers"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take source files by suffix."""
        return suffix in _SUFFIXES or suffix in _PROSE_SUFFIXES or name in _NAMES

    def worth_parsing(self, data: bytes) -> bool:
        """Take files whose first bytes hold one of a few phrases."""
        head = data[:_HEAD]
        return any(word in head for word in _QUICK)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield one statement per distinct license named in the file's head."""
        head = _IGNORED.sub("", file.text[:_HEAD])
        found: dict[str, int] = {}
        for match in _SPDX.finditer(head):
            words = _CLOSING.sub("", match[1]).strip()
            if expression := _EXPRESSION.match(words):
                found.setdefault(expression[0], head.count("\n", 0, match.start(1)) + 1)
        if not found and "." + file.name.lower().rpartition(".")[2] not in _PROSE_SUFFIXES:
            lines = _comment(head)
            for raw in _sentences("\n".join(lines)):
                found.setdefault(raw, _line_of(lines, raw))
        for raw, line in found.items():
            yield LicenseStatement(
                place=file.place(line),
                source=StatementSource.HEADER,
                raw=raw,
                asset=foreign_folder(file.path),
                component=Component.CODE,
                link=raw if _LICENSE_FILE.fullmatch(raw) else None,
            )


class ReuseScanner:
    """`REUSE.toml` and `.reuse/dep5`: license lines for files that cannot hold one."""

    id = "reuse"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take the two file names of the REUSE specification."""
        return name == "reuse.toml" or path.lower().endswith((".reuse/dep5", "debian/copyright"))

    def worth_parsing(self, data: bytes) -> bool:
        """Take files that name a license."""
        return b"icense" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield a statement per annotation; its `asset` is None, its place tells the files."""
        if file.name.lower() == "reuse.toml":
            root = parse_toml(file.text)
            tables = root.get("annotations") if isinstance(root, Mapping) else None
            for table in tables.items if isinstance(tables, Sequence) else ():
                if isinstance(table, Mapping):
                    for value in scalars(table.get("SPDX-License-Identifier")):
                        yield _annotation(file, value.value, value.line)
            return
        for number, line in enumerate(file.lines, start=1):
            if match := re.match(r"License:\s*(\S.{0,200})$", line):
                yield _annotation(file, match[1].strip(), number)


def _annotation(file: SourceFile, raw: str, line: int) -> LicenseStatement:
    return LicenseStatement(
        place=file.place(line), source=StatementSource.HEADER, raw=raw, component=Component.ANY
    )


def _comment(head: str) -> list[str]:
    """Return the lines of the leading comment, without the marks around their words."""
    lines: list[str] = []
    closing = ""
    for line in head.split("\n")[:_MAX_LINES]:
        stripped = line.strip()
        if closing:
            if closing in stripped:
                closing = ""
        elif stripped and not _COMMENT.match(line):
            break
        else:
            for opening, end in (("/*", "*/"), ("<!--", "-->"), ('"""', '"""'), ("'''", "'''")):
                if stripped.startswith(opening) and end not in stripped[len(opening) :]:
                    closing = end
        lines.append(_MARKS.sub("", line))
    return lines


@lru_cache(maxsize=512)
def _sentences(comment: str) -> tuple[str, ...]:
    """Return the licenses a header names; the same header stands in many files."""
    text = " ".join(comment.split())
    if match := _GNU.search(text):
        later = " or any later version" if match[3] else ""
        return (f"{match[1]} version {match[2]}{later}",)
    found: list[str] = []
    for phrase in _PHRASE.finditer(text):
        left = text[max(0, phrase.start() - 40) : phrase.start()]
        if re.search(r"\bnot\s*(?:be\s*)?$|\bunless\b", left, re.IGNORECASE):
            continue
        rest = text[phrase.end() : phrase.end() + 90]
        names = [
            (match.start(), -match.end(), match[0])
            for name in vocabulary().names
            if not name.generic
            for match in name.pattern.finditer(rest)
            if match[0]
        ]
        if names:
            found.append(re.sub(r"^the\s+", "", min(names)[2]))
        elif match := _LICENSE_FILE.search(rest):
            found.append(match[1])
    return tuple(dict.fromkeys(found[:3]))


def _line_of(lines: list[str], raw: str) -> int:
    """Return the line where the first words of a license stand."""
    start = raw.split(",", maxsplit=1)[0][:20]
    return next((at for at, line in enumerate(lines, start=1) if start in line), 1)
