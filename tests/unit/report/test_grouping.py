from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pypdfium2
import pytest

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Place
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.result import Asset, Result, Verdict
from clearweights.domain.text import text
from clearweights.domain.use import Distribution
from clearweights.report.document import Heading, Items, Para, Quote, Span, Table
from clearweights.report.grouping import grouped, joined, own_steps
from clearweights.report.index import Index
from clearweights.report.pdf import PdfReporter
from clearweights.report.sections import build
from clearweights.report.sections.argument import sentence
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


def words_of(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def test_every_member_is_named_with_a_link_and_the_places_of_its_argument() -> None:
    document = build(many(30), builders.context())
    [findings] = [s for s in document.sections if s.anchor == "findings"]
    [heading] = [b for b in findings.blocks if isinstance(b, Heading) and b.level == 2]
    assert (heading.text, heading.anchor) == ("F1 · 30 models", "finding-1")
    *_, members = [b for b in findings.blocks if isinstance(b, Para)]
    links = [s for s in members.spans if s.to]
    assert [s.text for s in links] == [f"model-{at:04}" for at in range(30)]
    assert links[4].to == "asset-5"
    assert words_of(members.spans).startswith("acme/ model-0000 (config.py:15), model-0001")


def test_words_of_a_member_begin_as_a_sentence_does() -> None:
    findings = [unknown(f"a/b{at}", why=f"Reason {at % 2}.") for at in range(6)]
    result = replace(many(1), findings=tuple(findings))
    named = text("{asset} is odd.", asset="a/b0")
    first = replace(findings[0], reasons=(Reason(statement=named, source="resolve"),))
    result = replace(result, findings=(first, *findings[1:]))
    [chapter] = [s for s in build(result, builders.context()).sections if s.anchor == "findings"]
    said = [words_of(b.spans) for b in chapter.blocks if isinstance(b, Para)]
    assert any(words.startswith("Each model below is odd.") for words in said)


def test_what_begins_a_sentence_depends_on_the_language() -> None:
    asked = text("Is {asset} really under MIT?", asset=text("each of the models below"))
    french = {
        "Is {asset} really under MIT?": "{asset} est-il vraiment sous MIT ?",
        "each of the models below": "chacun des modèles ci-dessous",
    }
    index = Index(many(1), replace(builders.context("fr"), messages=french))
    assert sentence(index, asked) == "Chacun des modèles ci-dessous est-il vraiment sous MIT ?"
    named = text("Is {asset} really under MIT?", asset="acme/a")
    assert sentence(index, named) == "acme/a est-il vraiment sous MIT ?"


def test_names_of_many_publishers_have_a_line_each() -> None:
    some = many(10)
    names = [f"{'acme' if at % 2 else 'zeta'}/m{at}" for at in range(10)]
    assets = tuple(Asset(key=key(n)) for n in names)
    inspection = replace(some.inspection, assets=assets)
    result = replace(some, inspection=inspection, findings=tuple(map(unknown, names)))
    [findings] = [s for s in build(result, builders.context()).sections if s.anchor == "findings"]
    *_, members = [b for b in findings.blocks if isinstance(b, Items)]
    assert [words_of(i).split()[0] for i in members.items] == ["acme/", "zeta/"]


def copy_missing(name: str, license_id: str, clause: str) -> Finding:
    said = {"asset": name, "license": license_id}
    return replace(
        unknown(name),
        code=Code.LICENSE_COPY_MISSING,
        license=license_id,
        clause=clause,
        clause_text=f"Words of {license_id}.",
        message=text("{asset} needs a copy of {license}.", **said),
        how_to_fix=text("Add the text of {license}.", **said),
        reasons=(
            Reason(statement=text("{license}: copies go along.", **said), license=license_id,
                   clause=clause),
            Reason(statement=text("No sign of it was found."), source="scan"),
        ),
    )  # fmt: skip


def test_one_duty_under_several_licenses_is_one_block_with_each_clause() -> None:
    findings = [
        copy_missing("a/b", "lic-1", "2"),
        copy_missing("c/d", "lic-1", "2"),
        copy_missing("e/f", "lic-2", "5.1"),
    ]
    [block] = joined(grouped(findings, ()), (), str)
    assert str(block.message) == "each model below needs a copy of the license below."
    assert str(block.how_to_fix) == "Add the text of the license below."
    assert [str(r.statement) for r in block.common] == ["No sign of it was found."]
    own = [[str(r.statement) for r in own_steps(g, block, str)] for g in block.groups]
    assert own == [["lic-1: copies go along."], ["lic-2: copies go along."]]

    result = replace(many(1), findings=tuple(findings))
    [chapter] = [s for s in build(result, builders.context()).sections if s.anchor == "findings"]
    heads = [b for b in chapter.blocks if isinstance(b, Heading)]
    assert heads[0].text == "F1–F2 · 2 licenses or clauses, 3 models"
    parts = [(h.text, h.anchor) for h in heads if h.anchor]
    assert parts == [
        ("F1 · lic-1 · clause 2", "finding-1"),
        ("F2 · lic-2 · clause 5.1", "finding-2"),
    ]
    quotes = [b.words for b in chapter.blocks if isinstance(b, Quote)]
    assert quotes == ["Words of lic-1.", "Words of lic-2."]


def test_duties_of_another_confidence_or_decided_on_are_not_joined() -> None:
    first, second = copy_missing("a/b", "lic-1", "2"), copy_missing("e/f", "lic-2", "5.1")
    doubted = replace(second, confidence=Confidence.LIKELY)
    assert len(joined(grouped([first, doubted], ()), (), str)) == 2
    decided = {second.fingerprint}
    assert len(joined(grouped([first, second], decided), decided, str)) == 2


def test_what_differs_between_licenses_is_said_by_each() -> None:
    first, second = copy_missing("a/b", "lic-1", "2"), copy_missing("e/f", "lic-2", "5.1")
    template = text("Show “{words}” for {asset}.", words="one", asset="a/b")
    other = text("Show “{words}” for {asset}.", words="two", asset="e/f")
    pair = [replace(first, message=template), replace(second, message=other)]
    [block] = joined(grouped(pair, ()), (), str)
    assert block.message is None
    result = replace(many(1), findings=tuple(pair))
    [chapter] = [s for s in build(result, builders.context()).sections if s.anchor == "findings"]
    said = [words_of(b.spans) for b in chapter.blocks if isinstance(b, Para)]
    assert "Show “one” for a/b." in said
    assert "Show “two” for e/f." in said


def test_the_report_on_hundreds_of_models_stays_short_and_the_answer_on_one_page() -> None:
    result = many(400)
    others = {d: dict(result.verdicts) for d in Distribution}
    context = replace(builders.context(), other_uses=others)
    pdf = pypdfium2.PdfDocument(PdfReporter().render(result, context))
    assert len(pdf) < 30
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
