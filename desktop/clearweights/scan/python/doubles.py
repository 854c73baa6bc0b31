"""Each asset under one name: what is put together, what stands in the file, never a provider."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.scan.orgs import published
from clearweights.scan.python import ids
from clearweights.scan.python.found import Found, Hit

_WORDS = re.compile(r"[\w./:@\-]+")
_PROVIDERS = frozenset(provider.value for provider in Provider)


def without_doubles(found: Found, text: str) -> None:
    """Name each asset once, services as the file does.

    `f"acme/{name}"` is the id of which a bare `name` is the end.
    `f"models/{self.model}"` asks for what `model = "text-embedding-004"` names already. The name
    of a provider, which a function may get in place of a model, is no model.
    """
    found.hits = _without_labels(_without_parts(_without_folders(found.hits, text)), text)
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


def _without_parts(hits: list[Hit]) -> list[Hit]:
    """Leave out the architecture that is cut off a name of OpenCLIP: `"RN50/openai".split("/")`."""
    clips = [hit for hit in hits if hit.hub is Hub.OPEN_CLIP]
    whole = {(hit.line, hit.id.partition("/")[0]) for hit in clips if "/" in hit.id}
    cut = {id(hit) for hit in clips if (hit.line, hit.id) in whole}
    return [hit for hit in hits if id(hit) not in cut]


def _without_labels(hits: list[Hit], text: str) -> list[Hit]:
    """Leave out what a program calls a run over an asset: `f"{row[0]}_{row[4]}"` of its id."""
    return [hit for hit in hits if not _is_label(hit, text)]


def _is_label(hit: Hit, text: str) -> bool:
    """Say whether a name that nothing loads is put together of a dataset's whole id and more."""
    of_hub = hit.kind is AssetKind.DATASET and hit.hub is Hub.HUGGINGFACE
    if hit.how != "named-value" or not of_hub or "/" not in hit.id or hit.id in text:
        return False
    ends = (at for at, mark in enumerate(hit.id) if mark == "_" and at > hit.id.index("/") + 1)
    return any(f"{quote}{hit.id[:end]}{quote}" in text for end in ends for quote in "\"'")


def _without_folders(hits: list[Hit], text: str) -> list[Hit]:
    """Leave out what is a folder here: files of it are opened, or it is in a clone.

    `load_dataset("labels")` beside `open("labels/part.json")`; `load_dataset("tickets/data")`
    beside the repository `acme/tickets`; `"Rows24/train"` beside `"Rows24/train.json"`.
    """
    of_hub = [hit for hit in hits if hit.hub is Hub.HUGGINGFACE and not hit.output]
    data = [hit for hit in of_hub if hit.kind is AssetKind.DATASET]
    named = {hit.id for hit in of_hub if hit.how == "named-value" and "/" in hit.id}
    named -= {hit.id for hit in of_hub if hit.how != "named-value"}
    files = [match.group(1, 2) for match in _FILES.finditer(text)] if data or named else []
    opened = {root for root, _ in files} - ids.words().bare_datasets
    cloned = {hit.id.partition("/")[2] for hit in hits}
    folders = {path for path in named.intersection(map("".join, files)) if not published(path)}
    for hit in data:
        root, slash, below = hit.id.partition("/")
        if root in cloned and below in ids.words().local_roots if slash else root in opened:
            folders.add(hit.id)
    dropped = {id(hit) for hit in of_hub if hit.id in folders}
    return [hit for hit in hits if id(hit) not in dropped]


_FILES = re.compile(
    r"[\"'](?:\./)?([A-Za-z][\w.\-]{0,95})(/[\w./\-]{0,200})"
    r"\.(?:jsonl?|csv|tsv|parquet|txt|arrow)(?:\.gz)?\\?[\"']"
)
