"""Paths into copies of the hub."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import used

from clearweights.domain.asset import AssetKind, Hub, Reference
from clearweights.scan import SourceFile
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.hub_paths import as_address
from clearweights.scan.shell.scanner import ShellScanner

CACHED = "$HOME/.cache/huggingface/hub/models--tern-lab--tern-7b-base/snapshots/0a1b2c3d"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (CACHED, "hf://tern-lab/tern-7b-base"),
        ("cache/datasets--tern-lab--shelf_notes", "hf://datasets/tern-lab/shelf_notes"),
        ("pvc+hf://claim/some/cache/tern-lab/tern-7b", "hf://tern-lab/tern-7b"),
        ("pvc+hf://claim/tern-lab/tern-7b", "hf://tern-lab/tern-7b"),
        ("pvc://claim/tern-lab/tern-7b", "pvc://claim/tern-lab/tern-7b"),
        ("models--tern", "models--tern"),
        ("tern-lab/tern--7b", "tern-lab/tern--7b"),
    ],
)
def test_only_the_hubs_own_folders_name_a_repository(path: str, address: str) -> None:
    assert as_address(path) == address


def test_many_dashes_are_read_quickly() -> None:
    assert as_address("a-" * 200_000 + "--") == "a-" * 200_000 + "--"


def test_a_cached_model_counts_in_recipes_scripts_and_code() -> None:
    recipe = SourceFile("recipe.yaml", f"base_model: {CACHED}\n".encode())
    script = SourceFile("serve.sh", f"vllm serve {CACHED}/\n".encode())
    facts = [*ConfigScanner().scan(recipe), *ShellScanner().scan(script)]
    told = [(f.id, f.kind, f.hub) for f in facts if isinstance(f, Reference)]
    assert told == [("tern-lab/tern-7b-base", AssetKind.MODEL, Hub.HUGGINGFACE)] * 2
    line = f'from transformers import AutoModel\nAutoModel.from_pretrained("{CACHED[5:]}")'
    assert used(line) == {"tern-lab/tern-7b-base"}


def test_a_chart_names_its_model_and_where_it_lies() -> None:
    chart = (
        "modelArtifacts:\n  name: tern-lab/tern-7b\n"
        '  uri: hf://"{{ .Values.modelArtifacts.name }}"\n'
        "draft:\n  uri: pvc+hf://claim/tern-lab/tern-1b\n"
    )
    facts = ConfigScanner().scan(SourceFile("values.yaml", chart.encode()))
    told = [(f.id, f.place.line) for f in facts if isinstance(f, Reference)]
    assert told == [("tern-lab/tern-7b", 2), ("tern-lab/tern-1b", 5)]
