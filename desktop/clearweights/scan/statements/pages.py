"""The license that a web page states by a link marked as such: `<a rel="license" href="…">`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.names import foreign_folder, in_tests

_LINK = re.compile(
    r"<a\s(?=[^>]{0,400}?\brel=[\"']?license\b)[^>]{0,400}?\bhref=[\"'](?P<to>[^\"'\s>]{4,300})[\"']"
    r"[^>]{0,200}>(?P<words>(?:(?!</a>).){0,200})",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"<[^<>]*>?|\s+")
_SIZE = 1_000_000
_MOST = 20


class PageScanner:
    """Web pages of a project, such as the site of a paper."""

    id = "pages"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take HTML."""
        return suffix in (".html", ".htm") and not in_tests(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take pages with such a link."""
        return b"rel=" in data and b"licens" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield each license once; it is that of the page, not of code or weights."""
        text = file.text[:_SIZE]
        seen: set[str] = set()
        for match in _LINK.finditer(text):
            if match["to"] in seen or len(seen) >= _MOST:
                continue
            seen.add(match["to"])
            words = " ".join(_MARKUP.sub(" ", match["words"]).split())
            yield LicenseStatement(
                place=file.place(text.count("\n", 0, match.start()) + 1),
                source=StatementSource.PROSE,
                raw=words or match["to"],
                asset=foreign_folder(file.path),
                component=Component.DOCS,
                link=match["to"],
            )
