"""Templates that Azure deploys: the models in them answer there, whoever made them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Provider, Reference
from clearweights.domain.facts import Fact

_SCHEMA = "schema.management.azure.com/"
_PARAMETERS = "deploymentparameters.json"
_ACCOUNTS = "microsoft.cognitiveservices/accounts"
_ITS_OWN = frozenset({Provider.OPENAI, Provider.MISTRAL, Provider.COHERE, Provider.XAI})
"""Makers whose models Azure deploys under their own names."""

_ASKED_THERE = "openaicom"
"""In the name of a setting: the maker itself is asked instead, `openAiComModel`."""


def as_deployed(text: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Take Azure for who serves the models of a template or of its parameters.

    A template that deploys no such account may only hand a program the name of a model.
    """
    deployed = _is_of_azure(text)
    for fact in facts:
        if deployed and isinstance(fact, Reference) and _may_be_deployed(fact):
            yield replace(fact, provider=Provider.AZURE)
        else:
            yield fact


def _is_of_azure(text: str) -> bool:
    if _SCHEMA not in text:
        return False
    lowered = text.lower()
    return _ACCOUNTS in lowered or _PARAMETERS in lowered


def _may_be_deployed(fact: Reference) -> bool:
    served = fact.kind is AssetKind.SERVICE and fact.provider in _ITS_OWN
    return served and _ASKED_THERE not in fact.place.excerpt.lower().replace("_", "")
