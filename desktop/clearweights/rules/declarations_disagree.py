"""`declarations-disagree`: statements about one asset contradict each other, or its origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import Hub
from clearweights.domain.facts import Component, StatementSource
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.license import FactStatus, LicenseRecord
from clearweights.domain.result import EffectiveState, Reading
from clearweights.domain.text import text
from clearweights.rules.base import conclude, edge_step, license_statements
from clearweights.rules.circles import circle
from clearweights.rules.grounds import basis, consequence, definition, let_go, limiting
from clearweights.rules.limits import DECISIVE, dropped, kinds, rank, strictness, words_of
from clearweights.rules.subject import Subject, Term
from clearweights.rules.terms import governing

_BARE = frozenset(
    {
        StatementSource.TAG, StatementSource.FIELD, StatementSource.BADGE,
        StatementSource.SBOM, StatementSource.DECLARATION,
    }
)  # fmt: skip
"""Words without a text or a sentence behind them."""

_RESEARCHED = frozenset({FactStatus.VERIFIED, FactStatus.PARTLY, FactStatus.SECONDARY})


class DeclarationsDisagree:
    """Flags contradicting license statements; the looser one is never picked silently.

    A license for the code beside another for the weights is no contradiction, only a note.
    """

    code = Code.DECLARATIONS_DISAGREE

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield the contradiction, the conflicts with the origin, the note on code and weights."""
        state = subject.asset.effective.state
        if state is EffectiveState.DISAGREE:
            yield _contradiction(subject)
        elif not subject.asset.output and state is not EffectiveState.CONCLUDED:
            yield from _against_origin(subject)
            yield from _against_research(subject)
        yield from _code_and_weights(subject)
        yield from _in_a_circle(subject)


def _contradiction(subject: Subject) -> Finding:
    asset = subject.asset
    records = governing(asset, subject.case)
    strictest = max(records, key=strictness, default=None)
    steps = license_statements(
        subject.name, tuple(r for r in asset.readings if r.records or r.expression)
    )
    if strictest is not None and kinds(strictest):
        steps += (
            Reason(
                statement=text(
                    "The strictest of these, {license}, sets limits: {limits}. Until this is"
                    " settled it is applied.",
                    license=strictest.name, limits=words_of(tuple(sorted(kinds(strictest)))),
                ),
                license=strictest.id,
                clause=None,
                source=f"record:{strictest.id}",
            ),
        )  # fmt: skip
    expressions = sorted(
        {r.expression or r.raw for r in asset.readings if r.expression or r.records}
    )
    finding = conclude(
        subject,
        Code.DECLARATIONS_DISAGREE,
        Severity.MAJOR,
        text(
            "The license of {asset} is stated in contradicting ways: {licenses}.",
            asset=subject.name, licenses=", ".join(expressions),
        ),
        text("Ask the publisher which license holds, or conclude it yourself with a reason."),
        steps=steps,
        cannot_tell=text("Which of the statements the rights holder meant."),
        about="|".join(expressions),
    )  # fmt: skip
    return _resting(subject, finding, strictest, records) if strictest is not None else finding


def _resting(
    subject: Subject, finding: Finding, strictest: LicenseRecord, records: tuple[LicenseRecord, ...]
) -> Finding:
    """Return the finding with the clauses that the other statements would let go."""
    shared = frozenset[str]().union(*(kinds(r) for r in records if r.id != strictest.id))
    clauses = limiting(strictest, shared)
    if not clauses:
        return replace(finding, license=strictest.id)
    first = clauses[0]
    return replace(
        finding,
        license=strictest.id,
        clause=first.clause,
        also=tuple(c.clause for c in clauses),
        clause_text=subject.clause_text(strictest, first),
    )


def _against_origin(subject: Subject) -> Iterator[Finding]:
    """Compare with named origins; terms that a family rule knows to apply as well are no news."""
    own = governing(subject.asset, subject.case)
    if not own:
        return
    for term in subject.terms:
        if term.own or term.source.hub is Hub.OTHER:
            continue
        lost = set.intersection(*(set(dropped(term.record, record)) for record in own))
        if lost:
            yield _origin_finding(subject, term, own, tuple(sorted(lost)))


