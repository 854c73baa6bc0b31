from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from clearweights.datafiles import data_file
from clearweights.report.json_report import SCHEMA_VERSION, JsonReporter
from tests.unit.report import builders
from tests.unit.report.hostile import NAMES, hostile_result

SCHEMA = json.loads(data_file("resources", "report", "report.schema.json").read_text("utf-8"))


def rendered(result: object = None) -> dict[str, Any]:
    data = JsonReporter().render(result or builders.result(), builders.context())  # type: ignore[arg-type]
    document: dict[str, Any] = json.loads(data)
    return document


@pytest.mark.parametrize("result", [builders.result(), builders.empty_result(), hostile_result()])
def test_every_report_follows_the_shipped_schema(result: object) -> None:
    assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(rendered(result))] == []


def test_the_schema_is_itself_valid_and_names_its_version() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema"]["const"] == SCHEMA_VERSION
    assert SCHEMA["$id"].endswith(SCHEMA_VERSION)


def test_the_schema_allows_no_key_it_does_not_name() -> None:
    def objects(node: object) -> list[dict[str, Any]]:
        if isinstance(node, list):
            return [found for item in node for found in objects(item)]
        if not isinstance(node, dict):
            return []
        here = [node] if node.get("type") == "object" else []
        return here + [found for item in node.values() for found in objects(item)]

    assert len(objects(SCHEMA)) > 15
    for node in objects(SCHEMA):
        assert node["additionalProperties"] in (False, {"type": "integer", "minimum": 0})
    document = rendered()
    document["assets"][0]["extra"] = 1
    assert not Draft202012Validator(SCHEMA).is_valid(document)


def test_equal_results_give_equal_bytes_whatever_their_order_and_the_day() -> None:
    result = builders.result()
    inspection = result.inspection
    shuffled = replace(
        result,
        inspection=replace(
            inspection, assets=inspection.assets[::-1], edges=inspection.edges[::-1]
        ),
        findings=result.findings[::-1],
    )
    context = builders.context()
    later = replace(context, generated_at=context.generated_at.replace(year=2030))
    assert JsonReporter().render(result, context) == JsonReporter().render(shuffled, later)


def test_absent_values_are_null() -> None:
    asset = next(a for a in rendered()["assets"] if a["id"] == builders.MYSTERY.id)
    assert (asset["provider"], asset["purl"], asset["licenses"]["concluded"]) == (None, None, None)
    assert asset["effective"] == "unknown"


def test_contradicting_sources_have_no_effective_license() -> None:
    asset = next(a for a in rendered()["assets"] if a["id"] == builders.ALPACA.id)
    assert asset["effective"] == "disagree"
    assert [r["expression"] for r in asset["licenses"]["declared"]] == [
        "CC-BY-NC-4.0",
        "ODC-By-1.0",
    ]


def test_lineage_reads_this_asset_relation_parent() -> None:
    asset = next(a for a in rendered()["assets"] if a["id"] == builders.TUNED.id)
    assert asset["lineage"] == [
        {"relation": "fine-tuned-from", "id": builders.LLAMA.id},
        {"relation": "trained-on", "id": builders.ALPACA.id},
    ]


def test_openness_is_said_of_models_somebody_listed_and_of_closed_weights() -> None:
    by_id = {a["id"]: a.get("openness") for a in rendered()["assets"]}
    listed = by_id[builders.GHOST.id]
    assert listed is not None
    assert (listed["source"], listed["class"]) == ("Model Openness Tool", None)
    assert "intermediate-parameters" not in listed["missing"] + listed["not_open"]
    assert by_id[builders.MYSTERY.id] is None
    assert by_id[builders.ALPACA.id] is None


def test_messages_are_english_in_every_language() -> None:
    french = replace(
        builders.context(), language="fr", messages={"Ask counsel.": "Consultez un avocat."}
    )
    assert b"Ask counsel." in JsonReporter().render(builders.result(), french)


def test_hostile_names_come_through_unchanged_but_escaped() -> None:
    data = JsonReporter().render(hostile_result(), builders.context())
    ids = {a["id"] for a in json.loads(data)["assets"]}
    assert set(NAMES) - {""} <= ids
    for raw in ("\u202e", "\u2066", "\x1b", "\x9b", "\x7f", "\ufeff"):
        assert raw.encode() not in data


def test_golden_json(golden: Callable[[str, bytes], None]) -> None:
    golden("report/acme-chat.json", JsonReporter().render(builders.result(), builders.context()))
