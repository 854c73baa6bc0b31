"""The common shape of the `…-missing` findings."""

from __future__ import annotations

from clearweights.domain.finding import Code, Finding, Reason, Severity
from clearweights.domain.result import DutyState
from clearweights.domain.text import Text, text
from clearweights.rules.base import at, conclude, declared
from clearweights.rules.duties import Checked
from clearweights.rules.grounds import hosting
from clearweights.rules.subject import Subject

_DISTRIBUTION = {
    "saas": text("The product is offered as a service."),
    "api": text("The model is offered to others through an interface."),
    "application": text("The product is given to others as an application."),
    "weights": text("Weights are given to others."),
    "dataset": text("Data is given to others."),
    "content": text("Content made with it is published."),
    "internal": text("The product is used inside your organization only."),
}


def missing(
    subject: Subject,
    code: Code,
    severity: Severity,
    checked: Checked,
    *,
    message: Text,
    demand: Text,
    fix: Text,
) -> Finding:
    """Return the finding that a duty is not seen to be fulfilled.

    Where a place shows that it may be, the question whether it is.
    """
    if checked.state is DutyState.NOT_VISIBLE:
        return _doubt(subject, severity, checked, demand)
    return conclude(
        subject,
        code,
        severity,
        message,
        fix,
        term=checked.term,
        cited=checked.duty,
        clause_says=demand,
        steps=(*_act(subject), *hosting(subject, checked.term, checked.duty), _seen(checked)),
        confidence=checked.confidence,
        cannot_tell=None
        if checked.certain
        else text(
            "Whether it is done outside the scanned files: on a website, in a contract, in an"
            " interface. An attestation answers that."
        ),
        about=f"{checked.duty.kind}:{checked.duty.words or ''}",
    )


def _doubt(subject: Subject, severity: Severity, checked: Checked, demand: Text) -> Finding:
    duty = checked.duty
    names: dict[str, str | Text] = {
        "license": checked.term.record.name,
        "asset": subject.name,
        "demand": demand,
    }
    question = text(
        "{place} may show that a demand of {license} for {asset} is met. Is it? {demand}",
        place=str(checked.place), **names,
    )  # fmt: skip
    fix = text("Read {place}, and attest that it is done, or do it.", place=str(checked.place))
    seen = at(text("This may be meant to fulfill it."), checked.place)
    return conclude(
        subject,
        Code.CONTEXT_NEEDED,
        Severity.INFO,
        question,
        fix,
        term=checked.term,
        cited=duty,
        clause_says=demand,
        steps=(*_act(subject), seen),
        could_stop=severity is Severity.BLOCKER,
        about=f"{duty.kind}:{duty.words or ''}",
    )


def _act(subject: Subject) -> tuple[Reason, ...]:
    distribution = subject.use.distribution
    return (declared(_DISTRIBUTION[distribution]),) if distribution else ()


def _seen(checked: Checked) -> Reason:
    if checked.other_words:
        return at(text("Other words are used."), checked.place)
    if checked.certain:
        return at(text("Somebody states that it is not done."), checked.place)
    if checked.wrong_edition is not None:
        return Reason(
            statement=text(
                "{path} is close to this license text, but not it: changed, or another edition.",
                path=checked.wrong_edition,
            ),
            source=f"scan:{checked.wrong_edition}",
        )
    return Reason(statement=text("No sign of it was found in the project."), source="scan")
