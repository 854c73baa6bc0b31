"""Sentences about several things, about contributions, and about what others made."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The code and the weights are released under MIT and CC-BY-NC-4.0 respectively.",
            [("code", None, "MIT"), ("weights", None, "CC-BY-NC-4.0")],
        ),
        (
            "Reed-S and Reed-L weights are licensed under MIT and ISC, respectively.",
            [("weights", "Reed-S", "MIT"), ("weights", "Reed-L", "ISC")],
        ),
        (
            "代码和模型权重分别采用 Apache 2.0 和 CC BY-NC 4.0 许可证。",
            [("code", None, "Apache 2.0"), ("weights", None, "CC BY-NC 4.0")],
        ),
        (
            "Code, data and weights are under MIT and CC0 respectively.",
            [("any", None, "MIT"), ("any", None, "CC0")],
        ),
        (
            "Models: Apache-2.0 (7B), research only (70B)",
            [("weights", "7B", "Apache-2.0"), ("weights", "70B", "research only")],
        ),
        (
            "Apache-2.0 (7B, 13B) and CC BY-NC 4.0 (70B)",
            [
                ("weights", "7B", "Apache-2.0"),
                ("weights", "13B", "Apache-2.0"),
                ("weights", "70B", "CC BY-NC 4.0"),
            ],
        ),
        ("License: MIT (7B)", [("any", None, "MIT")]),
        (
            "Код распространяется под лицензией MIT, модели — под CC BY-NC 4.0.",
            [("code", None, "MIT"), ("weights", None, "CC BY-NC 4.0")],
        ),
        ("Die Modelle sind unter der Apache-Lizenz 2.0.", [("weights", None, "Apache-Lizenz 2.0")]),
        (
            "Heron 模型采用 Apache 2.0 协议，商用需要申请授权。",
            [("weights", "Heron", "Apache 2.0"), ("weights", "Heron", "商用需要申请")],
        ),
        (
            "The weights are under Apache 2.0; for commercial use please contact us.",
            [
                ("weights", None, "Apache 2.0"),
                ("weights", None, "for commercial use please contact"),
            ],
        ),
        (
            "Weights are MIT and training data CC BY 4.0.",
            [("weights", None, "MIT"), ("data", None, "CC BY 4.0")],
        ),
    ],
)
def test_each_thing_has_its_own_license(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("By contributing you agree that your work is under MIT.", [("code", None, "MIT")]),
        ("All contributions are accepted under the ISC license.", [("code", None, "ISC")]),
        (
            "By contributing you agree to license your work under our project LICENSE.",
            [("code", None, "LICENSE")],
        ),
        ("By submitting your recordings you agree that they are released under CC0.", []),
        (
            "By contributing you make your data available under the same MIT license as this repo.",
            [("any", None, "MIT license")],
        ),
        ("By contributing you make your data available under the MIT license.", []),
        ("All audio contributions are released under CC0.", [("any", None, "CC0")]),
    ],
)
def test_terms_for_contributions_are_those_of_code(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The dataset (but not the code) is under CC BY 4.0.", [("data", None, "CC BY 4.0")]),
        ("The code, but not the weights, is MIT licensed.", [("code", None, "MIT")]),
        (
            "Everything in this repository except the `data` folder is under Apache 2.0.",
            [("code", None, "Apache 2.0")],
        ),
    ],
)
def test_what_is_set_aside_denies_nothing(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Quill uses reedlib, which is MIT licensed.", [("any", "reedlib", "MIT")]),
        (
            "This code is built on ReedKit, which is released under the ISC license.",
            [("any", "ReedKit", "ISC")],
        ),
        (
            "We thank Acme for Reed-2, released under the Pond License.",
            [("any", "Reed-2", "Pond License")],
        ),
        ("The model was trained on ReedSet (CC BY 4.0).", [("any", "ReedSet", "CC BY 4.0")]),
        ("The work of Jane Doe (MIT) and her students.", []),
        ("It began as a fork of Reed (MIT License).", []),
        (
            "Images from Reedpedia are licensed under CC BY-SA 3.0.",
            [("data", "Reedpedia", "CC BY-SA 3.0")],
        ),
        ("Reed is an MIT-licensed library.", [("any", "Reed", "MIT")]),
        ("It is a fast MIT-licensed tokenizer.", [("any", None, "MIT")]),
    ],
)
def test_what_others_made_is_not_the_project(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="Usage") == expected


@pytest.mark.parametrize(
    "words",
    [
        "We only kept repositories under MIT, Apache-2.0 or BSD licenses.",
        "The crawler keeps pages that are licensed under Creative Commons.",
        "Choose a license: MIT, Apache-2.0 or CC BY 4.0.",
        "Name: reedlib\nVersion: 1.0\nSummary: reads\nLicense: Apache-2.0",
    ],
)
def test_what_is_chosen_or_listed_states_nothing(words: str) -> None:
    assert stated(words, title="Usage") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The data keep the license of their original sources.",
            [("data", None, "license of their original sources")],
        ),
        (
            "The datasets remain under their respective licenses.",
            [("data", None, "their respective licenses")],
        ),
        ("Third-party tools keep their own licenses.", []),
        (
            "The data is under https://creativecommons.org/licenses/by/4.0/.",
            [("data", None, "https://creativecommons.org/licenses/by/4.0/")],
        ),
        ("You can find more in: https://creativecommons.org/licenses/by/4.0/", []),
        ("It is released under the Acme BSD License.", [("any", None, "BSD License")]),
        ("* 2019/03/18 switch to BSD license", [("any", None, "BSD")]),
        (
            "We ask that you follow the license of the dataset creator.",
            [("data", None, "license of the dataset creator")],
        ),
        ("The data is under CC BY 2.0 FR.", [("data", None, "CC BY 2.0 FR")]),
        (
            "It is part of the Pond TC's record, available under the repository's LICENSE.",
            [("any", None, "LICENSE")],
        ),
        ("PUBLIC DOMAIN NOTICE\nOffice of Ponds", [("any", None, "PUBLIC DOMAIN")]),
        ("Check the associated Reed License.", [("any", None, "Reed License")]),
        (
            "Released under Creative Common Attribution 4.0.",
            [("any", None, "Creative Common Attribution 4.0")],
        ),
    ],
)
def test_terms_without_a_name(words: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert stated(words) == expected


def test_a_column_of_licenses_holds_names() -> None:
    table = "| Model | License |\n|---|---|\n| Reed-7B | Llama 3 |\n| Reed-1B | Other |"
    assert stated(table) == [("weights", "Reed-7B", "Llama 3")]


def test_a_row_may_name_a_part_or_the_rest() -> None:
    rows = (
        "| Pre-trained Models | CC0 |\n| Reed clips | Various CC licenses (see the column"
        " of licenses in the table of clips) |\n| Anything else | MIT |"
    )
    assert stated(f"| | License |\n|---|---|\n{rows}") == [
        ("weights", None, "CC0"),
        ("any", "Reed clips", "Various CC licenses"),
        ("any", None, "MIT"),
    ]


def test_columns_of_other_languages() -> None:
    table = "| Название | Лицензия |\n|---|---|\n| Reed | CC0 |\n| Heron | [Своя](https://x.org) |"
    assert stated(table) == [("any", "Reed", "CC0"), ("any", "Heron", "Своя")]


_SENT_IN = """

