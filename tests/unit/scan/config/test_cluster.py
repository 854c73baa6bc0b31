"""Objects of a cluster: labels and the names of other objects are no assets."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Reference
from clearweights.scan import SourceFile
from clearweights.scan.config.scanner import ConfigScanner


def found(text: str) -> list[tuple[str, AssetKind, int]]:
    scanner, file = ConfigScanner(), SourceFile("deploy/reader.yaml", text.encode())
    assert scanner.worth_parsing(file.data)
    facts = scanner.scan(file)
    return [(f.id, f.kind, f.place.line) for f in facts if isinstance(f, Reference)]


OBJECT = """apiVersion: shelves.example/v1
kind: {kind}
metadata:
  name: falcon-7b-instruct
spec:
  image: acme/loader
"""


@pytest.mark.parametrize("key", ["model", "baseModel", "dataset"])
def test_the_name_of_another_object_is_no_asset(key: str) -> None:
    text = OBJECT.format(kind="Server") + f"  {key}:\n    name: %s\n    namespace: default\n"
    assert found(text % ("squad" if key == "dataset" else "falcon-7b-instruct")) == []
    assert [f[0] for f in found(text % "tiiuae/falcon-7b")] == ["tiiuae/falcon-7b"]


def test_a_table_that_says_more_than_a_name_is_read() -> None:
    served = "  model:\n    provider: openai\n    name: gpt-4o-mini\n"
    assert [f[0] for f in found(OBJECT.format(kind="Agent") + served)] == ["gpt-4o-mini"]
    assert [f[0] for f in found("model:\n  name: falcon-7b-instruct\n")] == ["falcon-7b-instruct"]


def test_parameters_of_a_model_name_what_is_loaded() -> None:
    told = OBJECT + "  params:\n    name: {id}\n"
    model = told.format(kind="Model", id="tiiuae/falcon-7b-instruct")
    assert found(model) == [("tiiuae/falcon-7b-instruct", AssetKind.MODEL, 8)]
    data = told.format(kind="Dataset", id="acme/shelf-notes")
    assert found(data) == [("acme/shelf-notes", AssetKind.DATASET, 8)]
    assert found(told.format(kind="Model", id="falcon-7b-instruct")) == []
    assert found(told.format(kind="Gateway", id="acme/model")) == []


TEMPLATE = """kind: Deployment
metadata:
  labels:
    app: reader
{{- include "reader.labels" . | nindent 4 }}
    model: gemma-2-9b-it
spec:
  selector:
    matchLabels:
      model: gemma-2-9b-it
  template:
    spec:
      model: google/gemma-2-2b-it
"""


def test_labels_in_a_template_of_a_chart_name_nothing() -> None:
    assert found(TEMPLATE) == [("google/gemma-2-2b-it", AssetKind.MODEL, 13)]


def test_labels_of_objects_name_nothing() -> None:
    text = """apiVersion: apps/v1
kind: Deployment
metadata:
  name: reader
  labels: {model: gemma-2-9b-it}
spec:
  selector:
    matchLabels: {app: reader, model: gemma-2-9b-it}
  template:
    metadata:
      labels: {model: gemma-2-9b-it}
    spec:
      nodeSelector: {model: gemma-2-9b-it}
      containers:
        - name: reader
          args: ["--model", "google/gemma-2-2b-it"]
"""
    assert found(text) == [("google/gemma-2-2b-it", AssetKind.MODEL, 16)]
