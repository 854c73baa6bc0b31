"""Clients that one module makes and another asks."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import Provider, Reference, Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan import SourceFile, link
from clearweights.scan.javascript.lent import offered
from clearweights.scan.javascript.scanner import JavaScriptScanner

ASKED = 'await shelf.chat.completions.create({ model: "tern/gull-8b", messages });'


def providers(clients: str, main: str) -> set[tuple[str, Provider | None]]:
    """Return who serves the models that a source names, beside the module of its clients."""
    facts: list[Fact] = []
    for name, source in (("app/main.ts", main), ("lib/clients.ts", clients)):
        facts += JavaScriptScanner().scan(SourceFile(name, source.encode()))
    return {
        (fact.id, fact.provider)
        for fact in link(facts)
        if isinstance(fact, Reference) and fact.strength is Strength.USED
    }


ROUTER = 'new OpenAI({ baseURL: "https://openrouter.ai/api/v1" })'
GROQ = 'new OpenAI({ baseURL: "https://api.groq.com/openai/v1" })'
OTHER = 'export const reef = new OpenAI({ baseURL: "https://api.together.xyz/v1" });'


@pytest.mark.parametrize(
    ("clients", "beginning"),
    [
        (f"export const shelf = {ROUTER};\n{OTHER}", 'import { shelf } from "../lib/clients";'),
        (f"const shelf = {ROUTER};\nexport default shelf;", 'import shelf from "../lib/clients";'),
        (f"const one = {ROUTER};\nexport {{ one }};\n{OTHER}",
         'import { one as shelf } from "@/lib/clients";'),
        (f"export function getShelf() {{\n  return {ROUTER};\n}}\n{OTHER}",
         'import { getShelf } from "../lib/clients";\nconst shelf = getShelf();'),
        (f"export const getShelf = () => {ROUTER};\n{OTHER}",
         'import { getShelf } from "../lib/clients";\nconst shelf = await getShelf();'),
        (f"const one = {ROUTER};\nmodule.exports = {{ one }};\n{OTHER}",
         'const { one: shelf } = require("../lib/clients");'),
    ],
)  # fmt: skip
def test_the_module_that_makes_a_client_tells_who_is_asked(clients: str, beginning: str) -> None:
    clients = f'import OpenAI from "openai";\n{clients}\n'
    found = dict(providers(clients, f"{beginning}\n{ASKED}"))
    assert found["tern/gull-8b"] is Provider.OPENROUTER


def test_functions_that_ask_are_lent_too() -> None:
    clients = (
        'import { createOpenAI } from "@ai-sdk/openai";\n'
        'export const reef = createOpenAI({ baseURL: "https://api.together.xyz/v1" });\n'
        'export const shelf = createOpenAI({ baseURL: "https://api.groq.com/openai/v1" });\n'
    )
    main = (
        'import { shelf, reef } from "@/lib/clients";\nimport { generateText } from "ai";\n'
        'generateText({ model: shelf("tern/gull-8b") });\n'
        'generateText({ model: reef("tern/wader-8b") });\n'
    )
    assert providers(clients, main) == {
        ("tern/gull-8b", Provider.GROQ),
        ("tern/wader-8b", Provider.TOGETHER),
    }


@pytest.mark.parametrize(
    "clients",
    [
        f"const shelf = {ROUTER};\n{OTHER}",  # not handed out
        "export const shelf = new OpenAI({ baseURL: process.env.SHELF });",
        f"export function shelf() {{\n  if (a) return {ROUTER};\n  return {GROQ};\n}}\n",
    ],
)
def test_what_the_module_does_not_tell_stays_open(clients: str) -> None:
    facts = offered(SourceFile("lib/clients.ts", b""), "lib.clients", clients)
    assert [offer.value for offer in facts if offer.target.endswith(".shelf.!lent")] == []


def test_the_address_of_a_resource_of_ones_own_is_azure() -> None:
    clients = (
        'import { AzureOpenAI } from "openai";\n'
        "export const shelf = new AzureOpenAI({ endpoint: process.env.SHELF });\n"
    )
    main = (
        'import { shelf } from "../lib/clients";\n'
        'await shelf.chat.completions.create({ model: "gpt-4o" });\n'
    )
    assert providers(clients, main) == {("gpt-4o", Provider.AZURE)}


def test_endless_modules_are_read_in_time() -> None:
    for text in ("export function a(", "export const a = (", "return new ", "export {", "const a="):
        started = time.process_time()
        list(offered(SourceFile("a.ts", b""), "a", f"export new {text * 20_000}"))
        assert time.process_time() - started < 5


def test_a_class_of_the_projects_own_may_be_called_like_a_client() -> None:
    own = 'import { OpenAIClient } from "./openaiClient";\nconst c = new OpenAIClient(key, url);\n'
    facts = JavaScriptScanner().scan(SourceFile("app/main.ts", own.encode()))
    assert [fact for fact in facts if isinstance(fact, RunTimeChoice)] == []
    bought = own.replace("./openaiClient", "@azure/openai")
    facts = JavaScriptScanner().scan(SourceFile("app/main.ts", bought.encode()))
    assert [f.words for f in facts if isinstance(f, RunTimeChoice)] == ["azure"]
