from __future__ import annotations

from dataclasses import replace

import pytest

from clearweights.domain.finding import Finding
from clearweights.domain.result import Result
from clearweights.report import REPORTERS, Reporter
from clearweights.report.document import Block, Document, Heading, Inline, Items, Pairs, Para, Table
from clearweights.report.sections import build
from tests.unit.report import builders
from tests.unit.report.hostile import hostile_result

ALL = sorted(REPORTERS)


def test_the_formats_are_those_of_the_command_line() -> None:
    assert set(REPORTERS) == {
        "json", "pdf", "html", "xlsx", "csv", "notice", "spdx", "spdx3", "cyclonedx", "sarif",
    }  # fmt: skip
    assert len({r.suffix for r in REPORTERS.values()}) == len(REPORTERS)
    assert all(REPORTERS[name].id == name for name in REPORTERS)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_format_takes_every_result_and_gives_the_same_bytes_again(
    name: str, language: str
) -> None:
    reporter: Reporter = REPORTERS[name]
    for result in (builders.empty_result(), hostile_result(), builders.settled_result()):
        once = reporter.render(result, builders.context(language))
        assert once
        assert reporter.render(result, builders.context(language)) == once


@pytest.mark.parametrize("name", ALL)
def test_two_findings_with_one_fingerprint_break_no_format(name: str) -> None:
    result = builders.result()
    twice: tuple[Finding, ...] = tuple(replace(f) for f in result.findings[:2] * 2)
    assert REPORTERS[name].render(replace(result, findings=twice), builders.context())


@pytest.mark.parametrize("name", ["csv", "html", "notice", "sarif", "spdx", "spdx3", "cyclonedx"])
def test_no_text_format_holds_control_or_direction_characters(name: str) -> None:
    text = REPORTERS[name].render(hostile_result(), builders.context()).decode("utf-8-sig")
    control = {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} - set("\r\n")
    assert not control
    assert not set(text) & set(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def links(document: Document) -> tuple[list[str], list[str]]:
    """Return the anchors of a document and the places its links lead to."""
    anchors = [s.anchor for s in document.sections]
    targets = []
    for section in document.sections:
        for block in section.blocks:
            anchors += [a for a in _anchors(block) if a]
            targets += [span.to for inline in _inlines(block) for span in inline if span.to]
    return anchors, targets


def _anchors(block: Block) -> list[str | None]:
    if isinstance(block, Table):
        return [row.anchor for row in block.rows]
    return [block.anchor] if isinstance(block, Heading) else []


def _inlines(block: Block) -> list[Inline]:
    match block:
        case Table():
            return [cell for row in block.rows for cell in row.cells]
        case Pairs():
            return [value for _, value in block.rows]
        case Items():
            return list(block.items)
        case Para():
            return [block.spans]
        case _:
            return []


@pytest.mark.parametrize(
    "result", [builders.result(), hostile_result(), builders.empty_result()],
    ids=["full", "hostile", "empty"],
)  # fmt: skip
def test_every_link_of_the_report_leads_somewhere_and_every_anchor_is_one_place(
    result: Result,
) -> None:
    anchors, targets = links(build(result, builders.context()))
    assert len(anchors) == len(set(anchors))
    assert {t for t in targets if not t.startswith("https://")} <= set(anchors)


def test_a_license_named_by_record_and_by_identifier_has_one_block() -> None:
    result = builders.result()
    renamed = tuple(
        replace(f, license="CC-BY-NC-4.0") if f.license == "cc-by-nc-4.0" else f
        for f in result.findings
    )
    document = build(replace(result, findings=renamed), builders.context())
    [licenses] = [s for s in document.sections if s.anchor == "licenses"]
    headings = [b.text for b in licenses.blocks if isinstance(b, Heading) and b.level == 2]
    assert headings.count("Creative Commons Attribution-NonCommercial 4.0") == 1


def words(result: Result) -> str:
    document = build(result, builders.context())
    [answer] = [s for s in document.sections if s.anchor == "answer"]
    return " ".join(
        span.text for block in answer.blocks for inline in _inlines(block) for span in inline
    )


def test_nothing_found_is_no_go_and_a_choice_at_run_time_is_named() -> None:
    assert "Nothing to judge" in words(builders.empty_result())
    assert "only at run time" in words(builders.settled_result())


def test_an_incomplete_examination_never_ends_in_go() -> None:
    settled = builders.settled_result()
    cut_short = replace(settled, inspection=replace(settled.inspection, cancelled=True))
    assert words(settled).startswith("Go ")
    assert words(cut_short).startswith("Not decidable")
