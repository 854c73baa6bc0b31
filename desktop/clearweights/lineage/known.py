"""The assets of a graph while it grows, found by key or by any name they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.domain.result import Asset
from clearweights.knowledge import Knowledge


class Known:
    """Assets by key; a name is looked up at once, however many there are."""

    def __init__(self, assets: Iterable[Asset]) -> None:
        self.by_key: dict[AssetKey, Asset] = {}
        self._by_id: defaultdict[tuple[AssetKind, str], set[AssetKey]] = defaultdict(set)
        self._as_written: defaultdict[tuple[AssetKind, str], set[AssetKey]] = defaultdict(set)
        for asset in assets:
            self.add(asset)

    def __contains__(self, key: AssetKey) -> bool:
        return key in self.by_key

    def __getitem__(self, key: AssetKey) -> Asset:
        return self.by_key[key]

    def add(self, asset: Asset) -> None:
        """Add an asset, in the place of one with the same key."""
        key = asset.key
        self.by_key[key] = asset
        self._by_id[key.kind, key.id].add(key)
        for reference in asset.references:
            self._as_written[key.kind, reference.id].add(key)

    def find(
        self, kind: AssetKind, hub: Hub | None, name: str, knowledge: Knowledge
    ) -> AssetKey | None:
        """Return the asset that goes by `name`, the first by key where there are several."""
        ids = {name, knowledge.canonical(kind, hub or Hub.HUGGINGFACE, name), f"local:{name}"}
        found = set(self._as_written.get((kind, name), ()))
        for each in ids:
            found |= self._by_id.get((kind, each), set())
        return min((key for key in found if hub is None or key.hub is hub), default=None)

    def key(self, kind: AssetKind, hub: Hub, name: str, knowledge: Knowledge) -> AssetKey:
        """Return the key of a named asset: that of the project's own where there is one."""
        known = self.find(kind, None, name, knowledge)
        if known is not None:
            return known
        return AssetKey(kind, hub, knowledge.canonical(kind, hub, name))