def _origin_finding(
    subject: Subject, term: Term, own: tuple[LicenseRecord, ...], lost: tuple[str, ...]
) -> Finding:
    names = ", ".join(record.name for record in own)
    return conclude(
        subject,
        Code.DECLARATIONS_DISAGREE,
        Severity.MAJOR,
        text(
            "{asset} is declared as {names}, but it is made from {source}, which is under"
            " {license}; the tag lets go of: {lost}.",
            asset=subject.name, names=names, source=term.source.id,
            license=term.record.name, lost=words_of(lost),
        ),
        text(
            "Keep to {license} as well, or ask the publisher of {asset} for a separate grant.",
            license=term.record.name, asset=subject.name,
        ),
        term=term,
        cited=basis(term.record),
        clause_says=consequence(term.record),
        also=definition(term.record),
        besides=let_go(term.record, lost),
        steps=license_statements(subject.name, subject.asset.readings),
        cannot_tell=text("Whether the publisher holds a separate grant from the rights holder."),
        about=subject.case.called(term.source),
    )  # fmt: skip


def _against_research(subject: Subject) -> Iterator[Finding]:
    """Doubt a bare tag where our notes on the maker's models name terms that set more limits.

    Such a note is an inference and contradicts nobody by itself; but passing it over in silence
    would trust a tag that is often the one of a list or of the code.
    """
    own = governing(subject.asset, subject.case)
    bare = all(r.source in _BARE for r in subject.asset.readings if _establishes(r, own))
    if not own or not bare:
        return
    for reading in subject.asset.readings:
        noted = reading.source is StatementSource.FAMILY and reading.status in _RESEARCHED
        record = subject.case.records.record(reading.records[0]) if noted else None
        if record is None:
            continue
        lost = set.intersection(*(set(dropped(record, other)) for other in own))
        if lost & DECISIVE or (lost and not any(map(kinds, own))):
            yield _research_finding(subject, record, own, tuple(sorted(lost, key=rank)))


def _establishes(reading: Reading, own: tuple[LicenseRecord, ...]) -> bool:
    """Say whether a reading is evidence for the terms that are taken to govern."""
    checked = reading.status in (FactStatus.VERIFIED, FactStatus.PARTLY)
    return checked and not {record.id for record in own}.isdisjoint(reading.records)


def _research_finding(
    subject: Subject, record: LicenseRecord, own: tuple[LicenseRecord, ...], lost: tuple[str, ...]
) -> Finding:
    clauses = limiting(record)
    return conclude(
        subject,
        Code.DECLARATIONS_DISAGREE,
        Severity.MAJOR,
        text(
            "{asset} is declared as {names}; as far as we know, models of this name are under"
            " {license}, which sets limits: {limits}.",
            asset=subject.name, names=", ".join(r.name for r in own),
            license=record.name, limits=words_of(lost),
        ),
        text(
            "Read the license at the publisher of {asset}, at the revision that you use, and"
            " conclude which one holds.",
            asset=subject.name,
        ),
        term=Term(record=record, source=subject.asset.key, confidence=Confidence.LIKELY),
        cited=clauses[0] if clauses else None,
        steps=license_statements(subject.name, subject.asset.readings),
        cannot_tell=text("Whether the publisher changed the license for this version."),
        could_stop=True,
        about=f"research:{record.id}",
    )  # fmt: skip


def _in_a_circle(subject: Subject) -> Iterator[Finding]:
    edges = circle(subject)
    if not edges:
        return
    names = tuple(subject.case.called(edge.child) for edge in edges)
    yield conclude(
        subject,
        Code.DECLARATIONS_DISAGREE,
        Severity.MINOR,
        text(
            "The origins of {asset} lead in a circle: {names}. At least one of these statements is"
            " wrong; until it is found, the terms of all of them are applied.",
            asset=subject.name, names=", ".join((*(edge.child.id for edge in edges), subject.name)),
        ),
        text("Ask the publishers which was made from which, and correct the statement."),
        steps=tuple(map(edge_step, edges)),
        cannot_tell=text("Which of the statements is wrong, and so whose terms come first."),
        about="circle:" + "|".join(sorted(names)),
    )  # fmt: skip


def _code_and_weights(subject: Subject) -> Iterator[Finding]:
    readings = [r for r in subject.asset.readings if r.expression]
    code = {r.expression for r in readings if r.component is Component.CODE}
    rest = {r.expression for r in readings if r.component not in (Component.CODE, Component.DOCS)}
    rest -= code
    settled = subject.asset.effective.expression not in code
    if code and rest and settled:
        yield conclude(
            subject,
            Code.DECLARATIONS_DISAGREE,
            Severity.INFO,
            text(
                "The code of {asset} is under {code}, the rest under {other}. That is no"
                " contradiction: each license governs its part.",
                asset=subject.name, code=", ".join(sorted(filter(None, code))),
                other=", ".join(sorted(filter(None, rest))),
            ),
            text("Nothing to do; keep to the license of the weights for the weights."),
            steps=license_statements(subject.name, tuple(readings)),
            confidence=Confidence.CERTAIN,
            about="component",
        )  # fmt: skip
