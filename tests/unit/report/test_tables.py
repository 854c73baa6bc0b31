from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from clearweights.report.csv_report import COLUMNS, CsvReporter
from clearweights.report.xlsx import XlsxReporter
from tests.unit.report import builders
from tests.unit.report.hostile import NAMES, hostile_result


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheets(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_every_asset_and_every_finding_has_a_row() -> None:
    found = rows(CsvReporter().render(builders.result(), builders.context()))
    assert tuple(found[0]) == COLUMNS
    assert {r["finding"] for r in found} == {"F1", "F2", "F3", "F4", "F5", "F6", ""}
    assert {r["id"] for r in found} == {
        a.key.id for a in builders.assets() if a.key != builders.GHOST
    }


def test_no_cell_of_a_hostile_project_is_a_formula() -> None:
    data = CsvReporter().render(hostile_result(), builders.context())
    cells = [cell for row in rows(data) for cell in row.values()]
    assert any(cell.startswith("'=cmd|") for cell in cells)
    assert not [c for c in cells if c.lstrip()[:1] in set("=+-@|%") and c]
    assert "\x1b" not in data.decode()
    assert "\u202e" not in data.decode()


def test_golden_csv(golden: Callable[[str, bytes], None]) -> None:
    data = CsvReporter().render(builders.result(), builders.context())
    golden("report/acme-chat.csv", data.replace(b"\r\n", b"\n"))


def test_a_workbook_holds_words_only() -> None:
    for result in (builders.result(), hostile_result()):
        parts = sheets(XlsxReporter().render(result, builders.context()))
        pages = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
        assert len(pages) == 7
        for page in pages:
            assert "<f>" not in page
            assert set(re.findall(r'<c [^>]*t="(\w+)"', page)) <= {"s", "inlineStr"}
        assert not [name for name in parts if "externalLink" in name or "vba" in name]


def test_hostile_words_stand_in_the_workbook_as_words() -> None:
    parts = sheets(XlsxReporter().render(hostile_result(), builders.context()))
    page = parts["xl/worksheets/sheet2.xml"]
    assert "=cmd|" in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "[U+202E]" in page
    assert len(NAMES) <= page.count("<row ")


def test_equal_input_gives_an_equal_workbook() -> None:
    once, again = (XlsxReporter().render(builders.result(), builders.context()) for _ in "ab")
    assert once == again


def test_a_decision_gives_its_reason_in_words() -> None:
    one = replace(builders.decisions()[0], reason="license-acquired")
    result = replace(builders.result(), inspection=replace(builders.inspection(), decisions=(one,)))
    for language, words in (("en", "A license was acquired"), ("fr", "Une licence a été acquise")):
        parts = sheets(
            XlsxReporter().render(result, replace(builders.context(language), messages=None))
        )
        shown = "".join(parts.values())
        assert words in shown
        assert "license-acquired" not in shown
