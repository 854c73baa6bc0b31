"""The license that a web page states by a link marked as such: `<a rel="license" href="…">`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from clearweights.domain.asset import AssetKind
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


_ITEM = re.compile(r"itemprop=[\"']license[\"']")
_NAMED = re.compile(
    r"itemprop=[\"'](?P<what>name|url)[\"'][^>]{0,100}>\s*(?P<words>[^<]{2,600})", re.IGNORECASE
)
_WITHIN = 2_000
_NAME_SIZE = 120


class MicrodataScanner:
    """The license in the table of a dataset: `itemprop="license"` with a name and an address."""

    id = "microdata"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take Markdown and HTML."""
        return suffix in (".md", ".html", ".htm") and not in_tests(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take pages that describe a dataset so."""
        return b"itemprop" in data and _ITEM.search(data.decode("utf-8", "replace")) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the license by its name, else by the address of its text."""
        text = file.text[:_SIZE]
        for item in islice(_ITEM.finditer(text), _MOST):
            found: dict[str, re.Match[str]] = {}
            for match in _NAMED.finditer(text, item.end(), item.end() + _WITHIN):
                found.setdefault(match["what"].lower(), match)
            named, link = found.get("name"), found.get("url")
            told = named or link
            if told is None:
                continue
            at = told.start("words") + len(told["words"]) - len(told["words"].lstrip())
            yield LicenseStatement(
                place=file.place(text.count("\n", 0, at) + 1),
                source=StatementSource.FIELD,
                raw=" ".join(told["words"].split())[:_NAME_SIZE],
                asset=foreign_folder(file.path),
                kind=AssetKind.DATASET,
                component=Component.DATA,
                link=link["words"].strip() if link else None,
            )
