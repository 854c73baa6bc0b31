"""What may be relied on: concluded, else what the sources agree on, else disagree or unknown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Basis, Effective, EffectiveState, Reading
from clearweights.domain.text import text

_COMPONENTS = {
    AssetKind.MODEL: frozenset({Component.WEIGHTS, Component.ANY}),
    AssetKind.DATASET: frozenset({Component.DATA, Component.ANY}),
    AssetKind.SERVICE: frozenset(Component),
}
_CHECKED = frozenset({FactStatus.VERIFIED, FactStatus.PARTLY})
_RANK = {status: rank for rank, status in enumerate(FactStatus)}


def _never(_: Reading, __: Reading) -> bool:
    return False


def effective(
    kind: AssetKind,
    readings: Sequence[Reading],
    spdx_of: Callable[[str], str | None],
    says_more: Callable[[Reading, Reading], bool] = _never,
    adds_to: Callable[[Reading, Reading], bool] = _never,
) -> Effective:
    """Derive the effective license of an asset from all readings about it.

    A code license never speaks for weights or data. Catalog rows that were checked by hand count
    only where nobody else says anything, inferred readings (family rules, rows nobody checked)
    only where there is no such row either, or where a name leaves open which license is meant:
    there they settle the edition. `spdx_of` gives the identifier of a record, `says_more`
    whether the first reading holds all that the second says, `adds_to` whether its terms are those
    of the second and more: then even an inferred one counts, for it contradicts nobody. A license
    that another one has replaced does not count.
    """
    about = [r for r in readings if r.component in _COMPONENTS[kind] and not r.replaced]
    about = _without_code(about, readings)
    resolved = [r for r in about if r.expression or r.records]
    said = [r for r in resolved if not _inferred(r)]
    firm = said or [r for r in resolved if r.status in _CHECKED]
    adding = [r for r in resolved if _inferred(r) and any(adds_to(r, f) for f in firm)]
    counted = [*firm, *_settling(firm, resolved), *adding] if firm else resolved
    counted = [
        r for r in counted if not any(says_more(other, r) or adds_to(other, r) for other in counted)
    ]
    if not counted:
        return _unknown(about)
    exact = [r for r in counted if r.expression]
    if not _agree(counted):
        return Effective(
            state=EffectiveState.DISAGREE,
            records=tuple(sorted({i for r in counted for i in r.records})),
            status=_best(counted),
        )
    if exact:
        chosen = min(exact, key=lambda r: _RANK[r.status])
        return Effective(
            state=EffectiveState.AGREED,
            expression=chosen.expression,
            records=chosen.records,
            status=chosen.status,
        )
    return _narrowed(counted, spdx_of)


def _narrowed(counted: Sequence[Reading], spdx_of: Callable[[str], str | None]) -> Effective:
    """Several ambiguous readings may leave one license, or only candidates."""
    common = set(counted[0].records).intersection(*(r.records for r in counted))
    if len(common) == 1:
        record = common.pop()
        if spdx_of(record) is None:
            return _limited(record, counted)
        return Effective(
            state=EffectiveState.AGREED,
            expression=spdx_of(record),
            records=(record,),
            status=_best(counted),
            why=counted[0].why if len({r.raw for r in counted}) == 1 else None,
        )
    why = counted[0].why
    return Effective(
        state=EffectiveState.UNKNOWN,
        records=tuple(sorted(common)),
        status=_best(counted),
        why=why or text("Several licenses go by this name."),
    )


def _limited(record: str, counted: Sequence[Reading]) -> Effective:
    """Return the answer where a sentence limits the use and nobody names a license."""
    return Effective(
        state=EffectiveState.UNKNOWN,
        records=(record,),
        status=_best(counted),
        why=text("“{raw}” limits the use and names no license.", raw=counted[0].raw),
    )


def _unknown(about: Sequence[Reading]) -> Effective:
    unread = [r for r in about if r.raw]
    if unread:
        why = text("“{raw}” is not a license we know.", raw=unread[0].raw)
        if unread[0].why:
            why = text("“{raw}”: {why}", raw=unread[0].raw, why=unread[0].why)
    else:
        why = text("Nobody states a license, and we know of none.")
    return Effective(state=EffectiveState.UNKNOWN, why=why, status=FactStatus.UNVERIFIED)


def _inferred(reading: Reading) -> bool:
    return reading.basis is Basis.CATALOGED and reading.status is not FactStatus.VERIFIED


def _without_code(about: Sequence[Reading], readings: Sequence[Reading]) -> list[Reading]:
    """Leave out a tag that repeats the license of the code where another license is named.

    "The code is MIT, the weights are under the model license" explains a tag of MIT.
    """
    code = {r.expression for r in readings if r.component is Component.CODE and r.expression}
    rest = [r for r in about if r.component is not Component.ANY or r.expression not in code]
    named = any(r.expression or r.records for r in rest if r.component is not Component.CODE)
    return rest if named else list(about)


def _settling(said: Sequence[Reading], resolved: Sequence[Reading]) -> list[Reading]:
    """Return the inferred readings that tell which license of a shared name is meant.

    An inference never stands against what somebody says; it only chooses among what was said.
    """
    if any(r.expression for r in said):
        return []
    open_ = [set(r.records) for r in said if r.records]
    return [
        r
        for r in resolved
        if _inferred(r) and r.expression and r.records and all(set(r.records) <= o for o in open_)
    ]


def _agree(readings: Sequence[Reading]) -> bool:
    return all(_compatible(a, b) for at, a in enumerate(readings) for b in readings[at + 1 :])


def _compatible(a: Reading, b: Reading) -> bool:
    """Say whether two readings can mean the same license."""
    if a.expression and b.expression:
        return a.expression.lower() == b.expression.lower() or (
            bool(a.records) and set(a.records) == set(b.records)
        )
    return not a.records or not b.records or bool(set(a.records) & set(b.records))


def _best(readings: Sequence[Reading]) -> FactStatus:
    return min((r.status for r in readings), key=lambda s: _RANK[s])
