"""What was computed over data is data, whatever the file ends like."""

from __future__ import annotations

import time

import pytest
from tests.unit.scan.python.look import references

from clearweights.domain.asset import Reference
from clearweights.scan import SourceFile
from clearweights.scan.arrays import holds_features
from clearweights.scan.config import SCANNERS as CONFIG
from clearweights.scan.shell import SCANNERS as SHELL

AT = "https://pond.example.org"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a/train_features.pt", True),
        ("a/rgb_feats.npy", True),
        ("sets/feats/s3d.pt", True),
        ("a/labels_test.npz", True),
        ("a/net.pt", False),
        ("feats/best_model.pt", False),
        ("a/feature_extractor.pth", False),
        ("a/features.safetensors", False),
        ("a/features.txt", False),
    ],
)
def test_features_are_told_by_their_path(path: str, data: bool) -> None:
    assert holds_features(path) is data


def _kinds(path: str, text: str) -> list[tuple[str, str]]:
    file = SourceFile(path, text.encode())
    scanners = (*CONFIG, *SHELL)
    name = path.rpartition("/")[2]
    wanting = [s for s in scanners if s.wants(path, name, "." + name.rpartition(".")[2])]
    found = [f for s in wanting for f in s.scan(file) if isinstance(f, Reference)]
    return sorted((f.id.rpartition("/")[2], f.kind.value) for f in found)


def test_settings_name_features_under_any_key() -> None:
    text = f"audio: {AT}/feats/tern.npy\nvideo: {AT}/sets/heron_feats.pt\nmean: {AT}/mean.npy\n"
    assert _kinds("set.yaml", text) == [("heron_feats.pt", "dataset"), ("tern.npy", "dataset")]
    assert _kinds("set.yaml", f"ckpt: {AT}/feats/tern.pt\n") == [("tern.pt", "model")]


def test_scripts_download_features() -> None:
    text = (
        f"wget {AT}/z/audio.npy -P data/rooms\nwget {AT}/z/room_feats.pt\n"
        f"curl -L -o feats/clip.pt {AT}/q/clip.pt\nwget {AT}/z/mean.npy\nwget {AT}/z/net.pt\n"
    )
    kinds = dict(_kinds("get.sh", text))
    data = dict.fromkeys(("audio.npy", "clip.pt", "room_feats.pt"), "dataset")
    assert kinds == data | {"net.pt": "model"}


def test_code_downloads_features() -> None:
    source = f"""
        VIDEO_FEATURES = "{AT}/x/heron.pt"
        NETS = "{AT}/x/tern.pt"
        ROWS = {{"audio": "{AT}/feats/tern.npy", "mean": "{AT}/mean.npy"}}
    """
    kinds = {r.id.removeprefix(AT): r.kind.value for r in references(source)}
    assert kinds == {"/x/heron.pt": "dataset", "/x/tern.pt": "model", "/feats/tern.npy": "dataset"}


def test_long_paths_cost_little() -> None:
    start = time.process_time()
    for path in ("features_" * 20_000 + ".pt", "a/" * 100_000 + "features.pt"):
        holds_features(path)
    assert time.process_time() - start < 2
