"""Documents people hand in beside the project: cards, license texts, dropped on the window."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKey, Place, Reference, Strength
from clearweights.domain.facts import (
    Fact,
    LicenseStatement,
    LineageStatement,
    Problem,
)
from clearweights.domain.text import text
from clearweights.engine.content import HEAD_BYTES
from clearweights.engine.options import Document
from clearweights.safeio import UnreadableError, as_utf8, read_bytes
from clearweights.scan import SCANNERS, SourceFile
from clearweights.scan.ids import hub_url, url_revision
from clearweights.scan.work import scan_file

FOLDER = "(added documents)"
"""Stands before the name of a document in paths: it is no file of the project."""


def scan_documents(documents: Sequence[Document]) -> tuple[Fact, ...]:
    """Return what the documents state; what an attached one says is said of its asset."""
    facts: list[Fact] = []
    for number, document in enumerate(documents, start=1):
        # A folder of its own: a license text speaks for what lies beside it.
        name = f"{FOLDER}/{number}/{document.path.name}"
        try:
            data = read_bytes(document.path, HEAD_BYTES)
        except UnreadableError as e:
            message = text("Could not be read: {why}", why=e.why)
            facts.append(Problem(path=name, step="read", message=message))
            continue
        facts.extend(_scan(name, data, document.asset))
    return tuple(facts)


def scan_addresses(addresses: Sequence[str]) -> tuple[Fact, ...]:
    """Return the references that addresses of models and datasets are; nothing is fetched."""
    facts: list[Fact] = []
    for number, address in enumerate(addresses, start=1):
        place = Place(path=f"{FOLDER}/address/{number}", excerpt=address)
        found = hub_url(address)
        if found is None:
            message = text("This address names no model or dataset that can be looked up.")
            facts.append(Problem(path=place.path, step="read", message=message))
            continue
        hub, kind, id_ = found
        facts.append(
            Reference(
                place=place, kind=kind, hub=hub, id=id_, how="noted-address",
                revision=url_revision(address),
            )
        )  # fmt: skip
    return tuple(facts)


def _scan(name: str, data: bytes, asset: AssetKey | None) -> Iterable[Fact]:
    lower = name.rpartition("/")[2].lower()
    suffix = os.path.splitext(lower)[1]  # noqa: PTH122 (a name, not a file)
    scanners = [s for s in SCANNERS if s.wants(name, lower, suffix)]
    plain = as_utf8(data)
    found = scan_file(SourceFile(name, plain, len(plain)), scanners)
    if asset is None:
        return found
    sha = hashlib.sha256(data).hexdigest()
    place = Place(path=name, excerpt=f"sha256:{sha}")
    attached = Reference(
        place=place, kind=asset.kind, hub=asset.hub, id=asset.id, how="attached-document",
        strength=Strength.MENTIONED,
    )  # fmt: skip
    return (attached, *(fact for f in found for fact in _about(f, asset)))


def _about(fact: Fact, asset: AssetKey) -> tuple[Fact, ...]:
    """Let a card speak of the asset it is attached to instead of the thing it describes."""
    if isinstance(fact, Reference) and fact.output:
        return ()
    if isinstance(fact, LicenseStatement):
        return (replace(fact, asset=asset.id, kind=asset.kind),)
    if isinstance(fact, LineageStatement):
        return (replace(fact, child=asset.id, child_kind=asset.kind),)
    return (fact,)
