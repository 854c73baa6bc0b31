"""What the bills of materials share: components, their licenses, and texts for references."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Relation
from clearweights.domain.decision import Decision
from clearweights.domain.result import Asset, Basis, EffectiveState
from clearweights.domain.text import text
from clearweights.hub.settings import DEFAULT_ENDPOINT
from clearweights.report.clean import visible
from clearweights.report.expressions import Checked, checked
from clearweights.report.index import Index
from clearweights.report.sections.cover import project_name

_SCANCODE = "LicenseRef-scancode-"
_MAX_NAME = 500
_PURL = re.compile(r"pkg:[a-z][a-z0-9.+-]*/[A-Za-z0-9._~%/-]{1,500}(@[A-Za-z0-9._~%+-]{1,200})?")
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[\w.-]+", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FOLDERS = {AssetKind.MODEL: "", AssetKind.DATASET: "datasets/"}
BASE_RELATIONS = frozenset(
    {
        Relation.FINE_TUNED_FROM, Relation.ADAPTER_OF, Relation.MERGED_FROM,
        Relation.QUANTIZED_FROM, Relation.DISTILLED_FROM, Relation.DERIVED_FROM,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of an asset that lies elsewhere: a pointer in the project tells its digest."""

    path: str
    sha256: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Material:
    """One asset as a component."""

    asset: Asset
    ref: str
    """Stable id, safe in every format."""

    name: str
    version: str | None
    purl: str | None
    address: str | None
    """Where a hub offers it, for formats that ask for the place; None where nobody knows."""

    declared: Checked | None
    concluded: Checked | None
    comment: str
    """What the sources say in their own words, and how settled it is."""

    attribution: tuple[str, ...]
    """Words that licenses demand."""

    files: tuple[KeptFile, ...] = ()


def materials(index: Index, known: Container[str]) -> tuple[Material, ...]:
    """Return the components, in the order of the inventory."""
    return tuple(_material(index, asset, known) for asset in index.assets)


def title(index: Index) -> str:
    """Return the project's name in a form that every format takes."""
    return name_of(project_name(index))


def name_of(words: str) -> str:
    """Return words in a form that every format takes as a name."""
    return visible(words, keep="", cap=_MAX_NAME).strip() or "-"


def _material(index: Index, asset: Asset, known: Container[str]) -> Material:
    key = "\0".join(asset.key).encode("utf-8", "surrogatepass")
    by_basis = {
        basis: tuple(
            dict.fromkeys(r.expression or r.raw for r in asset.readings if r.basis is basis)
        )
        for basis in Basis
    }
    declared = by_basis[Basis.DECLARED] or by_basis[Basis.CATALOGED]
    settled = asset.effective.state is EffectiveState.CONCLUDED
    effective = asset.effective.expression
    return Material(
        asset=asset,
        ref=f"{asset.key.kind}-{hashlib.sha256(key).hexdigest()[:16]}",
        name=name_of(asset.key.id),
        version=name_of(asset.revision) if asset.revision else None,
        purl=_purl(asset.purl),
        address=_address(asset.key),
        declared=checked(effective if not settled and effective else _one(declared), known),
        concluded=checked(effective, known) if settled else None,
        comment=_comment(index, asset, by_basis),
        attribution=_attribution(index, asset),
        files=_files(asset),
    )


def _files(asset: Asset) -> tuple[KeptFile, ...]:
    """Return the files whose digest the project states, in the order of their paths."""
    told = {
        KeptFile(r.place.path, r.sha256, r.size)
        for r in asset.references
        if r.sha256 and _SHA256.fullmatch(r.sha256)
    }
    return tuple(sorted(told, key=lambda file: (file.path, file.sha256)))


def _one(declared: tuple[str, ...]) -> str | None:
    """Return the declared license where the sources agree: the looser is never picked."""
    return declared[0] if len(declared) == 1 else None


def _purl(purl: str | None) -> str | None:
    return purl if purl and _PURL.fullmatch(purl) else None


def _address(key: AssetKey) -> str | None:
    folder = _FOLDERS.get(key.kind)
    if key.hub is not Hub.HUGGINGFACE or folder is None or not _HUB_ID.fullmatch(key.id):
        return None
    return f"{DEFAULT_ENDPOINT}/{folder}{key.id}"


def _comment(index: Index, asset: Asset, by_basis: dict[Basis, tuple[str, ...]]) -> str:
    parts = [f"{basis}: {', '.join(words)}" for basis, words in by_basis.items() if words]
    parts.append(f"state: {asset.effective.state}")
    if asset.effective.why:
        parts.append(index.say(asset.effective.why))
    return visible("; ".join(parts), keep="")


def _attribution(index: Index, asset: Asset) -> tuple[str, ...]:
    words: dict[str, None] = {}
    for license_id in asset.effective.records:
        record = index.record(license_id)
        for duty in record.duties if record else ():
            if duty.words and not duty.encouraged:
                words[visible(duty.words, keep="")] = None
    return tuple(words)


def reference_text(index: Index, ref: str, stood_for: str) -> tuple[str, str, tuple[str, ...]]:
    """Return name, text and addresses for a license reference; a missing text is said."""
    records = index.context.knowledge.by_spdx(stood_for)
    for record in records:
        for part in record.texts:
            found = index.context.license_text(part.key) if part.key and part.identical else None
            if found:
                return record.name, visible(found, cap=4_000_000), _addresses(record.urls)
    if ref.startswith(_SCANCODE):
        found = index.context.license_text(ref.removeprefix(_SCANCODE))
        if found:
            return stood_for, visible(found, cap=4_000_000), ()
    name = records[0].name if records else stood_for
    addresses = _addresses(records[0].urls) if records else ()
    missing = text("The text of {name} is not installed on this computer.", name=name)
    return name, index.say(missing), addresses


def _addresses(urls: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(u for u in urls if u.startswith(("https://", "http://")) and u.isprintable())


def dated(decisions: tuple[Decision, ...]) -> Iterator[tuple[Decision, dt.datetime]]:
    """Yield the decisions that name a moment, with it: formats take no other."""
    for decision in decisions:
        try:
            moment = dt.datetime.fromisoformat(decision.at)
        except ValueError:
            continue
        yield decision, moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
