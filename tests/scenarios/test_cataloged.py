"""A model that only the catalog knows: a row checked by hand decides, another does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clearweights.cli import run

_USE = """schema: 1
product: {license: proprietary}
use: {distribution: saas, commercial: true, environment: production, territory: [US], seat: US,
  fields: [], minors: false, monthly_active_users: 10, annual_revenue_usd: 10}
"""


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("sentence-transformers/all-MiniLM-L6-v2", "ok"),
        ("bert-base-uncased", "ok"),
        ("mistralai/Mistral-7B-v0.3", "ok"),
        ("black-forest-labs/FLUX.1-dev", "stop"),
        ("avsolatorio/GIST-all-MiniLM-L6-v2", "unknown"),
    ],
)
def test_what_was_checked_by_hand_is_enough_for_a_verdict(
    name: str, verdict: str, tmp_path: Path
) -> None:
    (tmp_path / "clearweights.yaml").write_text(_USE, encoding="utf-8")
    (tmp_path / "app.py").write_text(
        f'from transformers import AutoModel\nmodel = AutoModel.from_pretrained("{name}")\n',
        encoding="utf-8",
    )
    out = tmp_path.parent / f"{tmp_path.name}.json"
    run(["scan", str(tmp_path), "-o", str(out), "--no-cache", "--quiet", "--fail-on", "never"])
    report = json.loads(out.read_text(encoding="utf-8"))
    assert {asset["id"]: asset["verdict"] for asset in report["assets"]} == {name: verdict}
