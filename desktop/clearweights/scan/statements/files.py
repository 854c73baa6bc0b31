"""Files that hold the text of a license or notice, wherever they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import (
    Component,
    Fact,
    LicenseStatement,
    LicenseText,
    Problem,
    StatementSource,
)
from clearweights.domain.text import text
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.notice import (
    notice_statements,
    pointer_statements,
    table_statements,
)
from clearweights.scan.cards.opened import opened_statements, record_statements
from clearweights.scan.cards.titles import beside_statements, title_statements
from clearweights.scan.names import (
    component_of,
    foreign_folder,
    in_license_folder,
    is_bundle_file,
    is_code_file,
    is_license_file,
    is_notice_file,
)
from clearweights.scan.statements.holders import holders_in
from clearweights.scan.statements.reuse import tells_files
from clearweights.scan.statements.wording import licenses_in
from clearweights.scan.statements.works import work_statements

MAX_TEXT = 1_000_000
MAX_NOTICE = 200_000
_COMMENT = 2_000
"""Characters of one comment of a bundle that are read."""

_POINTER = 900
"""Characters of a license file that may do no more than name a license, or tell where it stands."""

_PAGE = 6_000
"""The same of a page with links: the texts of licenses have none."""

_DEED = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/[a-z]")
"""The page of a license: its text names only the house that wrote it."""

_SUFFIXES = frozenset(("", ".txt", ".md", ".rst", ".html", ".htm", ".markdown", ".adoc", ".text"))
_UNREAD = re.compile(r"\.(?:pdf|docx?|rtf|odt|zip|gz)$", re.IGNORECASE)


class LicenseFileScanner:
    """LICENSE, COPYING, NOTICE and their like, in any folder."""

    id = "license-files"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Take files whose name says license or notice, and text files in `licenses/` folders."""
        if is_license_file(name) or is_notice_file(name):
            return True
        return not is_code_file(name) and suffix in _SUFFIXES and in_license_folder(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take whatever is not empty: a license in a format we cannot read must be said."""
        return bool(data.strip())

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the whole text; recognizing it is `resolve`'s work."""
        if b"\0" in file.data[:4096] or _UNREAD.search(file.name):
            message = text("looks like a license, but is no plain text: attach its text")
            yield Problem(path=file.path, step=self.id, message=message)
            return
        words = file.text
        if len(words) > MAX_TEXT:
            words = words[:MAX_TEXT]
            yield Problem(
                path=file.path,
                step=self.id,
                message=text("only the first {size} KB of this text were read", size=1000),
            )
        notice = is_notice_file(file.name) and not is_license_file(file.name)
        yield LicenseText(
            place=file.place(0, ""),
            text=words,
            notice=notice,
            component=component_of(file.path),
            holders=() if notice else holders_in(words[:_POINTER]),
        )
        if is_bundle_file(file.name):
            yield from _of_bundle(file, words[:MAX_NOTICE])
        elif notice and not tells_files(words):
            yield from _of_notice(file, words[:MAX_NOTICE])
        elif not notice:
            short = len(words) < (_PAGE if _is_page(file.name, words) else _POINTER)
            yield from (pointer_statements if short else title_statements)(file, words)
            if not short:
                yield from beside_statements(file, words)
            yield from table_statements(file, words[:MAX_NOTICE])
            yield from opened_statements(file, words[:MAX_NOTICE])


def _of_notice(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what a notice says of the pieces of work it lists, and in sentences."""
    records = record_statements(file, words)
    known = {one.raw for one in records}
    opened = list(opened_statements(file, words))
    listed = {one.asset for one in opened}
    texts: list[range] = []
    works = [
        one
        for one in work_statements(file, words, texts)
        if one.raw not in known and one.asset not in listed
    ]
    told = list(notice_statements(file, words))
    lines = {one.place.line for one in works}.union(*texts)
    given = {(one.asset, one.raw) for one in works}
    told = [one for one in told if (one.asset, one.raw) not in given]
    yield from records
    yield from works
    yield from (one for one in told if one.raw not in known and one.place.line not in lines)
    yield from opened


def _is_page(name: str, words: str) -> bool:
    """Say whether a license file is a page that tells of licenses elsewhere."""
    linked = "](http" in words and (name.lower().endswith(".md") or words.startswith("---"))
    return linked or _DEED.search(words) is not None


def _of_bundle(file: SourceFile, words: str) -> Iterator[LicenseStatement]:
    """Yield what the comments kept from the parts of a bundle say of these, each license once."""
    line = 1
    seen: set[str] = set()
    for part in words.split("*/"):
        for raw in licenses_in(part[:_COMMENT]):
            if raw in seen:
                continue
            seen.add(raw)
            start = line + part[: part.find(raw)].count("\n")
            yield LicenseStatement(
                place=file.place(start),
                source=StatementSource.HEADER,
                raw=raw,
                asset=foreign_folder(file.path) or f"local:{file.path}",
                component=Component.CODE,
            )
        line += part.count("\n")
