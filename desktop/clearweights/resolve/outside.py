"""What is known of an asset's license without looking into the project."""

from __future__ import annotations

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Provider
from clearweights.domain.facts import StatementSource
from clearweights.domain.license import Topic
from clearweights.domain.result import Basis, Reading
from clearweights.knowledge import Knowledge
from clearweights.resolve.derived import effective_of
from clearweights.resolve.expressions import read_license
from clearweights.scan.ids import service_maker


def outside_readings(
    key: AssetKey, provider: Provider | None, knowledge: Knowledge
) -> list[Reading]:
    """Return the readings from the provider's terms, the catalog and the family rules."""
    if key.kind is AssetKind.SERVICE:
        return _service(provider, knowledge)
    return [*_catalog(key, knowledge), *_family(key, knowledge)]


def maker_terms(key: AssetKey, provider: Provider | None, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the records of the terms of whoever made the model that a provider serves.

    Empty where the provider is the maker, where nobody knows, and for anything but a service.
    """
    if key.kind is not AssetKind.SERVICE or provider is None:
        return ()
    makers = _makers(key.id)
    for maker in makers:
        if maker is not provider:
            return tuple(sorted(record.id for record in knowledge.service_terms(maker)))
    serves_others = any(
        Topic.MAKER_TERMS in record.facts for record in knowledge.service_terms(provider)
    )
    if makers and not serves_others:
        return ()
    model = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, key.id)
    canonical = model._replace(id=knowledge.canonical(model.kind, model.hub, model.id))
    return effective_of(canonical, outside_readings(canonical, None, knowledge), knowledge).records


def _makers(name: str) -> list[Provider]:
    """Return whose closed model a name may mean: "claude-x", "anthropic/claude-x"."""
    owner, _, rest = name.casefold().partition("/" if "/" in name else ".")
    found = [service_maker(words) for words in (name, rest) if words]
    if owner in set(Provider):
        found.append(Provider(owner))
    return list(dict.fromkeys(maker for maker in found if maker is not None))


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
    readings = _earlier(key, knowledge)
    old = {reading.expression: reading.replaced for reading in readings}
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
                replaced=old.get(read.expression, "") if read.expression else "",
            )
        )
    return readings


def _earlier(key: AssetKey, knowledge: Knowledge) -> list[Reading]:
    """Return the licenses an asset was under before its present one; they do not count."""
    readings = []
    for was in knowledge.earlier(key.kind, key.hub, key.id):
        read = read_license(was.license, knowledge)
        readings.append(
            Reading(
                basis=Basis.CATALOGED,
                raw=was.license,
                source=StatementSource.CATALOG,
                expression=read.expression,
                records=read.records,
                origin=was.since,
                replaced=was.since,
            )
        )
    return readings


def _family(key: AssetKey, knowledge: Knowledge) -> list[Reading]:
    match = knowledge.family(key.kind, key.hub, key.id)
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
