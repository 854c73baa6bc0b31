"""Items and rows that end with a license."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated

_AT = "https://github.com/acme/heron/blob/main/LICENSE"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            f"- REED: Reading Every Edge, see https://github.com/acme/heron, [MIT License]({_AT})",
            [("any", "acme/heron", "MIT License")],
        ),
        (
            f"- REED: a benchmark, https://x.org/reed, [Apache License 2.0]({_AT}).",
            [("any", "REED", "Apache License 2.0")],
        ),
        (
            f"- [Heron](https://x.org/heron): finds birds, from all sides, [CC BY 4.0]({_AT})",
            [("any", "Heron", "CC BY 4.0")],
        ),
        (
            "* [trained models](https://x.org/a) ([table](https://x.org/t)), CC-BY 4.0 license",
            [("weights", None, "CC-BY 4.0 license")],
        ),
        (
            "* [reed](https://x.org/reed): Dynamic reeds (License MIT).",
            [("any", "reed", "MIT")],
        ),
        (
            "* [pond](https://x.org/pond): Ponds in time (License GPL v3)",
            [("any", "pond", "GPL v3")],
        ),
        (
            f"| Work | Note |\n|---|---|\n| Heron | birds | [MIT License]({_AT}) |",
            [("any", "Heron", "MIT License")],
        ),
    ],
)
def test_a_license_at_the_end_is_that_of_what_the_item_names(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="Evals") == expected


@pytest.mark.parametrize(
    "words",
    [
        f"- Heron: explains GPL-3.0, [MIT License]({_AT})",  # one of two
        f"- Heron is unlike reeds, [MIT License]({_AT})",
        f"- https://x.org/a and https://x.org/b, [MIT License]({_AT})",  # of neither
        "- Update the badge, [MIT License](LICENSE)",
        "- [Heron](https://x.org/heron), made at MIT",
        f"- [ ] Heron: add a file, [MIT License]({_AT})",
        f"| A | B |\n|---|---|\n| the code | [MIT License]({_AT}) |",
    ],
)
def test_an_end_that_says_less_is_left(words: str) -> None:
    assert stated(words, title="Evals") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We store public models (CC-BY 4.0 License) at x.org.", [("weights", None)]),
        ("We also publish the training data (ODbL 1.0).", [("data", None)]),
        ("We store the original models (CC-BY 4.0 License).", []),
        ("We use public models (CC-BY 4.0 License).", []),
        ("We publish Heron models (CC-BY 4.0 License).", []),
    ],
)
def test_a_license_in_brackets_is_that_of_what_the_writers_give(
    words: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [(part, about) for part, about, _ in stated(words, title="Models")] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "* **[Heron](https://x.org)** ([Code](https://x.org/heron)) - finds birds.\n"
                '  <br/><Mark title="In" content="Rust"/><Mark title="License" content="MIT"/>'
            ),
            [("any", "Heron", "MIT")],
        ),
        (
            '* **Reed** ([Code](https://x.org/reed)) - \n  <Mark label="License" value="ISC"/>',
            [("any", "Reed", "ISC")],
        ),
        ('* these and others\n  <Mark title="License" content="MIT"/>', []),
        ('* [Heron](https://x.org) - birds\n  <Mark title="License" content="see below"/>', []),
        ('* [Heron](https://x.org) - birds\n  <Mark title="Author" content="MIT"/>', []),
    ],
)
def test_a_component_of_a_page_labels_the_license_of_its_item(
    words: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert stated(words, title="Friends") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("(CC-BY-NC-4.0) Birds of all seas.", "CC-BY-NC-4.0"),
        ("(Acme Open Model License) Birds of all seas.", "Acme Open Model License"),
        ("Birds of all seas. CC-BY-4.0. A part of Reed.", "CC-BY-4.0"),
        ("(MIT people) Birds of all seas.", None),
        ("Birds under CC0 and others.", None),
        ("Made by the school. MIT.", None),
    ],
)
def test_a_remark_of_a_row_that_is_a_license_is_that_of_its_work(
    cell: str, expected: str | None
) -> None:
    table = (
        "| Data | Size | Notes |\n|---|---|---|\n"
        f"| [Heron](https://huggingface.co/datasets/acme/heron) | 2M | {cell} |"
    )
    told = [("any", "acme/heron", expected)] if expected else []
    assert stated(table, title="Data") == told


def test_licenses_that_are_only_examples_are_stated_of_nothing() -> None:
    words = "All datasets listed here have permissive licenses (Apache 2.0, MIT, CC-BY-4.0, etc.)."
    assert stated(words) == []
