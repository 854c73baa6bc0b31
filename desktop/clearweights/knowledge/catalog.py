"""The catalog of known assets: one compact shipped file, read at the first question.

`resources/catalog/assets.tsv` has one line per asset and source, `aliases.tsv` one per other
name. Both are made by `packaging/build_catalog.py`; `resources/catalog/README.md` credits the
sources. `elsewhere.yaml` says under which names a hub has what stands in the catalog under another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Relation
from clearweights.domain.license import FactStatus
from clearweights.knowledge.base import CatalogEntry, EarlierLicense
from clearweights.safeio import Mapping as YamlMapping
from clearweights.safeio import Sequence as YamlSequence
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain

COLUMNS = (
    "kind", "hub", "id", "license", "bases", "base_relation", "trained_on", "generated_by",
    "name", "link", "source", "date", "status",
)  # fmt: skip
"""The columns of `assets.tsv`; an empty one means that the source says nothing."""

HARVESTED = {"date": "2026-11-21", "status": FactStatus.SECONDARY.value}
"""What holds of a line that leaves these columns empty: it was harvested, and nobody checked it."""

_WEB_LLM = re.compile(r"([\w.\-]+-q\d+f\d+(?:_\d+)?-MLC)(?:-1k)?", re.ASCII)
"""How WebLLM calls what its makers publish for browsers; `-1k` only says how long texts may be."""

_Key: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Known assets and their other names; the shipped files are read when first needed."""

    own: tuple[CatalogEntry, ...] = ()
    own_names: Mapping[_Key, str] = field(default_factory=dict)

    def with_own(
        self, entries: Iterable[CatalogEntry], aliases: Iterable[Mapping[str, Any]]
    ) -> Catalog:
        """Return this catalog with an organization's entries and names before ours."""
        names = dict(self.own_names)
        for each in aliases:
            hub = each.get("hub", Hub.HUGGINGFACE.value)
            names.update(
                {(each["kind"], hub, name.casefold()): each["id"] for name in each["names"]}
            )
        return Catalog(own=(*entries, *self.own), own_names=names)

    def canonical(self, kind: AssetKind, hub: Hub, name: str) -> str:
        """Return the id under which the asset is published today; an unknown id as it is."""
        key = (kind.value, hub.value, name.casefold())
        found = self.own_names.get(key) or _aliases().get(key)
        if found is None and key in _lines():
            found = _lines()[key][0].split("\t", 3)[2]
        if found is None and (kind, hub) == (AssetKind.MODEL, Hub.HUGGINGFACE):
            compiled = _WEB_LLM.fullmatch(name)
            found = f"mlc-ai/{compiled[1]}" if compiled else _bare_names().get(key[2])
        return found or name

    def entries(self, kind: AssetKind, hub: Hub, name: str) -> tuple[CatalogEntry, ...]:
        """Return what each source says of an asset, an organization's own word first."""
        present = self.canonical(kind, hub, name)
        key = (kind.value, hub.value, present.casefold())
        shipped = tuple(_entry(line) for line in _lines().get(key, ()))
        found = (*self._own_index.get(key, ()), *shipped)
        return found or _elsewhere_entries(kind, hub, present)

    def earlier(self, kind: AssetKind, hub: Hub, name: str) -> tuple[EarlierLicense, ...]:
        """Return the licenses an asset was under before its present one."""
        key = (kind.value, hub.value, self.canonical(kind, hub, name).casefold())
        return tuple(_earlier().get(key, ()))

    @cached_property
    def _own_index(self) -> Mapping[_Key, Sequence[CatalogEntry]]:
        index: dict[_Key, list[CatalogEntry]] = {}
        for entry in self.own:
            key = (entry.kind.value, entry.hub.value, entry.id.casefold())
            index.setdefault(key, []).append(entry)
        return index


def open_catalog() -> Catalog:
    """Return the shipped catalog."""
    return Catalog()


def catalog_entries(values: Iterable[Mapping[str, Any]]) -> tuple[CatalogEntry, ...]:
    """Return the entries of a hand-written catalog file; raises `ValueError` for other words."""
    return tuple(
        CatalogEntry(
            kind=AssetKind(each["kind"]),
            hub=Hub(each.get("hub", Hub.HUGGINGFACE)),
            id=each["id"],
            license=each.get("license"),
            bases=tuple(each.get("bases", ())),
            trained_on=tuple(each.get("trained_on", ())),
            generated_by=tuple(each.get("generated_by", ())),
            source=each["source"],
            date=each["date"],
            status=FactStatus(each.get("status", FactStatus.VERIFIED)),
            name=each.get("name"),
            link=each.get("link"),
            base_relation=Relation(each["base_relation"]) if each.get("base_relation") else None,
        )
        for each in values
    )


