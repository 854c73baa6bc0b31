"""Notices that list pieces of work: each has the license beside or below its name."""

from __future__ import annotations

import pytest

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.credits import credited
from clearweights.scan.statements import LicenseFileScanner


def stated(words: str, path: str = "NOTICE") -> list[tuple[int, str, str | None]]:
    facts = LicenseFileScanner().scan(SourceFile(path, words.encode()))
    return [(f.place.line, f.raw, f.asset) for f in facts if isinstance(f, LicenseStatement)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This product includes software from frogs (ISC).", ("frogs", "ISC")),
        ("frog-legs 0.27.8 - MIT", ("frog-legs 0.27.8", "MIT")),
        ("dataset 1.6.0 - MIT", ("dataset 1.6.0", "MIT")),
        (
            "- toad — GPL-2.0-or-later AND MIT. It is run apart.",
            ("toad", "GPL-2.0-or-later AND MIT"),
        ),
        ("- newt   — GPL-2.0      (at run time)", ("newt", "GPL-2.0")),
        ("* [Pond](https://x.org/pond) (Apache License 2.0)", ("Pond", "Apache License 2.0")),
        ("@pond/reed@1.2.3: Apache-2.0", ("@pond/reed@1.2.3", "Apache-2.0")),
        ("lily@4.1.0 - https://x.org/lily (MIT)", ("lily@4.1.0", "MIT")),
        ("Heron's 3-Clause BSD License", ("Heron", "3-Clause BSD License")),
        ("License: MIT", None),
        ("**License:** [MIT](https://x.org)", None),
        ("Author: MIT", None),
        ("MIT License", None),
        ("Apache License (Version 2.0)", None),
        ("Software - MIT License", None),
        ("Copyright (c) 2020 Frog (MIT)", None),
        ("This work is made at Heron (MIT)", None),
        ("Frog - MIT, but only in winter", None),
        ("Frog (Apache-2.0 OR", None),
        ("A frog sings, MIT", None),
    ],
)
def test_a_line_may_hold_a_work_and_its_license(
    line: str, expected: tuple[str, str] | None
) -> None:
    assert credited(line) == expected


TEXT = (
    "Redistribution and use of frogs, in every pond there is, is allowed where:\n"
    + "\n".join(
        f"{n}. whoever feeds the frog number {n} feeds all of the others." for n in range(9)
    )
    + "\nTHERE IS NO WARRANTY AT ALL.\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("---- License for Heron code ----\n\n{}", (7, "Heron")),
        ("=====\n\npond/reed\nhttps://x.org\n(c) Reed\n\n{}", (11, "pond/reed")),
        ("## Tools: Newt\n\n### Newt\n\n**Source**: https://x.org\n\n{}", (11, "Newt")),
        ("-----\nNewt-2: How Newts Learn to Swim All Winter\n\n{}", (8, "Newt-2")),
        ("Lily\n\n    Copyright (c) Reed\n\n{}", (9, "Lily")),
        (
            "The Reed team (pond)\n    From Reed:\n\n    Copyright Reed\n"
            + "    (c) Newt\n" * 40
            + "\n{}",
            (50, "The Reed team (pond)"),
        ),
        (
            "## Newt\n\nThis is the license: https://x.org/l\n\nCopyright (c) Reed\n\n{}",
            (11, "Newt"),
        ),
        ("=====\nreed - https://x.org/reed\n\nThe MIT License (MIT)\n\n{}", (8, "reed")),
    ],
)
def test_a_work_has_the_text_of_a_license_below_its_name(
    words: str, expected: tuple[int, str]
) -> None:
    found = stated("Acme\n\nSwims.\n\n" + words.format(TEXT))
    assert [(line, name) for line, _, name in found] == [expected]


def test_a_work_has_the_license_named_below_it() -> None:
    words = "Acme\n\nSwims.\n\n## Newt\n\nMIT License\n\n(c) Reed\n\nSwim.\n\n## Heron\n\n"
    words += "Apache License\nVersion 2.0, January 2004\n\nThe Pond is released under MIT.\n"
    assert stated(words) == [
        (7, "MIT License", "Newt"),
        (15, "Apache License Version 2.0", "Heron"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Acme\nCopyright 2024 Reed\n\n" + TEXT,  # the project's own
        "# Acme\n\n" + TEXT,
        "Acme\n\n## Newt\n\nSwims.\n\n*** BEGIN LICENSE BLOCK ***\n" + TEXT,
        "Acme\n\n=====\n\nThe software:\n\n" + TEXT,
        "Acme\n\n## Newt\n\n" + "Newts swim.\n" * 40 + "MIT License\n",  # too far below
    ],
)
def test_no_work_is_named(words: str) -> None:
    assert stated(words) == []


def test_the_parts_of_an_entry_are_no_works() -> None:
    words = (
        "# Third-Party Notices\n\n## reed-env\n\n**Locations:**\n- `src/3rdparty/reed/env.ts`\n\n"
        "**License:** [MIT](https://x.org)\n\n### Files\n\n- [a.ts](https://x.org) (commit b1)\n\n"
        "All duties under the MIT License are met.\n"
    )
    found = stated(words, "THIRD_PARTY_NOTICES.md")
    assert found == [(8, "MIT", "reed-env"), (14, "MIT License", "reed-env")]


def test_a_notice_of_sources_speaks_of_each() -> None:
    words = "# Attribution\n\nThis work uses code of the following sources:\n\n## Newt.js\n"
    words += "- **Author**: Reed\n- **License**: Apache License 2.0\n"
    assert stated(words, "ATTRIBUTION.md") == [(7, "Apache License 2.0", "Newt.js")]


def test_fields_below_the_name_of_a_work_give_its_license_once() -> None:
    words = (
        "# Third-party notices\n\n## Models\n\n### pond/heron-7b\n\nDeveloper: Pond<br>\n"
        'License Type: "Apache 2.0"<br>\nLicense: [link](https://pond.example/LICENSE)\n\n'
        "### pond/reed\n\nDeveloper: Pond<br>\nLicense: MIT\n\n"
        "##### modified by: reed/heron-7b-gguf\n\nOrigin: [link](https://reed.example)<br>\n"
        "License: ISC\n"
    )
    assert stated(words, "Third Party Notices.md") == [
        (8, "Apache 2.0", "pond/heron-7b"),
        (14, "MIT", "pond/reed"),
        (19, "ISC", "reed/heron-7b-gguf"),
    ]
