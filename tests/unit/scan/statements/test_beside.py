"""Small text files that tell the license of what lies beside them."""

from __future__ import annotations

import pytest

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.statements import BesideScanner

_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


def read(path: str, words: str) -> list[tuple[int, str, str | None]]:
    scanner, file = BesideScanner(), SourceFile(path, words.encode())
    if not scanner.wants(path, file.name, ".txt") or not scanner.worth_parsing(file.data):
        return []
    facts = [one for one in scanner.scan(file) if isinstance(one, LicenseStatement)]
    return [(one.place.line, one.raw, one.asset) for one in facts]


@pytest.mark.parametrize(
    ("path", "words", "expected"),
    [
        ("sounds/info.txt", f"A frog\n{_ADDRESS}\n", [(2, _ADDRESS, "local:sounds")]),
        ("sounds/info.txt", "License: CC BY 4.0.\n", [(1, "CC BY 4.0", "local:sounds")]),
        ("origin.txt", f"Licensed under {_ADDRESS}\n", [(1, _ADDRESS, None)]),
        ("sounds/info.txt", "License: ask the frogs\n", []),
        ("sounds/info.txt", "Some frogs like the MIT license more than newts do\n", []),
        ("sounds/info.txt", "licenses: https://x.org/frogs\n", []),
        ("hack/go.txt", f"You may not use this file. See\n{_ADDRESS}\n", []),
        ("requirements.txt", "# License: MIT\nfrogs==1\n", []),
        ("tests/info.txt", "License: MIT\n", []),
    ],
)
def test_a_label_or_the_address_of_a_text_tells_the_license_of_the_folder(
    path: str, words: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert read(path, words) == expected
