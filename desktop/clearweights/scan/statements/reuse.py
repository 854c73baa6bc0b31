"""The lists in which REUSE and Debian state licenses for files that cannot hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.safeio import Mapping, Sequence, parse_toml
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile


class ReuseScanner:
    """`REUSE.toml` and `.reuse/dep5`: license lines for files that cannot hold one."""

    id = "reuse"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take the two file names of the REUSE specification, and Debian's."""
        return name in ("reuse.toml", "copyright") or path.lower().endswith(".reuse/dep5")

    def worth_parsing(self, data: bytes) -> bool:
        """Take files that name a license."""
        return b"icense" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield a statement per annotation, of the files it is for unless these are all."""
        if file.name.lower() == "reuse.toml":
            root = parse_toml(file.text)
            tables = root.get("annotations") if isinstance(root, Mapping) else None
            for table in tables.items if isinstance(tables, Sequence) else ():
                if isinstance(table, Mapping):
                    paths = [one.value for one in scalars(table.get("path"))]
                    for value in scalars(table.get("SPDX-License-Identifier")):
                        yield _annotation(file, value.value, value.line, paths)
            return
        if file.name.lower() == "dep5" or tells_files(file.text):
            yield from _stanzas(file)


def tells_files(text: str) -> bool:
    """Say whether a text lists files and their licenses as Debian's packages do."""
    return _FILES.search(text) is not None


_FILES = re.compile(r"^Files:[^\n]*\n(?:[^\n]+\n){0,200}?License:", re.MULTILINE)
_FIELD = re.compile(r"(?P<key>Files|License):\s*(?P<value>\S.{0,200})?$")
_ALL = ("*", "**", "**/*", "./*")


def _stanzas(file: SourceFile) -> Iterator[LicenseStatement]:
    """Yield the licenses of lists of files; a license alone only gives its text."""
    paths: list[str] | None = None
    for number, line in enumerate(file.lines, start=1):
        field = _FIELD.match(line)
        if not line.strip():
            paths = None
        elif field and field["key"] == "Files":
            paths = (field["value"] or "").split()
        elif field and field["value"] and paths is not None:
            yield _annotation(file, field["value"].strip(), number, paths)


def _annotation(file: SourceFile, raw: str, line: int, paths: list[str]) -> LicenseStatement:
    first = paths[0] if paths and not any(path in _ALL for path in paths) else None
    return LicenseStatement(
        place=file.place(line),
        source=StatementSource.HEADER,
        raw=raw,
        asset=f"local:{first.rstrip('/*') or first}" if first else None,
        component=Component.ANY,
    )
