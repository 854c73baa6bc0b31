"""Licenses that assets were under before: each is a change, of an asset the catalog knows."""

from __future__ import annotations

import pytest
import yaml

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub
from clearweights.knowledge import load_knowledge
from clearweights.resolve.expressions import read_license

K = load_knowledge()
ROWS = yaml.safe_load(data_file("resources", "catalog", "earlier.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_an_earlier_license_resolves_and_differs_from_the_present_one(row: dict[str, str]) -> None:
    kind = AssetKind(row["kind"])
    was = read_license(row["license"], K).expression
    present = {
        read_license(e.license, K).expression
        for e in K.cataloged(kind, Hub.HUGGINGFACE, row["id"])
        if e.license
    }
    assert was is not None
    assert present - {was}
    assert [e.since for e in K.earlier(kind, Hub.HUGGINGFACE, row["id"])] == [row["since"]]


def test_other_assets_had_no_earlier_license() -> None:
    assert K.earlier(AssetKind.DATASET, Hub.HUGGINGFACE, "tatsu-lab/alpaca") == ()
