"""Download addresses in code: of weights anywhere, of hub files by `resolve`."""

from __future__ import annotations

import ast

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.python import ids
from clearweights.scan.python.found import Found, Hit


def addresses(tree: ast.Module, found: Found) -> None:
    """Add every string literal that is the address of weights; docstrings do not count."""
    seen = {hit.id for hit in found.hits}
    prose = _prose(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        words = node.value.strip()
        if not words.startswith(("http", "hf://")) or id(node) in prose or len(words) > 400:
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


def _prose(tree: ast.Module) -> set[int]:
    """Return the literals that stand alone as statements: docstrings."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
