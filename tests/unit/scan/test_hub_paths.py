"""Paths into copies of the hub."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import used

from clearweights.domain.asset import AssetKind, Hub, Reference
from clearweights.scan import SourceFile
from clearweights.scan.base import Scanner
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.hub_paths import as_address, as_named
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner
from clearweights.scan.python import PythonScanner
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


TERN = "sherpa-onnx-paraformer-zh-small-2024-03-09"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"./{TERN}/model.int8.onnx", TERN),
        (f"$ROOT/nets/{TERN}", TERN),
        ("../assets/ggml-base.en.bin", "ggml-base.en.bin"),
        (f"https://a.example/{TERN}/model.onnx", f"https://a.example/{TERN}/model.onnx"),
        ("src/ggml-cpu/ops.cpp", "src/ggml-cpu/ops.cpp"),
    ],
)
def test_a_path_to_released_weights_names_them(path: str, name: str) -> None:
    assert as_named(path) == name


@pytest.mark.parametrize(
    ("scanner", "path", "text"),
    [
        (NativeScanner(), "a.rs", 'let m = "./{}/model.int8.onnx".into();'),
        (JavaScriptScanner(), "a.ts", "const m = require('../nets/{}/model.onnx')"),
        (ShellScanner(), "a.sh", "./hear --tokens=./nets/{}/tokens.txt a.wav"),
        (ShellScanner(), "b.sh", "./hear -m nets/{} a.wav"),
        (ConfigScanner(), "a.yaml", "model:\n  path: nets/{}/model.onnx\n"),
        (PythonScanner(), "a.py", "recognizer = hear('./nets/{}/model.onnx')"),
    ],
)
def test_released_weights_count_in_paths_of_any_language(
    scanner: Scanner, path: str, text: str
) -> None:
    facts = scanner.scan(SourceFile(path, text.replace("{}", TERN).encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == [TERN]
