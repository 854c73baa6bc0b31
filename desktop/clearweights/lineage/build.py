"""Builds the graph of origins from statements, declarations, the catalog and family rules.

Contradictions are kept: two statements give two edges. Cycles are kept, too; who walks the
graph has to end. A parent that nobody knows more about is still an asset, of unknown license.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from clearweights.domain.asset import (
    AssetKey,
    AssetKind,
    Hub,
    Place,
    Provider,
    Relation,
    Role,
    Strength,
)
from clearweights.domain.facts import LineageStatement, StatementSource
from clearweights.domain.result import Asset, Basis, Edge, Effective, EffectiveState, Reading
from clearweights.domain.use import Declaration
from clearweights.knowledge import CatalogEntry, Knowledge
from clearweights.lineage.known import Known
from clearweights.lineage.outputs import make_outputs, relation_of, role_of
from clearweights.resolve.assets import upstream_asset
from clearweights.resolve.expressions import read_license
from clearweights.scan.ids import service_maker

_MOST = 500
"""Assets followed beyond those the project names: a catalog cannot make the graph endless."""

Upstream = Callable[[AssetKey, Knowledge, Provider | None], Asset]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Assets, with those that only lineage names and those that the project makes; edges."""

    assets: tuple[Asset, ...]
    edges: tuple[Edge, ...]


def build(
    assets: Sequence[Asset],
    statements: Sequence[LineageStatement],
    declaration: Declaration,
    knowledge: Knowledge,
    *,
    upstream: Upstream = upstream_asset,
) -> Lineage:
    """Return the whole graph over the assets of a project.

    `upstream` makes the asset for a key that only lineage names. Roles that a statement implies
    are added to the assets of the project.
    """

    def read(words: str) -> tuple[str | None, tuple[str, ...]]:
        reading = read_license(words, knowledge)
        return reading.expression, reading.records

    made, edges = make_outputs(assets, declaration.assets, declaration.product, read)
    known = Known((*assets, *made))
    edges = (
        *edges,
        *_declared(known, declaration, knowledge),
        *_stated(known, statements, knowledge),
    )
    found = _follow(known, list(edges), knowledge, upstream)
    merged = _merged(found)
    used_in = _by_parent(merged)
    with_roles = (_with_roles(a, used_in.get(a.key, ()), known) for a in known.by_key.values())
    return Lineage(assets=tuple(sorted(with_roles, key=lambda a: a.key)), edges=merged)


def _declared(known: Known, declaration: Declaration, knowledge: Knowledge) -> Iterable[Edge]:
    for each in declaration.assets:
        child = known.find(each.kind, each.hub, each.id, knowledge)
        if child is None:
            continue
        named = [(base, AssetKind.MODEL, Relation.DERIVED_FROM) for base in each.base_models]
        named += [(data, AssetKind.DATASET, Relation.TRAINED_ON) for data in each.trained_on]
        if each.kind is AssetKind.DATASET:
            named = [(b, AssetKind.DATASET, Relation.DERIVED_FROM) for b in each.base_models]
            named += [(b, AssetKind.DATASET, Relation.CONTAINS) for b in each.trained_on]
        for name, kind, relation in named:
            parent = known.key(kind, each.hub or Hub.HUGGINGFACE, name, knowledge)
            yield Edge(
                child=child, relation=relation, parent=parent, places=(each.place,),
                source="declared",
            )  # fmt: skip


def _stated(
    known: Known, statements: Sequence[LineageStatement], knowledge: Knowledge
) -> Iterable[Edge]:
    for each in statements:
        parent = known.key(each.parent_kind, each.parent_hub, each.parent, knowledge)
        if each.child is not None:
            child = known.find(each.child_kind, None, each.child, knowledge)
            if child is None:
                child = known.key(each.child_kind, Hub.HUGGINGFACE, each.child, knowledge)
            children: tuple[AssetKey, ...] = (child,)
        else:
            children = tuple(
                key
                for key, asset in known.by_key.items()
                if asset.output and key.kind is each.child_kind
            )
        for key in children:
            if key != parent:
                yield Edge(
                    child=key, relation=each.relation, parent=parent, places=(each.place,),
                    likely=each.likely,
                )  # fmt: skip


def _follow(
    known: Known, edges: list[Edge], knowledge: Knowledge, upstream: Upstream
) -> list[Edge]:
    """Add the parents that edges, the catalog and family rules name, until nothing is new."""
    found = list(edges)
    for edge in edges:
        for key in (edge.child, edge.parent):
            if key not in known:
                known.add(_upstream(key, knowledge, upstream))
    queue = deque(sorted(known.by_key))
    most = len(queue) + _MOST
    seen: set[AssetKey] = set()
    while queue:
        key = queue.popleft()
        if key in seen or len(seen) > most:
            continue
        seen.add(key)
        if known[key].output:
            continue
        found += _also(key, known, knowledge)
        for edge in sorted(_known(key, known, knowledge), key=_order):
            if edge.parent == key:
                continue
            found.append(edge)
            if edge.parent not in known:
                known.add(_upstream(edge.parent, knowledge, upstream))
            queue.append(edge.parent)
    return found


