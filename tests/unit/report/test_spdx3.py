from __future__ import annotations

import io
import json
from typing import Any

import pytest
from spdx_python_model import v3_0_1 as spdx

from clearweights.domain.result import Result
from clearweights.report.spdx3 import Spdx3Reporter
from tests.unit.report import builders
from tests.unit.report.hostile import NAMES, hostile_result


def graph(result: Result) -> list[dict[str, Any]]:
    data = json.loads(Spdx3Reporter().render(result, builders.context()))
    elements = data["@graph"]
    assert isinstance(elements, list)
    return elements


def of_type(kind: str) -> list[dict[str, Any]]:
    return [e for e in graph(builders.result()) if e["type"] == kind]


@pytest.mark.parametrize(
    "result", [builders.result(), builders.empty_result(), hostile_result()],
    ids=["full", "empty", "hostile"],
)  # fmt: skip
def test_the_model_reads_every_document_and_misses_no_element(result: Result) -> None:
    data = Spdx3Reporter().render(result, builders.context())
    objects = spdx.SHACLObjectSet()
    spdx.JSONLDDeserializer().read(io.BytesIO(data), objects)
    assert objects.link() == set()
    assert len(list(objects.foreach_type(spdx.SpdxDocument))) == 1


def test_models_and_datasets_have_packages_of_their_own_kind() -> None:
    models = {e["name"] for e in of_type("ai_AIPackage")}
    assert models == {
        builders.LLAMA.id, builders.TUNED.id, builders.MINILM.id, builders.MYSTERY.id,
    }  # fmt: skip
    assert [e["name"] for e in of_type("dataset_DatasetPackage")] == [builders.ALPACA.id]


def test_lineage_and_licenses_are_relationships() -> None:
    kinds = {e["relationshipType"] for e in of_type("Relationship")}
    assert {"trainedOn", "descendantOf", "generates", "dependsOn", "hasDeclaredLicense"} == kinds


def test_each_license_reference_leads_to_its_text() -> None:
    texts = {e["spdxId"]: e for e in of_type("simplelicensing_SimpleLicensingText")}
    entries = [
        entry
        for e in of_type("simplelicensing_LicenseExpression")
        for entry in e.get("simplelicensing_customIdToUri", ())
    ]
    assert {entry["value"] for entry in entries} == set(texts)
    assert any(
        t["simplelicensing_licenseText"].startswith("EXAMPLE COMMUNITY") for t in texts.values()
    )


def test_hostile_names_are_cleaned() -> None:
    data = Spdx3Reporter().render(hostile_result(), builders.context()).decode()
    assert "\u202e" not in data
    assert len([e for e in graph(hostile_result()) if e["type"] == "ai_AIPackage"]) == len(NAMES)


def test_equal_input_gives_equal_bytes() -> None:
    once, again = (Spdx3Reporter().render(builders.result(), builders.context()) for _ in "ab")
    assert once == again


def test_a_model_contains_the_files_behind_its_pointers() -> None:
    elements = graph(builders.pointed_result("a.gguf", "b.gguf"))
    [model] = [e for e in elements if e.get("name") == builders.MYSTERY.id]
    files = {e["spdxId"]: e for e in elements if e["type"] == "software_File"}
    held = {
        target
        for e in elements
        if e.get("relationshipType") == "contains" and e["from"] == model["spdxId"]
        for target in e["to"]
    }
    assert held == set(files)
    assert {f["name"]: f["verifiedUsing"][0]["hashValue"] for f in files.values()} == {
        "a.gguf": f"{1:064x}",
        "b.gguf": f"{2:064x}",
    }
