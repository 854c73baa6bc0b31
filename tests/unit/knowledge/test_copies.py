"""Names of copies of well-known data, and of the weights of makers with terms of their own."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub
from clearweights.knowledge import load_knowledge
from clearweights.knowledge.base import FamilyMatch

K = load_knowledge()


def _dataset(name: str) -> FamilyMatch | None:
    return K.family(AssetKind.DATASET, Hub.HUGGINGFACE, name)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("heron/msmarco-hard-negatives", "statement-research-only"),
        ("heron/mmarco", "statement-research-only"),
        ("heron/tiny-imagenet", "imagenet-terms"),
        ("heron/imagenet-1k-wds", "imagenet-terms"),
        ("heron/coco2017", "ms-coco-terms"),
        ("heron/celeba-hq", "celeba-terms"),
        ("heron/flickr30k", "statement-research-only"),
        ("heron/ffhq-256", "cc-by-nc-sa-4.0"),
    ],
)
def test_a_copy_suggests_the_terms_of_what_it_copies(name: str, record: str) -> None:
    found = _dataset(name)
    assert found is not None
    assert found.license == record


@pytest.mark.parametrize(
    "name",
    [
        "heron/coco-bakery", "heron/imagenet-of-cats", "heron/smarco", "heron/flickr30k-in-verse",
        "heron/celebas", "heron/notffhq",
    ],
)  # fmt: skip
def test_data_of_a_like_name_is_no_copy(name: str) -> None:
    assert _dataset(name) is None


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("xverse/XVERSE-13B-2-Chat", "xverse-model"),
        ("OrionStarAI/Orion-14B-Chat", "orion-14b-community"),
        ("TeleAI/TeleChat2-7B", "telechat-community"),
        ("IEITYuan/Yuan2-M32", "yuan-2.0-model"),
        ("baichuan-inc/Baichuan-13B-Chat", "baichuan-13b"),
        ("baichuan-inc/Baichuan-7B", "baichuan-7b"),
        ("baichuan-inc/Baichuan2-7B-Chat", "baichuan2"),
        ("internlm/internlm2_5-7b-chat-gguf", "internlm"),
        ("internlm/internlm3-8b-instruct", "apache-2.0"),
        ("microsoft/wavlm-large", "cc-by-sa-3.0"),
        ("THUDM/codegeex4-all-9b", "codegeex4-model"),
        ("THUDM/cogvlm2-llama3-chat-19B", "cogvlm2-model"),
        ("WisdomShell/CodeShell-7B-Chat", "codeshell-model"),
        ("ICTNLP/Llama-3.1-8B-Omni", "statement-research-only"),
        ("fnlp/moss-moon-003-sft", "agpl-3.0"),
        ("kyutai/moshiko-pytorch-bf16", "cc-by-4.0"),
    ],
)
def test_weights_suggest_the_terms_of_their_maker(name: str, record: str) -> None:
    found = K.family(AssetKind.MODEL, Hub.HUGGINGFACE, name)
    assert found is not None
    assert found.license == record


@pytest.mark.parametrize("name", ["IEITYuan/Yuan-embedding-2.0-en", "IEITYuan/Yuan3.0-Flash"])
def test_other_weights_of_a_maker_suggest_nothing(name: str) -> None:
    assert K.family(AssetKind.MODEL, Hub.HUGGINGFACE, name) is None
