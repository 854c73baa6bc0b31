"""The license that a web service tells its callers, where its description is written in code.

Python's is read among the calls of `scripts`, descriptions in JSON and YAML in `listed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.names import foreign_folder, in_tests
from clearweights.scan.statements.listed import is_license

_SUFFIXES = frozenset((".rs", ".java", ".kt", ".ts", ".js", ".mjs", ".go", ".cs"))
_SIGNS = (b"openapi", b"@License(", b".setLicense(", b"@license.name", b"OpenApiLicense")
_TOLD = re.compile(
    r"\b(?:@?[Ll]icense)\s*\(\s*name\s*=\s*\"(?P<named>[^\"\n]{2,80})\""
    r"|\.setLicense\(\s*[\"'](?P<set>[^\"'\n]{2,80})[\"']"
    r"|@license\.name\s+(?P<tagged>\S[^\n]{1,80})"
    r"|\bOpenApiLicense\s*(?:\(\))?\s*\{\s*Name\s*=\s*\"(?P<made>[^\"\n]{2,80})\""
)
_LARGEST = 1_000_000
_MOST = 5


class InterfaceScanner:
    """`license(name = "MIT")`, `@License`, `.setLicense("MIT")` and `@license.name MIT`."""

    id = "service-licenses"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take sources of the languages in which services are written, but for tests."""
        return suffix in _SUFFIXES and not in_tests(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take files that hold a sign of such a description."""
        is_small = len(data) <= _LARGEST and b"icense" in data
        return is_small and any(sign in data for sign in _SIGNS)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the license of the program that serves."""
        for match in islice(_TOLD.finditer(file.text), _MOST):
            told = match.lastgroup or 0
            raw = match[told].strip()
            if is_license(raw):
                yield LicenseStatement(
                    place=file.place(file.text.count("\n", 0, match.start(told)) + 1),
                    source=StatementSource.FIELD,
                    raw=raw,
                    asset=foreign_folder(file.path),
                    component=Component.CODE,
                )
