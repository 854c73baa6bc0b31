"""The terms of a model's maker where somebody else serves it. Notes and questions, no conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import Cited, LicenseFact, LicenseRecord, Stance, Topic
from clearweights.domain.text import Text, text
from clearweights.rules.base import Rule, conclude
from clearweights.rules.field_restricted import FieldRestricted
from clearweights.rules.limits import kinds, words_of
from clearweights.rules.non_commercial import NonCommercial
from clearweights.rules.output_training import OutputTraining
from clearweights.rules.questions import ask
from clearweights.rules.research_only import ResearchOnly
from clearweights.rules.revenue_threshold import RevenueThreshold
from clearweights.rules.subject import Subject, Term
from clearweights.rules.territory_excluded import TerritoryExcluded
from clearweights.rules.user_threshold import UserThreshold

_LIMITS: tuple[Rule, ...] = (
    NonCommercial(),
    ResearchOnly(),
    OutputTraining(),
    UserThreshold(),
    RevenueThreshold(),
    TerritoryExcluded(),
    FieldRestricted(),
)


class MakerTerms:
    """Names the maker's terms beside the server's, and asks where they would stop the use.

    Who serves a model knows whether its maker's terms reach its customers; what the records say
    of that is told, and where they say nothing, that is told, too.
    """

    code = Code.SERVICE_TERMS

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield a note per maker's terms, and a question per limit that the use would meet."""
        said = _said(subject)
        if said is not None and said.stance is Stance.FORBIDS:
            return
        asked: set[Code] = set()
        for record in map(subject.case.records.record, subject.asset.maker):
            if record is None or not kinds(record):
                continue
            term = Term(record=record, source=subject.asset.key, confidence=Confidence.LIKELY)
            yield _note(subject, term, said)
            for finding in _stopped(subject, term):
                if finding.code not in asked:
                    asked.add(finding.code)
                    yield _question(subject, term, finding)


def _said(subject: Subject) -> LicenseFact | None:
    """Return what the terms of the provider say of those of the maker."""
    return next((fact for _, fact in subject.saying(Topic.MAKER_TERMS, *Stance)), None)


def _applies(said: LicenseFact | None) -> Text:
    if said is None:
        return text("Whether these terms apply beside the provider's is not known.")
    if said.stance is Stance.REQUIRES:
        return text("These terms apply beside the provider's: {note}", note=said.note or "…")
    return text("These terms may apply beside the provider's: {note}", note=said.note or "…")


def _note(subject: Subject, term: Term, said: LicenseFact | None) -> Finding:
    return conclude(
        subject,
        Code.SERVICE_TERMS,
        Severity.INFO,
        text(
            "The maker of {asset} gives it out under {license}. {applies}",
            asset=subject.name, license=term.record.name, applies=_applies(said),
        ),
        text("Ask the provider which of the maker's terms its customers must keep."),
        term=term,
        cited=_limit(term.record),
        clause_says=text(
            "It limits: {limits}.", limits=words_of(tuple(sorted(kinds(term.record))))
        ),
        cannot_tell=text("Which contract the provider has with the maker."),
        about="maker",
    )  # fmt: skip


def _limit(record: LicenseRecord) -> Cited | None:
    """Return the first clause that limits anything."""
    forbidden = (fact for fact in record.facts.values() if fact.stance is Stance.FORBIDS)
    limits: Iterator[Cited] = chain(
        record.thresholds, record.territory, forbidden, record.fields, record.duties
    )
    return next(limits, None)


def _stopped(subject: Subject, term: Term) -> Iterator[Finding]:
    """Yield what would stop the use if the maker's terms bound it."""
    under_maker = replace(subject, terms=(term,))
    for rule in _LIMITS:
        for finding in rule.check(under_maker):
            if finding.severity is Severity.BLOCKER:
                yield finding


def _question(subject: Subject, term: Term, stopped: Finding) -> Finding:
    asked = ask(
        subject,
        text(
            "{conflict} These are the terms of the model's maker. Do they bind you when you use it"
            " through {provider}?",
            conflict=stopped.message,
            provider=next((t.record.steward for t in subject.terms), str(subject.asset.provider)),
        ),
        f"maker:{stopped.code}:{stopped.license}:{stopped.clause}",
        term=term,
        could_stop=True,
    )  # fmt: skip
    return replace(
        asked,
        clause=stopped.clause,
        clause_text=stopped.clause_text,
        reasons=stopped.reasons,
        confidence=Confidence.LIKELY,
        cannot_tell=text("Which contract the provider has with the maker."),
    )
