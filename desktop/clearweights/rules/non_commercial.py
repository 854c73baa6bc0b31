"""`non-commercial`: the terms forbid commercial use, and the use is commercial."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Hub, Role
from clearweights.domain.facts import StatementSource
from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import (
    STATEMENT,
    LicenseFact,
    LicenseRecord,
    Stance,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.domain.text import in_our_words, text
from clearweights.domain.use import Distribution, Environment
from clearweights.rules.acts import TAUGHT
from clearweights.rules.base import conclude, declared, softened
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject, Term

_SHIPS = (Distribution.APPLICATION, Distribution.WEIGHTS, Distribution.DATASET)


class NonCommercial:
    """Flags commercial use of what is licensed for other purposes only.

    Blocker for a model used and for data passed on; major for data trained on, because the
    reach of a data license into a trained model is unsettled; minor for data measured with.
    """

    code = Code.NON_COMMERCIAL

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding, or one question, per license that says no."""
        for term, fact in subject.saying(Topic.COMMERCIAL_USE, Stance.FORBIDS):
            if subject.use.commercial is None:
                yield ask(
                    subject,
                    text("Is the use of {asset} commercial?", asset=subject.name),
                    "commercial",
                    term=term,
                    cited=fact,
                    because=text("Commercial use is not allowed."),
                    could_stop=True,
                )
            elif subject.use.commercial and not spared(subject, term):
                yield _finding(subject, term, fact)
        yield from _published(subject)
        yield from _sold_outputs(subject)
        yield from _partly(subject)


def _published(subject: Subject) -> Iterator[Finding]:
    """Flag commerce with what the project's own files publish for other purposes only.

    Who holds the rights is not bound by the license they give; a scan cannot see who does.
    """
    asset = subject.asset
    if not asset.output or not subject.use.commercial:
        return
    for record, named in _said(subject):
        term = Term(record=record, source=asset.key, confidence=Confidence.LIKELY)
        yield conclude(
            subject,
            Code.NON_COMMERCIAL,
            Severity.MAJOR if record.family == STATEMENT else Severity.BLOCKER,
            text(
                "{asset} is published under {license}, which forbids commercial use.",
                license=named, asset=subject.name,
            ),
            text(
                "Keep {asset} out of everything commercial, or show that you hold its rights.",
                asset=subject.name,
            ),
            term=term,
            cited=record.facts[Topic.COMMERCIAL_USE],
            clause_says=text("Commercial use is not allowed."),
            steps=(declared(text("The use is commercial.")),),
            cannot_tell=text("Whether you hold the rights: a licensor is not bound itself."),
        )  # fmt: skip


def _said(subject: Subject) -> Iterator[tuple[LicenseRecord, str]]:
    """Yield the records under which files publish an asset and which forbid commerce, once each.

    Words that leave the license open, such as `cc`, say so only where all that they may mean does;
    the words stand for its name then. Of several licenses that are listed, each counts; of a
    choice, none where one of them is free.
    """
    found: dict[str, tuple[LicenseRecord, str]] = {}
    open_: list[tuple[LicenseRecord, str]] = []
    for reading in subject.asset.readings:
        if reading.source is StatementSource.DECLARATION:
            continue
        records = [r for i in reading.records if (r := subject.case.records.record(i))]
        no = [r for r in records if r.stance(Topic.COMMERCIAL_USE) is Stance.FORBIDS]
        choice = " OR " in (reading.expression or "") and " AND " not in str(reading.expression)
        if choice and len(no) < len(records):
            continue
        one_name = reading.expression is None and len(records) > 1
        if not one_name or len({r.family for r in records}) > 1:
            found.update({r.id: (r, r.name) for r in no})
        elif len(no) == len(records):
            open_.append((max(no, key=lambda r: r.id), reading.raw))
    yield from (found[i] for i in sorted(found))
    families = {record.family for record, _ in found.values()}
    for record, raw in open_:
        if record.family not in families:
            families.add(record.family)
            yield record, raw


