"""Services under the name that stands in the file, each once, and no providers among models."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Provider
from clearweights.scan.python.found import Found, Hit

_WORDS = re.compile(r"[\w./:@\-]+")
_PROVIDERS = frozenset(provider.value for provider in Provider)


def without_doubles(found: Found, text: str) -> None:
    """Name services as the file does.

    `f"models/{self.model}"` asks for what `model = "text-embedding-004"` names already. The name
    of a provider, which a function may get in place of a model, is no model.
    """
    services = {hit.id for hit in found.hits if hit.kind is AssetKind.SERVICE}
    if not any("/" in id_ or id_ in _PROVIDERS for id_ in services):
        return
    written = set(_WORDS.findall(text))
    kept: list[Hit] = []
    for hit in found.hits:
        rest = hit.id.partition("/")[2]
        if hit.kind is not AssetKind.SERVICE:
            kept.append(hit)
        elif rest and hit.id not in written and (rest in written or rest in services):
            if rest not in services:
                kept.append(replace(hit, id=rest))
        elif hit.id not in _PROVIDERS:
            kept.append(hit)
    found.hits = kept
