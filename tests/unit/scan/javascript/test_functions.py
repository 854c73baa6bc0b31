"""Functions of the AI SDK that a source makes or imports, and names of the project's own."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.javascript.scanner import JavaScriptScanner
from clearweights.scan.registry import link


def used(**files: str) -> list[tuple[str, AssetKind, Provider | None]]:
    facts = [
        fact
        for name, text in files.items()
        for fact in JavaScriptScanner().scan(SourceFile(f"{name}.ts", text.encode()))
    ]
    found = [f for f in link(facts) if isinstance(f, Reference) and f.strength is Strength.USED]
    return [(f.id, f.kind, f.provider) for f in found]


MADE = """const shelf = createOpenAICompatible({
  name: "shelf", apiKey: key(), baseURL: {},
});
export const big = shelf.chatModel("acme-labs/Tern-7B");"""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ('"https://api.shelf.example/v1"', [(AssetKind.SERVICE, Provider.OTHER)]),
        ('"https://api.z.ai/api/v4"', [(AssetKind.SERVICE, Provider.ZHIPU)]),
        (
            'env.SHELF_URL ?? "https://api.deepinfra.com/v1"',
            [(AssetKind.SERVICE, Provider.DEEPINFRA)],
        ),
        ('"http://localhost:8000/v1"', [(AssetKind.MODEL, None)]),
    ],
)
def test_a_function_asks_at_the_address_it_was_made_with(
    address: str, told: list[tuple[AssetKind, Provider | None]]
) -> None:
    assert [(kind, provider) for _, kind, provider in used(a=MADE.replace("{}", address))] == told


@pytest.mark.parametrize(
    ("imported", "ids"),
    [
        ('import { shelf } from "@ai-sdk/shelf";', ["tern-small"]),
        ('import { shelf } from "shelf-ai-provider";', ["tern-small"]),
        ('import { shelf } from "@acme/ai-sdk-provider";', ["tern-small"]),
        ('import { shelf } from "@ai-sdk/react";', []),
        ('import { shelf } from "./shelf";', []),
    ],
)
def test_a_function_of_a_package_of_the_sdk_asks_a_service(imported: str, ids: list[str]) -> None:
    found = used(a=f'{imported}\nexport const m = shelf("tern-small");')
    assert [id_ for id_, _, _ in found] == ids


def test_a_second_client_of_a_maker_has_a_name_of_its_own() -> None:
    text = 'const spare = createOpenAI({ apiKey: key });\na(spare("gpt-5.4"), spare.chat("o3"));'
    assert [(id_, who) for id_, _, who in used(a=text)] == [
        ("gpt-5.4", Provider.OPENAI),
        ("o3", Provider.OPENAI),
    ]


OWN = """import { xai } from "@ai-sdk/xai";
export const mine = customProvider({ languageModels: {
  "shelf-small": xai("grok-3-mini"), "gpt-4.1": gateway("openai/gpt-4.1"),
} });"""
MENU = """export const models = [
  { value: "{}", provider: "xai" }, { value: "gpt-4.1", provider: "openai" },
];"""


@pytest.mark.parametrize(("name", "more"), [("shelf-small", []), ("shelf-large", ["shelf-large"])])
def test_what_the_project_itself_calls_a_model_is_none(name: str, more: list[str]) -> None:
    found = [id_ for id_, _, _ in used(own=OWN, menu=MENU.replace("{}", name))]
    assert found == ["grok-3-mini", "gpt-4.1", "openai/gpt-4.1", *more, "gpt-4.1"]


def test_a_model_that_ranks_is_asked_too() -> None:
    text = 'const r = rerank({ model: cohere.reranking("rerank-v9.0-pro") });'
    assert used(a=text) == [("rerank-v9.0-pro", AssetKind.SERVICE, Provider.COHERE)]


def test_a_gateway_that_a_source_makes_serves_what_it_is_given() -> None:
    text = """import { createGateway } from "ai";
const shelf = createGateway({ apiKey: key() });
export const big = shelf("acme-labs/Tern-7B");
export const other = shelf("anthropic/claude-sonnet-4.5");"""
    assert used(models=text) == [
        ("acme-labs/Tern-7B", AssetKind.SERVICE, Provider.OTHER),
        ("anthropic/claude-sonnet-4.5", AssetKind.SERVICE, Provider.OTHER),
    ]


@pytest.mark.parametrize("name", ["openai/gpt-5.4", "zai/glm-4.6"])
def test_a_bare_string_for_the_model_is_asked_at_the_gateway(name: str) -> None:
    text = f'import {{ streamText }} from "ai";\nstreamText({{ model: "{name}" }})'
    assert used(a=text) == [(name, AssetKind.SERVICE, Provider.OTHER)]
    given = f'import {{ gateway }} from "ai";\nconst m = gateway("{name}")'
    assert used(a=given) == [(name, AssetKind.SERVICE, Provider.OTHER)]
    own = text.replace('"ai"', '"./shelf"')
    assert [who for _, _, who in used(a=own)] != [Provider.OTHER]
