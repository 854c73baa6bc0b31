"""Detectors, encoders of segmentation and pictures to train on, as settings and code name them."""

from __future__ import annotations

import pytest
from tests.unit.scan.config.test_speech import used as told
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import Hub

OPTION = 'import argparse\np = argparse.ArgumentParser()\np.add_argument("--model", default={!r})\n'


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("shelf.yaml", 'training:\n  base_model: "yolov8n.pt"\n', "yolov8n.pt"),
        ("args.yaml", "model: yolo11s-seg.pt\n", "yolo11s-seg.pt"),
        ("run.sh", "python -m terns.train --model yolov8s.pt --epochs 3\n", "yolov8s.pt"),
    ],
)
def test_settings_and_scripts_name_detectors(path: str, text: str, name: str) -> None:
    assert told(path, text) == [(name, Hub.ULTRALYTICS)]


@pytest.mark.parametrize(
    "source",
    [
        OPTION.format("yolov8s.pt"),
        OPTION.format("yolo11n"),
        'class Task:\n    model_name: str = Field("yolov8n", description="Detector")\n',
        'NETS = [("rtdetr-l.pt", "slow")]\nfor net, _ in NETS:\n    load(net)\n',
    ],
)
def test_code_names_detectors(source: str) -> None:
    (found,) = references(source)
    assert found.hub is Hub.ULTRALYTICS


@pytest.mark.parametrize(
    "source",
    [
        OPTION.format("yolov8n-terns.pt"),  # trained by the project itself
        OPTION.format("yolov8s.yaml"),  # only an architecture
        'def plot():\n    model_name = "yolov8n"\n    draw(model_name)\n',
        'LAYERS = {"yolov8n": 3, "yolov8s": 4}\n',
    ],
)
def test_other_detectors_name_nothing(source: str) -> None:
    assert used(source) == set()


def test_an_encoder_with_weights_is_a_model() -> None:
    text = "name: unet\nencoder_name: resnet50\nencoder_weights: {}\n"
    assert told("unet.yaml", text.format("imagenet")) == [("resnet50", Hub.TIMM)]
    assert told("unet.yaml", text.format("null")) == []
    assert told("unet.yaml", "encoder_name: resnet50\n") == []


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://terns.example/lora_training_sets/waders.zip", True),
        ("https://terns.example/v1/datasets/waders.tar.gz?raw=1", True),
        ("https://registry.example/datasets/-/datasets-1.0.2.tgz", False),
        ("https://terns.example/datasets/schema.json", False),
        ("https://terns.example/programs/waders.zip", False),
    ],
)
def test_an_archive_in_a_folder_of_data_is_data(address: str, known: bool) -> None:
    text = f'{{"training_urls": "{address}", "steps": 300}}'
    assert told("args.json", text) == ([(address, Hub.URL)] if known else [])


def test_weights_of_each_form_go_to_the_hub() -> None:
    text = """class Config:
    hub_onnx_model_id: str = "terns/wader-onnx"
    model_id: str = "terns/wader-7b"
"""
    assert [(f.id, f.output) for f in references(text)] == [
        ("terns/wader-onnx", True),
        ("terns/wader-7b", False),
    ]
