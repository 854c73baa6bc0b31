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
        "WEIGHTS_TERMS_OF_USE.md",
        "legal/OUTPUT_TERMS_OF_USE.md",
        "legal/pond-third-party-programs.txt",
        "Third Party Notices.md",
    ],
)
def test_license_like_files_are_taken(path: str) -> None:
    assert wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "license.py",
        "data/car-rental-terms-of-use.txt",
        "in_terms_of_use.md",
        "src/licenses.ts",
        "README.md",
        "license_check.yaml",
        "pond/license-plate-finder-0001.prototxt",
        "license_plates.txt",
        "LICENSE.md.meta",
        "notes.txt",
    ],
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
        ("WEIGHTS_TERMS_OF_USE.md", Component.WEIGHTS, False),
        ("legal/MODEL_OUTPUT_TERMS_OF_USE.md", Component.OUTPUTS, False),
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


def test_a_list_has_the_license_that_opens_it() -> None:
    text = (
        "Open Source Software/Models Licensed under the ISC License and Other Licenses of the"
        " Parts therein:\n-----\n1. frog\nCopyright (c) Frog\n\n2. newt-pond\n\n"
        "Terms of the ISC License:\n-----\n1. Keep the notice.\n\n"
        "Software licensed under the Pond Terms:\n1. toad\n"
    )
    assert stated("NOTICE", text) == [("ISC License", "frog"), ("ISC License", "newt-pond")]


def test_a_list_of_others_may_speak_of_the_project_itself() -> None:
    text = "## Frog\n\nMIT License\n\n## Summary\n\nThis project itself is under the ISC license."
    assert ("ISC", None) in stated("THIRD_PARTY_LICENSES.md", text)


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


def stated(path: str, words: str) -> list[tuple[str, str | None]]:
    facts = LicenseFileScanner().scan(SourceFile(path, words.encode()))
    return [(fact.raw, fact.asset) for fact in facts if isinstance(fact, LicenseStatement)]


def test_a_license_file_may_be_a_page_of_licenses() -> None:
    rows = "| [Pond License](https://x.org/p) | Code in this repository |\n"
    rows += "| [Reed License](https://x.org/r) | Newt 300M |\n"
    page = f"# Licenses\n\n| License | Component |\n|---|---|\n{rows}\n" + "Frogs swim here. " * 80
    expected = [("Pond License", None), ("Reed License", "Newt 300M")]
    assert stated("LICENSE.md", page) == expected


def test_the_title_of_a_license_may_limit_the_use() -> None:
    words = "License\n\nSoftware License for non-commercial research purposes\n" + "Swim. " * 300
    assert stated("LICENSE", words) == [("License for non-commercial research purposes", None)]


def test_a_short_list_of_third_parties_is_about_what_it_names() -> None:
    words = "# Third-Party Notices\n\n## Newt\n\nLicense: BSD-3-Clause\n"
    assert stated("THIRD-PARTY-NOTICES.md", words) == [("BSD-3-Clause", "Newt")]


def test_a_notice_turns_to_others_where_it_says_so() -> None:
    words = (
        "Newt\n\nThis work is licensed under MIT.\n\nIt contains third-party parts.\n\n=====\n\n"
    )
    words += "pond/reed\n\nLicensed under the BSD-3-Clause license.\n"
    assert stated("NOTICE", words) == [("MIT", None), ("BSD-3-Clause license", "pond/reed")]


def said_in(words: str, path: str = "LICENSE") -> list[tuple[str, int, Component]]:
    facts = LicenseFileScanner().scan(SourceFile(path, words.encode()))
    return [(f.raw, f.place.line, f.component) for f in facts if isinstance(f, LicenseStatement)]


