"""What the project itself makes: the assets whose own license, name and notices are checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Relation, Role
from clearweights.domain.facts import StatementSource
from clearweights.domain.license import FactStatus
from clearweights.domain.result import Asset, Basis, Edge, Effective, EffectiveState, Reading
from clearweights.domain.use import DeclaredAsset, Product

UNNAMED = "local:product"
"""The id of a result that nobody has named."""

DECLARED = "declared"
"""The source of an edge that people state."""

_MAKING = (Role.FINE_TUNE, Role.ADAPTER, Role.MERGE)

Read = Callable[[str], tuple[str | None, tuple[str, ...]]]
"""From words for a license to an expression and record ids."""

_RELATIONS = {
    Role.FINE_TUNE: Relation.FINE_TUNED_FROM,
    Role.ADAPTER: Relation.ADAPTER_OF,
    Role.MERGE: Relation.MERGED_FROM,
    Role.QUANTIZE: Relation.QUANTIZED_FROM,
    Role.DISTILL_OUTPUTS: Relation.DISTILLED_FROM,
    Role.TRAIN: Relation.TRAINED_ON,
    Role.MODIFY_REDISTRIBUTE: Relation.DERIVED_FROM,
    Role.REDISTRIBUTE: Relation.CONTAINS,
}
_ROLES = {relation: role for role, relation in _RELATIONS.items()}


def relation_of(role: Role, kind: AssetKind) -> Relation | None:
    """Return how a result stands to an asset of this kind used in this role."""
    if kind is AssetKind.DATASET and role in (Role.FINE_TUNE, Role.ADAPTER):
        return Relation.TRAINED_ON
    if kind is AssetKind.SERVICE and role in (Role.FINE_TUNE, Role.TRAIN):
        return Relation.DISTILLED_FROM if role is Role.TRAIN else Relation.FINE_TUNED_FROM
    if kind is AssetKind.MODEL and role is Role.TRAIN:
        return Relation.FINE_TUNED_FROM
    return _RELATIONS.get(role)


def role_of(relation: Relation) -> Role | None:
    """Return the role that a parent plays where its child is the project's own."""
    return _ROLES.get(relation)


@dataclass(frozen=True, slots=True)
class _Own:
    """What the files and people name as the project's own, by kind."""

    outputs: Mapping[AssetKind, Sequence[AssetKey]]
    named: Mapping[AssetKind, frozenset[str]]
    """What people say that assets of each kind are made under."""

    @classmethod
    def of(cls, assets: Sequence[Asset]) -> _Own:
        outputs: dict[AssetKind, list[AssetKey]] = {kind: [] for kind in AssetKind}
        named: dict[AssetKind, set[str]] = {kind: set() for kind in AssetKind}
        for asset in assets:
            if asset.output:
                outputs[asset.key.kind].append(asset.key)
            if asset.produces_name:
                for kind in {_result_kind(asset, role) for role, _ in _relations(asset)}:
                    named[kind].add(asset.produces_name)
        return cls(outputs, {kind: frozenset(names) for kind, names in named.items()})


def make_outputs(
    assets: Sequence[Asset], declared: Iterable[DeclaredAsset], product: Product, read: Read
) -> tuple[tuple[Asset, ...], tuple[Edge, ...]]:
    """Return the results that declared roles imply, and their edges.

    A result without a name joins the only output that the project itself names, where there is
    exactly one of that kind. Where it names none, and people say under which license the product
    goes out, what the files make from models is that product: likely, since only the files say so.
    """
    known = {asset.key: asset for asset in assets}
    own = _Own.of(assets)
    by_id = {asset.key.id: asset for asset in assets}
    made: dict[AssetKey, Asset] = {}
    edges: list[Edge] = []
    places = {d.id: d.place for d in declared}
    for asset in sorted(assets, key=lambda a: a.key):
        if asset.output:
            continue
        declared_here = asset.declared_by_people
        for role, relation in _relations(asset) if declared_here else _seen(asset, own, product):
            key = _result_key(asset, role, own, product)
            if key == asset.key:
                continue
            result = known.get(key) or made.get(key) or _result(key, product, read)
            if asset.produces_what and not result.produces_what:
                result = replace(result, produces_what=asset.produces_what)
            made[key] = replace(result, output=True, upstream=False)
            place = places.get(asset.key.id) or places.get(_written(asset, by_id))
            if not declared_here:
                place = min((r.place for r in asset.references), default=None)
            edges.append(
                Edge(
                    child=key,
                    relation=relation,
                    parent=asset.key,
                    places=(place,) if place else (),
                    source=DECLARED if declared_here else "inferred",
                    likely=not declared_here,
                )
            )
    return tuple(made.values()), tuple(edges)


def _relations(asset: Asset) -> list[tuple[Role, Relation]]:
    """Return how results stand to an asset; a linked part is contained in the program."""
    found = []
    for role in asset.roles or ((Role.INFERENCE_LOCAL,) if asset.linked else ()):
        relation = relation_of(role, asset.key.kind)
        if relation is not None:
            found.append((role, relation))
        elif asset.linked:
            found.append((role, Relation.CONTAINS))
    return found


def _seen(asset: Asset, own: _Own, product: Product) -> list[tuple[Role, Relation]]:
    """Return how the product stands to a model that the files are seen to make others from."""
    if own.outputs[AssetKind.MODEL] or not product.license or asset.key.kind is not AssetKind.MODEL:
        return []
    return [(role, _RELATIONS[role]) for role in _MAKING if role in asset.roles]


def _written(asset: Asset, by_id: dict[str, Asset]) -> str:
    return next((r.id for r in asset.references if r.id not in by_id), asset.key.id)


def _result_key(asset: Asset, role: Role, own: _Own, product: Product) -> AssetKey:
    kind = _result_kind(asset, role)
    name = asset.produces_name
    outputs = own.outputs[kind]
    if name:
        same = [k for k in outputs if k.id == name or k.id.rsplit("/", 1)[-1] == name]
        return min(same, default=AssetKey(kind, Hub.LOCAL, name))
    if len(outputs) == 1:
        return outputs[0]
    named = own.named[kind]
    if not outputs and product.name is not None and product.name in named:
        return AssetKey(kind, Hub.LOCAL, product.name)
    if not outputs and len(named) == 1:
        return AssetKey(kind, Hub.LOCAL, next(iter(named)))
    return AssetKey(kind, Hub.LOCAL, UNNAMED)


def _result_kind(asset: Asset, role: Role) -> AssetKind:
    data = role in (Role.MODIFY_REDISTRIBUTE, Role.REDISTRIBUTE)
    return AssetKind.DATASET if data and asset.key.kind is AssetKind.DATASET else AssetKind.MODEL


def _result(key: AssetKey, product: Product, read: Read) -> Asset:
    words = product.license
    if not words:
        return Asset(key=key, output=True)
    expression, records = read(words)
    reading = Reading(
        basis=Basis.DECLARED,
        raw=words,
        source=StatementSource.DECLARATION,
        place=product.place,
        expression=expression,
        records=records,
        origin="product.license",
    )
    state = EffectiveState.AGREED if expression else EffectiveState.UNKNOWN
    return Asset(
        key=key,
        output=True,
        readings=(reading,),
        effective=Effective(
            state=state, expression=expression, records=records, status=FactStatus.VERIFIED
        ),
    )
