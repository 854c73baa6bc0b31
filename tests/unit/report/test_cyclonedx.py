from __future__ import annotations

import json
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from clearweights.domain.result import Result
from clearweights.report.cyclonedx import CycloneDxReporter
from tests.unit.report import builders
from tests.unit.report.hostile import hostile_result


def bom(result: Result) -> dict[str, Any]:
    data = json.loads(CycloneDxReporter().render(result, builders.context()))
    assert isinstance(data, dict)
    return data


def component(name: str) -> dict[str, Any]:
    return next(c for c in bom(builders.result())["components"] if c["name"] == name)


@pytest.mark.parametrize(
    "result", [builders.result(), builders.empty_result(), hostile_result()],
    ids=["full", "empty", "hostile"],
)  # fmt: skip
def test_the_strict_validator_accepts_every_document(result: Result) -> None:
    data = CycloneDxReporter().render(result, builders.context()).decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(data) is None


def test_the_validator_would_notice_a_broken_model_card() -> None:
    data = bom(builders.result())
    for part in data["components"]:
        part["modelCard"] = {"modelParameters": {"approach": {"type": "magic"}}}
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(data)) is not None


def test_a_model_card_names_the_data_and_the_limits() -> None:
    card = component(builders.TUNED.id)["modelCard"]
    assert card["modelParameters"]["datasets"] == [
        {"ref": component(builders.ALPACA.id)["bom-ref"]}
    ]
    limits = component(builders.LLAMA.id)["modelCard"]["considerations"]["technicalLimitations"]
    assert limits[0].endswith("military use")


def test_a_dataset_has_data_and_a_service_is_a_service() -> None:
    data = bom(builders.result())
    assert component(builders.ALPACA.id)["data"][0]["type"] == "dataset"
    assert [s["name"] for s in data["services"]] == [builders.GPT.id]


def test_declared_licenses_are_marked_so_and_contradictions_stay_apart() -> None:
    tuned = component(builders.TUNED.id)["licenses"]
    assert tuned == [{"expression": "MIT", "acknowledgement": "declared"}]
    alpaca = component(builders.ALPACA.id)["licenses"]
    assert {a["license"]["name"] for a in alpaca} == {"CC-BY-NC-4.0", "ODC-By-1.0"}


def test_an_incomplete_scan_is_an_incomplete_composition() -> None:
    assert bom(builders.result())["compositions"][0]["aggregate"] == "incomplete"
    assert bom(builders.settled_result())["compositions"][0]["aggregate"] == "unknown"


def test_decisions_are_annotations() -> None:
    [note] = bom(builders.result())["annotations"]
    assert "Contract 4711" in note["text"]


def test_equal_input_gives_equal_bytes() -> None:
    once, again = (CycloneDxReporter().render(builders.result(), builders.context()) for _ in "ab")
    assert once == again


def test_files_behind_pointers_are_parts_with_their_digest() -> None:
    result = builders.pointed_result("weights/a.gguf", "weights/b.gguf")
    data = CycloneDxReporter().render(result, builders.context()).decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(data) is None
    model = next(c for c in json.loads(data)["components"] if c["name"] == builders.MYSTERY.id)
    assert [(p["name"], p["type"], p["hashes"]) for p in model["components"]] == [
        (path, "file", [{"alg": "SHA-256", "content": f"{number:064x}"}])
        for number, path in enumerate(("weights/a.gguf", "weights/b.gguf"), 1)
    ]
    assert model["components"][0]["properties"] == [{"name": "clearweights:size", "value": "1000"}]
