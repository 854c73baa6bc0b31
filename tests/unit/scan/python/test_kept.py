"""Modules that a configuration keeps are read like Python anywhere."""

from __future__ import annotations

import time

from clearweights.domain.asset import AssetKind, Hub, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.python.kept import KeptScanner

TEXT = """apiVersion: v1
kind: ConfigMap
data:
  settings.py: |
    from ultralytics import YOLO


    class Settings:
        MODEL_URLS: dict[str, str] = {
            'small.pt': 'https://a.example/releases/small.pt',
            'large.pt': 'https://a.example/releases/large.pt',
        }
  notes.txt: |
    MODEL = 'https://a.example/releases/old.pt'
  "load.py": |-
    from transformers import AutoModel
    model = AutoModel.from_pretrained("acme/tern-small")
"""


def references(text: str, path: str = "k8s/settings.yaml") -> list[Reference]:
    scanner, file = KeptScanner(), SourceFile(path, text.encode())
    if not scanner.worth_parsing(file.data):
        return []
    return [fact for fact in scanner.scan(file) if isinstance(fact, Reference)]


def test_each_module_is_read_at_its_lines() -> None:
    found = references(TEXT)
    assert [(f.id, f.place.line) for f in found] == [
        ("https://a.example/releases/small.pt", 10),
        ("https://a.example/releases/large.pt", 11),
        ("acme/tern-small", 17),
    ]
    assert {(f.kind, f.strength) for f in found} == {(AssetKind.MODEL, Strength.USED)}
    assert [f.hub for f in found] == [Hub.URL, Hub.URL, Hub.HUGGINGFACE]


def test_what_is_kept_for_tests_is_mentioned() -> None:
    assert {f.strength for f in references(TEXT, "tests/a.yaml")} == {Strength.MENTIONED}


def test_other_values_and_broken_modules_are_left() -> None:
    assert references("run.py: acme/tern\n") == []
    assert references("data:\n  a.py: |\n    {{ .Values.code }} = (\n  b: 1\n") == []


def test_odd_text_costs_little() -> None:
    start = time.perf_counter()
    for unit in ("a.py: |\n", " a.py: |\n  x = 1\n", "a.py: |", " "):
        references(unit * 20_000)
    assert time.perf_counter() - start < 5
