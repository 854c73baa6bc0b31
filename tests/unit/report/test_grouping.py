from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Place
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.result import Asset, Result, Verdict
from clearweights.domain.text import text
from clearweights.domain.use import Distribution
from clearweights.report.document import Heading, Items, Table
from clearweights.report.grouping import grouped
from clearweights.report.pdf import PdfReporter
from clearweights.report.sections import build
from tests.unit.report import builders


def key(name: str, kind: AssetKind = AssetKind.MODEL) -> AssetKey:
    return AssetKey(kind, Hub.HUGGINGFACE, name)


def unknown(name: str, kind: AssetKind = AssetKind.MODEL, *, why: str = "Nobody says.") -> Finding:
    where = Place(path="config.py", line=len(name), excerpt=f'"{name}"')
    return Finding(
        code=Code.LICENSE_UNKNOWN,
        severity=Severity.MAJOR,
        confidence=Confidence.CERTAIN,
        asset=key(name, kind),
        message=text("Under which license is {asset}? Nothing reliable says so.", asset=name),
        reasons=(
            Reason(statement=text("{asset} is named here ({how}).", asset=name, how="x"),
                   place=where),
            Reason(statement=text("{why}", why=why), source="resolve"),
        ),
        how_to_fix=text("Look at the page of {asset}.", asset=name),
        could_stop=True,
    )  # fmt: skip


def many(count: int) -> Result:
    names = [f"acme/model-{at:04}" for at in range(count)]
    plain = builders.result()
    inspection = replace(
        plain.inspection,
        assets=tuple(Asset(key=key(n)) for n in names),
        edges=(), choices=(), statements=(), license_files=(), decisions=(),
    )  # fmt: skip
    return replace(
        plain,
        inspection=inspection,
        findings=tuple(map(unknown, names)),
        duties={},
        verdicts=dict.fromkeys((a.key for a in inspection.assets), Verdict.UNKNOWN),
    )


def test_what_is_said_of_many_is_said_once_without_a_name() -> None:
    [group] = grouped([unknown("a/b"), unknown("c/d")], ())
    assert (
        str(group.message) == "Under which license is each model below? Nothing reliable says so."
    )
    assert str(group.how_to_fix) == "Look at the page of each model below."
    assert [str(r.statement) for r in group.common] == ["Nobody says."]
    assert [[r.place.line for r in own if r.place] for own in group.own] == [[3], [3]]


def test_a_finding_that_stands_alone_keeps_its_words() -> None:
    [group] = grouped([unknown("a/b")], ())
    assert group.alone
    assert "a/b" in str(group.message)
    assert len(group.common) == 2


@pytest.mark.parametrize(
    "other",
    [
        unknown("c/d", AssetKind.DATASET),
        replace(unknown("c/d"), severity=Severity.BLOCKER),
        replace(unknown("c/d"), confidence=Confidence.LIKELY),
        replace(unknown("c/d"), clause="2"),
        replace(unknown("c/d"), could_stop=False),
        replace(unknown("c/d"), message=text("Something else about {asset}.", asset="c/d")),
        replace(unknown("c/d"), how_to_fix=text("Do something else.")),
    ],
)
def test_findings_that_differ_in_what_they_say_stay_apart(other: Finding) -> None:
    assert len(grouped([unknown("a/b"), other], ())) == 2


def test_steps_that_only_one_has_stay_with_it() -> None:
    [group] = grouped([unknown("a/b"), unknown("c/d", why="The card is empty.")], ())
    assert group.common == ()
    assert [str(own[-1].statement) for own in group.own] == ["Nobody says.", "The card is empty."]


def test_a_finding_somebody_decided_on_stands_alone() -> None:
    first, second = unknown("a/b"), unknown("c/d")
    assert len(grouped([first, second, unknown("e/f")], {first.fingerprint})) == 2


def test_what_several_places_say_in_the_same_words_is_one_step() -> None:
    named = text("{asset} is named here ({how}).", asset="a/b", how="x")
    places = [Place(path=f"{at}.py", line=at, excerpt="here") for at in range(1, 4)]
    other = Reason(statement=text("The use is commercial."), source="declared use")
    reasons = (*(Reason(statement=named, place=p) for p in places), other)
    result = replace(many(1), findings=(replace(unknown("acme/model-0000"), reasons=reasons),))
    [findings] = [s for s in build(result, builders.context()).sections if s.anchor == "findings"]
    [steps] = [b for b in findings.blocks if isinstance(b, Items)]
    assert len(steps.items) == 2
    words = "".join(span.text for span in steps.items[0])
    assert [f"{at}.py:{at}" in words for at in range(1, 4)] == [True] * 3
    assert words.count("is named here") == 1


def test_every_member_has_a_row_with_its_number_link_and_place() -> None:
    document = build(many(30), builders.context())
    [findings] = [s for s in document.sections if s.anchor == "findings"]
    [heading] = [b for b in findings.blocks if isinstance(b, Heading) and b.level == 2]
    assert heading.text == "F1–F30 · 30 models"
    [table] = [b for b in findings.blocks if isinstance(b, Table)]
    assert [r.anchor for r in table.rows] == [f"finding-{at}" for at in range(1, 31)]
    assert table.rows[4].cells[1][0].text == "acme/model-0004"
    assert "config.py:15" in {s.text for s in table.rows[4].cells[2]}


def test_the_report_on_hundreds_of_models_stays_short_and_the_answer_on_one_page() -> None:
    result = many(400)
    others = {d: dict(result.verdicts) for d in Distribution}
    context = replace(builders.context(), other_uses=others)
    pdf = pypdfium2.PdfDocument(PdfReporter().render(result, context))
    assert len(pdf) < 60
    text_of = [page.get_textpage().get_text_bounded() for page in pdf]
    [answer] = [t for t in text_of if "What matters most" in t]
    assert "If it left the house in another way" in answer
    assert "published content" in answer


def test_other_uses_are_answered_each_and_the_examined_one_stands_out() -> None:
    result = many(2)
    first, second = (a.key for a in result.inspection.assets)
    others = {
        Distribution.INTERNAL: {first: Verdict.OK, second: Verdict.CONDITIONS},
        Distribution.WEIGHTS: {first: Verdict.STOP, second: Verdict.OK},
    }
    result = replace(result, use=replace(result.use, distribution=Distribution.WEIGHTS),
                     inspection=replace(result.inspection, problems=()))  # fmt: skip
    document = build(result, replace(builders.context(), other_uses=others))
    [answer] = [s for s in document.sections if s.anchor == "answer"]
    table = [b for b in answer.blocks if isinstance(b, Table)][-1]
    rows = [[re.sub(r"\s+", " ", "".join(s.text for s in c)) for c in r.cells] for r in table.rows]
    assert rows == [
        ["internal use only", "Go with conditions", "0", "0", "1", "1"],
        ["model weights that are given to others", "Stop", "1", "0", "0", "1"],
    ]
    assert [r.cells[0][0].style for r in table.rows] == ["plain", "strong"]
