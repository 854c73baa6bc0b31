"""An organization's own knowledge: a folder of the same form as ours, checked before it is used.

records/*.yaml   license records, same schema as `licenses/records`
families.yaml    name patterns, asked before ours
catalog.yaml     known assets, shown beside ours
aliases.yaml     other names of known assets
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub
from clearweights.domain.facts import Problem
from clearweights.domain.license import LicenseRecord
from clearweights.domain.text import Text, text
from clearweights.knowledge.catalog import catalog_entries
from clearweights.knowledge.families import family_finder
from clearweights.knowledge.records import build_record
from clearweights.knowledge.typed import line_of, typed
from clearweights.safeio import Mapping as MappingNode
from clearweights.safeio import Node, UnreadableError, parse_yaml, read_bytes

_MAX_FILE = 1024 * 1024
_LISTS = ("families.yaml", "catalog.yaml", "aliases.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKnowledge:
    """What one folder adds, and what in it could not be used."""

    folder: str
    records: Mapping[str, LicenseRecord]
    families: Sequence[Mapping[str, Any]]
    catalog: Sequence[Mapping[str, Any]]
    aliases: Sequence[Mapping[str, Any]]
    problems: tuple[Problem, ...]


def read_own(folder: Path) -> OwnKnowledge:
    """Read a folder; never raises: what is broken is named with file, line and reason."""
    if not folder.is_dir():
        missing = text("The knowledge folder does not exist.")
        return _own(folder, {}, {}, [Problem(path=str(folder), step="knowledge", message=missing)])
    records: dict[str, LicenseRecord] = {}
    lists: dict[str, list[Mapping[str, Any]]] = {}
    problems: list[Problem] = []
    for path in sorted((folder / "records").glob("*.yaml")):
        read = _read(path, "record.schema.json")
        if isinstance(read, Problem):
            problems.append(read)
        else:
            record = build_record(read, origin=str(folder))
            records[record.id] = record
    for name in _LISTS:
        path = folder / name
        if not path.exists():
            continue
        read = _read(path, f"{name.removesuffix('.yaml')}.schema.json")
        if isinstance(read, Problem):
            problems.append(read)
        else:
            lists[name] = read
    return _own(folder, records, lists, problems)


def _own(
    folder: Path,
    records: Mapping[str, LicenseRecord],
    lists: Mapping[str, list[Mapping[str, Any]]],
    problems: Sequence[Problem],
) -> OwnKnowledge:
    return OwnKnowledge(
        folder=str(folder),
        records=records,
        families=lists.get("families.yaml", []),
        catalog=lists.get("catalog.yaml", []),
        aliases=lists.get("aliases.yaml", []),
        problems=tuple(problems),
    )


def _read(path: Path, schema: str) -> Any | Problem:
    try:
        node = parse_yaml(read_bytes(path, _MAX_FILE).decode("utf-8"))
    except UnreadableError as e:
        return _problem(path, e.line, e.why)
    except UnicodeDecodeError:
        return _problem(path, 0, text("the file is not UTF-8 text"))
    for line, why in check(node, schema):
        return _problem(path, line, why)
    values = typed(node)
    try:
        # The schema cannot say everything: dates that do not exist, patterns that do not compile.
        if schema == "record.schema.json" and isinstance(values, dict):
            build_record(values)
        elif schema == "families.schema.json" and isinstance(values, list):
            _try_families(values)
        elif schema == "catalog.schema.json" and isinstance(values, list):
            catalog_entries(values)
    except ValueError as e:
        return _problem(path, 0, str(e))
    return values


def _try_families(values: Sequence[Mapping[str, Any]]) -> None:
    try:
        family_finder(values)(AssetKind.MODEL, Hub.HUGGINGFACE, "org/name")
    except re.error as e:
        raise ValueError(f"not a pattern: {e}") from e


def check(node: Node | None, schema: str) -> Iterator[tuple[int, str]]:
    """Yield line and reason of everything in a file that does not fit the schema."""
    if isinstance(node, MappingNode):
        for key in node.duplicates():
            yield key.line, f"{key.value} stands twice"
    errors = sorted(
        _validator(schema).iter_errors(typed(node)), key=lambda e: list(map(str, e.path))
    )
    for error in errors:
        line = line_of(node, error.absolute_path)
        where = ".".join(str(step) for step in error.absolute_path)
        yield line, f"{where}: {error.message}" if where else error.message


@cache
def _validator(schema: str) -> Any:
    # Slow to import, and only an organization's own files need it at run time.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(json.loads(data_file("licenses", schema).read_text("utf-8")))


def _problem(path: Path, line: int, why: str | Text) -> Problem:
    message = (
        text("Not used: line {line}: {why}", line=str(line), why=why)
        if line
        else text("Not used: {why}", why=why)
    )
    return Problem(path=str(path), step="knowledge", message=message)
