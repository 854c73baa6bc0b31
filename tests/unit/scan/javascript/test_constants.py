"""Constants of client libraries stand for the models they name."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.javascript.constants import libraries
from clearweights.scan.javascript.scanner import NativeScanner

GO = 'package main\nimport "github.com/sashabaranov/go-openai"\n'
NEW = 'package main\nimport "github.com/openai/openai-go"\n'
CLAUDE = 'package main\nimport "github.com/anthropics/anthropic-sdk-go"\n'


def found(text: str, path: str = "main.go") -> list[tuple[str, Provider | None, int]]:
    facts = NativeScanner().scan(SourceFile(path, text.encode()))
    kept = [fact for fact in facts if isinstance(fact, Reference)]
    assert all(fact.kind is AssetKind.SERVICE for fact in kept)
    return [(fact.id, fact.provider, fact.place.line) for fact in kept]


@pytest.mark.parametrize(
    ("text", "id_", "provider"),
    [
        (GO + "r := Request{Model: openai.GPT3Dot5Turbo}", "gpt-3.5-turbo", Provider.OPENAI),
        (GO + "return openai.GPT4o20240806", "gpt-4o-2024-08-06", Provider.OPENAI),
        (GO + "m = openai.AdaEmbeddingV2", "text-embedding-ada-002", Provider.OPENAI),
        (GO + "m = openai.CreateImageModelDallE3", "dall-e-3", Provider.OPENAI),
        (NEW + "p := P{Model: openai.ChatModelGPT4_1Nano}", "gpt-4.1-nano", Provider.OPENAI),
        (NEW + "m = openai.ChatModelO3Mini2025_01_31", "o3-mini-2025-01-31", Provider.OPENAI),
        (
            CLAUDE + "m = anthropic.ModelClaude3_7Sonnet20250219",
            "claude-3-7-sonnet-20250219",
            Provider.ANTHROPIC,
        ),
        (CLAUDE + "m = anthropic.ModelClaudeSonnet4_5", "claude-sonnet-4-5", Provider.ANTHROPIC),
    ],
)
def test_a_constant_of_a_client_names_its_model(text: str, id_: str, provider: Provider) -> None:
    assert found(text) == [(id_, provider, 3)]


def test_a_client_under_another_name() -> None:
    text = 'import oai "github.com/sashabaranov/go-openai"\nm := oai.GPT4oMini\n'
    assert found(text) == [("gpt-4o-mini", Provider.OPENAI, 2)]


def test_constants_of_java() -> None:
    text = "import com.openai.models.ChatModel;\nbuilder.model(ChatModel.GPT_4O_MINI);\n"
    assert found(text, "App.java") == [("gpt-4o-mini", Provider.OPENAI, 2)]
    text = (
        "import dev.langchain4j.model.openai.OpenAiChatModelName;\n"
        "b.modelName(OpenAiChatModelName.GPT_4_1);\n"
    )
    assert found(text, "App.java") == [("gpt-4.1", Provider.OPENAI, 2)]


RIG = "use rig::{{client::Client, providers::{}}};\nlet a = client.agent({});\n"


@pytest.mark.parametrize(
    ("brought", "constant", "told"),
    [
        ("openai", "openai::GPT_4O_MINI", [("gpt-4o-mini", Provider.OPENAI, 2)]),
        ("azure", "azure::GPT_4O", [("gpt-4o", Provider.AZURE, 2)]),
        ("openai::{self, GPT_4O}", "GPT_4O", [("gpt-4o", Provider.OPENAI, 2)]),
        ("xai", "providers::xai::GROK_4", [("grok-4-0709", Provider.XAI, 2)]),
        ("cohere::EMBED_ENGLISH_V3", '"x"', []),
        ("openai", "openai::Client", []),
    ],
)
def test_modules_of_rust_hold_constants_of_a_provider(
    brought: str, constant: str, told: list[tuple[str, Provider | None, int]]
) -> None:
    assert found(RIG.format(brought, constant), "a.rs") == told


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "a.rs",
            "use fastembed::{EmbeddingModel, TextEmbedding};\nx(EmbeddingModel::BGESmallENV15)",
            [("Xenova/bge-small-en-v1.5", Hub.HUGGINGFACE)],
        ),
        (
            "A.cs",
            "using Whisper.net.Ggml;\nvar a = await D.GetGgmlModelAsync(GgmlType.SmallEn);",
            [("ggml-small.en.bin", Hub.WHISPER)],
        ),
        ("A.cs", "using Whisper.net.Ggml;\nvar n = t switch { GgmlType.Tiny => 1 };", []),
    ],
)
def test_constants_of_what_runs_here(path: str, text: str, told: list[tuple[str, Hub]]) -> None:
    facts = NativeScanner().scan(SourceFile(path, text.encode()))
    kept = [fact for fact in facts if isinstance(fact, Reference)]
    assert [(fact.id, fact.hub) for fact in kept] == told
    assert all(fact.kind is AssetKind.MODEL for fact in kept)


def test_members_of_enumerations_of_rust() -> None:
    text = "use async_openai::types::audio::SpeechModel;\nreq.model(SpeechModel::{})\n"
    assert found(text.format("Gpt4oMiniTts"), "a.rs") == [("gpt-4o-mini-tts", Provider.OPENAI, 2)]
    assert found(text.format("Tts1Hd"), "a.rs") == [("tts-1-hd", Provider.OPENAI, 2)]
    assert found(text.format("Other"), "a.rs") == []


def test_the_cloud_of_another_maker_serves_it() -> None:
    text = GO + "c := openai.DefaultAzureConfig(k, u)\nm := openai.GPT4o"
    assert found(text) == [("gpt-4o", Provider.AZURE, 4)]
    text = (
        GO + "c := openai.DefaultAzureConfig(k, u)\nd := openai.DefaultConfig(k)\nm := openai.GPT4o"
    )
    assert found(text) == [("gpt-4o", Provider.OPENAI, 5)]


def test_constants_of_java_under_their_whole_name() -> None:
    text = (
        "class A {\n  M m = b.model(com.openai.models.images.ImageModel.DALL_E_3.asString());\n}\n"
    )
    assert found(text, "A.java") == [("dall-e-3", Provider.OPENAI, 2)]
    text = "import org.springframework.ai.mistralai.api.MistralAiApi.ChatModel;\n"
    text += "o.model(ChatModel.MISTRAL_SMALL.getName());\n"
    assert found(text, "A.java") == [("mistral-small-latest", Provider.MISTRAL, 2)]


@pytest.mark.parametrize(
    "text",
    [
        GO + "switch m {\ncase openai.GPT4o:\n}",
        GO + "if m == openai.GPT4o {\n}",
        GO + "limits := map[string]int{\nopenai.GPT4o: 128000,\n}",
        GO + "// m := openai.GPT4o",
        GO + "role := openai.ChatMessageRoleUser",
        'package main\nimport "example.org/openai"\nm := openai.GPT4o',
    ],
)
def test_compared_keys_and_other_constants_choose_nothing(text: str) -> None:
    assert found(text) == []


def test_no_two_names_of_a_library_are_one_constant() -> None:
    for library in libraries():
        assert len(set(library.names.values())) > 1
        assert all(name.isalnum() for name in library.names)


STATIC = "import static dev.langchain4j.model."


@pytest.mark.parametrize(
    ("text", "id_", "provider"),
    [
        ("openai.OpenAiChatModelName.GPT_4_O_MINI;", "gpt-4o-mini", Provider.OPENAI),
        ("openai.OpenAiChatModelName.*;", "gpt-4o-mini", Provider.OPENAI),
        ("github.GitHubModelsChatModelName.GPT_4_O_MINI;", "gpt-4o-mini", Provider.AZURE),
    ],
)
def test_constants_that_java_imports_alone(text: str, id_: str, provider: Provider) -> None:
    code = (
        f"{STATIC}{text}\nclass A {{\n  M m = M.builder().modelName(GPT_4_O_MINI).build();\n"
        "  int n = new OpenAiTokenCountEstimator(GPT_4_O_MINI).count(text);\n}\n"
    )
    assert found(code, "A.java") == [(id_, provider, 3)]


def test_constants_of_models_of_the_hub() -> None:
    code = (
        f"{STATIC}huggingface.HuggingFaceModelName.SENTENCE_TRANSFORMERS_ALL_MINI_LM_L6_V2;\n"
        "M m = M.builder().modelId(SENTENCE_TRANSFORMERS_ALL_MINI_LM_L6_V2).build();\n"
    )
    facts = list(NativeScanner().scan(SourceFile("A.java", code.encode())))
    kept = [fact for fact in facts if isinstance(fact, Reference)]
    assert [(f.kind, f.id) for f in kept] == [
        (AssetKind.MODEL, "sentence-transformers/all-MiniLM-L6-v2")
    ]


def test_constants_that_a_library_hands_on_choose_nothing() -> None:
    listed = (
        GO + "const (\n\tGPT4o   Model = openai.GPT4o\n\tDefaultModel Model = openai.GPT4o\n)\n"
    )
    facts = NativeScanner().scan(SourceFile("models.go", listed.encode()))
    assert [(f.place.line, f.strength) for f in facts if isinstance(f, Reference)] == [
        (4, Strength.MENTIONED),
        (5, Strength.USED),
    ]
    text = (
        'import "github.com/henomis/lingoose/llm/openai"\nl := openai.New().WithModel(openai.GPT4o)'
    )
    assert found(text) == [("gpt-4o", Provider.OPENAI, 2)]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "Ask.swift",
            (
                "import OpenAI\nlet a = ChatQuery(messages: [], model: .gpt4_o_mini)\n"
                "var model: Model = .gpt4_o\nlet b = Request(model: .custom(name))\n"
                "if model == .gpt4 { return }\n"
            ),
            [("gpt-4o", Provider.OPENAI, 3), ("gpt-4o-mini", Provider.OPENAI, 2)],
        ),
        ("Ask.swift", "import OpenAIShelf\nlet a = Request(model: .gpt4_o)\n", []),
        (
            "Ask.swift",
            "import SwiftAnthropic\nlet p = Parameter(model: .claude35Sonnet, maxTokens: 9)\n",
            [("claude-3-5-sonnet", Provider.ANTHROPIC, 2)],
        ),
        (
            "Ask.kt",
            (
                "import ai.koog.prompt.executor.clients.openai.OpenAIModels\n"
                "import ai.koog.prompt.executor.clients.google.GoogleModels\n"
                "val a = AIAgent(llmModel = OpenAIModels.Chat.GPT4_1)\n"
                "val b = AIAgent(llmModel = GoogleModels.Gemini2_0Flash)\n"
            ),
            [("gemini-2.0-flash", Provider.GOOGLE, 4), ("gpt-4.1", Provider.OPENAI, 3)],
        ),
        (
            "Ask.cs",
            "using OpenAI.Models;\nvar r = new ChatRequest(messages, model: Model.GPT4o);\n",
            [("gpt-4o", Provider.OPENAI, 2)],
        ),
        (
            "Ask.cs",
            "using Anthropic.SDK.Constants;\nr = new P { Model = AnthropicModels.Claude46Sonnet };",
            [("claude-sonnet-4-6", Provider.ANTHROPIC, 2)],
        ),
        (
            "Ask.java",
            (
                "import org.springframework.ai.openai.api.OpenAiApi;\n"
                "o = O.builder().model(OpenAiApi.ChatModel.GPT_4_O.getValue()).build();\n"
            ),
            [("gpt-4o", Provider.OPENAI, 2)],
        ),
        (
            "ask.rs",
            (
                "use openai_api_rs::v1::common::{GPT4, GPT4_O};\n"
                "use openai_api_rs::v1::common::GPT4_TURBO as TURBO;\n"
                "let r = Request::new(GPT4_O.to_string(), messages);\n"
            ),
            [("gpt-4o", Provider.OPENAI, 3)],
        ),
    ],
)
def test_constants_of_libraries_of_other_languages(
    path: str, text: str, told: list[tuple[str, Provider | None, int]]
) -> None:
    assert sorted(found(text, path)) == told


def test_constants_of_models_of_ones_own_machine() -> None:
    code = "import org.springframework.ai.ollama.api.OllamaModel;\no.model(OllamaModel.LLAMA3_2);\n"
    facts = list(NativeScanner().scan(SourceFile("A.java", code.encode())))
    kept = [fact for fact in facts if isinstance(fact, Reference)]
    assert [(f.kind, f.hub, f.id) for f in kept] == [(AssetKind.MODEL, Hub.OLLAMA, "llama3.2")]


def test_many_constants_take_time_in_proportion() -> None:
    line = "b.model(com.openai.models.images.ImageModel.DALL_E_3.asString());\n"
    begin = time.process_time()
    assert len(found(line * 6_000, "A.java")) == 6_000
    assert time.process_time() - begin < 4


def test_many_names_of_one_source_are_asked_about_in_proportion() -> None:
    """Whether a source names a server of one's own is looked up once, not for each name."""
    lines = "".join(f'const DEFAULT_MODEL{n}: &str = "tern-{n}b";\n' for n in range(4_000))
    begin = time.process_time()
    list(NativeScanner().scan(SourceFile("a.rs", f"use groq::x;\n{lines}".encode())))
    assert time.process_time() - begin < 6


