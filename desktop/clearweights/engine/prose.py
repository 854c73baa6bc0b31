"""Reads the free text that people put beside a declared asset, as a card's prose is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Reference
from clearweights.domain.facts import Fact, LicenseStatement, LineageStatement
from clearweights.domain.use import Declaration, DeclaredAsset
from clearweights.scan import SourceFile
from clearweights.scan.cards import SCANNERS
from clearweights.scan.work import scan_file


def read_prose(declaration: Declaration) -> Iterator[Fact]:
    """Yield what the `prose` of each declared asset says of its license and origin."""
    for asset in declaration.assets:
        if asset.prose:
            yield from _about(asset, asset.prose)


_HEADS = {
    AssetKind.DATASET: "---\ntask_categories: [other]\n---\n\n## License\n\n",
    AssetKind.MODEL: "---\npipeline_tag: other\n---\n\n## License\n\n",
}
"""What people quote beside an asset are the words of its card on license and origin."""


def _about(asset: DeclaredAsset, prose: str) -> Iterator[Fact]:
    place = replace(asset.place, excerpt=" ".join(prose.split())[:200])
    card = SourceFile("README.md", (_HEADS.get(asset.kind, "") + prose).encode())
    facts = list(scan_file(card, SCANNERS))
    itself = {None, asset.id, *(f.id for f in facts if isinstance(f, Reference) and f.output)}
    for fact in facts:
        if isinstance(fact, LicenseStatement) and fact.asset in itself:
            yield replace(fact, asset=asset.id, kind=asset.kind, place=place)
        elif isinstance(fact, LineageStatement) and fact.child in itself:
            yield replace(fact, child=asset.id, child_kind=asset.kind, place=place)
