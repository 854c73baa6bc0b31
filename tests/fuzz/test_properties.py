"""What must hold for any words at all, tried with words nobody would think of."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.report.few_records import knowledge

from clearweights.cli.safe import safe
from clearweights.domain.text import Text
from clearweights.engine.declaration import read_declaration
from clearweights.errors import DeclarationError
from clearweights.report.clean import visible
from clearweights.report.csv_report import harmless
from clearweights.report.pdf import BREAK_HERE, breakable
from clearweights.resolve.expressions import read_license
from clearweights.safeio import (
    Node,
    UnreadableError,
    parse_json,
    parse_toml,
    parse_yaml,
)

_FEW = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
_ANY = st.text(st.characters(), max_size=200)
_YAMLISH = st.text(st.sampled_from("-:[]{}&*!|>'\"%@#,? \n\tab01~<=.\\\u202e\x1b"), max_size=120)
_JSONISH = st.text(st.sampled_from('[]{}":,0e-.tfn\\ \nau'), max_size=120)
_LICENSE = st.lists(
    st.sampled_from(
        ("MIT", "AND", "OR", "WITH", "(", ")", "+", "GPL-2.0", "LicenseRef-x", ",", "")
    ),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize("parse", [parse_yaml, parse_json, parse_toml])
@_FEW
@given(words=st.one_of(_ANY, _YAMLISH, _JSONISH))
def test_any_text_is_a_tree_or_unreadable(parse: Callable[[str], Node | None], words: str) -> None:
    try:
        parse(words)
    except UnreadableError as e:
        said = str(e)
    else:
        said = "read"
    assert said


@_FEW
@given(words=st.one_of(_YAMLISH, _ANY).map(lambda w: f"schema: 1\n{w}"))
def test_any_declaration_is_read_or_refused_with_a_reason(tmp_path: Path, words: str) -> None:
    path = tmp_path / "clearweights.yaml"
    path.write_text(words, encoding="utf-8", errors="replace")
    try:
        read_declaration(path)
    except DeclarationError as e:
        said = e.why
    else:
        said = "read"
    assert said


@_FEW
@given(words=_ANY)
def test_nothing_hidden_is_left_in_words_for_people(words: str) -> None:
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not {unicodedata.category(c) for c in visible(words, keep="")} & hidden
    assert not {unicodedata.category(c) for c in safe(words)} & (hidden - {"Cn"})


@_FEW
@given(words=st.text(st.sampled_from("=+-@|%\t\r\n \"',;a1\ufeff\u202e"), max_size=30))
def test_no_cell_begins_like_a_formula(words: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow([harmless(words), "end"])
    [row] = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert len(row) == 2
    assert not row[0].lstrip().startswith(("=", "+", "-", "@", "|", "%"))


@_FEW
@given(words=_ANY)
def test_breaking_a_long_word_changes_no_word(words: str) -> None:
    plain = words.replace(BREAK_HERE, "")
    assert breakable(plain).replace(BREAK_HERE, "") == plain


@_FEW
@given(words=st.one_of(_LICENSE, _ANY))
def test_any_words_for_a_license_are_read_or_not(words: str) -> None:
    reading = read_license(words, knowledge())
    assert reading.expression is None or reading.expression.strip()


@_FEW
@given(template=_ANY, values=st.dictionaries(st.sampled_from(("a", "b")), _ANY))
def test_a_value_is_never_taken_for_a_field(template: str, values: dict[str, str]) -> None:
    text = Text("{a}" + template, tuple((k, v) for k, v in values.items()))
    if "a" in values:
        assert text.render().startswith(values["a"])
