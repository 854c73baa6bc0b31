"""Small text files beside pictures, sounds or data that tell their license: by name or address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.marks import LICENSE_ADDRESS
from clearweights.scan.cards.scanner import CardScanner
from clearweights.scan.names import (
    foreign_folder,
    in_license_folder,
    in_tests,
    is_license_file,
    is_notice_file,
)
from clearweights.scan.statements.listed import is_license
from clearweights.scan.statements.sources import is_header_template

_LARGEST = 4_000
_LINES = 60
_LINE = re.compile(
    r"[\W_]{0,8}(?P<label>licen[sc]e(?:d under)?(?: (?:info|url|link))?\s{0,4}[:=–-]\s{0,4}"
    r"|licen[sc]ed under (?:the )?)?(?P<words>\S.{1,200}?)[\s.]{0,8}",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(
    r"^(?:cmake|requirements|constraints|robots|ads|humans|security)", re.IGNORECASE
)


class BesideScanner:
    """`info.txt` with "License: CC BY 4.0", or nothing but the address of a license's text."""

    id = "beside-texts"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Take text files that are neither read as cards nor licenses themselves."""
        if suffix != ".txt" or in_tests(path) or _NOT_WORDS.match(name):
            return False
        if is_header_template(name):
            return False
        is_other = is_license_file(name) or is_notice_file(name) or in_license_folder(path)
        return not is_other and not CardScanner().wants(path, name, suffix)

    def worth_parsing(self, data: bytes) -> bool:
        """Take small ones that speak of a license, but for the headers that sources are given."""
        return len(data) <= _LARGEST and b"icen" in data and b"this file" not in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield each license once; it is that of the folder in which the file lies."""
        folder = file.path.rpartition("/")[0]
        seen: set[str] = set()
        for number, line in enumerate(file.lines[:_LINES], start=1):
            match = _LINE.fullmatch(line[:300])
            raw = match["words"].strip(" <>\"'") if match else ""
            is_address = LICENSE_ADDRESS.match(raw) is not None and " " not in raw
            if match is None or raw in seen or not (is_address or match["label"]):
                continue
            if not is_address and not is_license(raw):
                continue
            seen.add(raw)
            yield LicenseStatement(
                place=file.place(number),
                source=StatementSource.PROSE,
                raw=raw,
                asset=foreign_folder(file.path) or (f"local:{folder}" if folder else None),
                component=Component.ANY,
                link=raw if is_address else None,
            )