FILLING = "\n".join(
    f"{n}. Whoever feeds frog number {n} has to feed all of them." for n in range(60)
)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (
            "Copyright (c) 2024 Pond. All rights\nreserved.\n\nPond Code License for Frogs\n",
            4,
        ),
        ("# **Frog 2** Acceptable Use Policy\n", 1),
        ("Pond OpenRAIL-M License\n", 1),
        ("SOFTWARE LICENSE AGREEMENT\n", 0),
        ("License for the frogs\n", 0),
        ("TERMS AND CONDITIONS FOR USE AND DISTRIBUTION\n", 0),
        ("Apache License\nVersion 2.0, January 2004\n", 0),
        ("This Pond License is granted to frogs\n", 0),
    ],
)
def test_the_name_a_license_gives_itself_is_said(title: str, found: int) -> None:
    said = said_in(f"{title}\n{FILLING}")
    assert [line for _, line, _ in said] == ([found] if found else [])


def test_words_beside_a_short_license_are_read() -> None:
    license_text = (
        "Frog License\n\nCopyright (c) 2024 Pond, licensed under MIT\n\n"
        f"Permission is hereby granted to frogs.\n{FILLING}\nTHERE IS NO WARRANTY AT ALL.\n\n"
        "The weights in this repository are licensed under CC BY-NC 4.0. For research use only.\n"
    )
    assert [(raw, part) for raw, _, part in said_in(license_text)] == [
        ("Frog License", Component.ANY),
        ("CC BY-NC 4.0", Component.WEIGHTS),
        ("research use only", Component.ANY),
    ]


@pytest.mark.parametrize("name", ["ModelsCommunityLicenseAgreement", "PondLicenseAgreement.txt"])
def test_words_of_a_license_files_name_may_be_joined(name: str) -> None:
    assert wanted(name)


def test_a_license_named_alone_below_a_work_is_the_works() -> None:
    notice = (
        "Frogs\nCopyright 2024 Pond\n\nThis project contains subcomponents with separate terms.\n\n"
        "====\n\npond/croak\nhttps://p.example/croak\n\n"
        "Creative Commons Attribution-NonCommercial 4.0\n"
    )
    facts = LicenseFileScanner().scan(SourceFile("NOTICE", notice.encode()))
    said = [(f.raw, f.asset, f.place.line) for f in facts if isinstance(f, LicenseStatement)]
    assert said == [("Creative Commons Attribution-NonCommercial 4.0", "pond/croak", 11)]


def test_a_list_opened_by_two_licenses_has_both() -> None:
    text = (
        "Open Source Model Licensed under the MIT and CreativeML Open RAIL++-M License:\n---\n"
        "1. Frog\nCopyright (c) Frog\n\nTerms of the MIT License:\n1. Keep the notice.\n\n"
        "Open Source Model Licensed under the MIT and Pond License:\n1. Toad\n"
    )
    found = [("MIT", "Frog"), ("CreativeML Open RAIL++-M License", "Frog")]
    assert stated("NOTICE", text) == found


_LONG = "\n\nTerms of the Apache License Version 2.0:\n" + "You may use it in ponds.\n" * 400


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "Acme is glad to share.\n\nHeron is licensed under the Apache License Version 2.0"
                " except for the third-party components listed below."
            ),
            [("Apache License Version 2.0", "Heron")],
        ),
        (
            (
                "Portions of this software are licensed as follows:\n\n- Content outside of the"
                ' above mentioned directories is available under the "MIT" license as told below.'
            ),
            [("MIT", None)],
        ),
        ("Acme is glad to share Heron, as Apache 2.0 asks.", []),
    ],
)
def test_a_long_license_may_tell_first_whose_it_is(
    words: str, expected: list[tuple[str, str | None]]
) -> None:
    assert stated("LICENSE", words + _LONG) == expected


def test_what_a_long_license_tells_further_down_is_its_own_text() -> None:
    words = "You tell all: “Heron is licensed under the MIT License.”\n"
    assert stated("LICENSE", _LONG + words) == []


