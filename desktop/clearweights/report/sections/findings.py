"""One block for each finding: what, why, on what it rests, and how to clear it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from clearweights.domain.asset import AssetKind, Place
from clearweights.domain.decision import Decision
from clearweights.domain.finding import Finding, Reason
from clearweights.domain.license import FactStatus
from clearweights.domain.text import Text, text
from clearweights.report import words
from clearweights.report.document import (
    BREAK,
    Block,
    Column,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Quote,
    Row,
    Section,
    Span,
    Table,
    plain,
)
from clearweights.report.grouping import Group
from clearweights.report.index import Index
from clearweights.report.sections.sources import source_words

_MAX_PLACES = 3


def findings_section(index: Index) -> Section:
    """Return the chapter with all findings, worst first."""
    say = index.say
    if not index.findings:
        nothing = say(
            text(
                "None found. All rules were applied to {count} models, datasets and services.",
                count=len(index.assets),
            )
        )
        return Section("findings", say(text("Findings")), (Para(plain(nothing)),))
    blocks: list[Block] = []
    for group in index.groups:
        blocks += _block(index, group)
    return Section("findings", say(text("Findings")), tuple(blocks))


def _block(index: Index, group: Group) -> list[Block]:
    say = index.say
    finding = group.first
    about = finding.asset.id if group.alone else count_words(index, group)
    blocks: list[Block] = [
        Heading(
            f"{index.numbers(group)} · {about}",
            anchor=index.finding_anchor(finding) if group.alone else None,
        ),
        Para((Span(sentence(index, group.message), "strong"),), keep=True),
        Pairs(_facts(index, group), keep=True),
    ]
    if finding.clause_text:
        blocks += [
            Heading((say(text("The clause, as it stands in the installed text"))), level=3),
            Quote(_unwrapped(finding.clause_text)),
        ]
    if group.common:
        blocks += [
            Heading((say(text("Why"))), level=3),
            Items(tuple(_steps(index, group.common)), numbered=True),
        ]
    blocks += [
        Heading((say(text("How to clear it"))), level=3),
        Para(plain(sentence(index, group.how_to_fix))),
    ]
    if group.cannot_tell:
        blocks += [
            Heading((say(text("What cannot be told"))), level=3),
            Para(plain(sentence(index, group.cannot_tell))),
        ]
    if not group.alone:
        blocks.append(_members(index, group))
    return blocks


def sentence(index: Index, message: Text) -> str:
    """Return a message that begins as a sentence does, also where a name began it."""
    said = index.say(message)
    began_with_words = message.template.startswith("{") and isinstance(message.values[0][1], Text)
    return said[:1].upper() + said[1:] if began_with_words else said


def count_words(index: Index, group: Group) -> str:
    """Return how many assets of which kind the findings of a group are about."""
    count = len(group.findings)
    match group.first.asset.kind:
        case AssetKind.MODEL:
            return index.say(text("{count} models", count=count))
        case AssetKind.DATASET:
            return index.say(text("{count} datasets", count=count))
        case AssetKind.SERVICE:
            return index.say(text("{count} services", count=count))


def _members(index: Index, group: Group) -> Table:
    """Return the assets of a group, each with the steps of the argument that only it has."""
    say = index.say
    columns = (
        Column(say(text("Finding")), 0.6),
        Column(say(text("Name")), 2.2),
        Column(say(text("Where")), 3.4),
    )
    rows = tuple(
        Row(
            (
                plain(index.number(finding)),
                (index.to_asset(finding.asset),),
                _own(index, own),
            ),
            anchor=index.finding_anchor(finding),
        )
        for finding, own in zip(group.findings, group.own, strict=True)
    )
    return Table(columns, rows)


def _own(index: Index, reasons: tuple[Reason, ...]) -> Inline:
    line: list[Span] = []
    places = [r.place for r in reasons if r.place]
    for place in places[:_MAX_PLACES]:
        line += [*(BREAK if line else ()), Span(str(place), "mono")]
        if place.excerpt:
            line += [*BREAK, Span(place.excerpt, "excerpt")]
    if len(places) > _MAX_PLACES:
        more = index.say(text("and {count} more", count=len(places) - _MAX_PLACES))
        line += [*BREAK, Span(more, "quiet")]
    for said in dict.fromkeys(index.say(r.statement) for r in reasons if not r.place):
        line += [*(BREAK if line else ()), Span(said, "quiet")]
    return tuple(line) or plain("–")


def _facts(index: Index, group: Group) -> tuple[tuple[str, Inline], ...]:
    say = index.say
    finding = group.first
    confidence = say(words.CONFIDENCE[finding.confidence])
    severity: Inline = (index.severity(finding.severity),)
    severity += plain("   " + say(text("Confidence: {word}", word=confidence)))
    if finding.could_stop:
        severity += plain("   " + say(text("Open question: the answer could stop it")))
    about: Inline = plain(say(text("{count}, listed below", count=count_words(index, group))))
    if group.alone:
        kind = Span(say(words.KIND[finding.asset.kind]) + " ")
        about = (kind, index.to_asset(finding.asset))
    rows: list[tuple[str, Inline]] = [
        (say(text("Severity")), severity),
        (say(text("About")), about),
    ]
    if finding.license or finding.clause:
        rows.append((say(text("License")), _license(index, finding)))
    code: Inline = (Span(finding.code, "mono"),)
    if group.alone:
        code += (Span("   " + finding.fingerprint[7:19], "quiet"),)
    rows += [(say(text("Code")), code), (say(text("Decision")), _decision(index, finding))]
    return tuple(rows)


def _license(index: Index, finding: Finding) -> Inline:
    line: Inline = (index.to_license(finding.license),) if finding.license else ()
    if finding.clause:
        clause = index.say(text("clause {clause}", clause=finding.clauses or ""))
        line += plain(f"{', ' if line else ''}{clause}")
        if not finding.clause_text:
            line += (*BREAK, Span(_no_text(index, finding), "quiet"))
    return line


def _no_text(index: Index, finding: Finding) -> str:
    """Say what stands in for a clause whose text is not installed: address and date read."""
    record = index.record(finding.license) if finding.license else None
    if record is None:
        return index.say(text("the text is not installed: attach it"))
    stand_in = index.say(
        text(
            "the text is not installed: attach it; read on {date} at {address}",
            date=record.read_on.isoformat(),
            address=record.urls[0] if record.urls else record.source,
        )
    )
    if record.status is FactStatus.VERIFIED:
        return stand_in
    return f"{stand_in}; {index.say(words.FACT_STATUS[record.status])}"


def _steps(index: Index, reasons: tuple[Reason, ...]) -> Iterator[Inline]:
    """Yield the argument; what several places say in the same words is one step."""
    for _, same in groupby(reasons, key=lambda r: replace(r, place=None, source=r.source or "-")):
        first, *others = same
        line = _reason(index, first)
        for other in others:
            line += _place(other.place)
        yield line


def _place(place: Place | None) -> Inline:
    if place is None:
        return ()
    where: Inline = (*BREAK, Span(str(place), "mono"))
    return (*where, *BREAK, Span(place.excerpt, "excerpt")) if place.excerpt else where


def _reason(index: Index, reason: Reason) -> Inline:
    line: Inline = plain(sentence(index, reason.statement))
    line += _place(reason.place)
    if reason.clause:
        clause = index.say(text("clause {clause}", clause=reason.clause))
        line = (*line, *BREAK, Span(clause, "quiet"))
        if reason.license:
            line = (*line, Span(" · ", "quiet"), index.to_license(reason.license))
    if reason.source:
        source = index.say(text("source: {source}", source=source_words(index, reason.source)))
        line = (*line, *BREAK, Span(source, "quiet"))
    return line


def _decision(index: Index, finding: Finding) -> Inline:
    say = index.say
    line: Inline = (Span(say(words.STATE[finding.state]), "strong"),)
    for decision in decisions_on(index, finding):
        line = (*line, *BREAK, Span(decision_words(index, decision)))
        line = (*line, Span(" "), Span(decision.id, to=index.decision_anchor(decision)))
    return line


def _unwrapped(clause: str) -> str:
    """Return the clause without the line ends of a text that was wrapped at a fixed width.

    White space is all that changes; items of a list stay on lines of their own.
    """
    lines = [line.strip() for line in clause.split("\n")]
    joined = lines[:1]
    for before, line in pairwise(lines):
        if _WRAPPED <= len(before) <= _WIDEST and line and not _ITEM.match(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


_WRAPPED, _WIDEST = 45, 100
_ITEM = re.compile(r"[-*•–]\s|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z]{1,4}[.)]\s|#")


def decisions_on(index: Index, finding: Finding) -> tuple[Decision, ...]:
    """Return the decisions that name this finding, oldest first."""
    return tuple(d for d in index.decisions if d.fingerprint == finding.fingerprint)


def decision_words(index: Index, decision: Decision) -> str:
    """Return what was decided, by whom, when and why, in one line."""
    say = index.say
    parts = [say(words.VERB[decision.verb])]
    if decision.by:
        parts.append(say(text("by {name}", name=decision.by)))
    if decision.at:
        parts.append(say(text("on {moment}", moment=decision.at)))
    if decision.expires:
        parts.append(say(text("until {day}", day=decision.expires.isoformat())))
    reason = ": ".join(part for part in (decision.reason, decision.comment) if part)
    return " ".join(parts) + (f" – {reason}" if reason else "")
