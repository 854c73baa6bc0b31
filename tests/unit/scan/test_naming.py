"""Which asset a value names, given what stands around it."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider
from clearweights.scan.naming import Setting, name_address, name_dataset, name_model, name_whisper
from clearweights.scan.shared import is_shared


@pytest.mark.parametrize(
    ("words", "kind", "hub", "id_", "provider"),
    [
        ("acme/small", AssetKind.MODEL, Hub.HUGGINGFACE, "acme/small", None),
        ("acme/small@v1", AssetKind.MODEL, Hub.HUGGINGFACE, "acme/small", None),
        (
            "acme/small-GGUF/small.Q4.gguf",
            AssetKind.MODEL,
            Hub.HUGGINGFACE,
            "acme/small-GGUF",
            None,
        ),
        ("gpt-4o", AssetKind.SERVICE, Hub.API, "gpt-4o", Provider.OPENAI),
        ("openai/gpt-4o", AssetKind.SERVICE, Hub.API, "openai/gpt-4o", Provider.OPENAI),
        ("openai/whisper-small", AssetKind.MODEL, Hub.HUGGINGFACE, "openai/whisper-small", None),
        ("groq/llama-3.1-8b", AssetKind.SERVICE, Hub.API, "groq/llama-3.1-8b", Provider.GROQ),
        ("ollama/llama3", AssetKind.MODEL, Hub.OLLAMA, "llama3", None),
        ("qwen3:8b", AssetKind.MODEL, Hub.OLLAMA, "qwen3:8b", None),
        ("codestral:latest", AssetKind.MODEL, Hub.OLLAMA, "codestral:latest", None),
        ("x-ai/grok-3", AssetKind.SERVICE, Hub.API, "x-ai/grok-3", Provider.XAI),
        ("xai-org/grok-1", AssetKind.MODEL, Hub.HUGGINGFACE, "xai-org/grok-1", None),
        ("openai:gpt-4o", AssetKind.SERVICE, Hub.API, "openai:gpt-4o", Provider.OPENAI),
        ("bert-base-uncased", AssetKind.MODEL, Hub.HUGGINGFACE, "bert-base-uncased", None),
        ("https://x.org/w.pth", AssetKind.MODEL, Hub.URL, "https://x.org/w.pth", None),
    ],
)
def test_a_value_names_an_asset(
    words: str, kind: AssetKind, hub: Hub, id_: str, provider: Provider | None
) -> None:
    named = name_model(words)
    assert named is not None
    assert (named.kind, named.hub, named.id, named.provider) == (kind, hub, id_, provider)


@pytest.mark.parametrize(
    "words",
    ["auto", "true", "8192", "python:3.11", "${MODEL}", "a model", "models/x", "<model>", ""],
)
def test_other_values_name_nothing(words: str) -> None:
    assert name_model(words) is None


def test_the_address_decides_who_is_called_not_the_name_of_the_model() -> None:
    azure = Setting.of_address("https://acme.openai.azure.com/")
    assert azure is not None
    named = name_model("gpt-4o", azure)
    assert named is not None
    assert named.provider is Provider.AZURE


def test_a_server_of_ones_own_that_answers_to_a_known_name_tells_no_model() -> None:
    own = Setting.of_address("http://localhost:8000/v1")
    assert own is not None
    assert name_model("gpt-3.5-turbo", own) is None
    named = name_model("acme/small", own)
    assert named is not None
    assert named.hub is Hub.HUGGINGFACE


def test_a_maker_of_closed_models_does_not_serve_repositories_of_the_hub() -> None:
    named = name_model("BAAI/bge-m3", Setting(provider=Provider.OPENAI, firm=True))
    assert named is not None
    assert named.kind is AssetKind.MODEL


def test_a_builder_is_no_dataset() -> None:
    assert name_dataset("json", any_bare=True) is None
    assert name_dataset("my_corpus") is None
    named = name_dataset("my_corpus", any_bare=True)
    assert named is not None
    assert named.kind is AssetKind.DATASET


def test_a_size_behind_a_colon_makes_a_name_of_ollama_s_library() -> None:
    named = name_model("newfamily9:4b-instruct")
    assert named is not None
    assert named.hub is Hub.OLLAMA
    assert name_model("registry:5000") is None


@pytest.mark.parametrize(
    ("key", "text", "found"),
    [
        ("WHISPER_MODEL", "", True),
        ("ASR_MODEL", "image: acme/whisper-server", True),
        ("ASR_MODEL", "image: acme/ears", False),
        ("MODEL", "image: acme/whisper-server", False),
    ],
)
def test_a_size_of_whisper_counts_where_speech_and_whisper_are_named(
    key: str, text: str, found: bool
) -> None:
    named = name_whisper(key, "base", text)
    assert (named is not None) is found
    assert name_whisper(key, "basement", text) is None


def test_a_mark_before_an_address_is_left_out() -> None:
    address = "https://example.org/releases/shelf_7b.pt"
    named = name_address(f"url::{address}")
    assert named is not None
    assert named.id == address


def test_a_version_of_replicate_is_a_service_of_its() -> None:
    words = f"acme/tiny-7b:{'e951f185' * 8}"
    named = name_model(words)
    assert named is not None
    assert (named.kind, named.provider, named.id) == (
        AssetKind.SERVICE, Provider.REPLICATE, words,
    )  # fmt: skip
    assert getattr(name_model("acme/tiny-7b"), "kind", None) is AssetKind.MODEL


def test_a_file_of_code_is_no_repository() -> None:
    assert name_model("Formula/private-gpt.rb") is None
    assert getattr(name_model("acme/private-gpt"), "id", None) == "acme/private-gpt"


def test_a_tag_of_ollama_is_no_name_of_a_maker_of_hosted_models() -> None:
    openai = Setting(provider=Provider.OPENAI, firm=True)
    found = name_model("qwen2.5:14b-8k", openai)
    assert found is not None
    assert (found.kind, found.hub) == (AssetKind.MODEL, Hub.OLLAMA)
    other = name_model("shelf2.5:14b-8k", openai)
    assert other is None or other.hub is not Hub.OLLAMA


def test_a_size_in_a_name_of_glm_tells_open_weights() -> None:
    hosted, open_ = name_model("glm-4-plus"), name_model("glm-4-9b")
    assert hosted is not None
    assert hosted.kind is AssetKind.SERVICE
    assert open_ is None or open_.kind is AssetKind.MODEL


@pytest.mark.parametrize(
    "maker", [Setting(Provider.COHERE), Setting(Provider.ANTHROPIC, firm=True)]
)
def test_a_model_as_bedrock_writes_it_is_asked_of_bedrock(maker: Setting) -> None:
    for words in ("cohere.embed-multilingual-v3", "us.anthropic.claude-3-haiku-20240307-v1:0"):
        named = name_model(words, maker)
        assert named is not None
        assert named.provider is Provider.AWS_BEDROCK


@pytest.mark.parametrize(
    ("words", "provider"),
    [
        ("chatgpt-4o-latest", Provider.OPENAI),
        ("Doubao-pro-32k", Provider.OTHER),
        ("hunyuan-vision", Provider.OTHER),
        ("cogview-3-plus", Provider.OTHER),
    ],
)
def test_more_hosted_models_are_known_by_their_names(words: str, provider: Provider) -> None:
    named = name_model(words)
    assert named is not None
    assert named.provider is provider


def test_what_a_page_for_chats_keeps_is_no_model() -> None:
    assert name_model("chatgpt-next-web-cache") is None


def test_numbers_that_machines_give_name_nothing() -> None:
    azure = Setting(provider=Provider.AZURE, firm=True)
    assert name_model("7392c568-9289-4bde-aaaa-b7131215889d", azure) is None
    assert name_model("tern-4bde-aaaa", azure) is not None


def test_an_address_filled_with_a_word_leads_to_no_file() -> None:
    assert is_shared("https://drive.google.com/uc?id=1aB2cD3eF4gH5iJ6kL7mN8oP")
    assert not is_shared("https://drive.google.com/uc?export=download&id=Model")
