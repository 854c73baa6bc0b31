"""Tables in HTML with a column of licenses."""

from __future__ import annotations

import time

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.html_tables import with_rows
from clearweights.scan.cards.scanner import CardScanner

_TABLE = """# Quill

<table>
<tr>
<th>Model</th>
<th>{title}</th>
</tr>
<tr>
<td><a href="https://huggingface.co/pond/heron">Heron</a></td>
<td>
<b>CC-BY-NC-4.0</b></td>
</tr>
<tr><td>Newt</td><td>MIT</td></tr>
<tr><td>Toad</td></tr>
</table>

The code is under CC0.
"""


def stated(text: str) -> list[tuple[int, str, str | None]]:
    """Return (line, words, thing) of what a README states."""
    return [
        (fact.place.line, fact.raw, fact.asset)
        for fact in CardScanner().scan(SourceFile("README.md", text.encode()))
        if isinstance(fact, LicenseStatement)
    ]


def test_each_row_is_about_what_it_names() -> None:
    assert stated(_TABLE.format(title="License")) == [
        (11, "CC-BY-NC-4.0", "pond/heron"),
        (13, "MIT", "Newt"),
        (17, "CC0", None),
    ]


def test_another_table_stays_as_it_is() -> None:
    text = _TABLE.format(title="Size")
    assert with_rows(text) == text
    assert (17, "CC0", None) in stated(text)


def test_cells_that_span_several_rows_are_nobodys() -> None:
    text = _TABLE.format(title="License").replace("<td>Newt", '<td rowspan="2">Newt')
    assert stated(text) == [(11, "CC-BY-NC-4.0", "pond/heron"), (17, "CC0", None)]


def test_empty_tables_and_rows_are_read_over() -> None:
    tables = "<table></table><table><tr></tr><tr><td>License</td></tr></table>"
    words = f"{tables}\n\nThe code is under CC0.\n"
    assert stated(words) == [(3, "CC0", None)]


def test_tables_without_end_take_bounded_time() -> None:
    begin = time.process_time()
    for piece in ("<table><tr><th>License", "<tr><td>", "<table><tr><th>License</th></table>"):
        with_rows(piece * 30_000)
        with_rows(f"<table><tr><th>License</th></tr>{piece * 2_000}</table>")
    assert time.process_time() - begin < 5


def test_the_title_of_the_column_may_say_more() -> None:
    expected = ["CC-BY-NC-4.0", "MIT", "CC0"]
    for title in ("License (and conditions)", "License / terms", "Licenses & terms"):
        assert [raw for _, raw, _ in stated(_TABLE.format(title=title))] == expected


def test_a_page_of_many_names_is_none_of_theirs() -> None:
    page = "[{}](https://huggingface.co/datasets/pond/ponds)"
    rows = [f"| {page.format(name)} | {license_} |" for name, license_ in _OF_MANY]
    table = "\n".join(["# Quill", "", "| Data | License |", "|---|---|", *rows])
    assert [(name, raw) for _, raw, name in stated(table)] == _OF_MANY


_OF_MANY = [("Newt", "MIT"), ("Toad", "CC BY 4.0"), ("Reed", "CC0")]
