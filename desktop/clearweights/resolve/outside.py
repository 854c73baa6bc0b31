"""What is known of an asset's license without looking into the project."""

from __future__ import annotations

from clearweights.domain.asset import AssetKey, AssetKind, Provider
from clearweights.domain.facts import StatementSource
from clearweights.domain.result import Basis, Reading
from clearweights.knowledge import Knowledge
from clearweights.resolve.expressions import read_license


def outside_readings(
    key: AssetKey, provider: Provider | None, knowledge: Knowledge
) -> list[Reading]:
    """Return the readings from the provider's terms, the catalog and the family rules."""
    if key.kind is AssetKind.SERVICE:
        return _service(provider, knowledge)
    return [*_catalog(key, knowledge), *_family(key, knowledge)]


def _service(provider: Provider | None, knowledge: Knowledge) -> list[Reading]:
    if provider is None:
        return []
    return [
        Reading(
            basis=Basis.CATALOGED,
            raw=record.name,
            source=StatementSource.CATALOG,
            expression=record.spdx,
            records=(record.id,),
            status=record.status,
            origin=f"provider {provider}",
        )
        for record in knowledge.service_terms(provider)
    ]


def _catalog(key: AssetKey, knowledge: Knowledge) -> list[Reading]:
    readings = []
    for entry in knowledge.cataloged(key.kind, key.hub, key.id):
        if not entry.license:
            continue
        read = read_license(entry.license, knowledge, name=entry.name, link=entry.link)
        readings.append(
            Reading(
                basis=Basis.CATALOGED,
                raw=entry.name or entry.license,
                source=StatementSource.CATALOG,
                expression=read.expression,
                records=read.records,
                why=read.why,
                status=entry.status,
                origin=f"{entry.source} {entry.date}".strip(),
            )
        )
    return readings


def _family(key: AssetKey, knowledge: Knowledge) -> list[Reading]:
    match = knowledge.family(key.kind, key.id)
    record = knowledge.record(match.license) if match else None
    if match is None or record is None:
        return []
    return [
        Reading(
            basis=Basis.CATALOGED,
            raw=record.name,
            source=StatementSource.FAMILY,
            expression=record.spdx,
            records=(record.id,),
            status=match.status,
            origin=match.rule,
        )
    ]
