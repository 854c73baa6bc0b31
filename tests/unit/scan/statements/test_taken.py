"""Comments on code taken from elsewhere: the license is that of the source."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.statements import HeaderScanner


def stated(words: str, path: str = "a.py") -> list[tuple[str, int, str | None]]:
    scanner, data = HeaderScanner(), words.encode()
    facts = scanner.scan(SourceFile(path, data)) if scanner.worth_parsing(data) else ()
    return [(f.raw, f.place.line, f.asset) for f in facts if isinstance(f, LicenseStatement)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "# Reads the dataset at https://github.com/pond/frog - CC BY-NC 4.0\n",
            ("CC BY-NC 4.0", 1, "pond/frog"),
        ),
        (
            "# Adapted from https://github.com/pond/frog under MIT license\n",
            ("MIT license", 1, "pond/frog"),
        ),
        (
            "# Copied and modified from https://x.org/a.py (BSD-3-Clause)\n",
            ("BSD-3-Clause", 1, "https://x.org/a.py"),
        ),
        (
            "import a\n\n# the leap is copied from Frog3D, BSD License, Copyright (c) Reed\n",
            ("BSD License", 3, "Frog3D"),
        ),
        (
            '"""\nLifted from https://github.com/pond/frog\nOriginally licensed MIT, Reed\n"""\n',
            ("MIT", 3, "pond/frog"),
        ),
        (
            "# Calls borrowed from https://github.com/pond/frog.git, MIT License\n",
            ("MIT License", 1, "pond/frog"),
        ),
        (
            "# code taken from: https://github.com/pond/frog (under MIT License)\n",
            ("MIT License", 1, "pond/frog"),
        ),
        (
            "# Adopted from Reed's Newt under the MIT License\n",
            ("MIT License", 1, "Newt"),
        ),
        (
            "# Adopted from reed's newt.core under the MIT License\n",
            ("MIT License", 1, "newt.core"),
        ),
        (
            "# Modified from https://github.com/pond/frog Original license: MIT\n",
            ("MIT", 1, "pond/frog"),
        ),
        (
            "# Parts borrowed/adapted from the Apache 2.0 licensed original: https://github.com/pond/frog\n",
            ("Apache 2.0", 1, "pond/frog"),
        ),
        (
            (
                'def leap():\n    """Leap.\n\n    Adapted from Frog (Copyright 2024 Reed,'
                ' licensed\n    under the MIT License).\n    """\n'
            ),
            ("MIT License", 5, "Frog"),
        ),
        (
            '"""Adapted from Frog: https://github.com/pond/frog. Originally MIT License, (c)."""\n',
            ("MIT License", 1, "pond/frog"),
        ),
        (
            "x = 1  # taken from Newt (MIT license)\n",
            ("MIT license", 1, "Newt"),
        ),
    ],
)
def test_the_license_is_that_of_the_source(words: str, expected: tuple[str, int, str]) -> None:
    assert stated(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "# Adapted from the paper of 2024; MIT hosts the frogs\n",
        'X = "copied from Frog (MIT license)"\n',
        '"""Frogs.\n\nData taken from the lab. They swim at MIT.\n"""\n',
        "# Moved from Frog to Newt. The pond is under no MIT license\n",
    ],
)
def test_other_words_name_no_source(words: str) -> None:
    assert [one for one in stated(words) if one[2]] == []


def test_what_the_file_says_of_itself_stays_its_own() -> None:
    words = (
        "# Licensed under the Apache License 2.0\nimport a\n\n# Copied from Newt (MIT License)\n"
    )
    assert stated(words) == [("Apache License 2.0", 1, None), ("MIT License", 4, "Newt")]


def test_endless_comments_take_bounded_time() -> None:
    for line in ("# copied from Frog (", "# copied from " * 60, '"""copied from Frog, '):
        begin = time.process_time()
        stated(f"{line}\n" * (500_000 // len(line)) + "# MIT")
        assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "words",
    [
        "/*\n * Based on https://github.com/pond/frog released under the MIT License.\n */\n",
        '"""\nBased on\nhttps://github.com/pond/frog\npulished under an MIT License.\n"""\n',
        "# Inspired by impl at https://github.com/pond/frog, MIT License\n",
        (
            '"""\nAdapted from: https://github.com/pond/frog/blob/\n  9f4/a.py\n\n'
            '[MIT License Copyright (c) 2023 Reed]\n"""'
        ),
        '"""\nOriginal source: https://github.com/pond/frog/a\nOriginal license: MIT License\n"""',
        '"""\nTaken from frogs:\n\n https://github.com/pond/frog/a\n\nLicense: MIT License\n"""',
    ],
)
def test_what_code_is_based_on_has_its_license(words: str) -> None:
    assert [(raw, source) for raw, _, source in stated(words)] == [("MIT License", "pond/frog")]


def test_a_label_far_below_is_the_files_own() -> None:
    words = "# Taken from https://github.com/pond/frog\n" + "#\n" * 9 + "# License: MIT\n"
    assert stated(words) == [("MIT", 11, None)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "# We are vendoring https://github.com/acme/pond (MIT License)\n",
            [("MIT License", 1, "acme/pond")],
        ),
        (
            "# Based on Apache 2.0 licensed code from https://github.com/acme/pond\n",
            [("Apache 2.0", 1, "acme/pond")],
        ),
        (
            "# inspired from\n# https://github.com/acme/pond\n# which is under MIT License.\n",
            [("MIT License", 3, "acme/pond")],
        ),
        (
            "# This file incorporates code from Pond licensed under the MIT License.\n",
            [("MIT License", 1, "Pond")],
        ),
        (
            '"""Code is from the repo https://github.com/acme/pond under its MIT license\n"""\n',
            [("MIT license", 1, "acme/pond")],
        ),
        ("# The code is from last year, and MIT License texts are read\n", []),
        ("# Based on Apache 2.0 licensed frogs and toads\n", []),
        ("# A vendor from https://github.com/acme sells the MIT License book\n", []),
    ],
)
def test_code_may_be_vendored_based_on_or_inspired_from(
    words: str, expected: list[tuple[str, int, str | None]]
) -> None:
    assert stated(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                '''""" Ponds\n\nBased on idea in Frog by Reed, licensed Apache 2.0\n'''
                '''https://github.com/reed/Frog/blob/abc/frog.py\n"""\nimport a\n'''
            ),
            [("Apache 2.0", 3, "reed/Frog")],
        ),
        (
            "import a\n\n# Credits: PondNews, CC BY 2.5 license (https://pond.example/frogs)\n",
            [("CC BY 2.5 license", 3, "PondNews")],
        ),
        ("import a\n\n# Credits: Jane Reed, MIT License\n", []),
        ("import a\n\n# Based on the code of Frog, which nobody licensed yet\n", []),
    ],
)
def test_ideas_and_credits_have_the_license_of_their_source(
    words: str, expected: list[tuple[str, int, str | None]]
) -> None:
    assert stated(words) == expected
