"""Names that their form alone tells."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.forms import is_of_family, is_unmistakable, released
from clearweights.scan.naming import Setting, name_model


@pytest.mark.parametrize(
    "words",
    "LFM2-1.2B Qwen3-8B Qwen2.5-Coder-32B-Instruct-AWQ Llama-3.1-8B-Instruct falcon-7b-instruct "
    "mistral-7b-instruct-v0.2 gemma-2-9b-it Phi-3.5-mini-instruct DeepSeek-R1-Distill-Qwen-7B "
    "InternVL2_5-8B Yi-1.5-9B-Chat pythia-1.4b-deduped opt-125m vicuna-7b-v1.5".split(),
)
def test_a_family_with_a_size_is_a_model(words: str) -> None:
    assert is_of_family(words)
    named = name_model(words)
    assert named is not None
    assert (named.kind, named.hub, named.id) == (AssetKind.MODEL, Hub.HUGGINGFACE, words)


@pytest.mark.parametrize(
    "words",
    "tern-7b qwen llama-guard gemma Qwen2.5-7B-Instruct-my-rows llama-7b mistral-large qwen-max "
    "falcon opt-in granite-3 phi-rows-4k yi-8 glm-4 llama3.1:8b".split(),
)
def test_other_words_are_none(words: str) -> None:
    assert not is_of_family(words)


def test_who_serves_it_comes_first() -> None:
    served = name_model("Qwen2.5-7B-Instruct", Setting.of_word("together") or Setting())
    assert served is not None
    assert served.kind is AssetKind.SERVICE
    own = name_model(
        "Qwen2.5-7B-Instruct", Setting.of_address("http://tern.internal/v1") or Setting()
    )
    assert own is not None
    assert own.kind is AssetKind.MODEL


def test_google_serves_its_own_family() -> None:
    served = name_model("gemma-3-27b-it", Setting.of_word("google") or Setting())
    assert served is not None
    assert served.kind is AssetKind.SERVICE
    alone = name_model("google/gemma-3-27b-it")
    assert alone is not None
    assert alone.kind is AssetKind.MODEL


def test_an_id_of_the_hub_stays_there_whoever_owns_it() -> None:
    named = name_model("google/gemma-4-31b-it")
    assert named is not None
    assert (named.kind, named.hub) == (AssetKind.MODEL, Hub.HUGGINGFACE)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("llama3.1:8b-instruct-q6_K", True),
        ("qwen2.5-coder:1.5b-base-fp16", True),
        ("arn:aws:bedrock:us-west-2::foundation-model/cohere.rerank-v3-5:0", True),
        ("cohere.rerank-v3-5:0", True),
        ("reader:8b", False),
        ("acme.rerank-v3-5:0", False),
        ("arn:aws:bedrock:us-west-2::foundation-model/*", False),
    ],
)
def test_forms_that_only_models_have(words: str, *, told: bool) -> None:
    assert is_unmistakable(words) is told


@pytest.mark.parametrize(
    ("words", "hub"),
    [
        ("ggml-base.bin", Hub.WHISPER),
        ("ggml-small.en-q5_1.bin", Hub.WHISPER),
        ("ggml-large-v3-turbo", Hub.WHISPER),
        ("ggml-silero-v6.2.0.bin", Hub.OTHER),
        ("sherpa-onnx-streaming-zipformer-en-2023-06-26", Hub.OTHER),
        ("sherpa-onnx-whisper-tiny.en", Hub.OTHER),
        ("vits-piper-en_US-amy-low", Hub.OTHER),
        ("kokoro-multi-lang-v1_0", Hub.OTHER),
        ("paraformer-zh-streaming", Hub.MODELSCOPE),
        ("paraformer-en-spk", Hub.MODELSCOPE),
    ],
)
def test_a_program_publishes_weights_under_names_of_its_own(words: str, hub: Hub) -> None:
    assert released(words) is hub
    named = name_model(words)
    assert named is not None
    assert (named.kind, named.hub, named.id) == (AssetKind.MODEL, hub, words)


@pytest.mark.parametrize(
    "words",
    "ggml-base ggml-cpu ggml-metal ggml-base-whisper sherpa-onnx-node sherpa-onnx-offline "
    "sherpa-onnx-win-x64 sherpa-onnx-v1.10.30-linux-x64-shared sherpa-onnx-whisper-tiny.tar.bz2 "
    "kokoro-en vits-tern ggml-terns.bin paraformer paraformer-large fsmn-vad ct-punc".split(),
)
def test_libraries_programs_and_archives_are_none(words: str) -> None:
    assert released(words) is None
