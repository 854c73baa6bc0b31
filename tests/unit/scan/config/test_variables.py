"""Environment variables: who serves the model that one names."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference
from clearweights.scan import SourceFile
from clearweights.scan.config.scanner import EnvScanner


def found(text: str) -> list[Reference]:
    facts = EnvScanner().scan(SourceFile(".env.example", text.encode()))
    return [fact for fact in facts if isinstance(fact, Reference)]


ENGINES = """PICTURE_HF_ENDPOINT_URL=https://api-inference.huggingface.co/x
PICTURE_LOCAL_API_URL=http://localhost:7860
PICTURE_REPLICATE_API_MODEL=acme/tern-xl
PICTURE_OPENAI_BASE_URL=https://api.openai.com/v1
PICTURE_OPENAI_API_MODEL=dall-e-3
PICTURE_ANTHROPIC_API_MODEL=claude-3-opus-20240229
PICTURE_HF_MODEL=acme/tern-small-7b
"""


def test_addresses_of_other_providers_tell_nothing_of_a_model() -> None:
    assert [(f.id, f.kind, f.provider) for f in found(ENGINES)] == [
        ("acme/tern-xl", AssetKind.SERVICE, Provider.REPLICATE),
        ("dall-e-3", AssetKind.SERVICE, Provider.OPENAI),
        ("claude-3-opus-20240229", AssetKind.SERVICE, Provider.ANTHROPIC),
        ("acme/tern-small-7b", AssetKind.MODEL, None),
    ]


@pytest.mark.parametrize(
    ("text", "hub", "provider"),
    [
        ("LLM_URL=http://localhost:11434/v1\nLLM_OPENAI_MODEL=llama3.1\n", Hub.OLLAMA, None),
        ("LLM_URL=https://api.groq.com/v1\nLLM_MODEL=llama-9\n", Hub.API, Provider.GROQ),
    ],
)
def test_an_address_that_names_nobody_tells_who_is_asked(
    text: str, hub: Hub, provider: Provider | None
) -> None:
    assert [(f.hub, f.provider) for f in found(text)] == [(hub, provider)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("LOCAL_MODEL=qwen2.5:7b\nLOCAL_MODEL_EMBEDDINGS=nomic-embed-text\n", 2),
        ("LOCAL_MODEL=qwen2.5:7b\nSTORE_EMBEDDING_MODEL=nomic-embed-text\n", 1),
        ("LOCAL_MODEL_EMBEDDINGS=nomic-embed-text\n", 0),
    ],
)
def test_a_family_beside_a_tag_that_begins_alike_is_of_ollama(text: str, ids: int) -> None:
    assert [f.hub for f in found(text)] == [Hub.OLLAMA] * ids


STUDIO = """LLM_PROVIDER=lmstudio
LOCAL_LLM=tern_wing-32b
LMSTUDIO_BASE_URL=http://localhost:1234/v1
OLLAMA_BASE_URL=http://localhost:11434
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (STUDIO, [("tern_wing-32b", Hub.OTHER)]),
        (STUDIO.replace("LLM_PROVIDER=lmstudio\nLOCAL", "LOCAL"), []),
        (STUDIO.replace("=lmstudio", "=ollama"), []),
        (STUDIO.replace("tern_wing-32b", "local-model"), []),
        ("LOCAL_LLM=tern_wing-32b\nLMSTUDIO_URL=http://x:1/v1\n", [("tern_wing-32b", Hub.OTHER)]),
    ],
)
def test_what_lm_studio_runs_has_names_of_its_own(text: str, told: list[tuple[str, Hub]]) -> None:
    assert [(f.id, f.hub) for f in found(text)] == told


def test_many_variables_are_read_in_linear_time() -> None:
    begin = time.process_time()
    found("".join(f"LOCAL_MODEL_{n}=tern_wing-32b\n" for n in range(4_000)))
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("DEFAULT_MODEL_HG_REPO_ID", [(AssetKind.MODEL, False)]),
        ("VOICE_HF_REPO_ID", [(AssetKind.MODEL, False)]),
        ("SHELF_HF_DATA_REPO", [(AssetKind.DATASET, False)]),
        ("OUTPUT_HF_REPO_ID", [(AssetKind.MODEL, True)]),
        ("GITHUB_REPO_ID", []),
        ("CONTAINER_REPO_ID", []),
        ("HF_SPACE_REPO_ID", []),
        ("RESULTS_HF_REPO", []),
    ],
)
def test_a_variable_that_ends_in_a_repository_of_the_hub_names_one(
    name: str, wanted: list[tuple[AssetKind, bool]]
) -> None:
    assert [(f.kind, f.output) for f in found(f"{name}=acme/tern\nHF_TOKEN=x\n")] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("VOICE_REPO_ID=acme/tern-bert-base\nMODEL=\n", [(AssetKind.MODEL, None)]),
        (
            "OPENROUTER_FALLBACK=acme/llama-3-8b-instruct\nMODEL=\n",
            [(AssetKind.SERVICE, Provider.OPENROUTER)],
        ),
        ("GITHUB_REPOSITORY=acme/llama-3-8b-instruct\nMODEL=\n", []),
        ("IMAGE=acme/llama-3-8b-instruct\nMODEL=\n", []),
        ("VOICE=acme/tern-shelf\nMODEL=\n", []),
    ],
)
def test_the_name_of_a_published_model_counts_whatever_its_variable(
    text: str, wanted: list[tuple[AssetKind, Provider | None]]
) -> None:
    assert [(f.kind, f.provider) for f in found(text)] == wanted


@pytest.mark.parametrize(
    ("text", "hubs"),
    [
        ("LOCALAI_URL=http://reef:8080\nSHELF_MODEL=tern-3-4b-it-qat\n", [Hub.OTHER]),
        ("SHELF_URL=http://localai:8080/v1\nSHELF_MODEL=tern-3-4b-it-qat\n", [Hub.OTHER]),
        ("SHELF_URL=http://reef:8080/v1\nSHELF_MODEL=tern-3-4b-it-qat\n", []),
        ("SHELF_URL=http://localai:8080/v1\nSHELF_MODEL=local-model\n", []),
    ],
)
def test_what_a_server_of_ones_own_runs_is_told_by_its_host(text: str, hubs: list[Hub]) -> None:
    assert [f.hub for f in found(text)] == hubs