def _upstream(key: AssetKey, knowledge: Knowledge, upstream: Upstream) -> Asset:
    provider = _provider(key.id) if key.kind is AssetKind.SERVICE else None
    return replace(upstream(key, knowledge, provider), key=key, upstream=True)


def _provider(name: str) -> Provider | None:
    """Return the provider that a name of a service, or of the provider itself, points to."""
    word = name.strip().casefold()
    if word in set(Provider):
        return Provider(word)
    return service_maker(word)


def _also(key: AssetKey, known: Known, knowledge: Knowledge) -> list[Edge]:
    """Add the nameless origin whose terms a family rule says apply as well."""
    match = knowledge.family(key.kind, key.hub, key.id)
    if match is None or match.base is not None:
        return []
    records = [r for r in map(knowledge.record, match.also) if r is not None]
    if not records:
        return []
    origin = AssetKey(key.kind, Hub.OTHER, f"base of {key.id}")
    reading = Reading(
        basis=Basis.CATALOGED,
        raw=", ".join(r.name for r in records),
        source=StatementSource.FAMILY,
        expression=" AND ".join(r.spdx for r in records),
        records=tuple(r.id for r in records),
        status=match.status,
        origin=match.rule,
    )
    known.add(
        Asset(
            key=origin,
            upstream=True,
            strength=Strength.MENTIONED,
            readings=(reading,),
            effective=Effective(
                state=EffectiveState.AGREED,
                expression=reading.expression,
                records=reading.records,
                status=match.status,
            ),
        )
    )
    return [_edge(key, Relation.DERIVED_FROM, origin, "family")]


def _known(key: AssetKey, known: Known, knowledge: Knowledge) -> Iterable[Edge]:
    for entry in knowledge.cataloged(key.kind, key.hub, key.id):
        source = f"catalog:{entry.source}"
        for base in entry.bases:
            kind = key.kind if key.kind is AssetKind.DATASET else AssetKind.MODEL
            relation = entry.base_relation or Relation.DERIVED_FROM
            yield _edge(key, relation, known.key(kind, key.hub, base, knowledge), source)
        for data in entry.trained_on:
            contained = key.kind is AssetKind.DATASET
            relation = Relation.CONTAINS if contained else Relation.TRAINED_ON
            parent = known.key(AssetKind.DATASET, key.hub, data, knowledge)
            yield _edge(key, relation, parent, source)
        for maker in entry.generated_by:
            parent = _maker(known, maker, entry, knowledge)
            yield _edge(key, Relation.GENERATED_BY, parent, source)
    match = knowledge.family(key.kind, key.hub, key.id)
    if match is not None and match.base:
        parent = known.key(AssetKind.MODEL, key.hub, match.base, knowledge)
        yield _edge(key, Relation.DERIVED_FROM, parent, "family")


def _edge(child: AssetKey, relation: Relation, parent: AssetKey, source: str) -> Edge:
    return Edge(child=child, relation=relation, parent=parent, source=source)


def _maker(known: Known, maker: str, entry: CatalogEntry, knowledge: Knowledge) -> AssetKey:
    """Return the model or service that generated data; services are known by their names."""
    if "/" not in maker and _provider(maker) is not None:
        return AssetKey(AssetKind.SERVICE, Hub.API, maker)
    return known.key(AssetKind.MODEL, entry.hub, maker, knowledge)


def _merged(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """Return one edge per statement and source, with all its places; one sure voice is enough."""
    places: dict[tuple[AssetKey, Relation, AssetKey, str], set[Place]] = {}
    sure: set[tuple[AssetKey, Relation, AssetKey, str]] = set()
    for edge in edges:
        key = _order(edge)
        places.setdefault(key, set()).update(edge.places)
        if not edge.likely:
            sure.add(key)
    return tuple(
        Edge(
            child=key[0], relation=key[1], parent=key[2], source=key[3],
            places=tuple(sorted(found)), likely=key not in sure,
        )
        for key, found in sorted(places.items())
    )  # fmt: skip


def _order(edge: Edge) -> tuple[AssetKey, Relation, AssetKey, str]:
    return (edge.child, edge.relation, edge.parent, edge.source)


def _by_parent(edges: Sequence[Edge]) -> dict[AssetKey, list[Edge]]:
    found: dict[AssetKey, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.parent, []).append(edge)
    return found


def _with_roles(asset: Asset, edges: Sequence[Edge], known: Known) -> Asset:
    """Return the asset with the roles that follow from what the project makes from it."""
    if asset.output or asset.upstream:
        return asset
    roles: set[Role] = set(asset.roles)
    for edge in edges:
        if known[edge.child].output:
            role = role_of(edge.relation)
            implied = role is not None and relation_of(role, asset.key.kind) is edge.relation
            if role is not None and implied and edge.source != "declared":
                roles.add(role)
            elif edge.relation is Relation.DERIVED_FROM and asset.key.kind is AssetKind.MODEL:
                roles.add(Role.FINE_TUNE)
    return replace(asset, roles=tuple(sorted(roles)))