at your option.

### Contribution

What you send in, as defined in the Apache-2.0 license, is licensed as above."""


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        (
            (
                "Licensed under either of\n\n* Apache License, Version 2.0 "
                "([LICENSE-APACHE](LICENSE-APACHE) or https://example.org/a)\n"
                "* MIT license ([LICENSE-MIT](LICENSE-MIT))"
            ),
            ["Apache License, Version 2.0 OR MIT license"],
        ),
        (
            (
                "Licensed under either of Apache License, Version 2.0 ([text](LICENSE-APACHE))\n"
                "or MIT license ([text](LICENSE-MIT))"
            ),
            ["Apache License, Version 2.0 OR MIT license"],
        ),
        ("Licensed under either of\n\n* the terns\n* the gulls", []),
    ],
)
def test_a_choice_of_licenses_may_be_a_list(words: str, raw: list[str]) -> None:
    assert [one for _, _, one in stated(words + _SENT_IN)] == raw


@pytest.mark.parametrize(
    "cell",
    [
        "Apache-2.0 (7B), research only (70B)",
        "Apache-2.0 for 7B, research only for 70B",
        "MIT (small), custom (large)",
        "Apache-2.0 (7B), Llama 2 (70B)",
    ],
)
def test_a_cell_of_several_licenses_is_none_of_them(cell: str) -> None:
    table = f"| Model | License |\n|---|---|\n| Heron | {cell} |"
    assert stated(table) == [("weights", "Heron", cell)]


def test_a_row_that_is_called_by_its_part_is_about_that_part() -> None:
    rows = "| Heron weights | Apache-2.0 |\n| Code Newt | MIT |\n| Frog | MIT? |"
    found = stated(f"| Component | License |\n|---|---|\n{rows}")
    assert found == [
        ("weights", "Heron weights", "Apache-2.0"),
        ("any", "Code Newt", "MIT"),
        ("any", "Frog", "MIT?"),
    ]
