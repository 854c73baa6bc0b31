"""What the program knows: license records, names, tags, families and the catalog of assets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from clearweights.domain.asset import AssetKind, Hub, Provider, Relation
from clearweights.domain.facts import Problem
from clearweights.domain.license import FactStatus, LicenseRecord
from clearweights.knowledge.names import plain_name, plain_url

_MAIN = ("license", "terms")
_PUBLISHER = 4
"""A publisher's name before a license's has fewer words than this."""

_OF_MODELS = frozenset({"model", "models"})
_SPDX = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*-[0-9][A-Za-z0-9.+-]*")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CatalogEntry:
    """What one source says about a known asset. Conflicting sources stay beside each other."""

    kind: AssetKind
    hub: Hub
    id: str
    license: str | None
    """The source's own words: a tag, an expression, free words; None where it says nothing."""

    bases: tuple[str, ...] = ()
    trained_on: tuple[str, ...] = ()
    generated_by: tuple[str, ...] = ()
    """Datasets: the models or services whose outputs they hold."""

    source: str
    date: str
    status: FactStatus
    name: str | None = None
    """`license_name` beside a tag of `other`."""

    link: str | None = None
    base_relation: Relation | None = None


_FREE = frozenset({"open-source", "open-model", "public-domain", "data-permissive"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLicense:
    """A license under which an asset was published before its present one."""

    license: str
    since: str
    """What is known of when the present one began: a revision, a day, or that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMatch:
    """The license that the name of an asset suggests: inferred, never more."""

    license: str
    """Record id."""

    base: str | None = None
    also: tuple[str, ...] = ()
    """Further record ids that apply through the base."""

    multimodal: bool | None = None
    status: FactStatus
    rule: str
    """The pattern that matched, shown as provenance."""

    spoken: bool = False
    """True where the asset is named without its publisher: "Llama 3.1 8B"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagEntry:
    """One string of the hub's license field."""

    tag: str
    expression: str | None
    """None for a family, which names no one license."""

    family: bool = False
    note: str = ""


def nothing_earlier(kind: AssetKind, hub: Hub, id: str) -> tuple[EarlierLicense, ...]:  # noqa: A002, ARG001
    """Know of no change of license."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """Everything the program knows offline; immutable, safe to share between threads."""

    records: Mapping[str, LicenseRecord]
    version: str
    date: str
    """The day on which the newest record was read."""

    problems: tuple[Problem, ...] = ()
    tags: Mapping[str, TagEntry] = field(default_factory=dict)
    family_of: Callable[[AssetKind, Hub, str], FamilyMatch | None]
    canonical_of: Callable[[AssetKind, Hub, str], str]
    catalog_of: Callable[[AssetKind, Hub, str], tuple[CatalogEntry, ...]]
    earlier_of: Callable[[AssetKind, Hub, str], tuple[EarlierLicense, ...]] = nothing_earlier

    def record(self, id: str) -> LicenseRecord | None:  # noqa: A002
        """Return the record with this id."""
        return self.records.get(id)

    def siblings(self, record: LicenseRecord) -> tuple[LicenseRecord, ...]:
        """Return the other records of the same family, sorted by id."""
        kin = (r for r in self.records.values() if r.family == record.family and r.id != record.id)
        return tuple(sorted(kin, key=lambda r: r.id))

    def by_spdx(self, key: str) -> tuple[LicenseRecord, ...]:
        """Return the records with this SPDX id or LicenseRef, in any case.

        Spellings that SPDX has for one text (`GPL-3.0`, `GPL-3.0-or-later`) are aliases.
        """
        return self._by_spdx.get(key.strip().casefold(), ())

    def by_tag(self, tag: str) -> tuple[LicenseRecord, ...]:
        """Return the records for a tag of the hub, or for `other/<license_name>`."""
        return self._by_tag.get(tag.strip().casefold(), ())

    def by_alias(self, words: str) -> tuple[LicenseRecord, ...]:
        """Return the records that go by this free name, whatever its case and punctuation.

        The publisher may stand before the name, and "model" within it: `Meta Llama 2 License`,
        `Gemma model license`.
        """
        name = plain_name(words)
        if found := self._by_alias.get(name):
            return found
        parts = name.split()
        for n in range(1, min(len(parts), _PUBLISHER)):
            rest = self._by_alias.get(" ".join(parts[n:]), ())
            if found := tuple(r for r in rest if _publishes(r, parts[:n])):
                return found
        bare = [part for part in parts if part not in _OF_MODELS]
        return self.by_alias(" ".join(bare)) if bare and bare != parts else ()

    def by_url(self, url: str) -> tuple[LicenseRecord, ...]:
        """Return the records whose text or page is at this address."""
        return self._by_url.get(plain_url(url), ())

    def by_opening(self, opening: str) -> tuple[LicenseRecord, ...]:
        """Return the records whose text begins with the words that have this hash."""
        return self._by_opening.get(opening, ())

    def by_policy_opening(self, opening: str) -> tuple[LicenseRecord, ...]:
        """Return the records of which another text than the main one begins so, as a use policy."""
        return self._by_policy_opening.get(opening, ())

    def by_fingerprint(self, fingerprint: str) -> tuple[LicenseRecord, ...]:
        """Return the records whose text consists of the words that have this hash."""
        return self._by_fingerprint.get(fingerprint, ())

    def tag(self, tag: str) -> TagEntry | None:
        """Return what the hub's license field means by `tag`."""
        return self.tags.get(tag.strip().casefold())

    def service_terms(self, provider: Provider) -> tuple[LicenseRecord, ...]:
        """Return the terms of a provider of model services."""
        return self._by_publisher.get(provider.value, ())

    def family(self, kind: AssetKind, hub: Hub, id: str) -> FamilyMatch | None:  # noqa: A002
        """Return the license that the asset's name suggests.

        A name without its publisher never suggests that everything is allowed.
        """
        match = self.family_of(kind, hub, id)
        if match is None or not match.spoken:
            return match
        record = self.records.get(match.license)
        return None if record is None or record.category in _FREE else match

    def canonical(self, kind: AssetKind, hub: Hub, id: str) -> str:  # noqa: A002
        """Return the id under which the asset is published today; an unknown id as it is."""
        return self.canonical_of(kind, hub, id)

    def cataloged(self, kind: AssetKind, hub: Hub, id: str) -> tuple[CatalogEntry, ...]:  # noqa: A002
        """Return what the catalog says of an asset: one entry per source."""
        return self.catalog_of(kind, hub, id)

    def earlier(self, kind: AssetKind, hub: Hub, id: str) -> tuple[EarlierLicense, ...]:  # noqa: A002
        """Return the licenses under which an asset was published before its present one."""
        return self.earlier_of(kind, hub, id)

    @cached_property
    def _by_spdx(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        return self._index(
            lambda r: [r.spdx.casefold(), *(w.casefold() for w in r.aliases if _SPDX.fullmatch(w))]
        )

    @cached_property
    def _by_tag(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        return self._index(lambda r: [tag.casefold() for tag in r.tags])

    @cached_property
    def _by_alias(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        return self._index(lambda r: [plain_name(w) for w in (r.id, r.name, r.spdx, *r.aliases)])

    @cached_property
    def _by_url(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        # A use policy or supplement is shared between licenses: its address names none of them.
        return self._index(
            lambda r: [
                plain_url(url)
                for url in (*r.urls, *(text.url for text in r.texts if text.part in _MAIN))
                if url
            ]
        )

    @cached_property
    def _by_opening(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        return self._index(lambda r: [t.opening for t in r.texts if t.opening and t.part in _MAIN])

    @cached_property
    def _by_policy_opening(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        return self._index(
            lambda r: [t.opening for t in r.texts if t.opening and t.part not in _MAIN]
        )

    @cached_property
    def _by_fingerprint(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        return self._index(
            lambda r: [t.fingerprint for t in r.texts if t.fingerprint and t.part in _MAIN]
        )

    @cached_property
    def _by_publisher(self) -> Mapping[str, tuple[LicenseRecord, ...]]:
        return self._index(lambda r: list(r.publishers))

    def _index(
        self, keys: Callable[[LicenseRecord], Iterable[str]]
    ) -> Mapping[str, tuple[LicenseRecord, ...]]:
        index: dict[str, list[LicenseRecord]] = {}
        for record in self.records.values():
            for key in dict.fromkeys(keys(record)):
                index.setdefault(key, []).append(record)
        return {key: tuple(found) for key, found in index.items()}


def _publishes(record: LicenseRecord, words: list[str]) -> bool:
    """Say whether `words` begin the name of who wrote the record's license."""
    return plain_name(record.steward).split()[: len(words)] == words
