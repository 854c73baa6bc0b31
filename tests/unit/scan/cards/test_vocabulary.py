"""Names of licenses are looked for by letters that stand in each of their spellings."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearweights.datafiles import data_file
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan.cards.vocabulary import Name, vocabulary

_PROSE = data_file("resources", "signatures", "prose.yaml").read_text(encoding="utf-8")
_DATA: dict[str, Any] = cast("dict[str, Any]", plain(parse_yaml(_PROSE)))
_ROWS = list(zip(vocabulary().names, _DATA["names"], strict=True))
_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="ſKİı")
"""Without the four that stand for a Latin letter only where its case is not asked for."""


@pytest.mark.parametrize(("name", "row"), _ROWS, ids=[str(n) for n in range(len(_ROWS))])
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_each_spelling_holds_one_of_its_signs(
    name: Name, row: dict[str, str], data: st.DataObject
) -> None:
    flags = "(?i)" if name.pattern.flags & re.IGNORECASE else ""
    words = data.draw(st.from_regex(flags + row["words"], fullmatch=True, alphabet=_LETTERS))
    assert name.signs
    assert any(sign in words.lower() for sign in name.signs)


def test_every_sign_belongs_to_a_name() -> None:
    assert _DATA["signs"].keys() == {name.id for name in vocabulary().names}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The weights are under the MIT license.", {"MIT", "file", "generic", "custom"}),
        ("Trained for 3 epochs.", set()),
        ("采用知识共享署名4.0国际许可", {"CC"}),
        ("Released into the public domain", {"Public-Domain", "PDDL"}),
    ],
)
def test_only_names_that_may_stand_in_a_text_are_tried(text: str, ids: set[str]) -> None:
    assert {name.id for name in vocabulary().names_in(text)} == ids