def test_packages_listed_by_fields_have_their_licenses() -> None:
    record = (
        "Package: {}\nVersion: 1.0\nLicense: {}\nAuthor: A Heron\nNotice:\nMade in reeds.\n---\n"
    )
    words = record.format("frog-1.0", "Apache-2.0") + record.format("newt", "BSD-3")
    assert stated("NOTICE", words) == [("Apache-2.0", "frog-1.0"), ("BSD-3", "newt")]
    assert ("Apache-2.0", "frog-1.0") not in stated("NOTICE", "Version: 1\n\nLicense: Apache-2.0\n")


_REEDS = "This product grows reeds in ponds of every size. \n\n" * 150
_RULED = "\n=====\n{}\n=====\n\n{}\n"


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        (
            "Earlier BSD License",
            "Early development of Newt in 2015 is licensed under the\nBSD license.",
            [("BSD", "Newt")],
        ),
        ("Reeds License", "Released under the MIT License.", [("MIT License", "Reeds")]),
        (
            "Heron's Software License",
            (
                "Feed it.\n\nAppendix: How to apply the License to ponds\n\n(c) [yyyy] [me]\n\n"
                "Licensed under the Apache License, Version 2.0 (the License)."
            ),
            [],
        ),
    ],
)
def test_titles_between_rules_tell_whose_a_license_is(
    title: str, words: str, expected: list[tuple[str, str | None]]
) -> None:
    assert stated("NOTICE", "Acme\n" + _REEDS + _RULED.format(title, words)) == expected


def test_a_list_may_be_opened_by_a_license_that_few_know() -> None:
    text = "Open Source Software Licensed under the Pond-Reed License:\n----\n1. Frog\n(c) Ann\n"
    assert stated("NOTICE", text) == [("Pond-Reed License", "Frog")]


def test_a_page_may_tell_what_each_license_applies_to() -> None:
    page = (
        "# Licenses\n\nThe code is under the [MIT License](LICENSE).\n\n"
        "- Reed License\n\n  * Applies to the Newt encoder\n  * For non-commercial use only\n"
        "  * [LICENSE_reed](LICENSE_reed.md)\n\n- ISC License\n  * Applies to the data.\n"
    )
    assert stated("licenses/LICENSES.md", page) == [
        ("Reed License", "Newt encoder"),
        ("ISC License", None),
        ("MIT License", None),
    ]
    alone = "# Licenses\n\n- ISC License\n  * Applies in spring\n  * Use it under MIT.\n"
    assert ("MIT", None) in stated("licenses/LICENSES.md", alone)


def test_notices_behind_a_long_license_are_about_what_they_name() -> None:
    ends = "\n   the words on\n   limitations under the License.\n\nNotices\n\n"
    tail = "[reed]\nreed is available under MIT license. You may find it at https://x.org.\n\n"
    tail += "The work is available under ISC license.\n"
    assert stated("LICENSE", "Acme\n" + _LONG + ends + tail) == [("MIT license", "reed")]
    assert stated("LICENSE", "Acme\n" + _LONG + "\n\nNotices\n\n" + tail) == []


def test_a_license_file_may_tell_of_several_parts_and_link_the_deeds() -> None:
    """Addresses of deeds say that this is no license itself, however long it is."""
    words = (
        "Ponds in Pictures (PIP) shows frogs at night. " + "It took long to take them all. " * 30
        + "\n\nThe single photographs were published under the CC BY 2.0 license.\n\n"
        "    https://creativecommons.org/licenses/by/2.0/\n\n"
        "The dataset itself is made available under the CC BY-NC-SA 4.0 license.\n\n"
        "    https://creativecommons.org/licenses/by-nc-sa/4.0/\n"
    )  # fmt: skip
    facts = list(LicenseFileScanner().scan(SourceFile("LICENSE.txt", words.encode())))
    told = [(f.raw, f.place.line) for f in facts if isinstance(f, LicenseStatement)]
    assert told == [("CC BY 2.0 license", 3), ("CC BY-NC-SA 4.0 license", 7)]
