from __future__ import annotations

from dataclasses import replace

import pytest

from clearweights.domain.finding import State
from clearweights.domain.result import Result, Verdict
from clearweights.report.document import Heading, Table
from clearweights.report.json_report import JsonReporter
from clearweights.report.previous import NotAReportError, Previous, read_previous
from clearweights.report.sections import build
from tests.unit.report import builders


def earlier(result: Result) -> Previous:
    return read_previous(JsonReporter().render(result, builders.context()), "march.json")


def chapter(result: Result, previous: Previous | None) -> tuple[list[str], list[list[str]], str]:
    context = replace(builders.context(), previous=previous)
    document = build(result, context)
    [section] = [s for s in document.sections if s.anchor == "changes"]
    [answer] = [s for s in document.sections if s.anchor == "answer"]
    heads = [b.text for b in section.blocks if isinstance(b, Heading)]
    rows = [
        ["".join(span.text for span in cell).strip() for cell in row.cells]
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    return heads, rows, repr(answer)


def test_without_an_earlier_report_the_chapter_says_so() -> None:
    heads, rows, _ = chapter(builders.result(), None)
    assert (heads, rows) == ([], [])


def test_the_same_result_shows_no_change() -> None:
    result = builders.result()
    heads, rows, answer = chapter(result, earlier(result))
    assert rows == []
    assert "Findings that came: 0" in heads
    assert "findings that came: 0, that went: 0; answers that changed: 0" in answer


def test_what_came_went_and_moved_is_told_apart() -> None:
    now = builders.result()
    first, second = [f for f in now.findings if f.state is State.OPEN][:2]
    rest = [f for f in now.findings if f not in (first, second)]
    before = replace(
        now,
        findings=(replace(second, state=State.WAIVED), *rest, replace(first, clause="99")),
        verdicts={**now.verdicts, builders.LLAMA: Verdict.OK},
    )
    before_last = before.findings[-1]
    heads, rows, answer = chapter(now, earlier(before))
    assert heads[1:] == [
        "Findings that came: 1",
        "Findings that went: 1",
        "Findings whose state changed: 1",
    ]
    assert [builders.LLAMA.id, "OK", "Conditions"] in rows
    came, went, moved = rows[-3:]
    assert came[2] == first.asset.id
    assert came[1].startswith(first.code)
    assert went[1:] == [before_last.code, before_last.asset.id]
    assert moved[2].endswith("waived → open")
    assert "findings that came: 1, that went: 1; answers that changed: 1" in answer


def test_an_asset_that_is_gone_is_named() -> None:
    now = builders.result()
    fewer = tuple(a for a in now.inspection.assets if a.key != builders.MINILM)
    later = replace(now, inspection=replace(now.inspection, assets=fewer))
    _, rows, _ = chapter(later, earlier(now))
    assert [builders.MINILM.id, "OK", "not there"] in rows


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"findings": 1}'])
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(NotAReportError, match="march"):
        read_previous(data, "march.json")


def test_hostile_values_of_an_earlier_report_only_stand_as_words() -> None:
    data = b"""{"findings": [{"fingerprint": "x", "code": "<b>", "severity": "worst"}],
      "assets": [{"hub": "no hub", "kind": "cake", "id": "a/b", "verdict": "fine",
                  "strength": "used"}]}"""
    _, rows, _ = chapter(builders.result(), read_previous(data, "march.json"))
    assert ["a/b", "fine", "not there"] in rows
    assert ["worst", "<b>", ""] in rows
