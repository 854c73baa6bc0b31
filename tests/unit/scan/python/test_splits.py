"""Datasets told by the split that stands beside them."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind


@pytest.mark.parametrize(
    "source",
    [
        'ROWS = [Snapshot(repository="terns/Waders", revision="0d12", split="test")]',
        'ROW = {"source_repository": "terns/Waders", "source_split": "eval"}',
        'ROW = {"path": "terns/Waders-2", "split": "train"}',
        'ROW = dict(hf_repo="terns/Waders", split=part)',
        'DATASET_REPOSITORY = "terns/Waders"',
    ],
)
def test_what_has_a_split_is_a_dataset(source: str) -> None:
    (found,) = references(source)
    assert found.kind is AssetKind.DATASET
    assert found.id.startswith("terns/Waders")


@pytest.mark.parametrize(
    "source",
    [
        'ROW = {"path": "terns/waders", "split": "train"}',  # as well a folder
        'ROW = {"repository": "terns/Waders", "branch": "main"}',  # of code
        'UPSTREAM_REPOSITORY = "terns/Waders"',
    ],
)
def test_other_words_beside_a_split_name_nothing(source: str) -> None:
    assert used(source) == set()


@pytest.mark.parametrize("name", ["dataset_config_name", "dataset_subset"])
def test_a_part_of_a_dataset_is_none_itself(name: str) -> None:
    assert used(f'quantizer.get_calibration_dataset("glue", {name}="sst2")') == set()
