"""`output-training`: a model is trained on outputs whose terms forbid it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from clearweights.domain.asset import AssetKind, Hub, Relation, Role
from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import LicenseFact, Spared, Stance, Topic
from clearweights.domain.result import Asset, Edge
from clearweights.domain.text import in_our_words, text
from clearweights.domain.use import Distribution
from clearweights.rules.acts import PHYSICAL_ROLES, TAUGHT
from clearweights.rules.base import at, conclude, declared
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject, Term
from clearweights.rules.terms import governing

_SORTING = ("classif", "embed", "rerank", "detect", "rank", "retriev", "cluster", "tagger")
_GIVEN = (Distribution.WEIGHTS, Distribution.APPLICATION, Distribution.API)


class _Answer(Enum):
    FORBIDDEN = "forbidden"
    SPARED = "spared"
    ASK_KEPT = "ask whether it is kept"
    ASK_COMPETING = "ask whether it competes"


class OutputTraining:
    """Flags distillation, and training on data that the project made with a model or service.

    Data that others made is a note (`output-terms`): their terms do not bind third parties.
    """

    code = Code.OUTPUT_TRAINING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license that forbids the training."""
        edges = data_made(subject)
        if Role.DISTILL_OUTPUTS not in subject.roles and not edges:
            return
        for term, fact in subject.saying(Topic.OUTPUT_TRAINING, Stance.FORBIDS):
            match _answer(subject, term, fact):
                case _Answer.FORBIDDEN:
                    yield _finding(subject, term, fact, edges)
                case _Answer.ASK_COMPETING:
                    yield _competing(subject, term, fact)
                case _Answer.ASK_KEPT:
                    yield ask(
                        subject,
                        text(
                            "Is the model trained on outputs of {asset} itself given or sold to"
                            " others, or only used inside the service?",
                            asset=subject.name,
                        ),
                        "classifier",
                        term=term,
                        cited=fact,
                        could_stop=True,
                    )
                case _Answer.SPARED:
                    pass
        yield from _limited(subject)


def _competing(subject: Subject, term: Term, fact: LicenseFact) -> Finding:
    """Ask of a model that only sorts or searches whether it stands in for the provider's own."""
    return ask(
        subject,
        text(
            "Does the model that is trained on outputs of {asset} compete with what {steward}"
            " offers? It is said to be a {what}.",
            asset=subject.name, steward=term.record.holder, what=subject.asset.produces_what or "",
        ),
        "competing",
        term=term,
        cited=fact,
        because=text("Outputs may not be used to train models that compete."),
        could_stop=True,
    )  # fmt: skip


def _limited(subject: Subject) -> Iterator[Finding]:
    """Ask where the terms limit the training and leave the limits to somebody else's terms."""
    for term, fact in subject.saying(Topic.OUTPUT_TRAINING, Stance.RESTRICTS):
        if fact.note and (subject.is_service or Role.DISTILL_OUTPUTS in subject.roles):
            yield ask(
                subject,
                text(
                    "{license} limits training other models on outputs of {asset}: {note} Does"
                    " your training stay within that?",
                    license=term.record.name, asset=subject.name, note=in_our_words(fact.note),
                ),
                "output-training",
                term=term,
                cited=fact,
                could_stop=True,
            )  # fmt: skip


def data_made(subject: Subject) -> tuple[Edge, ...]:
    """Return the edges to data that the project itself made with the asset and trains on."""
    found = []
    for edge in subject.case.children(subject.asset.key):
        made = subject.case.asset(edge.child)
        if edge.relation is Relation.GENERATED_BY and made is not None and _own_data(made):
            taught = not made.roles or bool(set(made.roles) & TAUGHT)
            if taught:
                found.append(edge)
    return tuple(found)


def _own_data(asset: Asset) -> bool:
    own = asset.key.hub is Hub.LOCAL or asset.output
    return own and asset.key.kind is AssetKind.DATASET and not asset.upstream


def _answer(subject: Subject, term: Term, fact: LicenseFact) -> _Answer:
    if Spared.OWN_FAMILY in fact.spares and _in_family(subject, term, fact):
        return _Answer.SPARED
    what = (subject.asset.produces_what or "").casefold()
    sorts = any(word in what for word in _SORTING)
    return _of_a_sorter(subject, fact) if sorts else _Answer.FORBIDDEN


def _of_a_sorter(subject: Subject, fact: LicenseFact) -> _Answer:
    """Answer for a model that only classifies, ranks or searches."""
    if Spared.CLASSIFIER in fact.spares:
        return _Answer.SPARED
    if Spared.CLASSIFIER_KEPT in fact.spares:
        if subject.use.distribution is Distribution.INTERNAL:
            return _Answer.SPARED
        return _Answer.FORBIDDEN if subject.use.distribution in _GIVEN else _Answer.ASK_KEPT
    competing = Spared.NOT_COMPETING in fact.spares
    return _Answer.ASK_COMPETING if competing else _Answer.FORBIDDEN


def _in_family(subject: Subject, term: Term, fact: LicenseFact) -> bool:
    """Say whether every model that is trained is under the terms that the ban excepts.

    Records are compared, not families: the next edition of a license is another license.
    """
    kin = {term.record.id, *fact.spares_records}
    bases = [
        asset
        for asset in subject.case.inspection.assets
        if asset.key.kind is AssetKind.MODEL
        and not asset.upstream
        and set(asset.roles) & (PHYSICAL_ROLES | {Role.TRAIN})
    ]
    return bool(bases) and all(
        any(r.id in kin for r in governing(base, subject.case)) for base in bases
    )


def _finding(subject: Subject, term: Term, fact: LicenseFact, edges: tuple[Edge, ...]) -> Finding:
    made = tuple(
        at(
            text(
                "{data} was made with {asset}, and a model is trained on it.",
                data=edge.child.id, asset=subject.name,
            ),
            edge.places[0] if edge.places else None,
            edge.source,
        )
        for edge in edges
    )  # fmt: skip
    told = declared(text("A model is trained on outputs of {asset}.", asset=subject.name))
    return conclude(
        subject,
        Code.OUTPUT_TRAINING,
        Severity.BLOCKER,
        text(
            "{license} forbids training this model on outputs of {asset}.",
            license=term.record.name, asset=subject.name,
        ),
        text(
            "Train on other data, use a model or service whose terms allow it, or get the"
            " permission of {steward}.",
            steward=term.record.holder,
        ),
        term=term,
        cited=fact,
        clause_says=text("Outputs may not be used to train other models."),
        steps=made or (told,),
        cannot_tell=text(
            "Whether the trained model competes with the provider, where the terms ask for that."
        ),
    )  # fmt: skip
