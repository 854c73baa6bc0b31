"""Lists that tell what licenses mean."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated

_LIST = (
    "- [Apache 2.0](https://x.org/a): Allows users to do anything with a notice.\n"
    "- **MIT**: Similar to Apache 2.0, but shorter.\n"
    "- CC BY-SA-4.0 - you must share alike.\n"
)


@pytest.mark.parametrize("title", ["License", "What do the licenses mean?", "Notes"])
def test_what_licenses_mean_is_no_statement(title: str) -> None:
    assert stated(_LIST, title=title) == []


def test_a_list_of_parts_explains_nothing() -> None:
    words = "- MIT: for the code\n- CC BY 4.0: for the data"
    assert stated(words) == [("code", None, "MIT"), ("data", None, "CC BY 4.0")]


def test_one_license_with_its_meaning_is_stated() -> None:
    assert stated("- MIT: allows everything") == [("any", None, "MIT")]
