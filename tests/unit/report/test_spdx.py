from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from clearweights.domain.result import Result
from clearweights.report.expressions import checked
from clearweights.report.spdx import SpdxReporter
from tests.unit.report import builders
from tests.unit.report.hostile import hostile_result

KNOWN = {"MIT", "Apache-2.0", "GPL-2.0-only", "Classpath-exception-2.0"}


def document(result: Result) -> dict[str, Any]:
    data = json.loads(SpdxReporter().render(result, builders.context()))
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize(
    "broken",
    ["", "()", "( AND MIT", "MIT,Apache-2.0", "MIT MIT", "AND", "MIT OR", "(MIT", "MIT)",
     "MIT WITH", "MIT WITH (X)", "(" * 50 + "MIT" + ")" * 50, "x" * 3000, "=cmd()", "MIT\0"],
)  # fmt: skip
def test_what_is_no_expression_is_never_written_as_one(broken: str) -> None:
    assert checked(broken, KNOWN) is None


def test_an_unknown_id_becomes_a_reference() -> None:
    found = checked("MIT OR (New-1.0+ AND LicenseRef-x)", KNOWN)
    assert found is not None
    assert found.expression == "MIT OR (LicenseRef-New-1.0-or-later AND LicenseRef-x)"
    assert dict(found.refs) == {
        "LicenseRef-New-1.0-or-later": "New-1.0+", "LicenseRef-x": "LicenseRef-x",
    }  # fmt: skip


def test_an_exception_stays_with_its_license() -> None:
    found = checked("GPL-2.0-only WITH Classpath-exception-2.0", KNOWN)
    assert found is not None
    assert found.refs == ()


@pytest.mark.parametrize(
    "result", [builders.result(), builders.empty_result(), hostile_result()],
    ids=["full", "empty", "hostile"],
)  # fmt: skip
def test_every_document_is_valid(result: Result) -> None:
    assert document(result)["spdxVersion"] == "SPDX-2.3"


def test_every_reference_comes_with_its_text_or_with_the_word_that_it_lacks() -> None:
    data = document(builders.result())
    texts = {i["licenseId"]: i["extractedText"] for i in data["hasExtractedLicensingInfos"]}
    used = {
        word
        for package in data["packages"]
        for word in package["licenseDeclared"].replace("(", " ").replace(")", " ").split()
        if word.startswith("LicenseRef-")
    }
    assert used == set(texts)
    assert texts["LicenseRef-scancode-llama-3.1"].startswith("EXAMPLE COMMUNITY LICENSE")
    assert "not installed" in texts["LicenseRef-openai-business-terms"]


def test_contradicting_declarations_give_no_assertion() -> None:
    packages = {p["name"]: p for p in document(builders.result())["packages"]}
    alpaca = packages[builders.ALPACA.id]
    assert alpaca["licenseDeclared"] == "NOASSERTION"
    assert "CC-BY-NC-4.0, ODC-By-1.0" in alpaca["licenseComments"]


def test_decisions_are_review_annotations() -> None:
    packages = {p["name"]: p for p in document(builders.result())["packages"]}
    [note] = packages[builders.GPT.id]["annotations"]
    assert note["annotationType"] == "REVIEW"
    assert "Contract 4711" in note["comment"]


def test_lineage_is_a_relationship() -> None:
    kinds = {r["relationshipType"] for r in document(builders.result())["relationships"]}
    assert {"DESCRIBES", "DEPENDS_ON", "GENERATES", "DESCENDANT_OF", "GENERATED_FROM"} <= kinds


def test_an_id_newer_than_the_validator_is_a_reference() -> None:
    result = builders.result()
    newer = replace(builders.LLAMA_ASSET, effective=builders.agreed("OpenMDW-1.0"))
    inspection = replace(result.inspection, assets=(newer,))
    packages = {p["name"]: p for p in document(replace(result, inspection=inspection))["packages"]}
    assert packages[newer.key.id]["licenseDeclared"] == "LicenseRef-OpenMDW-1.0"


def test_equal_input_gives_equal_bytes() -> None:
    once, again = (SpdxReporter().render(builders.result(), builders.context()) for _ in "ab")
    assert once == again


def test_the_digest_of_one_file_is_that_of_the_package() -> None:
    one = document(builders.pointed_result("a.gguf"))
    two = document(builders.pointed_result("a.gguf", "b.gguf"))
    package, both = (
        next(p for p in data["packages"] if p["name"] == builders.MYSTERY.id) for data in (one, two)
    )
    assert package["checksums"] == [{"algorithm": "SHA256", "checksumValue": f"{1:064x}"}]
    assert "checksums" not in both
    assert f"b.gguf sha256:{2:064x}" in both["comment"]
