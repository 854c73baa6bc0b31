"""`relicensing`: a result is put under terms that its source does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Role
from clearweights.domain.finding import Code, Finding, Reason, Severity
from clearweights.domain.license import Cited, LicenseRecord, Stance, Topic
from clearweights.domain.text import Text, text
from clearweights.rules.base import conclude, license_statements
from clearweights.rules.limits import words_of
from clearweights.rules.outbound import Outbound, Pair, pairs
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject


class Relicensing:
    """Flags results tagged with a license that lets go of limits their source sets.

    The rule `share-alike` speaks about sources that demand their own license.
    """

    code = Code.RELICENSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per result and source license, or the question for its terms."""
        if not (subject.asset.output or subject.makes or Role.REDISTRIBUTE in subject.roles):
            return  # only part of the program: the rule `share-alike` speaks about that
        for pair in pairs(subject):
            match pair.outbound:
                case Outbound.OPEN:
                    yield from _open(subject, pair)
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
    elif _copied(subject) and pair.term.record.stance(Topic.SUBLICENSE) is Stance.FORBIDS:
        yield _finding(subject, pair, ())


def _copied(subject: Subject) -> bool:
    return Role.REDISTRIBUTE in subject.roles and not subject.asset.modified


def basis(record: LicenseRecord) -> Cited | None:
    """Return the clause that says what becomes of derivatives, as near as the record has it."""
    return (
        record.copyleft
        or record.derivatives
        or record.facts.get(Topic.DISTRIBUTE_MODIFIED)
        or next(iter(record.duties), None)
    )


def _finding(subject: Subject, pair: Pair, lost: tuple[str, ...]) -> Finding:
    names = ", ".join(r.name for r in pair.records)
    result = pair.result.key.id
    steps: tuple[Reason, ...] = license_statements(subject, pair.result.readings)
    return conclude(
        subject,
        Code.RELICENSING,
        Severity.MAJOR,
        _message(pair, names, lost),
        text(
            "Publish {result} under {license}, pass its terms on, or ask {steward}.",
            result=result, license=pair.term.record.name, steward=pair.term.record.steward,
        ),
        term=pair.term,
        cited=basis(pair.term.record),
        clause_says=text("What is made from it stays under these terms."),
        steps=steps,
        cannot_tell=text("Whether the rights holder allowed other terms in a separate grant."),
        about=result,
    )  # fmt: skip


def _message(pair: Pair, names: str, lost: tuple[str, ...]) -> Text:
    result = pair.result.key.id
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
