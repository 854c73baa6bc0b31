"""The policy of the house: read strictly, applied to the first match."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from clearweights.datafiles import data_file
from clearweights.domain.finding import Code
from clearweights.engine import evaluate, inspect
from clearweights.engine.inspection import Options
from clearweights.engine.policy import FILE_NAME, read_policy
from clearweights.errors import DeclarationError

SAMPLE = data_file("resources", "examples", FILE_NAME)
SCHEMA = data_file("resources", "policy.schema.json")


def _project(folder: Path, policy: str, asset: str, distribution: str = "saas") -> list[Any]:
    (folder / FILE_NAME).write_text(policy, encoding="utf-8")
    (folder / "clearweights.yaml").write_text(
        f"use: {{distribution: {distribution}, commercial: true}}\nassets: [{asset}]\n",
        encoding="utf-8",
    )
    result = evaluate(inspect(folder, Options(cache=False, jobs=1)))
    return [(f.severity.word, f.asset.id) for f in result.findings if f.code is Code.POLICY_DENIED]


def test_the_sample_fits_the_schema_and_is_read() -> None:
    sample = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    jsonschema.validate(sample, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert len(read_policy(SAMPLE).rules) == len(sample["rules"])


def test_a_license_that_the_policy_denies_has_the_level_of_the_policy(tmp_path: Path) -> None:
    policy = "rules: [{action: deny, licenses: ['llama-*'], level: blocker}]"
    found = _project(tmp_path, policy, "{id: meta-llama/Llama-3.1-8B}")
    assert found == [("blocker", "meta-llama/Llama-3.1-8B")]


def test_a_policy_for_another_use_is_silent(tmp_path: Path) -> None:
    policy = "rules: [{action: deny, licenses: ['llama-*'], uses: [weights]}]"
    assert _project(tmp_path, policy, "{id: meta-llama/Llama-3.1-8B}") == []


def test_the_first_match_counts(tmp_path: Path) -> None:
    policy = "rules: [{action: allow, publishers: [meta-llama]}, {action: deny}]"
    assert _project(tmp_path, policy, "{id: meta-llama/Llama-3.1-8B}") == []


def test_an_unknown_license_can_be_denied(tmp_path: Path) -> None:
    policy = "rules: [{action: review, licenses: [unknown], level: minor}]"
    assert _project(tmp_path, policy, "{id: who/knows-this}") == [("minor", "who/knows-this")]


@pytest.mark.parametrize(
    "policy",
    [
        "rules: [{action: forbid}]",
        "rules: [{action: deny, level: fatal}]",
        "rules: [{action: deny, lisenses: [mit]}]",
        "rules: [{action: deny, uses: [cloud]}]",
        "rule: []",
        "schema: 9",
    ],
)
def test_a_misspelled_policy_is_an_error(tmp_path: Path, policy: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(policy, encoding="utf-8")
    with pytest.raises(DeclarationError):
        read_policy(path)
