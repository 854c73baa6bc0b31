from __future__ import annotations

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Place, Reference, Relation
from clearweights.domain.result import Asset, Edge
from clearweights.resolve.spelling import as_written


def _asset(canonical: str, *written: str) -> Asset:
    key = AssetKey(AssetKind.DATASET, Hub.HUGGINGFACE, canonical)
    references = tuple(
        Reference(place=Place(path="a.py", line=n), kind=key.kind, hub=key.hub, id=name, how="x")
        for n, name in enumerate(written, start=1)
    )
    return Asset(key=key, references=references)


def test_one_spelling_is_the_projects_own() -> None:
    (asset,), _ = as_written([_asset("rajpurkar/squad", "squad", "squad")], [])
    assert (asset.key.id, asset.canonical_id) == ("squad", "rajpurkar/squad")


def test_several_spellings_leave_the_canonical_one() -> None:
    (asset,), _ = as_written([_asset("rajpurkar/squad", "squad", "rajpurkar/squad")], [])
    assert (asset.key.id, asset.canonical_id) == ("rajpurkar/squad", "rajpurkar/squad")


def test_edges_follow_the_names() -> None:
    child, parent = _asset("new/mine", "mine"), _asset("rajpurkar/squad", "squad")
    edge = Edge(child=child.key, relation=Relation.DERIVED_FROM, parent=parent.key)
    _, (renamed,) = as_written([child, parent], [edge])
    assert (renamed.child.id, renamed.parent.id) == ("mine", "squad")


def test_two_assets_never_share_a_name() -> None:
    assets, _ = as_written([_asset("old/x", "x"), _asset("other/x", "x")], [])
    assert len({a.key for a in assets}) == 2