@lru_cache(maxsize=1)
def _lines() -> Mapping[_Key, Sequence[str]]:
    index: dict[_Key, list[str]] = {}
    for line in _read("assets.tsv"):
        kind, hub, name, _ = line.split("\t", 3)
        index.setdefault((kind, hub, name.casefold()), []).append(line)
    return index


@lru_cache(maxsize=1)
def _aliases() -> Mapping[_Key, str]:
    rows = (line.split("\t") for line in _read("aliases.tsv"))
    return {(kind, hub, alias.casefold()): name for kind, hub, alias, name in rows}


@lru_cache(maxsize=1)
def _bare_names() -> Mapping[str, str]:
    """Return the models of the hub by their names without organization, where one has the name."""
    found: dict[str, str | None] = {}
    for line in _read("assets.tsv"):
        kind, hub, id_, _ = line.split("\t", 3)
        name = id_.rpartition("/")[2].casefold() if "/" in id_ else ""
        if (kind, hub) == ("model", "huggingface") and _SIZED.search(name):
            found[name] = id_ if found.get(name, id_) == id_ else None
    return {name: id_ for name, id_ in found.items() if id_ is not None}


_SIZED = re.compile(r"\d[bmk]?(?:-|$)")
"""What names have that tell which of its models a maker means."""


@lru_cache(maxsize=1)
def _earlier() -> Mapping[_Key, Sequence[EarlierLicense]]:
    path = data_file("resources", "catalog", "earlier.yaml")
    index: dict[_Key, list[EarlierLicense]] = {}
    rows = parse_yaml(path.read_text(encoding="utf-8")) if path.is_file() else None
    for row in rows.items if isinstance(rows, YamlSequence) else ():
        if isinstance(row, YamlMapping):
            kind, name = row.text("kind") or "", row.text("id") or ""
            key = (kind, row.text("hub") or Hub.HUGGINGFACE.value, name.casefold())
            was = EarlierLicense(license=row.text("license") or "", since=row.text("since") or "")
            index.setdefault(key, []).append(was)
    return index


def _elsewhere_entries(kind: AssetKind, hub: Hub, name: str) -> tuple[CatalogEntry, ...]:
    """Return what stands in the catalog under another spelling of the same asset."""
    for rule in _elsewhere().get((kind.value, hub.value), ()):
        if rule.text("any") and (rule.text("any") or "") not in name:
            return _where_all_agree(kind, hub, f"{name}{rule.text('any')}")
        at, other = Hub(rule.text("at") or hub.value), _other_spelling(rule, name)
        lines = _lines().get((kind.value, at.value, other.casefold()), ()) if other else ()
        if lines:
            return tuple(map(_entry, lines))
    return ()


def _other_spelling(rule: YamlMapping, name: str) -> str | None:
    prefix, cut, same = rule.text("prefix"), rule.text("cut"), rule.get("same")
    owners = plain(rule.get("owners"))
    if isinstance(owners, list):
        return name if name.partition("/")[0] in owners else None
    bare = re.split(f"[{re.escape(cut)}]", name, maxsplit=1)[0] if cut else name
    if isinstance(same, YamlMapping):
        return same.text(name) or same.text(bare)
    if prefix and name.casefold().startswith(prefix):
        return name[len(prefix) :]
    return bare if bare != name else None


def _where_all_agree(kind: AssetKind, hub: Hub, start: str) -> tuple[CatalogEntry, ...]:
    """Return one entry where all assets whose names begin so are said to have one license."""
    entries = [
        _entry(line)
        for (a_kind, a_hub, name), lines in _lines().items()
        if (a_kind, a_hub) == (kind.value, hub.value) and name.startswith(start.casefold())
        for line in lines
    ]
    return tuple(entries[:1]) if len({entry.license for entry in entries}) == 1 else ()


@lru_cache(maxsize=1)
def _elsewhere() -> Mapping[tuple[str | None, str | None], Sequence[YamlMapping]]:
    """Return the rules of other spellings, by kind and hub."""
    path = data_file("resources", "catalog", "elsewhere.yaml")
    rows = parse_yaml(path.read_text(encoding="utf-8")) if path.is_file() else None
    items = rows.items if isinstance(rows, YamlSequence) else ()
    rules: dict[tuple[str | None, str | None], list[YamlMapping]] = {}
    for row in items:
        if isinstance(row, YamlMapping):
            rules.setdefault((row.text("kind"), row.text("hub")), []).append(row)
    return rules


def _read(name: str) -> list[str]:
    path = data_file("resources", "catalog", name)
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _entry(line: str) -> CatalogEntry:
    cells = zip(COLUMNS, line.split("\t"), strict=True)
    values: dict[str, Any] = {name: cell or HARVESTED.get(name, "") for name, cell in cells}
    for name in ("bases", "trained_on", "generated_by"):
        values[name] = values[name].split(",") if values[name] else []
    return catalog_entries([{key: value for key, value in values.items() if value}])[0]
