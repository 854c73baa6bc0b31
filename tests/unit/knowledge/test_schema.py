from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clearweights.datafiles import data_dir, data_file
from clearweights.domain.asset import Provider, Relation
from clearweights.domain.license import (
    CopyleftKind,
    DutyKind,
    FactStatus,
    FieldOfUse,
    Metric,
    Stance,
    ThresholdEffect,
    Topic,
    Trigger,
)
from clearweights.knowledge.own import check
from clearweights.knowledge.vocabulary import CATEGORIES, KINDS, PARTS
from clearweights.safeio import parse_yaml

SCHEMA: dict[str, Any] = json.loads(
    data_file("licenses", "record.schema.json").read_text(encoding="utf-8")
)
PROPERTIES = SCHEMA["properties"]
RECORDS = sorted((data_dir("licenses") / "records").glob("*.yaml"))


def _item(name: str) -> Any:
    return PROPERTIES[name]["items"]["properties"]


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        (PROPERTIES["facts"]["propertyNames"], Topic),
        (PROPERTIES["facts"]["additionalProperties"]["properties"]["stance"], Stance),
        (PROPERTIES["status"], FactStatus),
        (_item("duties")["kind"], DutyKind),
        (_item("duties")["triggers"]["items"], Trigger),
        (_item("thresholds")["metric"], Metric),
        (_item("thresholds")["effect"], ThresholdEffect),
        (_item("fields")["field"], FieldOfUse),
        (PROPERTIES["copyleft"]["properties"]["kind"], CopyleftKind),
        (PROPERTIES["derivatives"]["properties"]["includes"]["items"], Relation),
        (PROPERTIES["publishers"]["items"], Provider),
    ],
)
def test_the_schema_lists_exactly_the_words_of_the_domain(
    listed: dict[str, list[str]], words: type[StrEnum]
) -> None:
    assert listed["enum"] == [word.value for word in words]


def test_the_schema_lists_exactly_the_plain_vocabularies() -> None:
    assert PROPERTIES["category"]["enum"] == list(CATEGORIES)
    assert PROPERTIES["kind"]["enum"] == list(KINDS)
    assert PROPERTIES["texts"]["items"]["properties"]["part"]["enum"] == list(PARTS)


def test_the_schema_itself_is_sound() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_no_object_of_the_schema_takes_unknown_keys() -> None:
    open_objects = [
        path for path, node in _objects(SCHEMA, "") if node.get("additionalProperties") is None
    ]
    assert open_objects == []


def _objects(node: Any, path: str) -> Any:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield path, node
        for key, inner in node.items():
            yield from _objects(inner, f"{path}/{key}")
    elif isinstance(node, list):
        for at, inner in enumerate(node):
            yield from _objects(inner, f"{path}/{at}")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_shipped_record_fits_the_schema(path: Path) -> None:
    assert list(check(parse_yaml(path.read_text(encoding="utf-8")), "record.schema.json")) == []


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_named_like_its_file(path: Path) -> None:
    node = parse_yaml(path.read_text(encoding="utf-8"))
    assert node is not None
    assert f"id: {path.stem}\n" in path.read_text(encoding="utf-8")
