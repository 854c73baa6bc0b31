"""What an organization of the hub tells of an id."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind
from clearweights.scan.orgs import published, sounds_like_data


@pytest.mark.parametrize(
    "words",
    [
        "meta-llama/Llama-2-7b-hf",
        "intfloat/e5-base",
        "google/flan-t5-xl",
        "teknium/OpenHermes-7B",
        "facebook/gullsong-medium",
    ],
)
def test_a_known_organization_publishes_models(words: str) -> None:
    assert published(words) is AssetKind.MODEL


@pytest.mark.parametrize(
    "words",
    ["allenai/ai2_arc", "HuggingFaceH4/ultrachat_200k", "rajpurkar/squad", "yahma/alpaca-cleaned"],
)  # fmt: skip
def test_names_of_data_tell_datasets(words: str) -> None:
    assert published(words) is AssetKind.DATASET


@pytest.mark.parametrize(
    "words",
    [
        "acme/Llama-7b",
        "vidore/lists-667173f98e70a1c0fa4db00d",
        "microsoft/DeepSpeed",
        "facebook/gullsong-medium.js",
        "facebook/gullsong-melody",
        "google/jax",
        "openai/whisper",
        "Qwen",
        "a/b/c",
    ],
)
def test_others_and_places_of_code_tell_nothing(words: str) -> None:
    assert published(words) is None


def test_who_publishes_both_is_told_apart_by_the_name() -> None:
    assert published("HuggingFaceH4/starchat-beta") is AssetKind.MODEL
    assert published("HuggingFaceH4/self-made") is AssetKind.DATASET
    assert published("Salesforce/codet5-wikitext") is AssetKind.MODEL
    assert published("Salesforce/wikitext-corpus") is AssetKind.DATASET


def test_what_a_model_was_trained_on_does_not_make_it_data() -> None:
    assert published("speechbrain/asr-rnn-librispeech") is AssetKind.MODEL
    assert published("facebook/maskformer-swin-base-coco") is AssetKind.MODEL
    assert published("lmsys/lmsys-chat-1m") is AssetKind.DATASET
    assert not sounds_like_data("acme/resnet18.imagenet")
    assert sounds_like_data("acme/MMLU-hard")


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        ("BeIR/query-gen-msmarco-t5-base-v1", AssetKind.MODEL),
        ("BeIR/msmarco-qrels", AssetKind.DATASET),
        ("BeIR/bert-base-runs-dataset", AssetKind.DATASET),
    ],
)
def test_an_architecture_and_its_size_tell_a_model_among_data(id_: str, kind: AssetKind) -> None:
    assert published(id_) is kind
