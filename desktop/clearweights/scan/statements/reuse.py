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
