"""`relicensing`: a result is put under terms that its source does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Role
from clearweights.domain.compatibility import Compatibility
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.license import LicenseFact, LicenseRecord, Stance, Topic
from clearweights.domain.text import Text, text
from clearweights.domain.use import Distribution
from clearweights.rules.base import conclude, license_statements
from clearweights.rules.grounds import basis, consequence, definition, let_go
from clearweights.rules.limits import words_of
from clearweights.rules.outbound import (
    MATRIX,
    Outbound,
    Pair,
    matrix_verdict,
    merely_beside,
    pairs,
    unchanged_copy,
)
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject


class Relicensing:
    """Flags results tagged with a license that lets go of limits their source sets.

    The rule `share-alike` speaks about sources that demand their own license.
    """

    code = Code.RELICENSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per result and source license, or the question for its terms."""
        yield from _not_together(subject)
        if not (subject.asset.output or subject.makes or Role.REDISTRIBUTE in subject.roles):
            return  # only part of the program: the rule `share-alike` speaks about that
        for pair in pairs(subject):
            match pair.outbound:
                case Outbound.OPEN:
                    yield from _open(subject, pair)
                case Outbound.OWN if pair.shared_alike and _is_the_copy(subject):
                    yield _finding(subject, pair, ())
                case Outbound.OWN if pair.same_terms:
                    yield _finding(subject, pair, ("same-terms",))
                case Outbound.UNKNOWN | Outbound.OTHER if pair.shared_alike or pair.same_terms:
                    yield ask(
                        subject,
                        text(
                            "Under which license is {result} given to others?",
                            result=pair.result.key.id,
                        ),
                        "outbound",
                        term=pair.term,
                        cited=basis(pair.term.record),
                        could_stop=pair.shared_alike,
                    )
                case _:
                    pass


def _open(subject: Subject, pair: Pair) -> Iterator[Finding]:
    if pair.kept:
        return
    lost = tuple(kind for kind in pair.lost if kind != "same-terms" or not pair.shared_alike)
    if lost:
        yield _finding(subject, pair, lost)
    elif _is_the_copy(subject) and (pair.shared_alike or _to_be_kept(pair.term.record)):
        yield _finding(subject, pair, ())


def _not_together(subject: Subject) -> Iterator[Finding]:
    """Flag software whose license and that of the result the matrix does not see together."""
    for pair in pairs(subject):
        own = pair.shared_alike or pair.kept or pair.outbound is not Outbound.OPEN
        if own or merely_beside(subject) or pair.lost:
            continue
        if matrix_verdict(subject, pair) is Compatibility.NO:
            yield _clash(subject, pair)


def _clash(subject: Subject, pair: Pair) -> Finding:
    result, source = pair.result.key.id, pair.term.source.id
    asked = tuple(
        Reason(
            statement=text(
                "{license}, {clause}: What goes out under it may carry no other conditions.",
                license=r.name, clause=r.copyleft.clause,
            ),
            license=r.id,
            clause=r.copyleft.clause,
        )
        for r in pair.records
        if r.copyleft is not None
    )  # fmt: skip
    verdict = text("The OSADL compatibility matrix says they do not go together.")
    return conclude(
        subject,
        Code.RELICENSING,
        Severity.MAJOR,
        text(
            "{result} is put under {names}, which does not go together with {license} of"
            " {source}.",
            result=result, names=", ".join(r.name for r in pair.records),
            license=pair.term.record.name, source=source,
        ),
        text(
            "Give {result} out under a license that takes {license} in, such as a later version,"
            " or replace {source}.",
            result=result, license=pair.term.record.name, source=source,
        ),
        term=pair.term,
        cited=basis(pair.term.record),
        clause_says=text("What is given out keeps these conditions."),
        steps=(
            *license_statements(pair.result.key.id, pair.result.readings),
            *asked,
            Reason(statement=verdict, source=MATRIX),
        ),
        confidence=Confidence.LIKELY,
        cannot_tell=text("Whether the two form one work, or merely lie beside each other."),
        about=subject.case.called(pair.result.key),
    )  # fmt: skip


def _is_the_copy(subject: Subject) -> bool:
    """Say whether an unchanged copy is the product itself; beside others it keeps its terms."""
    itself = subject.use.distribution in (Distribution.DATASET, Distribution.WEIGHTS)
    return itself and unchanged_copy(subject)


def _to_be_kept(record: LicenseRecord) -> LicenseFact | None:
    """Return the fact that who receives a copy has it from the licensor, and from nobody else."""
    fact = record.facts.get(Topic.SUBLICENSE)
    return fact if fact is not None and fact.stance is Stance.FORBIDS else None


def _finding(subject: Subject, pair: Pair, lost: tuple[str, ...]) -> Finding:
    names = ", ".join(r.name for r in pair.records)
    result = pair.result.key.id
    copied = not lost and unchanged_copy(subject)
    steps: tuple[Reason, ...] = license_statements(pair.result.key.id, pair.result.readings)
    return conclude(
        subject,
        Code.RELICENSING,
        Severity.MAJOR,
        _message(pair, names, lost),
        text(
            "Publish {result} under {license}, pass its terms on, or ask {steward}.",
            result=result, license=pair.term.record.name, steward=pair.term.record.holder,
        ),
        term=pair.term,
        cited=(_to_be_kept(pair.term.record) if copied else None) or basis(pair.term.record),
        clause_says=text("A copy stays under the license; nobody but its licensor can grant it.")
        if copied
        else consequence(pair.term.record),
        also=() if copied else definition(pair.term.record),
        besides=let_go(pair.term.record, lost),
        steps=steps,
        cannot_tell=text("Whether the rights holder allowed other terms in a separate grant."),
        about=subject.case.called(pair.result.key),
    )  # fmt: skip


def _message(pair: Pair, names: str, lost: tuple[str, ...]) -> Text:
    result = pair.result.key.id
    if not names and not lost:
        return text(
            "{result} is an unchanged copy of {source}: it stays under {license} and cannot be"
            " put under terms of your own.",
            result=result, source=pair.term.source.id, license=pair.term.record.name,
        )  # fmt: skip
    if not names:
        return text(
            "{result} is put under its own terms, but is made from {source}, whose terms"
            " ({license}) stay with it.",
            result=result, source=pair.term.source.id, license=pair.term.record.name,
        )  # fmt: skip
    if not lost:
        return text(
            "{result} is an unchanged copy of {source}: it stays under {license} and cannot be"
            " put under {names}.",
            result=result, source=pair.term.source.id, license=pair.term.record.name, names=names,
        )  # fmt: skip
    return text(
        "{result} is put under {names}, but is made from {source} under {license}; this lets go"
        " of: {lost}.",
        result=result, names=names, source=pair.term.source.id,
        license=pair.term.record.name, lost=words_of(lost),
    )  # fmt: skip
