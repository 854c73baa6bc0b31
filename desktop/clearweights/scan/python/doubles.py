"""Each asset under one name: what is put together, what stands in the file, never a provider."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.scan.python.found import Found, Hit

_WORDS = re.compile(r"[\w./:@\-]+")
_PROVIDERS = frozenset(provider.value for provider in Provider)


def without_doubles(found: Found, text: str) -> None:
    """Name each asset once, services as the file does.

    `f"acme/{name}"` is the id of which a bare `name` is the end.
    `f"models/{self.model}"` asks for what `model = "text-embedding-004"` names already. The name
    of a provider, which a function may get in place of a model, is no model.
    """
    services = {hit.id for hit in found.hits if hit.kind is AssetKind.SERVICE}
    owned = {hit.id for hit in found.hits if "/" in hit.id and hit.hub is Hub.HUGGINGFACE}
    if not owned and not any("/" in id_ or id_ in _PROVIDERS for id_ in services):
        return
    written = set(_WORDS.findall(text))
    ends = {id_.partition("/")[2] for id_ in owned if id_ not in written}
    found.hits = [hit for hit in found.hits if hit.id not in ends]
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
