"""From references and statements to assets: identity, readings, effective license."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from clearweights.domain.asset import (
    AssetKey,
    AssetKind,
    Hub,
    Provider,
    Reference,
    Role,
    Strength,
)
from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.domain.order import ordered
from clearweights.domain.result import (
    Asset,
    Basis,
    LicenseFile,
    Reading,
    ReadStatement,
)
from clearweights.domain.use import Declaration, DeclaredAsset
from clearweights.knowledge import Knowledge
from clearweights.resolve.derived import effective_of
from clearweights.resolve.expressions import read_license, read_text
from clearweights.resolve.kinds import as_known
from clearweights.resolve.outside import maker_terms, outside_readings
from clearweights.resolve.pointed import ProjectFiles
from clearweights.resolve.purl import purl_of
from clearweights.resolve.reading import LicenseReading

DECLARED = "declared"
"""How a reference of the project's own declaration names its asset."""

_BASIS = {StatementSource.FILE: Basis.DETECTED, StatementSource.HUB: Basis.CATALOGED}
_MOST_TEXTS = 100
"""Different license texts in comments that are compared with the known ones."""

_OWN_FOLDER = frozenset({"card", "attached-document"})
_COMPONENT_KIND = {Component.DATA: AssetKind.DATASET, Component.WEIGHTS: AssetKind.MODEL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The assets that places in the project name, and every statement read."""

    assets: tuple[Asset, ...]
    statements: tuple[ReadStatement, ...]


def resolve_assets(
    references: Iterable[Reference],
    statements: Sequence[LicenseStatement],
    license_files: Sequence[tuple[LicenseFile, Component]],
    declaration: Declaration,
    knowledge: Knowledge,
    *,
    paths: Sequence[str] = (),
) -> Resolved:
    """Group references into assets and attach what is said about the license of each.

    `paths`: all files of the project, by which headers that came from elsewhere are known.
    """
    declared = {asset_key(d.kind, _hub(d), d.id, knowledge): d for d in declaration.assets}
    groups = _grouped(
        [*as_known(references, knowledge), *map(_reference, declaration.assets)], knowledge
    )
    said = [*statements, *(s for d in declaration.assets for s in _declared_statements(d))]
    files = ProjectFiles(license_files, said, paths)
    read = _read_all(ordered(said), files, knowledge)
    by_name: dict[str | None, list[ReadStatement]] = defaultdict(list)
    for each in read:
        by_name[each.statement.asset.lower() if each.statement.asset else None].append(each)
    cards = _cards(read)
    assets = []
    for key, places in sorted(groups.items()):
        names = sorted({key.id.lower(), *(p.id.lower() for p in places)})
        about = [s for name in names for s in by_name.get(name, ())]
        if key.hub is Hub.LOCAL:
            about += [
                c for f in sorted(_folders(key, places)) for c in cards.get((key.kind, f), ())
            ]
        if any(p.output for p in places):
            about += by_name.get(None, ())
        readings = _readings(key, places, about, license_files, knowledge)
        asset = build_asset(key, places, readings, knowledge)
        assets.append(_corrected(asset, declared.get(key)))
    return Resolved(assets=tuple(assets), statements=read)


def _cards(read: Iterable[ReadStatement]) -> dict[tuple[AssetKind, str], list[ReadStatement]]:
    """Return what the headers of cards say, by what they describe and the folder they lie in.

    A card describes the weights or the data that lie beside it, whatever it calls them.
    """
    cards: dict[tuple[AssetKind, str], list[ReadStatement]] = defaultdict(list)
    for each in read:
        said = each.statement
        if said.source is StatementSource.TAG and said.kind is not None:
            cards[said.kind, said.place.path.rpartition("/")[0]].append(each)
    return cards


def asset_key(kind: AssetKind, hub: Hub, id: str, knowledge: Knowledge) -> AssetKey:  # noqa: A002
    """Return the identity of what `id` names: the canonical id where we know one."""
    if kind is AssetKind.SERVICE:
        return AssetKey(kind, Hub.API, id)
    return AssetKey(kind, hub, knowledge.canonical(kind, hub, id))


def upstream_asset(
    key: AssetKey,
    knowledge: Knowledge,
    provider: Provider | None = None,
    said: Iterable[ReadStatement] = (),
) -> Asset:
    """Return an asset that only lineage names: read from catalog, family rules and `said`."""
    about = (s for s in said if _speaks_of(s.statement, key, output=False))
    readings = [*map(_reading, about), *outside_readings(key, provider, knowledge)]
    asset = build_asset(key, (), readings, knowledge, provider)
    return replace(asset, upstream=True, strength=Strength.MENTIONED)


def build_asset(
    key: AssetKey,
    references: Sequence[Reference],
    readings: Sequence[Reading],
    knowledge: Knowledge,
    provider: Provider | None = None,
) -> Asset:
    """Return the asset with its effective license derived from `readings`."""
    readings = tuple(sorted(dict.fromkeys(readings), key=_reading_order))
    model = AssetKind.MODEL if key.kind is AssetKind.SERVICE else key.kind
    family = knowledge.family(model, key.hub, key.id)
    providers = sorted({r.provider for r in references if r.provider})
    tiers = sorted({r.tier for r in references if r.tier})
    revisions = sorted({r.revision for r in references if r.revision})
    return Asset(
        key=key,
        references=tuple(ordered(references)),
        readings=readings,
        effective=effective_of(key, readings, knowledge),
        roles=tuple(sorted({r.role for r in references if r.role and not r.output})),
        untold=_untold(references),
        strength=_strength(references),
        output=any(r.output for r in references),
        provider=providers[0] if providers else provider,
        maker=maker_terms(key, providers[0] if providers else provider, knowledge),
        tier=tiers[0] if len(tiers) == 1 else None,
        revision=revisions[0] if len(revisions) == 1 else None,
        purl=purl_of(key, revisions[0] if len(revisions) == 1 else None),
        multimodal=family.multimodal if family else None,
    )


def _untold(references: Sequence[Reference]) -> bool:
    """Say whether some file uses the asset without telling what for; a declared role settles it."""
    if any(r.how == DECLARED and r.role for r in references):
        return False
    told = {r.place.path for r in references if r.role}
    used = (r for r in references if r.strength is Strength.USED and not r.output)
    return any(r.how != DECLARED and r.place.path not in told for r in used)


def _strength(references: Sequence[Reference]) -> Strength:
    used = any(r.strength is Strength.USED for r in references)
    return Strength.USED if used else Strength.MENTIONED


def _grouped(
    references: Iterable[Reference], knowledge: Knowledge
) -> dict[AssetKey, list[Reference]]:
    references = tuple(references)
    own = _own_names(references)
    groups: dict[tuple[AssetKey, Provider | None], list[Reference]] = defaultdict(list)
    for reference in references:
        key = asset_key(reference.kind, reference.hub, reference.id, knowledge)
        if reference.output:
            key = own.get((reference.kind, reference.id.lower()), key)
        groups[key, reference.provider].append(reference)
    providers: dict[AssetKey, set[Provider | None]] = defaultdict(set)
    for key, provider in groups:
        providers[key].add(provider)
    merged: dict[AssetKey, list[Reference]] = defaultdict(list)
    for (key, provider), places in groups.items():
        # The same model called at two providers is two assets: their terms differ.
        if provider and len(providers[key] - {None}) > 1:
            key = key._replace(id=f"{key.id} ({provider})")  # noqa: PLW2901
        merged[key].extend(places)
    return merged


def _own_names(references: Iterable[Reference]) -> dict[tuple[AssetKind, str], AssetKey]:
    """Map the short names of what the project publishes to the full ones.

    A card in `models/support-8b/` and `hub_model_id="acme/support-8b"` speak of one asset.
    """
    full: dict[tuple[AssetKind, str], set[AssetKey]] = defaultdict(set)
    for reference in references:
        if reference.output and "/" in reference.id and reference.hub is not Hub.LOCAL:
            tail = reference.id.rpartition("/")[2].lower()
            key = AssetKey(reference.kind, reference.hub, reference.id)
            full[reference.kind, tail].add(key)
    return {name: keys.pop() for name, keys in full.items() if len(keys) == 1}


def _hub(declared: DeclaredAsset) -> Hub:
    if declared.hub:
        return declared.hub
    if declared.kind is AssetKind.SERVICE:
        return Hub.API
    return Hub.LOCAL if declared.id.startswith("local:") else Hub.HUGGINGFACE


def _reference(declared: DeclaredAsset) -> Reference:
    service = declared.kind is AssetKind.SERVICE
    return Reference(
        place=declared.place,
        kind=declared.kind,
        hub=_hub(declared),
        id=declared.id,
        how=DECLARED,
        role=declared.role or (Role.API if service else None),
        provider=declared.provider,
        tier=declared.tier,
    )


def _declared_statements(declared: DeclaredAsset) -> Iterable[LicenseStatement]:
    if declared.license or declared.license_name:
        yield LicenseStatement(
            place=declared.place,
            source=StatementSource.DECLARATION,
            raw=declared.license or "other",
            asset=declared.id,
            kind=declared.kind,
            name=declared.license_name,
            link=declared.license_link,
        )


def _read_all(
    statements: Iterable[LicenseStatement], files: ProjectFiles, knowledge: Knowledge
) -> tuple[ReadStatement, ...]:
    """Read each statement; the same words are read once.

    One that points to a license file of the project means what that file holds.
    """
    known: dict[tuple[str | None, ...], LicenseReading] = {}
    read = []
    texts: set[str] = set()
    for each in statements:
        if each.text and len(texts) < _MOST_TEXTS:
            texts.add(each.text)
        text = each.text if each.text in texts else None
        words = (each.raw, each.name, each.link, text)
        if words not in known:
            known[words] = (
                read_text(each.raw, text, knowledge)
                if text
                else read_license(each.raw, knowledge, name=each.name, link=each.link)
            )
        found = files.read(each, known[words])
        read.append(
            ReadStatement(
                statement=each, expression=found.expression, records=found.records, why=found.why
            )
        )
    return tuple(read)


def _readings(
    key: AssetKey,
    places: Sequence[Reference],
    statements: Sequence[ReadStatement],
    license_files: Sequence[tuple[LicenseFile, Component]],
    knowledge: Knowledge,
) -> list[Reading]:
    output = any(p.output for p in places)
    folders = _folders(key, places)
    readings = [_reading(s) for s in statements if _speaks_of(s.statement, key, output=output)]
    readings.extend(
        Reading(
            basis=Basis.DETECTED,
            raw=file.path,
            source=StatementSource.FILE,
            place=file.place,
            expression=file.expression,
            records=file.records,
            component=component,
            why=file.note,
        )
        for file, component in license_files
        if not file.notice and _governs(file, component, key, folders, output=output)
    )
    provider = next((p.provider for p in places if p.provider), None)
    readings.extend(outside_readings(key, provider, knowledge))
    return readings


def _reading(read: ReadStatement) -> Reading:
    statement = read.statement
    return Reading(
        basis=_BASIS.get(statement.source, Basis.DECLARED),
        raw=statement.name or statement.raw,
        source=statement.source,
        place=statement.place,
        expression=read.expression,
        records=read.records,
        why=read.why,
        component=statement.component,
    )


def _speaks_of(statement: LicenseStatement, key: AssetKey, *, output: bool) -> bool:
    if statement.asset is not None:
        return statement.kind in (None, key.kind)
    return output and _COMPONENT_KIND.get(statement.component) is key.kind


def _governs(
    file: LicenseFile, component: Component, key: AssetKey, folders: set[str], *, output: bool
) -> bool:
    if output and _COMPONENT_KIND.get(component) is key.kind:
        return True
    folder = file.path.rpartition("/")[0]
    return component is Component.ANY and folder in folders


def _folders(key: AssetKey, places: Sequence[Reference]) -> set[str]:
    """Return the folders whose license file speaks for the asset: its own files lie there."""
    folders = {p.place.path.rpartition("/")[0] for p in places if p.how in _OWN_FOLDER}
    if key.hub is Hub.LOCAL:
        path = key.id.removeprefix("local:").rstrip("/")
        folders.add(path)
        if "/" in path and "." in path.rpartition("/")[2]:
            folders.add(path.rpartition("/")[0])
    return folders


def _corrected(asset: Asset, declared: DeclaredAsset | None) -> Asset:
    if declared is None:
        return asset
    return replace(
        asset,
        strength=Strength.USED,
        modified=declared.modified,
        linked=declared.linked,
        produces_name=declared.produces_name,
        produces_what=declared.produces_what,
        declared_by_people=True,
    )


def _reading_order(reading: Reading) -> tuple[object, ...]:
    place = (reading.place.path, reading.place.line) if reading.place else ("", 0)
    return (list(Basis).index(reading.basis), *place, reading.raw, reading.source)
