"""`unsettled-law`: whether a data license reaches a trained model. Never a breach."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Relation
from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import Cited, CopyleftKind, LicenseRecord, Stance, Topic
from clearweights.domain.text import Text, text
from clearweights.rules.acts import TAUGHT
from clearweights.rules.base import at, conclude
from clearweights.rules.subject import Subject, Term
from clearweights.rules.terms import ancestry, governing

_SHARED = (CopyleftKind.SHARE_ALIKE, CopyleftKind.NETWORK_SHARE_ALIKE)


class UnsettledLaw:
    """Notes where a data license could be said to reach a model, and no court has settled it."""

    code = Code.UNSETTLED_LAW

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one note per license of data that a model was taught with."""
        if subject.is_data and subject.roles & TAUGHT:
            for term in subject.terms:
                cited = open_question(term.record)
                if cited is not None:
                    yield _note(subject, term, cited, _message(subject, term))
        elif subject.asset.key.kind is AssetKind.MODEL:
            yield from _learned(subject)


def open_question(record: LicenseRecord) -> Cited | None:
    """Return the clause whose reach into a trained model is unsettled, if there is one."""
    if record.stance(Topic.TRAINED_MODEL_FREE) is Stance.ALLOWS:
        return None
    if record.copyleft is not None and record.copyleft.kind in _SHARED:
        return record.copyleft
    for topic in (Topic.COMMERCIAL_USE, Topic.DISTRIBUTE_MODIFIED, Topic.BEYOND_RESEARCH):
        if record.stance(topic) is Stance.FORBIDS:
            return record.facts[topic]
    return None


def _learned(subject: Subject) -> Iterator[Finding]:
    for parent, chain in ancestry(subject.asset, subject.case):
        if chain[-1].relation is not Relation.TRAINED_ON or not parent.upstream:
            continue
        for record in governing(parent, subject.case):
            cited = open_question(record)
            if cited is None:
                continue
            term = Term(record=record, source=parent.key, chain=chain)
            message = text(
                "{asset} was trained on {data}, which is under {license}; whether those terms"
                " reach the model is unsettled.",
                asset=subject.name, data=parent.key.id, license=record.name,
            )  # fmt: skip
            yield _note(subject, term, cited, message)


def _message(subject: Subject, term: Term) -> Text:
    return text(
        "Whether a model trained on {asset} must follow {license} is unsettled.",
        asset=subject.name, license=term.record.name,
    )  # fmt: skip


def _note(subject: Subject, term: Term, cited: Cited, message: Text) -> Finding:
    return conclude(
        subject,
        Code.UNSETTLED_LAW,
        Severity.INFO,
        message,
        text("Let counsel decide for the countries where the model is offered."),
        term=term,
        cited=cited,
        steps=(
            at(
                text("It is disputed whether trained weights are an adaptation of the data."),
                None,
                "law",
            ),
        ),
        confidence=Confidence.CANNOT_TELL,
        cannot_tell=text("How a court would decide, and whether an exception for mining applies."),
        about=subject.case.called(term.source),
    )
