"""`share-alike`: changed versions that are shared must stay under the same license."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Role
from clearweights.domain.compatibility import Compatibility
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.license import CopyleftKind, Trigger
from clearweights.domain.text import Text, text
from clearweights.domain.use import Distribution
from clearweights.rules.acts import PHYSICAL_ROLES
from clearweights.rules.base import conclude, license_statements
from clearweights.rules.outbound import Outbound, Pair, pairs
from clearweights.rules.questions import ask
from clearweights.rules.relicensing import basis
from clearweights.rules.subject import Subject

_SOURCE = "OSADL matrix (CC-BY-4.0)"
_SHARED = frozenset({Trigger.DISTRIBUTE, Trigger.DISTRIBUTE_MODIFIED})


class ShareAlike:
    """Flags shared derivatives, and programs linked with copyleft code, under other terms.

    A model trained on such data is not judged here: that is unsettled (`unsettled-law`).
    """

    code = Code.SHARE_ALIKE

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per result and source license that do not go together."""
        for pair in pairs(subject):
            shared = subject.asset.output or subject.acts(pair.term) & _SHARED
            if not pair.shared_alike or not shared or pair.kept or _merely_beside(subject):
                continue
            if pair.outbound is Outbound.OWN:
                yield _finding(subject, pair)
            elif pair.outbound is Outbound.OPEN:
                yield _weighed(subject, pair)
            elif pair.outbound is Outbound.OTHER:
                yield _finding(subject, pair, Confidence.CANNOT_TELL)
        yield from _matrix(subject)
        yield from _part_of_program(subject)


def _weighed(subject: Subject, pair: Pair) -> Finding:
    """Return the finding with what the matrix of software licenses says, for or against it."""
    verdict = _verdict(subject, pair)
    if verdict is None:
        return _finding(subject, pair)
    agrees = verdict is not Compatibility.YES
    sure = Confidence.CERTAIN if agrees else Confidence.CANNOT_TELL
    statement = (
        text("The OSADL compatibility matrix comes to the same result.")
        if agrees
        else text("The OSADL compatibility matrix disagrees: it says they go together.")
    )
    return _finding(subject, pair, sure, (Reason(statement=statement, source=_SOURCE),))


def _matrix(subject: Subject) -> Iterator[Finding]:
    """Flag software that the matrix says cannot go out under the license of the result."""
    for pair in pairs(subject):
        free = pair.term.record.copyleft is None or (
            pair.term.record.copyleft.kind is CopyleftKind.NONE
        )
        changed = subject.asset.output or not _merely_beside(subject)
        if pair.outbound is not Outbound.OPEN or pair.kept or not free or not changed:
            continue
        if _verdict(subject, pair) is Compatibility.NO:
            statement = text("The OSADL compatibility matrix says they do not go together.")
            steps = (Reason(statement=statement, source=_SOURCE),)
            yield _finding(subject, pair, Confidence.LIKELY, steps)


def _verdict(subject: Subject, pair: Pair) -> Compatibility | None:
    inbound = pair.term.record.spdx
    verdicts = {subject.case.compatible(r.spdx, inbound) for r in pair.records}
    return verdicts.pop() if len(verdicts) == 1 else None


def _merely_beside(subject: Subject) -> bool:
    """Say whether it is passed on unchanged: that does not bind what lies beside it."""
    if subject.asset.output:
        return False
    changed = subject.roles & (PHYSICAL_ROLES | {Role.REDISTRIBUTE, Role.DISTILL_OUTPUTS})
    return not (changed or subject.asset.modified or subject.asset.linked)


def _part_of_program(subject: Subject) -> Iterator[Finding]:
    """Ask whether copyleft material shipped in an application is part of the program."""
    asset = subject.asset
    if subject.use.distribution is not Distribution.APPLICATION or subject.is_data or asset.output:
        return
    if asset.linked is not None or subject.makes or asset.modified:
        return
    for term in subject.terms:
        copyleft = term.record.copyleft
        software = term.record.kind in ("software", "any")
        if copyleft is not None and software and copyleft.kind.value.endswith("share-alike"):
            yield ask(
                subject,
                text(
                    "Is {asset} part of the program that is shipped (linked), or does it run as"
                    " a program of its own?",
                    asset=subject.name,
                ),
                "linked",
                term=term,
                cited=copyleft,
                could_stop=True,
            )


def _finding(
    subject: Subject,
    pair: Pair,
    confidence: Confidence = Confidence.CERTAIN,
    more: tuple[Reason, ...] = (),
) -> Finding:
    result = pair.result.key.id
    return conclude(
        subject,
        Code.SHARE_ALIKE,
        Severity.BLOCKER,
        _message(pair, result),
        text(
            "Give {result} out under {license} or a license that it names as compatible, or"
            " replace {source}.",
            result=result, license=pair.term.record.name, source=pair.term.source.id,
        ),
        term=pair.term,
        cited=basis(pair.term.record),
        clause_says=text("What is changed and shared stays under the same license.")
        if pair.shared_alike
        else text("What is given out keeps these conditions."),
        steps=(*license_statements(subject, pair.result.readings), *more),
        confidence=confidence,
        cannot_tell=text("Whether the result is an adaptation in the sense of the license."),
        about=result,
    )  # fmt: skip


def _message(pair: Pair, result: str) -> Text:
    if not pair.shared_alike:
        return text(
            "{result} is put under {names}, which does not go together with {license} of"
            " {source}.",
            result=result, names=", ".join(r.name for r in pair.records),
            license=pair.term.record.name, source=pair.term.source.id,
        )  # fmt: skip
    return text(
        "{result} is made from {source}, which must stay under {license} when it is changed and"
        " shared; it is put under other terms.",
        result=result, source=pair.term.source.id, license=pair.term.record.name,
    )  # fmt: skip
