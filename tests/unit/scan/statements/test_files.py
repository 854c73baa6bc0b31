"""LICENSE-like files by name."""

from __future__ import annotations

import pytest

from clearweights.domain.facts import Component, LicenseStatement, LicenseText, Problem
from clearweights.scan.base import SourceFile
from clearweights.scan.statements import LicenseFileScanner
from clearweights.scan.statements.files import MAX_TEXT


def wanted(path: str) -> bool:
    name = path.rpartition("/")[2].lower()
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    return LicenseFileScanner().wants(path, name, suffix)


@pytest.mark.parametrize(
    "path",
    [
        "LICENSE",
        "LICENCE.txt",
        "COPYING.LESSER",
        "DATA_LICENSE",
        "LICENSE-MODEL",
        "sub/LICENSE.md",
        "USE_POLICY.md",
        "NOTICE",
        "THIRD_PARTY_NOTICES.txt",
        "licenses/zlib.txt",
        "MODEL_LICENSE",
        "LICENSE_MIT.md",
        "LICENSES/Apache-2.0.txt",
        "LICENSE.APACHE2",
        "GPL-3.txt",
        "Acceptable_Use_Policy.md",
        "third-party-notices.md",
    ],
)
def test_license_like_files_are_taken(path: str) -> None:
    assert wanted(path)


@pytest.mark.parametrize(
    "path", ["license.py", "src/licenses.ts", "README.md", "license_check.yaml", "notes.txt"]
)
def test_other_files_are_left(path: str) -> None:
    assert not wanted(path)


@pytest.mark.parametrize(
    ("path", "component", "notice"),
    [
        ("DATA_LICENSE", Component.DATA, False),
        ("LICENSE-MODEL", Component.WEIGHTS, False),
        ("WEIGHT_DIFF_LICENSE", Component.WEIGHTS, False),
        ("LICENSE-CODE", Component.CODE, False),
        ("LICENSE", Component.ANY, False),
        ("NOTICE.txt", Component.ANY, True),
    ],
)
def test_the_name_tells_the_component(path: str, component: Component, notice: bool) -> None:
    (found,) = LicenseFileScanner().scan(SourceFile(path, b"Some terms.\n"))
    assert isinstance(found, LicenseText)
    assert (found.component, found.notice) == (component, notice)
    assert found.text == "Some terms.\n"


@pytest.mark.parametrize(("path", "data"), [("LICENSE.pdf", b"%PDF-1.7"), ("LICENSE", b"\0\1\2")])
def test_a_license_that_cannot_be_read_is_said(path: str, data: bytes) -> None:
    assert wanted(path)
    assert [type(fact) for fact in LicenseFileScanner().scan(SourceFile(path, data))] == [Problem]


def test_a_huge_text_is_cut_and_says_so() -> None:
    facts = list(LicenseFileScanner().scan(SourceFile("LICENSE", b"x" * (MAX_TEXT + 1))))
    assert [type(fact) for fact in facts] == [Problem, LicenseText]


def test_a_long_notice_speaks_of_the_parts_it_names() -> None:
    part = "\n=====\n\npond/frogs\nhttps://x.org/frogs\n\nLicensed under the MIT license.\n"
    words = "Acme\n" + "This product grows reeds in ponds of every size. \n\n" * 150 + part
    facts = list(LicenseFileScanner().scan(SourceFile("NOTICE", words.encode())))
    found = [fact for fact in facts if isinstance(fact, LicenseStatement)]
    assert [(s.raw, s.asset) for s in found] == [("MIT license", "pond/frogs")]


@pytest.mark.parametrize(
    "part",
    [
        "\n=====\n\nApache License\n\nLicensed under the Apache License, Version 2.0.\n",
        "\n=====\n\npond/frogs\n\nSoftware under the MIT License:\n1. newt\n2. egret\n",
    ],
)
def test_forms_and_headings_of_a_long_notice_are_no_statement(part: str) -> None:
    words = "Acme\n" + "This product grows reeds in ponds of every size. \n\n" * 150 + part
    facts = LicenseFileScanner().scan(SourceFile("NOTICE", words.encode()))
    assert not [fact for fact in facts if isinstance(fact, LicenseStatement)]


def test_the_fields_before_a_page_are_no_subject_of_its_license() -> None:
    words = "---\ntitle: MIT License\n---\n\nWords of the license.\n"
    facts = LicenseFileScanner().scan(SourceFile("licenses/mit.md", words.encode()))
    assert not [fact for fact in facts if isinstance(fact, LicenseStatement)]


@pytest.mark.parametrize(
    ("path", "words", "expected"),
    [
        ("LICENSE", "Please refer to license: https://x.org/LICENSE\n", ["https://x.org/LICENSE"]),
        ("docs/LICENSE.md", "The text is available under CC BY-SA 3.0.\n", ["CC BY-SA 3.0"]),
        ("web/a.js.LICENSE.txt", "/*\nreed\n@license MIT\n*/\n", ["MIT"]),
    ],
)
def test_a_file_that_only_names_a_license_states_it(
    path: str, words: str, expected: list[str]
) -> None:
    facts = LicenseFileScanner().scan(SourceFile(path, words.encode()))
    assert [fact.raw for fact in facts if isinstance(fact, LicenseStatement)] == expected
