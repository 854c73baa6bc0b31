"""Files that hold the text of a license or notice, wherever they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Fact, LicenseText, Problem
from clearweights.domain.text import text
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.notice import notice_statements
from clearweights.scan.names import (
    component_of,
    in_license_folder,
    is_code_file,
    is_license_file,
    is_notice_file,
)

MAX_TEXT = 1_000_000
MAX_NOTICE = 200_000
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
        """Yield the whole text; recognising it is `resolve`'s work."""
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
            place=file.place(0, ""), text=words, notice=notice, component=component_of(file.path)
        )
        if notice:
            yield from notice_statements(file, words[:MAX_NOTICE])
