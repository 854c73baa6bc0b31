"""Ids as the project writes them, with the canonical id beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKey, AssetKind
from clearweights.domain.result import Asset, Edge


def as_written(
    assets: Sequence[Asset], edges: Sequence[Edge]
) -> tuple[tuple[Asset, ...], tuple[Edge, ...]]:
    """Return assets and edges with the project's own spelling where it has just one.

    Resolving works with canonical ids, so that `squad` and `rajpurkar/squad` are one asset; a
    reader looks for what stands in the files. Several spellings leave the canonical one.
    """
    taken = {asset.key for asset in assets}
    names: dict[AssetKey, AssetKey] = {}
    for asset in assets:
        spellings = {r.id for r in asset.references}
        if asset.key.kind is AssetKind.SERVICE or len(spellings) != 1:
            continue
        written = asset.key._replace(id=spellings.pop())
        if written not in taken:
            names[asset.key] = written
            taken.add(written)
    renamed = (replace(a, key=names.get(a.key, a.key), canonical_id=a.key.id) for a in assets)
    relinked = (
        replace(e, child=names.get(e.child, e.child), parent=names.get(e.parent, e.parent))
        for e in edges
    )
    return (
        tuple(sorted(renamed, key=lambda a: a.key)),
        tuple(sorted(relinked, key=lambda e: (e.child, e.relation, e.parent, e.source))),
    )
