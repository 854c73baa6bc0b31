"""Forms in which people state a license: slips, joined names, exceptions, plans, cells."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.scanner import CardScanner
from clearweights.scan.statements import LicenseFileScanner


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The code is published by the MIT license.", [("code", None, "MIT license")]),
        ("The data was published by MIT.", []),
        ("Frogs were released by the Apache tribe.", []),
        ("Released under [MIT/Apache-2.0](LICENSE).", [("any", None, "MIT OR Apache-2.0")]),
        ("See https://x.org/MIT/Apache-2.0 for ponds.", []),
        (
            "[Apache 2.0 and MIT licenses](LICENSE)",
            [("any", None, "Apache 2.0"), ("any", None, "MIT")],
        ),
        ("[Differences of Apache 2.0 and MIT licenses](https://x.org/blog)", []),
        (
            "Examples follow the main repo license (i.e. MIT License).",
            [("any", None, "MIT License")],
        ),
        ("Same license as the main repo (MIT).", [("any", None, "MIT")]),
        ("Our repo license (see there) is no MIT copy.", []),
    ],
)
def test_slips_and_joined_names(words: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert stated(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "MIT, except for reed.py under BSD-3-Clause",
            [("any", None, "MIT"), ("code", "local:reed.py", "BSD-3-Clause")],
        ),
        (
            "Except for the fonts under OFL-1.1, everything is Apache-2.0.",
            [("any", "fonts", "OFL-1.1"), ("any", None, "Apache-2.0")],
        ),
        ("Except for the fonts, the code is under MIT.", [("code", None, "MIT")]),
        (
            "Licensed under Apache-2.0 except where noted; parts of reed are under MIT.",
            [("any", None, "Apache-2.0")],
        ),
    ],
)
def test_an_exception_is_never_the_license_of_the_whole(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


@pytest.mark.parametrize("title", ["License", "Roadmap"])
@pytest.mark.parametrize(
    "words",
    [
        "- Apache-2.0 embedding models such as Reed",
        "- TODO: MIT licensed model",
        "- [ ] Support Apache-2.0 licensed models such as `acme/reed`",
        "- Find data under CC BY 4.0",
        "This tool finds MIT licensed models and downloads them.",
    ],
)
def test_plans_state_nothing(words: str, title: str) -> None:
    assert stated(words, title=title) == []


def test_what_was_done_or_is_promised_by_who_contributes_is_no_plan() -> None:
    agreed = "- [ ] I confirm that I may submit this under the project's MIT license."
    assert stated(agreed) == [("any", None, "MIT license")]
    assert stated("- [x] Code released under MIT") == [("code", None, "MIT")]
    assert stated("Find the code, which is under MIT, in `pond/`.") == [("code", None, "MIT")]


def of_page(table: str, path: str) -> list[tuple[str, str | None, str]]:
    scanner = LicenseFileScanner() if "licenses" in path else CardScanner()
    file = SourceFile(path, f"# Licenses\n\n{table}\n".encode())
    return [
        (one.component.value, one.asset, one.raw)
        for one in scanner.scan(file)
        if isinstance(one, LicenseStatement)
    ]


@pytest.mark.parametrize("path", ["docs/licenses.md", "docs/legal.md"])
def test_sentences_in_cells_of_a_page_about_licenses(path: str) -> None:
    table = (
        "| Part | What applies |\n|---|---|\n"
        "| Code | Our own code is licensed under the Apache-2.0 license |\n"
        "| Reed weights | They are under CC-BY-NC-4.0 and we do not ship them |\n"
        "| Frog | see there |"
    )
    assert of_page(table, path) == [
        ("code", None, "Apache-2.0 license"),
        ("any", "Reed weights", "CC-BY-NC-4.0"),
    ]
    both = "| Model | License |\n|---|---|\n| Reed | Code is MIT; weights are CC BY-NC 4.0 |"
    assert of_page(both, path) == [("code", "Reed", "MIT"), ("weights", "Reed", "CC BY-NC 4.0")]


def test_a_comparison_of_licenses_is_about_nothing() -> None:
    table = "| Feature | Words |\n|---|---|\n| Patents | Apache-2.0 grants patents |"
    assert of_page(table, "docs/licenses.md") == []
    assert stated("| Feature | Words |\n|---|---|\n| Pond | MIT is a school |", title="About") == []


def test_markup_of_a_broken_badge_is_no_license() -> None:
    assert stated("[![License][license-shield]](license-url] [][release-url]") == []
    assert stated("License: [our own words](TERMS)") == [("any", None, "our own words")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "The models are under the main repo license (i.e. CC-NC-BY) except for the `base`"
                " models, which are under MIT."
            ),
            [("weights", None, "CC-NC-BY"), ("weights", "base models", "MIT")],
        ),
        (
            "- **[Heron](https://x.org/h):** a bird on your phone, MIT licensed.",
            [("any", "Heron", "MIT")],
        ),
        ("- [Heron](https://x.org/h) - a bird (MIT licensed)", [("any", "Heron", "MIT")]),
        ("- [Heron](https://x.org/h) - a bird. Frogs, MIT licensed, swim.", []),
        ("Data handled by third-party providers is subject to their respective Terms.", []),
        (
            "The data are subject to their respective terms.",
            [("data", None, "their respective terms")],
        ),
    ],
)
def test_items_and_parts(words: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert stated(words, title="About") == expected


def test_a_code_of_conduct_speaks_of_itself() -> None:
    words = "# Frogs\n\nThis Code of Conduct is licensed under CC BY 3.0.\n"
    found = {}
    for path in ("CODE_OF_CONDUCT.md", "README.md"):
        facts = CardScanner().scan(SourceFile(path, words.encode()))
        found[path] = [one.asset for one in facts if isinstance(one, LicenseStatement)]
    assert found == {"CODE_OF_CONDUCT.md": ["local:CODE_OF_CONDUCT.md"], "README.md": [None]}


def test_a_text_below_a_sentence_is_the_license_of_what_that_names() -> None:
    words = (
        "The original model is distributed under the following\n[license](https://x.org/l):\n\n"
        "```\nThe Clear BSD License\n\nCopyright (c) Acme\n```\n\nFrogs.\n\n```\nMIT License\n```"
    )
    assert stated(words) == [
        ("weights", "original model", "license"),
        ("weights", "original model", "Clear BSD License"),
        ("any", None, "MIT License"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Please mind the model license, **MPL 2.0**.", [("weights", None, "MPL 2.0")]),
        ("Mind the model, license, and MPL.", []),
        (
            "We release the weights on a permissive license (Apache 2.0).",
            [("weights", None, "Apache 2.0")],
        ),
        ("We released a talk on a pond (Apache 2.0).", []),
        ("- license-plate-recognition-barrier-0001", []),
        ("- license - MIT", [("any", None, "MIT")]),
    ],
)
def test_labels_and_what_is_released_on_a_license(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="About") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[Acme](https://x.org) - Pond Zoo repository", [None]),
        ("Acme Ponds", ["Pond Zoo"]),
    ],
)
def test_a_title_may_name_the_thing_behind_a_dash(title: str, expected: list[str | None]) -> None:
    words = f"# {title}\n\nPond Zoo is licensed under MIT.\n"
    facts = CardScanner().scan(SourceFile("README.md", words.encode()))
    assert [one.asset for one in facts if isinstance(one, LicenseStatement)] == expected


def test_a_drawn_badge_may_call_the_project_as_addresses_do() -> None:
    words = (
        "# Pond Frogs\n\n[![][shield]][link]\n\n[shield]: https://img.shields.io/github/license/a/{0}\n"
        "[link]: https://github.com/a/{0}/blob/main/LICENSE\n"
    )
    for name, expected in (("pond-frogs", ["LICENSE"]), ("reed-newts", [])):
        facts = CardScanner().scan(SourceFile("README.md", words.format(name).encode()))
        assert [one.link for one in facts if isinstance(one, LicenseStatement)] == expected


def test_rows_may_be_quoted_and_call_a_license_an_agreement() -> None:
    table = (
        "> | Dataset | Link | Dataset Release Agreement |\n> | --- | --- | --- |\n"
        "> | Reed-2k | [x](https://x.org) | [Agreement (MIT License)](https://x.org/a.pdf) |"
    )
    assert stated(table, title="News") == [("data", "Reed-2k", "MIT License")]
    assert stated(table.replace("Release Agreement", "Birds"), title="News") == []


def test_the_joined_words_of_a_title_name_it_in_addresses_alone() -> None:
    words = (
        "# Pond 2: Frogs\n\nAn [MIT-licensed package](https://pypi.org/project/pond2/) exists.\n"
    )
    facts = CardScanner().scan(SourceFile("README.md", words.encode()))
    assert [one.asset for one in facts if isinstance(one, LicenseStatement)] == ["pond2"]
    words = "# PO⫶ND: Frogs\n\nPOND is under MIT.\n"
    facts = CardScanner().scan(SourceFile("README.md", words.encode()))
    assert [one.asset for one in facts if isinstance(one, LicenseStatement)] == [None]


def test_a_base_model_may_come_with_the_following_license() -> None:
    words = (
        "Our work uses Heron-Turbo as the base model with the following [LICENSE](https://x.org/l)."
    )
    assert stated(words, title="Acknowledgment") == [("weights", "Heron-Turbo", "LICENSE")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "本数据集采用知识共享署名-非商业性使用 4.0 国际许可协议进行许可。",
            [("data", None, "知识共享署名-非商业性使用 4.0 国际")],
        ),
        ("本项目采用木兰宽松许可证，第2版。", [("any", None, "木兰宽松许可证，第2版")]),
        (
            "データはクリエイティブ・コモンズ 表示 4.0 国際 ライセンスの下で公開されています。",
            [("data", None, "クリエイティブ・コモンズ 表示 4.0 国際")],
        ),
        ("The data is under CC BY&#x2011;NC 4.0.", [("data", None, "CC BY-NC 4.0")]),
        ("The data is under CC BY\u2011SA 4.0.", [("data", None, "CC BY-SA 4.0")]),
        ("This project is under Mulan PSL v2.", [("any", None, "Mulan PSL v2")]),
    ],
)
def test_names_in_other_scripts(words: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert stated(words) == expected
