"""A file is parsed where its words could lead to a fact, and only there."""

from __future__ import annotations

import pytest

from clearweights.scan.python import PythonScanner
from clearweights.scan.python.worth import may_state


@pytest.mark.parametrize(
    "source",
    [
        "model = AutoModel.from_pretrained(name)\n",
        'from transformers import pipeline as make\nmake("text-generation", model=name)\n',
        "from datasets import load_dataset\nLOADERS = {'hub': load_dataset}\n",
        "from datasets import load_dataset\ntask = partial(load_dataset, name)\n",
        'REPO = "acme/support-8b"\n',
        'HF_ORG = "acme"\n',
        'class Hub:\n    namespace: str = "acme/"\n',
        'def f(org, name):\n    return f"{org}/{name}"\n',
        'NAMES = "acme/one acme/two".split()\n',
        'x = "gpt-4o"\n',
        'start("resnet50")\n',
        'start("large-v3")\n',
        'def hear(\n    sound,\n    whisper_model: str = "turbo",\n):\n    pass\n',
        "# taken from https://huggingface.co/acme/support-8b\n",
        'URL = "https://example.com/files/model.safetensors"\n',
        'subprocess.run(["huggingface-cli", "download", name])\n',
        'model_name = "resnet50"\n',
        'MODELS = [\n    "resnet50",\n]\n',
        'kept = ["--model_name_or_path acme/small"]\n',
        'TEXT = """\n    - base: acme/small\n"""\n',
        "from encodec import EncodecModel\nbuild = EncodecModel.encodec_model_24khz\nbuild()\n",
        (
            "class Settings:\n    def f(\n        self,\n    ) -> None:\n        pass\n\n"
            '    model: str = "resnet50"\n'
        ),
        'def make():\n    class Settings:\n        model: str = "resnet50"\n    return Settings\n',
    ],
)
def test_words_that_can_name_an_asset_are_worth_parsing(source: str) -> None:
    assert may_state(source)


@pytest.mark.parametrize(
    "source",
    [
        "def total(model, values):\n    model = model.eval()\n    return sum(values)\n",
        (
            "from transformers import TrainingArguments\n\n"
            'def train(model, args: TrainingArguments) -> None:\n    print("model")\n'
        ),
        'def load(\n    model,\n) -> None:\n    model_name = "ournet"\n',
        'KIND = "plain"\n',
        '"""Words about a model, see https://example.com/models."""\n',
    ],
)
def test_a_file_that_only_speaks_of_models_is_not(source: str) -> None:
    assert not may_state(source)


@pytest.mark.parametrize(
    ("source", "worth"),
    [
        ('from rembg import new_session\nnew_session("isnet-general-use")\n', True),
        ('from insightface.app import FaceAnalysis\nFaceAnalysis(name="buffalo_l")\n', True),
        ('from keybert import KeyBERT\nKeyBERT("all-mpnet-base-v2")\n', True),
        ('from frogs import new_session\nnew_session("green")\n', False),
    ],
)
def test_a_library_for_one_purpose_is_worth_a_look(source: str, worth: bool) -> None:
    assert PythonScanner().worth_parsing(source.encode()) is worth
