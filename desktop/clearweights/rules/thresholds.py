"""`user-threshold` and `revenue-threshold`: above a size, the terms grant nothing."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Role
from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import Metric, Threshold, ThresholdEffect
from clearweights.domain.text import Text, text
from clearweights.domain.use import Distribution
from clearweights.rules import measures
from clearweights.rules.base import conclude, declared
from clearweights.rules.measures import Passed
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject, Term

_STOPS = frozenset({ThresholdEffect.NO_RIGHTS, ThresholdEffect.REVIEW})


def over(subject: Subject, code: Code, metrics: tuple[Metric, ...]) -> Iterator[Finding]:
    """Yield a finding for each threshold of these metrics that is passed, or the question."""
    for term in subject.terms:
        for threshold in term.record.thresholds:
            if threshold.metric in metrics and threshold.effect in _STOPS:
                yield from _judge(subject, code, term, threshold)


def _judge(subject: Subject, code: Code, term: Term, threshold: Threshold) -> Iterator[Finding]:
    outcome = measures.passed(threshold, subject.use)
    if outcome is Passed.NO:
        return
    if outcome is Passed.UNKNOWN:
        yield ask(
            subject,
            measures.question(threshold),
            f"{threshold.metric}>{threshold.above}@{threshold.measured_on or 'today'}",
            term=term,
            cited=threshold,
            could_stop=True,
        )
        return
    if threshold.scope is not None and not _offers_model(subject):
        yield ask(
            subject,
            text("Does this describe your business: {scope}?", scope=threshold.scope),
            f"scope:{threshold.metric}>{threshold.above}",
            term=term,
            cited=threshold,
            could_stop=True,
        )
        return
    size = measures.measured(threshold, subject.use)
    assert size is not None
    yield conclude(
        subject,
        code,
        Severity.BLOCKER,
        _message(subject, term, threshold, measures.size_words(threshold, size)),
        text(
            "Ask {steward} for a license of its own, or replace {asset}.",
            steward=term.record.holder, asset=subject.name,
        )
        if threshold.effect is ThresholdEffect.NO_RIGHTS
        else text(
            "Have {steward} review the use and wait for the result, or replace {asset}.",
            steward=term.record.holder, asset=subject.name,
        ),
        term=term,
        cited=threshold,
        clause_says=text("Above the limit a separate license is needed.")
        if threshold.effect is ThresholdEffect.NO_RIGHTS
        else text("Above the limit the licensor reviews the use first."),
        steps=(declared(measures.size_words(threshold, size)),),
        confidence=Confidence.LIKELY if threshold.scope else Confidence.CERTAIN,
        cannot_tell=text("Whether affiliates are counted in the number you gave."),
        about=f"{threshold.metric}>{threshold.above}",
    )  # fmt: skip


def _message(subject: Subject, term: Term, threshold: Threshold, size: Text) -> Text:
    names = {"license": term.record.name, "asset": subject.name}
    if threshold.effect is ThresholdEffect.NO_RIGHTS:
        return text("{license} gives no rights to {asset} at this size: {size}", size=size, **names)
    return text(
        "At this size {license} allows using {asset} only after a review by {steward}: {size}",
        size=size, steward=term.record.holder, **names,
    )  # fmt: skip


def _offers_model(subject: Subject) -> bool:
    """Say whether others reach the model itself: the business that scoped thresholds mean."""
    hosted = Role.INFERENCE_HOSTED_API in subject.roles
    return subject.use.distribution is Distribution.API or hosted
