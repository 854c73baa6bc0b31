"""Download addresses in code: of weights anywhere, of hub files by `resolve`."""

from __future__ import annotations

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.python import ids
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.scopes import FileNames


def addresses(names: FileNames, found: Found) -> None:
    """Add every string literal that is the address of weights."""
    seen = {hit.id for hit in found.hits}
    for node in names.addresses:
        words = str(node.value).strip()
        if len(words) > 400:
            continue
        judged = ids.weight_address(words) or (
            ids.hub_address(words) if words.startswith("hf://") else None
        )
        if judged is not None and judged.id not in seen:
            seen.add(judged.id)
            hit = Hit(
                line=node.lineno,
                kind=judged.kind or AssetKind.MODEL,
                hub=judged.hub or Hub.URL,
                id=judged.id,
                how="address",
            )
            found.hits.append(hit)