def _sold_outputs(subject: Subject) -> Iterator[Finding]:
    """Flag outputs in commerce where only the outputs are bound, not the model's use."""
    published = subject.use.distribution is Distribution.CONTENT
    if not subject.use.commercial or not (published or Role.GENERATE_CONTENT in subject.roles):
        return
    for term, fact in subject.saying(Topic.OUTPUT_COMMERCIAL_USE, Stance.FORBIDS):
        if term.record.stance(Topic.COMMERCIAL_USE) is not Stance.FORBIDS:
            yield _finding(subject, term, fact)


def _partly(subject: Subject) -> Iterator[Finding]:
    """Ask where commercial use is allowed in part, and no size or duty says which part."""
    if subject.use.commercial is False:
        return
    for term, fact in subject.saying(Topic.COMMERCIAL_USE, Stance.RESTRICTS):
        told = any(t.effect is not ThresholdEffect.DUTY for t in term.record.thresholds) or any(
            d.commercial_only and Trigger.OVER_THRESHOLD not in d.triggers
            for d in term.record.duties
        )
        if not told and fact.note:
            yield ask(
                subject,
                text(
                    "{license} allows commercial use of {asset} in part only: {note} Does your use"
                    " stay within that?",
                    license=term.record.name, asset=subject.name, note=in_our_words(fact.note),
                ),
                "commercial-part",
                term=term,
                cited=fact,
                could_stop=True,
            )  # fmt: skip


def spared(subject: Subject, term: Term) -> bool:
    """Say whether the terms free this use: trying out in the house, or selling outputs."""
    use = subject.use
    trying = use.environment is Environment.NON_PRODUCTION and not subject.leaves_the_house
    return (trying and allows_trying(term)) or sells_outputs_only(subject, term)


def sells_outputs_only(subject: Subject, term: Term) -> bool:
    """Say whether only outputs leave the house, and the terms let them be used commercially."""
    use = subject.use
    passed_on = subject.roles & {Role.REDISTRIBUTE, Role.MODIFY_REDISTRIBUTE}
    outputs_only = (
        use.distribution is Distribution.CONTENT and not passed_on
    ) or subject.roles == {Role.GENERATE_CONTENT}
    sold = term.record.stance(Topic.OUTPUT_COMMERCIAL_USE) is Stance.ALLOWS
    return outputs_only and sold and use.distribution is Distribution.CONTENT


def allows_trying(term: Term) -> bool:
    """Say whether the terms let companies test outside production."""
    forbidden = (Topic.PRODUCTION_USE, Topic.BEYOND_RESEARCH)
    production, research = (term.record.stance(t) is Stance.FORBIDS for t in forbidden)
    return production and not research


def _finding(subject: Subject, term: Term, fact: LicenseFact) -> Finding:
    return conclude(
        subject,
        Code.NON_COMMERCIAL,
        softened(_severity(subject), term),
        text(
            "{license} forbids commercial use of {asset}.",
            license=term.record.name, asset=subject.name,
        ),
        text(
            "Get a commercial license from {steward}, replace {asset}, or keep it out of"
            " everything commercial.",
            steward=term.record.holder, asset=subject.name,
        ),
        term=term,
        cited=fact,
        clause_says=text("Commercial use is not allowed."),
        steps=(declared(text("The use is commercial.")),),
        cannot_tell=text("Whether the rights holder has granted you a separate license."),
    )  # fmt: skip


def _severity(subject: Subject) -> Severity:
    if not subject.is_data or _passed_on(subject):
        return Severity.BLOCKER
    if subject.roles == {Role.EVALUATE}:
        return Severity.MINOR
    return Severity.MAJOR if subject.roles & TAUGHT else Severity.BLOCKER


def _passed_on(subject: Subject) -> bool:
    """Say whether the data lies in the project and so goes out with it."""
    lies_there = subject.asset.key.hub is Hub.LOCAL
    return lies_there and subject.use.distribution in _SHIPS
