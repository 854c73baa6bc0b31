"""The terms under which the project's own results go out, against those of their sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from clearweights.domain.asset import Role
from clearweights.domain.compatibility import Compatibility
from clearweights.domain.license import CopyleftKind, LicenseRecord, Trigger
from clearweights.domain.result import Asset, EffectiveState
from clearweights.domain.use import Distribution
from clearweights.lineage.outputs import DECLARED, UNNAMED
from clearweights.rules.acts import PHYSICAL_ROLES
from clearweights.rules.limits import dropped
from clearweights.rules.subject import Subject, Term
from clearweights.rules.terms import governing

MATRIX = "OSADL matrix (CC-BY-4.0)"
"""The source on software licenses, as it is to be named."""

_GIVEN = (Distribution.WEIGHTS, Distribution.APPLICATION)
_OWN_WORDS = frozenset({"proprietary", "all rights reserved", "closed", "commercial"})
_SHARED = (CopyleftKind.SHARE_ALIKE, CopyleftKind.NETWORK_SHARE_ALIKE)


class Outbound(Enum):
    """What is known of the terms of a result."""

    OPEN = "open"
    """Terms that we have a record of."""
    OWN = "own"
    """The product's own, closed terms."""
    OTHER = "other"
    """Terms that are stated, but not in our records."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One result of the project against one license of what it was made from."""

    result: Asset
    term: Term
    outbound: Outbound
    records: tuple[LicenseRecord, ...]

    @property
    def shared_alike(self) -> bool:
        """Say whether the source demands that derivatives stay under its license."""
        copyleft = self.term.record.copyleft
        return copyleft is not None and copyleft.kind in _SHARED

    @property
    def same_terms(self) -> bool:
        """Say whether the source keeps derivatives under its own terms without sharing source."""
        copyleft = self.term.record.copyleft
        return copyleft is not None and copyleft.kind is CopyleftKind.SAME_TERMS

    @property
    def kept(self) -> bool:
        """Say whether the result stays under the source's license or one that it allows."""
        source = self.term.record
        allowed = source.copyleft.compatible if source.copyleft else ()
        names = {name.casefold() for name in (source.id, source.spdx, *allowed)}
        return any(r.id.casefold() in names or r.spdx.casefold() in names for r in self.records)

    @property
    def lost(self) -> tuple[str, ...]:
        """The kinds of limit that the result's terms let go: what every one of them lets go."""
        sets = [set(dropped(self.term.record, r)) for r in self.records]
        return tuple(sorted(set.intersection(*sets))) if sets else ()


def pairs(subject: Subject) -> Iterator[Pair]:
    """Yield each published result made from the subject, with each license that reaches it."""
    if subject.use.distribution is Distribution.INTERNAL:
        return
    results = (subject.asset,) if subject.asset.output else subject.outputs
    if subject.use.distribution not in _GIVEN:
        results = tuple(r for r in results if not _only_seen(r, subject))
    for result in results:
        state, records = _outbound(result, subject)
        for term in subject.terms:
            reached = term.chain if subject.asset.output else _derived(subject, term)
            if reached:
                yield Pair(result=result, term=term, outbound=state, records=records)


def _only_seen(result: Asset, subject: Subject) -> bool:
    """Say whether only the files imply a result: the license of a service speaks of its code."""
    edges = subject.case.parents(result.key)
    return result.key.id == UNNAMED and not any(edge.source == DECLARED for edge in edges)


def matrix_verdict(subject: Subject, pair: Pair) -> Compatibility | None:
    """Return what the matrix of software licenses says of a pair; None where it does not say."""
    inbound = pair.term.record.spdx
    verdicts = {subject.case.compatible(r.spdx, inbound) for r in pair.records}
    return verdicts.pop() if len(verdicts) == 1 else None


def merely_beside(subject: Subject) -> bool:
    """Say whether it is passed on unchanged: that does not bind what lies beside it."""
    if subject.asset.output:
        return False
    changed = subject.roles & (PHYSICAL_ROLES | {Role.REDISTRIBUTE, Role.DISTILL_OUTPUTS})
    return not (changed or subject.asset.modified or subject.asset.linked)


def unchanged_copy(subject: Subject) -> bool:
    """Say whether the result is the thing itself, given on as it came: no derivative of it."""
    if subject.asset.output or Role.REDISTRIBUTE not in subject.roles:
        return False
    changed = subject.roles & (PHYSICAL_ROLES | {Role.DISTILL_OUTPUTS})
    return not (changed or subject.asset.modified or subject.asset.linked)


def _derived(subject: Subject, term: Term) -> bool:
    """Say whether what goes out counts as a copy or derivative under this license."""
    acts = subject.acts(term)
    shared = {Trigger.DISTRIBUTE, Trigger.DISTRIBUTE_MODIFIED, Trigger.HOST_MODIFIED}
    return bool(acts & shared)


def _outbound(result: Asset, subject: Subject) -> tuple[Outbound, tuple[LicenseRecord, ...]]:
    effective = result.effective
    words = {r.raw.strip().casefold() for r in result.readings}
    if words & _OWN_WORDS or "proprietary" in (effective.expression or "").casefold():
        return Outbound.OWN, ()
    if effective.state in (EffectiveState.UNKNOWN, EffectiveState.DISAGREE):
        return Outbound.UNKNOWN, ()
    records = governing(result, subject.case)
    return (Outbound.OPEN if records else Outbound.OTHER), records
