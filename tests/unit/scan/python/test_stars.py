"""Names that a file has from `from module import *`."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import one, references, used

from clearweights.domain.asset import Hub, Provider

CONF = 'MODEL = "acme/heron-7b"\nDATA = "acme/lilies"\n'


@pytest.mark.parametrize(
    ("source", "id_", "hub"),
    [
        ("from torchvision.models import *\nresnet50(pretrained=True)", "resnet50", "torchvision"),
        ('from timm import *\nnet = create_model("tall_net_b5", True)', "tall_net_b5", "timm"),
    ],
)
def test_a_library_has_the_names_that_are_known_of_it(source: str, id_: str, hub: str) -> None:
    reference = one(source)
    assert (reference.id, reference.hub) == (id_, Hub(hub))


@pytest.mark.parametrize(
    ("source", "provider"),
    [
        ('from openai import *\nOpenAI().chat.completions.create(model="heron-4")', "openai"),
        ('from dashscope import *\nGeneration.call(model="heron-4")', "alibaba"),
        ('from cohere import *\nClient(KEY).chat(model="heron-4")', "cohere"),
    ],
)
def test_a_client_of_a_library_tells_who_is_asked(source: str, provider: str) -> None:
    reference = one(source)
    assert (reference.id, reference.provider) == ("heron-4", Provider(provider))


def test_constants_of_a_module_of_the_project() -> None:
    source = """
        from typing import *
        from birds import *
        from conf import *
        from dashscope import *
        from datasets import load_dataset
        from transformers import AutoModel
        AutoModel.from_pretrained(MODEL)
        load_dataset(DATA)
        """
    found = references(source, conf=CONF, birds="HERON = 1\n")
    assert {(r.id, r.place.path) for r in found if r.how != "named-value"} == {
        ("acme/heron-7b", "conf.py"),
        ("acme/lilies", "conf.py"),
    }


def test_a_name_of_the_file_is_its_own() -> None:
    source = """
        from conf import *
        from transformers import AutoModel
        def load(MODEL):
            return AutoModel.from_pretrained(MODEL)
        """
    assert [r.how for r in references(source, conf=CONF)] == ["named-value"]
    known = "from timm import *\ndef create_model(name, weights):\n    return name\n"
    assert used(known + 'create_model("tall_net_b5", True)') == set()


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ('datasets.load_dataset("lily_beds", "en")', {"lily_beds"}),
        ('birds.load_dataset("lily_beds", "en")', set()),
    ],
)
def test_a_module_of_the_project_may_import_a_library(call: str, found: set[str]) -> None:
    source = f"from .common import *\n\ndef lilies():\n    return {call}\n"
    assert {r.id for r in references(source) if r.how == "load_dataset"} == found
