"""Our own bills of materials, read again as those of a project: nothing gets lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearweights.domain.asset import AssetKind
from clearweights.engine import Options, inspect
from clearweights.report import REPORTERS
from tests.unit.report import builders
from tests.unit.report.few_assets import ALPACA, GPT, LLAMA, MINILM


def _again(format_: str, root: Path) -> set[tuple[AssetKind, str]]:
    reporter = REPORTERS[format_]
    data = reporter.render(builders.result(), builders.context())
    (root / f"bom{reporter.suffix}").write_bytes(data)
    assets = inspect(root, Options(jobs=1, cache=False)).assets
    return {(a.key.kind, a.key.id) for a in assets}


@pytest.mark.parametrize("format_", ["spdx", "spdx3", "cyclonedx"])
def test_models_and_datasets_come_back(format_: str, tmp_path: Path) -> None:
    wanted = {(key.kind, key.id) for key in (LLAMA, MINILM, ALPACA)}
    assert wanted <= _again(format_, tmp_path)


def test_services_of_known_providers_come_back(tmp_path: Path) -> None:
    assert (GPT.kind, GPT.id) in _again("cyclonedx", tmp_path)


def test_what_a_model_was_trained_on_comes_back(tmp_path: Path) -> None:
    (tmp_path / "bom.cdx.json").write_bytes(
        REPORTERS["cyclonedx"].render(builders.result(), builders.context())
    )
    edges = inspect(tmp_path, Options(jobs=1, cache=False)).edges
    before = {
        (e.child.id, e.parent.id)
        for e in builders.result().inspection.edges
        if e.relation == "trained-on"
    }
    assert before
    assert before <= {(e.child.id, e.parent.id) for e in edges if e.relation == "trained-on"}
