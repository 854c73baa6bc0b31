"""Files that hold the text of a license or notice, wherever they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Fact, LicenseText, Problem
from clearweights.domain.text import text
from clearweights.scan.base import SourceFile
from clearweights.scan.names import component_of

MAX_TEXT = 1_000_000
_SUFFIXES = frozenset(("", ".txt", ".md", ".rst", ".html", ".htm", ".markdown", ".adoc", ".text"))
_NOTICE = re.compile(
    r"^(?:notices?|copyright|(?:third|3rd)[_-]?party|thirdparty|attributions?|credits"
    r"|acknowledge?ments)(?:[^a-z]|$)|[_-]notices?(?:\.|$)",
    re.IGNORECASE,
)
_LICENSE = re.compile(
    r"^(?:un)?licen[sc]es?(?:[^a-z]|$)|^copying(?:[^a-z]|$)|(?:^|[^a-z])licen[sc]e(?:[^a-z]|$)"
    r"|^(?:use|acceptable[_-]use|usage)[_-]?policy|^terms[_-]of[_-](?:use|service)|^eula(?:[^a-z]|$)"
    r"|^(?:model|data|dataset)licen[sc]e",
    re.IGNORECASE,
)
_CODE_SUFFIX = re.compile(
    r"\.(?:py|js|ts|tsx|jsx|json|ya?ml|toml|sh|cfg|ini|go|rs|java|c|h|cc|cpp|rb|php|css|scss|svg"
    r"|png|jpe?g|gif|ipynb|csv|lock|xml|ps1|bat|proto|sql|pdf|docx?)$",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"(?:^|/)licen[sc]es/[^/]+$", re.IGNORECASE)
_DOCUMENTATION = re.compile(
    r"^(?:licens(?:e|ing)[_-]?(?:guide|faq|policy)|read_?me)", re.IGNORECASE
)


class LicenseFileScanner:
    """LICENSE, COPYING, NOTICE and their like, in any folder."""

    id = "license-files"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Take files whose name says license or notice, and text files in `licenses/` folders."""
        if _CODE_SUFFIX.search(name) or _DOCUMENTATION.match(name):
            return False
        if _NOTICE.search(name) or _LICENSE.search(name):
            return True
        return suffix in _SUFFIXES and _FOLDER.search(path) is not None

    def worth_parsing(self, data: bytes) -> bool:
        """Take text only."""
        return b"\0" not in data[:4096] and bool(data.strip())

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the whole text; recognising it is `resolve`'s work."""
        words = file.text
        if len(words) > MAX_TEXT:
            words = words[:MAX_TEXT]
            yield Problem(
                path=file.path,
                step=self.id,
                message=text("only the first {size} KB of this text were read", size=1000),
            )
        notice = _NOTICE.search(file.name) is not None and not _LICENSE.search(file.name)
        yield LicenseText(
            place=file.place(0, ""), text=words, notice=notice, component=component_of(file.path)
        )
