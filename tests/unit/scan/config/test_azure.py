"""Templates of Azure: who serves the models that they deploy."""

from __future__ import annotations

import json

import pytest

from clearweights.domain.asset import Provider, Reference
from clearweights.scan import SourceFile
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.javascript.scanner import JavaScriptScanner

SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/"
KIND = "Microsoft.CognitiveServices/accounts/deployments"


def asked(document: dict[str, object], kind: str = "deploymentTemplate") -> set[tuple[str, object]]:
    text = json.dumps({"$schema": f"{SCHEMA}{kind}.json#", **document}, indent=1)
    facts = ConfigScanner().scan(SourceFile("infra/main.json", text.encode()))
    return {(fact.id, fact.provider) for fact in facts if isinstance(fact, Reference)}


def deployed(name: str, maker: str = "OpenAI") -> dict[str, object]:
    return {"type": KIND, "properties": {"model": {"format": maker, "name": name}}}


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("gpt-4o", "OpenAI"),
        ("text-embedding-3-small", "OpenAI"),
        ("mistral-large-2407", "Mistral AI"),
    ],
)
def test_azure_serves_what_it_deploys(name: str, maker: str) -> None:
    assert asked({"resources": [deployed(name, maker)]}) == {(name, Provider.AZURE)}


def test_so_it_does_what_the_parameters_of_a_template_name() -> None:
    default = {"chatModel": {"type": "string", "defaultValue": "gpt-4o-mini"}}
    found = asked({"parameters": default, "resources": [deployed("gpt-4o")]})
    assert found == {("gpt-4o-mini", Provider.AZURE), ("gpt-4o", Provider.AZURE)}
    values = {"chatModelName": {"value": "gpt-4o-mini"}}
    told = asked({"parameters": values}, "deploymentParameters")
    assert told == {("gpt-4o-mini", Provider.AZURE)}


@pytest.mark.parametrize("name", ["openAiComChatModel", "OPENAICOM_CHAT_MODEL"])
def test_a_setting_may_say_that_the_maker_is_asked(name: str) -> None:
    text = f'{{"$schema": "{SCHEMA}deploymentParameters.json#",\n"{name}": "gpt-4o-mini"}}'
    facts = ConfigScanner().scan(SourceFile("infra/main.parameters.json", text.encode()))
    assert {f.provider for f in facts if isinstance(f, Reference)} == {Provider.OPENAI}


def test_a_template_without_such_an_account_hands_on_a_name() -> None:
    site = {"type": "Microsoft.Web/sites", "properties": {"OPENAI_MODEL": "gpt-4o"}}
    assert asked({"resources": [site]}) == {("gpt-4o", Provider.OPENAI)}


def test_parameters_may_be_written_in_bicep() -> None:
    text = "using './main.bicep'\n\nparam chatModel = 'gpt-4o'\n"
    facts = JavaScriptScanner().scan(SourceFile("infra/main.bicepparam", text.encode()))
    found = [(f.id, f.provider, f.place.line) for f in facts if isinstance(f, Reference)]
    assert found == [("gpt-4o", Provider.AZURE, 3)]
