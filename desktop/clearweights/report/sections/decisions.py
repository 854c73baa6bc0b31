"""The register of decisions, superseded and expired ones included."""

from __future__ import annotations

from clearweights.domain.decision import Decision
from clearweights.domain.decision_words import reason_words
from clearweights.domain.finding import Code
from clearweights.domain.text import text
from clearweights.report import words
from clearweights.report.document import (
    BREAK,
    Block,
    Column,
    Heading,
    Inline,
    Para,
    Row,
    Section,
    Span,
    Table,
    plain,
    quiet,
)
from clearweights.report.index import Index
from clearweights.report.status import unsigned


def decisions_section(index: Index) -> Section:
    """Return the chapter on decisions and attestations."""
    say = index.say
    return Section(
        "decisions",
        say(text("Decisions")),
        (
            Heading(say(text("Decision register"))),
            *_register(index),
            Heading(say(text("Attestations"))),
            *_attestations(index),
        ),
    )


def _register(index: Index) -> tuple[Block, ...]:
    say = index.say
    if not index.decisions:
        return (Para(quiet(say(text("None found. The folder holds no register of decisions.")))),)
    columns = (
        Column(say(text("Decision")), 1.3),
        Column(say(text("About")), 2),
        Column(say(text("By and when")), 1.6),
        Column(say(text("Reason")), 2),
        Column(say(text("State")), 1),
    )
    return (Table(columns, tuple(_row(index, d) for d in index.decisions)),)


def _row(index: Index, decision: Decision) -> Row:
    say = index.say
    what: Inline = (Span(say(words.VERB[decision.verb])), *BREAK, Span(decision.id, "mono"))
    about: Inline = plain(decision.asset_id)
    if decision.rule:
        about = (*about, *BREAK, Span(decision.rule, "mono"))
    finding = next((f for f in index.findings if f.fingerprint == decision.fingerprint), None)
    if finding:
        about = (*about, *BREAK, index.to_finding(finding))
    if decision.concluded:
        about = (*about, *BREAK, Span(say(text("license: {words}", words=decision.concluded))))
    who = "\n".join(part for part in (decision.by, decision.at) if part) or say(text("unsigned"))
    reason = reason_words(decision.reason)
    why = "\n".join(part for part in (reason and say(reason), decision.comment) if part) or "–"
    scope = say(words.SCOPE[decision.scope])
    return Row(
        (
            what,
            about,
            plain(who),
            (Span(why), *BREAK, Span(scope, "quiet")),
            plain(_state(index, decision)),
        ),
        anchor=index.decision_anchor(decision),
    )


def _state(index: Index, decision: Decision) -> str:
    say = index.say
    decisions = index.result.inspection.decisions
    if later := next((d for d in decisions if d.supersedes == decision.id), None):
        return say(text("superseded by {id}", id=later.id))
    stale = (f.subject for f in index.findings if f.code is Code.STALE_DECISION)
    if decision.id in stale:
        return say(text("stale, not applied"))
    if decision.expires and decision.expires < index.context.generated_at.date():
        return say(text("expired on {day}", day=decision.expires.isoformat()))
    if decision.expires:
        return say(text("until {day}", day=decision.expires.isoformat()))
    return say(text("in force"))


def _attestations(index: Index) -> tuple[Block, ...]:
    say = index.say
    attestations = index.result.inspection.declaration.attestations
    if not attestations:
        return (Para(quiet(say(text("None found. The declaration holds no attestation.")))),)
    lacking = unsigned(index.result)
    columns = (
        Column(say(text("Fact")), 1.3),
        Column(say(text("About")), 1.8),
        Column(say(text("Holds")), 0.6),
        Column(say(text("Signed")), 1.6),
        Column(say(text("Where")), 1.4),
    )
    rows = []
    for attestation in attestations:
        fact: Inline = (Span(attestation.fact, "mono"),)
        if attestation.text:
            fact = (*fact, *BREAK, Span(attestation.text))
        signed: Inline = plain(f"{attestation.by}\n{attestation.at}")
        if attestation in lacking:
            signed = (Span(say(text("without a signature")), "badge", tone="warn", shape="▲"),)
        if attestation.evidence:
            signed = (*signed, *BREAK, Span(attestation.evidence, "quiet"))
        about = attestation.asset or say(text("all"))
        holds = say(text("yes") if attestation.holds else text("no"))
        where: Inline = (Span(str(attestation.place), "mono"),)
        rows.append(Row((fact, plain(about), plain(holds), signed, where)))
    return (Table(columns, tuple(rows)),)
