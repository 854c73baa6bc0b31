"""The effective license of an asset, derived from its readings with what the records say."""

from __future__ import annotations

from collections.abc import Sequence

from clearweights.domain.asset import AssetKey, AssetKind
from clearweights.domain.license import STATEMENT, LicenseRecord, Stance
from clearweights.domain.result import Effective, EffectiveState, Reading
from clearweights.knowledge import Knowledge
from clearweights.resolve.dated import is_dated
from clearweights.resolve.effective import effective
from clearweights.resolve.names import undated


def effective_of(key: AssetKey, readings: Sequence[Reading], knowledge: Knowledge) -> Effective:
    """Return what may be relied on for an asset; a service is under all terms of its provider."""
    if key.kind is AssetKind.SERVICE and readings:
        records = tuple(sorted({i for r in readings for i in r.records}))
        if records:
            return Effective(
                state=EffectiveState.AGREED, expression=readings[0].expression, records=records
            )

    def of(reading: Reading) -> list[LicenseRecord]:
        return [r for r in map(knowledge.record, reading.records) if r is not None]

    def spdx_of(record_id: str) -> str | None:
        record = knowledge.record(record_id)
        return record.spdx if record is not None and record.family != STATEMENT else None

    def says_more(one: Reading, other: Reading) -> bool:
        """Say whether a license forbids all that a mere statement beside it forbids.

        So does an edition beside a name that does not tell the edition.
        """
        if _edition_of(one, other):
            return True
        theirs, ours = of(other), of(one)
        if not ours or one.records == other.records or any(r.family != STATEMENT for r in theirs):
            return False
        forbidden = {t for r in theirs for t, f in r.facts.items() if f.stance is Stance.FORBIDS}
        return bool(theirs) and all(r.stance(t) is Stance.FORBIDS for r in ours for t in forbidden)

    def adds_to(one: Reading, other: Reading) -> bool:
        """Say whether the terms of one are those of the other, and more."""
        return bool(other.records) and any(set(other.records) <= set(r.adds_to) for r in of(one))

    return effective(key.kind, readings, spdx_of, says_more, adds_to)


def _edition_of(one: Reading, other: Reading) -> bool:
    """Say whether one names an edition that the other, which tells none, may mean as well."""
    if len(other.records) != 1 or is_dated(other.raw):
        return False
    return bool(one.records) and set(one.records) <= set(undated(other.records[0]))
