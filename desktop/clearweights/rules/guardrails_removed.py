"""`guardrails-removed`: safety mechanisms that the terms demand are taken out, or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import Cited, Duty, DutyKind, Stance, Topic
from clearweights.domain.text import Text, text
from clearweights.domain.use import Attestation, AttestedFact
from clearweights.rules.acts import PHYSICAL_ROLES
from clearweights.rules.base import at, conclude
from clearweights.rules.duties import due
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject, Term

_STRIPPED = re.compile(r"abliterat|uncensor|unfilter|jailbr|decensor|no-?guard", re.IGNORECASE)
_FACTS = (AttestedFact.GUARDRAILS_KEPT, AttestedFact.FILTERS_KEPT)


class GuardrailsRemoved:
    """Flags models whose safeguards were removed although the terms make them a condition."""

    code = Code.GUARDRAILS_REMOVED

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding, or one question, per license that protects safeguards."""
        for term, cited in _demands(subject):
            told = _told(subject, term)
            named = _named_so(subject, term)
            if told is not None and told.holds:
                continue
            if told is not None:
                yield _finding(
                    subject, term, cited, confidence=Confidence.CERTAIN,
                    why=text("Somebody states that safeguards were not kept."), told=told,
                )  # fmt: skip
            elif named is not None:
                yield _finding(
                    subject, term, cited, confidence=Confidence.LIKELY,
                    why=text("The name {name} says that safeguards were taken out.", name=named),
                    told=None,
                )  # fmt: skip
            elif subject.roles & PHYSICAL_ROLES or isinstance(cited, Duty):
                yield ask(
                    subject,
                    text(
                        "Are the safety mechanisms of {asset} kept, or replaced by others as good?",
                        asset=subject.name,
                    ),
                    "guardrails",
                    term=term,
                    cited=cited,
                )


def _demands(subject: Subject) -> Iterator[tuple[Term, Cited]]:
    seen = set()
    for checked in due(subject, DutyKind.SAFEGUARDS):
        seen.add(checked.term.record.id)
        yield checked.term, checked.duty
    for term, fact in subject.saying(Topic.SAFEGUARDS, Stance.FORBIDS, Stance.REQUIRES):
        if term.record.id not in seen:
            yield term, fact


def _told(subject: Subject, term: Term) -> Attestation | None:
    names = {subject.name, term.source.id} | {r.id for r in subject.asset.references}
    names |= {asset.key.id for asset in subject.outputs}
    found = [
        a
        for a in subject.case.inspection.declaration.attestations
        if a.fact in _FACTS and (a.asset is None or a.asset in names)
    ]
    return min(found, key=lambda a: (a.asset is None, a.holds, a.place), default=None)


def _named_so(subject: Subject, term: Term) -> str | None:
    names = [subject.name, *(asset.key.id for asset in subject.outputs)]
    if subject.asset.produces_name:
        names.append(subject.asset.produces_name)
    names += [edge.child.id for edge in term.chain]
    return next((name for name in names if _STRIPPED.search(name)), None)


def _finding(
    subject: Subject,
    term: Term,
    cited: Cited,
    *,
    confidence: Confidence,
    why: Text,
    told: Attestation | None,
) -> Finding:
    return conclude(
        subject,
        Code.GUARDRAILS_REMOVED,
        Severity.MAJOR,
        text(
            "{license} protects the safety mechanisms of {asset}; they were removed.",
            license=term.record.name, asset=subject.name,
        ),
        text("Put the safeguards back or others as good, or use another model."),
        term=term,
        cited=cited,
        clause_says=text("Safety mechanisms may not be bypassed or weakened."),
        steps=(at(why, told.place if told else None, f"name:{subject.name}"),),
        confidence=confidence,
        cannot_tell=text("Whether other safeguards stand around the model."),
    )  # fmt: skip
