"""Which licenses reach an asset: its own, and those of what it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKey, Relation, Strength
from clearweights.domain.finding import Confidence
from clearweights.domain.license import STATEMENT, FactStatus, LicenseRecord
from clearweights.domain.result import Asset, Edge, EffectiveState
from clearweights.rules.acts import Reach, reach
from clearweights.rules.limits import kinds
from clearweights.rules.subject import Case, Subject, Term

_OF_STATUS = {
    FactStatus.VERIFIED: Confidence.CERTAIN,
    FactStatus.PARTLY: Confidence.LIKELY,
    FactStatus.SECONDARY: Confidence.LIKELY,
    FactStatus.UNVERIFIED: Confidence.CANNOT_TELL,
}
_WORST = (Confidence.CERTAIN, Confidence.LIKELY, Confidence.CANNOT_TELL)


def subject_of(asset: Asset, case: Case) -> Subject:
    """Return an asset with every license that reaches it, its own first, nearest next.

    What the project itself makes is not bound by the license that it is given out under.
    """
    by_license: dict[str, list[Term]] = {}
    own = () if asset.output else _own(asset, case)
    for term in (*own, *_inherited(asset, case)):
        by_license.setdefault(term.record.id, []).append(term)
    terms = tuple(
        first if first.own or not rest else replace(first, further=tuple(rest))
        for first, *rest in by_license.values()
    )
    return Subject(asset=asset, terms=terms, case=case)


def is_judged(asset: Asset) -> bool:
    """Say whether an asset is judged itself."""
    used = asset.strength is Strength.USED or asset.output or asset.declared_by_people
    return used and not asset.upstream


def governing(asset: Asset, case: Case) -> tuple[LicenseRecord, ...]:
    """Return the records of an asset's own license.

    Of a free choice the one that limits least; the same where the words leave open which license
    is meant: what the mildest reading demands is demanded in any case. Of contradicting statements
    each counts.
    """
    records = _records(asset.effective.records, case)
    expression = asset.effective.expression or ""
    choice = " OR " in expression and " AND " not in expression
    state = asset.effective.state
    if (choice or state is EffectiveState.UNKNOWN) and len(records) > 1:
        return (min(records, key=_mildness),)
    if state is not EffectiveState.DISAGREE:
        return records
    open_ = [r for r in asset.readings if r.records and not r.expression]
    clear = {i for r in asset.readings if r.expression for i in r.records}
    chosen = {min(found, key=_mildness).id for r in open_ if (found := _records(r.records, case))}
    loose = {i for r in open_ for i in r.records} - clear - chosen
    return tuple(r for r in records if r.id not in loose)


def _records(ids: Sequence[str], case: Case) -> tuple[LicenseRecord, ...]:
    return tuple(r for r in map(case.records.record, ids) if r is not None)


def _mildness(record: LicenseRecord) -> tuple[int, int, float, str]:
    """Order by limits, then by duties; of equal editions the newest comes first."""
    number = re.match(r"\d+(?:\.\d+)?", record.version or "")
    return len(kinds(record)), len(record.duties), -float(number[0]) if number else 0.0, record.id


_GENERATIONS = 50


def ancestry(asset: Asset, case: Case) -> Iterator[tuple[Asset, tuple[Edge, ...]]]:
    """Yield everything an asset was made from with the way to it, nearest first; cycles end.

    What the project itself uses is left out below an output: it is judged where it is used. A
    base that is only named (a card says what the output was made from) is not judged anywhere else.
    Chains end after `_GENERATIONS` steps: no model has so many, only files that mean harm.
    """
    seen = {asset.key}
    queue: list[tuple[Edge, ...]] = [(edge,) for edge in case.parents(asset.key)]
    while queue:
        chain = queue.pop(0)
        parent = case.asset(chain[-1].parent)
        if parent is None or parent.key in seen:
            continue
        if asset.output and is_judged(parent):
            continue
        seen.add(parent.key)
        yield parent, chain
        if len(chain) < _GENERATIONS:
            queue += [(*chain, edge) for edge in case.parents(parent.key)]


def reaches(record: LicenseRecord, chain: Sequence[Edge]) -> Reach:
    """Say whether a license at the end of a chain reaches its beginning, step by step."""
    steps = [reach(record, relation) for relation in _relations(chain)]
    if Reach.NO in steps:
        return Reach.NO
    return Reach.LIKELY if Reach.LIKELY in steps else Reach.YES


def _relations(chain: Sequence[Edge]) -> list[Relation]:
    """Return the relations of a chain; trained on what a model generated is distilled from it."""
    relations: list[Relation] = []
    for edge in chain:
        learned = bool(relations) and relations[-1] is Relation.TRAINED_ON
        if learned and edge.relation is Relation.GENERATED_BY:
            relations[-1] = Relation.DISTILLED_FROM
        else:
            relations.append(edge.relation)
    return relations


def _own(asset: Asset, case: Case) -> Iterator[Term]:
    for record in governing(asset, case):
        yield Term(record=record, source=asset.key, confidence=_sureness(asset, record))


def _inherited(asset: Asset, case: Case) -> Iterator[Term]:
    for parent, chain in ancestry(asset, case):
        if _own_decision(asset, parent, chain):
            continue
        for record in governing(parent, case):
            reached = reaches(record, chain)
            if reached is Reach.NO:
                continue
            sure_way = reached is Reach.YES and not any(edge.likely for edge in chain)
            by_text = Confidence.CERTAIN if sure_way else Confidence.LIKELY
            sure = max(by_text, _sureness(parent, record), key=_WORST.index)
            yield Term(record=record, source=parent.key, chain=chain, confidence=sure)


def _own_decision(asset: Asset, parent: Asset, chain: Sequence[Edge]) -> bool:
    """Say whether the publisher of the origin itself put the asset under other terms.

    An origin that people declare is meant to count, whoever published it.
    """
    settled = asset.effective.state in (EffectiveState.AGREED, EffectiveState.CONCLUDED)
    declared = any(edge.source == "declared" for edge in chain)
    if asset.output or declared or not settled or asset.key.hub is not parent.key.hub:
        return False
    publisher, slash, _ = asset.key.id.partition("/")
    return bool(slash) and parent.key.id.startswith(f"{publisher}/")


def _sureness(asset: Asset, record: LicenseRecord) -> Confidence:
    state = asset.effective.state
    if state is EffectiveState.UNKNOWN and record.family == STATEMENT:
        return Confidence.LIKELY
    if state in (EffectiveState.DISAGREE, EffectiveState.UNKNOWN):
        return Confidence.CANNOT_TELL
    if state is EffectiveState.CONCLUDED:
        return Confidence.CERTAIN
    return _OF_STATUS[asset.effective.status]


def key_name(key: AssetKey) -> str:
    """Return the last part of an id: the name that people use."""
    return key.id.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
