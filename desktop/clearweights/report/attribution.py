"""What licenses demand to travel with a product, for the notice file and the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearweights.domain.asset import AssetKey, AssetKind
from clearweights.domain.license import CopyleftKind, Duty, DutyKind, LicenseRecord
from clearweights.domain.result import Asset
from clearweights.domain.text import Text, text
from clearweights.report.index import Index

CREDIT = (DutyKind.ATTRIBUTION, DutyKind.CITATION)
NOTICE_LINES = (DutyKind.NOTICE_FILE, DutyKind.RETAIN_NOTICES, *CREDIT, DutyKind.DISCLOSURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Exact words that a license asks for, and the assets it asks them for."""

    words: str
    license: LicenseRecord
    clause: str
    where: str
    assets: tuple[AssetKey, ...]


def governing(asset: Asset) -> tuple[str, ...]:
    """Return the licenses that govern an asset: ids of records, else the expression."""
    if asset.effective.records:
        return asset.effective.records
    return (asset.effective.expression,) if asset.effective.expression else ()


def duties_of(
    index: Index, assets: Sequence[Asset], kinds: Sequence[DutyKind]
) -> Iterator[tuple[Asset, LicenseRecord, Duty]]:
    """Yield the duties of some kinds, with the asset and the license they come from."""
    for asset in assets:
        for id_ in governing(asset):
            record = index.record(id_)
            for duty in record.duties if record else ():
                if duty.kind in kinds and not duty.encouraged and record:
                    yield asset, record, duty


def demands(index: Index, assets: Sequence[Asset], kinds: Sequence[DutyKind]) -> tuple[Demand, ...]:
    """Return the exact words that licenses ask for, each once."""
    owed: dict[tuple[str, str, str, str], tuple[LicenseRecord, list[AssetKey]]] = {}
    for asset, record, duty in duties_of(index, assets, kinds):
        if duty.words:
            what = (duty.words, record.name, duty.clause, duty.where or "")
            owed.setdefault(what, (record, []))[1].append(asset.key)
    return tuple(
        Demand(
            words=demanded, license=record, clause=clause, where=where,
            assets=tuple(dict.fromkeys(keys)),
        )
        for (demanded, _name, clause, where), (record, keys) in owed.items()
    )  # fmt: skip


def use_policies(index: Index, assets: Sequence[Asset]) -> Iterator[tuple[LicenseRecord, str]]:
    """Yield the licenses that refer to a use policy in a text of its own, with its address.

    Those whose limits must be passed on are left to `restrictions`; services are not passed on.
    """
    seen = {record.id for record, _ in restrictions(index, assets)}
    for asset in assets:
        for id_ in governing(asset) if asset.key.kind is not AssetKind.SERVICE else ():
            record = index.record(id_)
            texts = record.texts if record else ()
            policy = next((ref for ref in texts if ref.part == "use-policy"), None)
            if record and policy and id_ not in seen:
                seen.add(id_)
                yield record, policy.url or (record.urls[0] if record.urls else "")


def policy_of_its_own(record: LicenseRecord, where: str) -> Text:
    """Say that the use policy is a text of its own, and where it stands."""
    if not where:
        return text(
            "{license} refers to a use policy in a text of its own. Whoever receives the model"
            " should be told of it.",
            license=record.name,
        )
    return text(
        "{license} refers to a use policy in a text of its own. Whoever receives the model should"
        " be told of it: {address}",
        license=record.name,
        address=where,
    )


def restrictions(index: Index, assets: Sequence[Asset]) -> Iterator[tuple[LicenseRecord, str]]:
    """Yield the licenses whose limits must bind whoever receives the asset, with an address."""
    seen = set()
    for asset in assets:
        for id_ in governing(asset):
            record = index.record(id_)
            flows = record and record.copyleft and record.copyleft.kind is CopyleftKind.FLOW_DOWN
            if record and flows and id_ not in seen:
                seen.add(id_)
                policy = (r.url for r in record.texts if r.part == "use-policy" and r.url)
                yield record, next(policy, "") or (record.urls[0] if record.urls else "")