@pytest.mark.parametrize(
    ("imported", "given", "found"),
    [
        (
            "mistralai_client::v1::{client::Client, constants::EmbedModel}",
            "EmbedModel::MistralEmbed",
            [("mistral-embed", Provider.MISTRAL)],
        ),
        (
            "langchain_rust::llm::openai::{OpenAI, OpenAIModel}",
            "OpenAIModel::Gpt35.to_string()",
            [("gpt-3.5-turbo", Provider.OPENAI)],
        ),
        (
            "langchain_rust::llm::DeepseekModel",
            "DeepseekModel::DeepseekReasoner",
            [("deepseek-reasoner", Provider.DEEPSEEK)],
        ),
        ("shelf::EmbedModel", "EmbedModel::MistralEmbed", []),
    ],
)
def test_clients_of_rust_have_enumerations(
    imported: str, given: str, found: list[tuple[str, Provider]]
) -> None:
    text = f"use {imported};\nlet a = Asker {{ model: {given} }};\n"
    facts = NativeScanner().scan(SourceFile("a.rs", text.encode()))
    assert [(f.id, f.provider) for f in facts if isinstance(f, Reference)] == found


def test_static_imports_bring_short_names_too() -> None:
    text = (
        "import static dev.langchain4j.model.openai.OpenAiChatModelName.*;\n"
        "import static dev.langchain4j.model.mistralai.MistralAiChatModelName.*;\n"
        "class A { String a = O1.toString(); String b = OPEN_MIXTRAL_8x7B.toString(); JSON x; }\n"
    )
    facts = NativeScanner().scan(SourceFile("A.java", text.encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == ["o1", "open-mixtral-8x7b"]
