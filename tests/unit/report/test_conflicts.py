"""The chapters about conflicts and about what must travel with the product."""

from __future__ import annotations

from dataclasses import replace

from clearweights.domain.finding import Code, Confidence, Severity
from clearweights.domain.result import DutyState, Result
from clearweights.domain.text import text
from clearweights.domain.use import Distribution
from clearweights.report.document import Heading, Items, Para, Section, Table
from clearweights.report.sections import build
from tests.unit.report import builders
from tests.unit.report.few_records import LLAMA_TERMS


def chapter(anchor: str, result: Result, **changes: object) -> Section:
    context = replace(builders.context(), **changes)  # type: ignore[arg-type]
    [found] = [s for s in build(result, context).sections if s.anchor == anchor]
    return found


def parts(section: Section) -> dict[str, list[list[str]]]:
    """Return the rows or lines below each heading."""
    found: dict[str, list[list[str]]] = {}
    title = ""
    for block in section.blocks:
        match block:
            case Heading(words):
                title = words
                found[title] = []
            case Table(_, rows):
                found[title] = [
                    ["".join(s.text for s in cell).replace("\n", " / ") for cell in row.cells]
                    for row in rows
                ]
            case Items(items):
                found[title] = [["".join(s.text for s in item)] for item in items]
            case Para(spans) if title:
                found[title] = [["".join(s.text for s in spans)]]
    return found


def test_terms_stand_against_the_use_with_where_it_bites_and_how_sure_that_is() -> None:
    result = builders.result()
    [finding] = [f for f in result.findings if f.code is Code.NON_COMMERCIAL]
    bites = {finding.fingerprint: (Distribution.SAAS, Distribution.WEIGHTS)}
    [row] = parts(chapter("conflicts", result, bites=bites))["Terms against the use examined"]
    assert row == [
        "F1",
        "Creative Commons Attribution-NonCommercial 4.0, clause 2(a)(1) / tatsu-lab/alpaca",
        "The declared use is commercial.",
        "software as a service, weights",
        "certain",
    ]
    everywhere = {finding.fingerprint: tuple(Distribution)}
    [row] = parts(chapter("conflicts", result, bites=everywhere))["Terms against the use examined"]
    assert row[3] == "every use"


def test_an_origin_stands_against_what_is_made_of_it_in_that_direction() -> None:
    result = builders.result()
    first = result.findings[0]
    taken = replace(
        first, code=Code.RELICENSING, asset=builders.LLAMA, severity=Severity.MAJOR,
        confidence=Confidence.CANNOT_TELL, license=LLAMA_TERMS, clause="1.b.i",
        message=text("Put under other terms."),
    )  # fmt: skip
    result = replace(result, findings=(*result.findings, taken))
    rows = parts(chapter("conflicts", result))["Terms of an origin against what is made of it"]
    [row] = rows
    assert row[1].startswith("Llama 3.1 Community License Agreement, clause 1.b.i / ")
    assert row[2].startswith(f"→ {builders.TUNED.id}: ")
    assert row[4] == "not assessable"


def test_statements_that_contradict_each_other_stand_side_by_side() -> None:
    result = builders.result()
    disagreeing = replace(
        result.findings[0], code=Code.DECLARATIONS_DISAGREE, asset=builders.ALPACA,
        message=text("They disagree."),
    )  # fmt: skip
    result = replace(result, findings=(disagreeing,))
    [row] = parts(chapter("conflicts", result))["Statements that contradict each other"]
    assert " / " in row[2]


def test_what_is_settled_is_no_conflict_any_more_and_nothing_disappears() -> None:
    found = parts(chapter("conflicts", builders.empty_result()))
    assert len(found) == 3
    assert all(rows == [["None found. All open findings were looked at."]]
               for rows in found.values())  # fmt: skip


def test_the_attribution_pack_names_gaps_first_then_the_words_with_their_state() -> None:
    found = parts(chapter("attribution", builders.result()))
    assert list(found) == [
        "Missing", "Sentences to display", "Notice lines", "Use restrictions to pass on",
    ]  # fmt: skip
    missing = [line for [line] in found["Missing"]]
    assert any("Text of Creative Commons" in line for line in missing)
    assert "1 of the sentences and lines below was not found in the project." in missing
    [display] = found["Sentences to display"]
    assert display[0] == "Built with Llama"
    assert display[3] == "Missing"
    [[limits]] = found["Use restrictions to pass on"]
    assert (
        limits == "Llama 3.1 Community License Agreement: https://example.org/llama-3.1-community"
    )


def test_a_line_that_stands_in_the_project_is_not_called_missing() -> None:
    result = builders.result()
    duties = {
        key: tuple(replace(check, state=DutyState.FULFILLED) for check in checks)
        for key, checks in result.duties.items()
    }
    found = parts(chapter("attribution", replace(result, duties=duties)))
    assert not any("not found in the project" in line for [line] in found["Missing"])
    assert found["Sentences to display"][0][3] == "Fulfilled"


def test_a_project_without_assets_says_so_in_every_part() -> None:
    found = parts(chapter("attribution", builders.empty_result()))
    assert all(rows == [["None found."]] for rows in found.values())
