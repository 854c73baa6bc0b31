"""`output-terms`: terms about outputs that counsel should know. Always a note."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Hub, Relation, Role
from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import LicenseFact, Stance, Topic
from clearweights.domain.text import text
from clearweights.domain.use import Distribution
from clearweights.rules.acts import PHYSICAL_RELATIONS
from clearweights.rules.base import at, conclude, edge_step
from clearweights.rules.output_training import data_made
from clearweights.rules.subject import Subject, Term
from clearweights.rules.terms import ancestry, governing

_BOUND = (Stance.FORBIDS, Stance.RESTRICTS)
_PUBLISHED = (Distribution.CONTENT, Distribution.DATASET)


class OutputTerms:
    """Names terms about outputs: of data that others generated, and of published content."""

    code = Code.OUTPUT_TERMS

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one note per set of terms that speaks about the outputs in play."""
        yield from _generated_by_others(subject)
        makes = {Role.GENERATE_CONTENT, Role.CODE_ASSISTANT} & subject.roles
        if makes or (subject.use.distribution in _PUBLISHED and not subject.is_data):
            for topic in (Topic.OUTPUT_OWNERSHIP, Topic.OUTPUT_COMMERCIAL_USE):
                for term, fact in subject.saying(topic, *_BOUND, Stance.ALLOWS, Stance.REQUIRES):
                    yield _note(subject, term, fact)
        if Role.DISTILL_OUTPUTS in subject.roles or data_made(subject):
            for term, fact in subject.saying(Topic.OUTPUT_TRAINING, Stance.RESTRICTS):
                yield _note(subject, term, fact)


def _generated_by_others(subject: Subject) -> Iterator[Finding]:
    """Third parties never accepted the generator's terms: a question for counsel, no breach."""
    own = subject.asset.output or subject.asset.key.hub is Hub.LOCAL
    if not subject.is_data or not subject.makes or own:
        return
    for maker, chain in ancestry(subject.asset, subject.case):
        *parts, edge = chain
        held = all(part.relation in PHYSICAL_RELATIONS for part in parts)
        if edge.relation is not Relation.GENERATED_BY or not held:
            continue
        for record in governing(maker, subject.case):
            fact = record.facts.get(Topic.OUTPUT_TRAINING)
            if fact is None or fact.stance not in _BOUND:
                continue
            steps = (
                *map(edge_step, parts),
                at(
                    text("{data} was made with {maker}.", data=edge.child.id, maker=maker.key.id),
                    edge.places[0] if edge.places else None,
                    edge.source,
                ),
            )
            yield conclude(
                subject,
                Code.OUTPUT_TERMS,
                Severity.INFO,
                text(
                    "{data} was made with {maker}. {license} forbade its maker to train"
                    " competing models; whether that binds you, who never agreed, is open.",
                    data=edge.child.id, maker=maker.key.id, license=record.name,
                ),
                text("Let counsel decide, or train on data made by people or freer models."),
                term=Term(record=record, source=maker.key),
                cited=fact,
                steps=steps,
                confidence=Confidence.CANNOT_TELL,
                cannot_tell=text("Which terms were in force for whom when the data was made."),
                about=subject.case.called(maker.key),
            )  # fmt: skip


def _note(subject: Subject, term: Term, fact: LicenseFact) -> Finding:
    return conclude(
        subject,
        Code.OUTPUT_TERMS,
        Severity.INFO,
        text(
            "{license} says something about the outputs of {asset}: read it before you publish"
            " or train on them.",
            license=term.record.name, asset=subject.name,
        ),
        text("Keep to the clause; nothing else is needed."),
        term=term,
        cited=fact,
        cannot_tell=text("Whether outputs repeat protected material of third parties."),
    )  # fmt: skip
