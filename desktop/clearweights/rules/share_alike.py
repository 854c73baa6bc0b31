"""`share-alike`: changed versions that are shared must stay under the same license."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.compatibility import Compatibility
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.license import Trigger
from clearweights.domain.text import text
from clearweights.domain.use import Distribution
from clearweights.rules.base import conclude, license_statements
from clearweights.rules.grounds import basis, definition
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
            if not pair.shared_alike or not shared or pair.kept or merely_beside(subject):
                continue
            if unchanged_copy(subject):
                continue  # no derivative: the rule `relicensing` speaks about that
            if pair.outbound is Outbound.OWN:
                yield _finding(subject, pair)
            elif pair.outbound is Outbound.OPEN:
                yield _weighed(subject, pair)
            elif pair.outbound is Outbound.OTHER:
                yield _finding(subject, pair, Confidence.CANNOT_TELL)
        yield from _part_of_program(subject)


def _weighed(subject: Subject, pair: Pair) -> Finding:
    """Return the finding with what the matrix of software licenses says, for or against it."""
    verdict = matrix_verdict(subject, pair)
    if verdict is None:
        return _finding(subject, pair)
    agrees = verdict is not Compatibility.YES
    sure = Confidence.CERTAIN if agrees else Confidence.CANNOT_TELL
    statement = (
        text("The OSADL compatibility matrix comes to the same result.")
        if agrees
        else text("The OSADL compatibility matrix disagrees: it says they go together.")
    )
    return _finding(subject, pair, sure, (Reason(statement=statement, source=MATRIX),))


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
        text(
            "{result} is made from {source}, which must stay under {license} when it is changed and"
            " shared; it is put under other terms.",
            result=result, source=pair.term.source.id, license=pair.term.record.name,
        ),
        text(
            "Give {result} out under {license} or a license that it names as compatible, or"
            " replace {source}.",
            result=result, license=pair.term.record.name, source=pair.term.source.id,
        ),
        term=pair.term,
        cited=basis(pair.term.record),
        clause_says=text("What is changed and shared stays under the same license."),
        also=definition(pair.term.record),
        steps=(*license_statements(pair.result.key.id, pair.result.readings), *more),
        confidence=confidence,
        cannot_tell=text("Whether the result is an adaptation in the sense of the license."),
        about=subject.case.called(pair.result.key),
    )  # fmt: skip
