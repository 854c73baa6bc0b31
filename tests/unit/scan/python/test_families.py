"""Names that one maker gives its models, without the organization: where a setting holds them."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind, Hub


@pytest.mark.parametrize(
    "source",
    [
        'class Job:\n    model_name: str = "LFM2-1.2B"\n',
        'import os\nLOCAL_LLM_MODEL = os.getenv("LOCAL_LLM_MODEL", "qwen3-4b-q4_k_m")\n',
        (
            "import argparse\np = argparse.ArgumentParser()\n"
            'p.add_argument("--model_name", default="Llama-2-7b-chat-hf")\n'
        ),
        'def run(base_model="Qwen2.5-7B-Instruct"):\n    return start(base_model)\n',
    ],
)
def test_a_setting_names_a_model_by_its_family(source: str) -> None:
    (found,) = references(source)
    assert (found.kind, found.hub) == (AssetKind.MODEL, Hub.HUGGINGFACE)


@pytest.mark.parametrize(
    "source",
    [
        'def plot():\n    model_name = "Llama-3.1-70B-Instruct"\n    draw(model_name)\n',
        'MODELS = ["Llama-2-7b-chat-hf", "our-tern"]\n',
        'OUTPUT_MODEL = "Qwen2.5-7B-Instruct"\n',
        'MODEL_LABEL = "Qwen2.5-7B-Instruct"\n',
        'MODEL = "tern-7b"\n',
    ],
)
def test_labels_and_lists_name_none(source: str) -> None:
    assert used(source) == set()
