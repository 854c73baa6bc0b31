"""Loading what the program knows: shipped files through a cache, an organization's own beside."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from platformdirs import user_cache_path

from clearweights.datafiles import data_dir, data_file
from clearweights.domain.facts import Problem
from clearweights.domain.license import LicenseRecord
from clearweights.domain.text import text
from clearweights.errors import KnowledgeError
from clearweights.knowledge.base import Knowledge, TagEntry
from clearweights.knowledge.catalog import Catalog, catalog_entries, open_catalog
from clearweights.knowledge.families import family_finder
from clearweights.knowledge.own import OwnKnowledge, read_own
from clearweights.knowledge.records import build_record
from clearweights.knowledge.typed import typed
from clearweights.safeio import UnreadableError, parse_yaml, read_bytes, write_atomic

_LOG = logging.getLogger(__name__)
_FORMAT = "1"
"""Counted up when the form of the compiled file changes."""

_LISTS = ("families.yaml", "tags.yaml")


def load_knowledge(extra: Sequence[Path] = ()) -> Knowledge:
    """Return what the program knows, with the folders of an organization added on top.

    A later folder wins over an earlier one, and every folder over what is shipped; each record
    says where it comes from (`origin`). A broken file in such a folder becomes one of
    `problems` and costs nothing else. Raises `KnowledgeError` where the shipped files are
    broken.
    """
    records, families, tags, version = _shipped()
    own = [read_own(folder) for folder in extra]
    return _merged(records, families, tags, version, own)


def _merged(
    records: Mapping[str, LicenseRecord],
    families: Sequence[Mapping[str, Any]],
    tags: Mapping[str, TagEntry],
    version: str,
    own: Sequence[OwnKnowledge],
) -> Knowledge:
    merged = dict(records)
    rules = list(families)
    problems: list[Problem] = []
    catalog: Catalog = open_catalog()
    for each in own:
        merged.update(each.records)
        problems.extend(each.problems)
        problems.extend(_lost_rules(each, merged))
        rules[:0] = [rule for rule in each.families if not _lost(rule, merged)]
        catalog = catalog.with_own(catalog_entries(each.catalog), each.aliases)
    newest = max((record.read_on for record in merged.values()), default=None)
    return Knowledge(
        records=dict(sorted(merged.items())),
        version=version,
        date=newest.isoformat() if newest else "",
        problems=tuple(sorted(problems)),
        tags=tags,
        family_of=family_finder(rules),
        canonical_of=catalog.canonical,
        catalog_of=catalog.entries,
        earlier_of=catalog.earlier,
    )


def _lost(rule: Mapping[str, Any], records: Mapping[str, LicenseRecord]) -> str | None:
    """Return a record that the rule names and nobody has."""
    named = (rule["license"], *rule.get("also", ()))
    return next((name for name in named if name not in records), None)


def _lost_rules(own: OwnKnowledge, records: Mapping[str, LicenseRecord]) -> Iterator[Problem]:
    for rule in own.families:
        if lost := _lost(rule, records):
            message = text(
                "The rule for {pattern} is not used: there is no license record {record}.",
                pattern=rule["match"],
                record=lost,
            )
            yield Problem(path=f"{own.folder}/families.yaml", step="knowledge", message=message)


def write_compiled(path: Path) -> None:
    """Write the compiled form of the shipped records, to be packed as `licenses/compiled.json`.

    A wheel or frozen program that carries it needs no compiling at its first start; it is used
    only while it fits the sources beside it.
    """
    sources = _read_sources()
    write_atomic(path, _packed(_compile(sources), _digest(sources)))


_Built: TypeAlias = tuple[
    Mapping[str, LicenseRecord], Sequence[Mapping[str, Any]], Mapping[str, TagEntry]
]


@lru_cache(maxsize=1)
def _shipped() -> tuple[
    Mapping[str, LicenseRecord], Sequence[Mapping[str, Any]], Mapping[str, TagEntry], str
]:
    sources = _read_sources()
    key = _digest(sources)
    cached = _cache_file(key)
    built = _from_compiled(data_file("licenses", "compiled.json"), key)
    built = built or _from_compiled(cached, key)
    if built is None:
        plain = _compile(sources)
        built = _build_or_complain(plain)
        _store(cached, _packed(plain, key))
    return (*built, key)


def _digest(sources: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(_FORMAT.encode())
    for name, data in sources.items():
        digest.update(b"\0".join((name.encode(), str(len(data)).encode(), data)))
    return digest.hexdigest()[:16]


def _from_compiled(path: Path, key: str) -> _Built | None:
    """Return what a compiled file holds; None for an absent, damaged or outdated one."""
    try:
        plain = json.loads(read_bytes(path))
        return _build(plain) if plain["key"] == key else None
    except (UnreadableError, ValueError, TypeError, KeyError, AttributeError) as e:
        # The sources are at hand, so a compiled file is only ever a shortcut.
        _LOG.debug("%s not used: %s", path, e)
        return None


def _packed(plain: Mapping[str, Any], key: str) -> bytes:
    return json.dumps({"key": key, **plain}, ensure_ascii=False).encode()


def _read_sources() -> dict[str, bytes]:
    root = data_dir("licenses")
    paths = [*sorted((root / "records").glob("*.yaml")), *(root / name for name in _LISTS)]
    try:
        return {path.name: read_bytes(path) for path in paths}
    except UnreadableError as e:
        raise KnowledgeError("licenses", e.why) from e


def _compile(sources: Mapping[str, bytes]) -> dict[str, Any]:
    plain: dict[str, Any] = {"records": []}
    for name, data in sources.items():
        try:
            values = typed(parse_yaml(data.decode("utf-8")))
        except UnreadableError as e:
            raise KnowledgeError(name, e.why) from e
        except UnicodeDecodeError as e:
            raise KnowledgeError(name, text("it is not text in UTF-8")) from e
        if name in _LISTS:
            plain[name.removesuffix(".yaml")] = values
        else:
            plain["records"].append(values)
    return plain


def _build(plain: Mapping[str, Any]) -> _Built:
    records = {values["id"]: build_record(values) for values in plain["records"]}
    tags = {
        values["tag"].casefold(): TagEntry(
            tag=values["tag"],
            expression=values.get("expression"),
            family=values.get("family", False),
            note=values.get("note", ""),
        )
        for values in plain["tags"]
    }
    return records, list(plain["families"]), tags


def _build_or_complain(plain: Mapping[str, Any]) -> _Built:
    for values in plain["records"]:
        try:
            build_record(values)
        except (ValueError, TypeError, KeyError) as e:
            name = values.get("id", "?") if isinstance(values, dict) else "?"
            words = f"{type(e).__name__}: {e}"
            raise KnowledgeError(str(name), text("it does not fit ({words})", words=words)) from e
    return _build(plain)


def _cache_file(key: str) -> Path:
    return user_cache_path("clearweights") / f"knowledge-{key}.json"


def _store(path: Path, data: bytes) -> None:
    """Keep the compiled form, and drop those of other versions."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data)
        for old in path.parent.glob("knowledge-*.json"):
            if old != path:
                old.unlink()
    except OSError as e:
        _LOG.debug("compiled knowledge not kept: %s", e)
