"""`service-terms`: a hosted service is used under its provider's terms. Always a note."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Reason, Severity
from clearweights.domain.license import LicenseFact, Stance, Topic
from clearweights.domain.license_words import TOPIC, stance_words
from clearweights.domain.text import Text, in_our_words, text
from clearweights.rules.base import conclude
from clearweights.rules.subject import Subject, Term

_TOPICS = (
    Topic.OUTPUT_OWNERSHIP,
    Topic.OUTPUT_TRAINING,
    Topic.UNPAID_TIER_TRAINS,
    Topic.UPDATES,
    Topic.INDEMNITY,
    Topic.GOVERNING_LAW,
    Topic.USE,
)


class ServiceTerms:
    """Names the terms of the provider that is called, and what they say on the usual points."""

    code = Code.SERVICE_TERMS

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one note per set of terms."""
        if not subject.is_service:
            return
        for term in subject.terms:
            yield _note(subject, term)


def _note(subject: Subject, term: Term) -> Finding:
    record = term.record
    facts = [record.facts[topic] for topic in _TOPICS if topic in record.facts]
    first = facts[0] if facts else next(iter(record.facts.values()), None)
    learns = record.facts.get(Topic.UNPAID_TIER_TRAINS)
    unpaid = subject.asset.tier == "unpaid" and learns is not None
    return conclude(
        subject,
        Code.SERVICE_TERMS,
        Severity.INFO,
        text(
            "{asset} is reached under {license} of {steward}. On the unpaid tier the provider may"
            " use what you send to improve its own products.",
            asset=subject.name, license=record.name, steward=record.steward,
        )
        if unpaid and learns is not None and learns.stance is not Stance.FORBIDS
        else text(
            "{asset} is reached under {license} of {steward}.",
            asset=subject.name, license=record.name, steward=record.steward,
        ),
        text("Read the terms once and keep a copy with the date: they can change."),
        term=term,
        cited=first,
        steps=tuple(_step(term, fact) for fact in facts[1:]),
        cannot_tell=text("Which contract your company has signed: it may differ."),
    )  # fmt: skip


def _step(term: Term, fact: LicenseFact) -> Reason:
    return Reason(
        statement=text(
            "{license}, {clause}: {says}",
            license=term.record.name, clause=fact.clause,
            says=in_our_words(fact.note) if fact.note else _in_a_word(fact),
        ),
        license=term.record.id,
        clause=fact.clause,
    )  # fmt: skip


def _in_a_word(fact: LicenseFact) -> Text:
    words = stance_words(fact.topic, fact.stance)
    return text("{field}: {stance}", field=TOPIC[fact.topic], stance=words)
