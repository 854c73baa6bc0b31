"""What the script that builds a dataset says of the license of its data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.names import foreign_folder

_CONSTANT = re.compile(
    r"^_?LICEN[SC]E[ \t]*(?::[ \t]*str[ \t]*)?=[ \t]*\(?\s{0,80}[rub]?"
    r"(?P<quotes>\"{3}|'{3}|[\"'])\\?\s{0,80}(?P<words>[^\"'\n]{2,200}?)\s*(?:(?P=quotes)|\n)",
    re.MULTILINE,
)
_SAYS_NOTHING = re.compile(
    r"(?:see\b.*|unknown|none|n/?a|todo\b.*|add the licen.*|\W*)", re.IGNORECASE
)
_BUILDERS = (b"DatasetInfo", b"DatasetBuilder", b"GeneratorBasedBuilder", b"BuilderConfig")


class ScriptScanner:
    """`_LICENSE = "…"` in the script of a dataset."""

    id = "dataset-scripts"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take Python files."""
        return suffix == ".py"

    def worth_parsing(self, data: bytes) -> bool:
        """Take scripts that build a dataset and name a license."""
        return b"LICEN" in data and any(sign in data for sign in _BUILDERS)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the license of the data that the script builds."""
        for match in _CONSTANT.finditer(file.text[:400_000]):
            words = match["words"].strip().rstrip("\\")
            if _SAYS_NOTHING.fullmatch(words):
                continue
            yield LicenseStatement(
                place=file.place(file.text.count("\n", 0, match.start("words")) + 1),
                source=StatementSource.FIELD,
                raw=words,
                asset=foreign_folder(file.path) or f"local:{file.path}",
                kind=AssetKind.DATASET,
                component=Component.DATA,
            )
            return
