"""Names of the hub's models that a provider serves: told by the project as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role, Strength
from clearweights.domain.facts import Fact, RunTimeChoice

SERVED = "!served"
"""The name under which a module says which provider it asks."""

_SERVE_OTHERS = frozenset({Provider.TOGETHER, Provider.OPENROUTER, Provider.GROQ})
"""Providers whose names for the models of others are the hub's."""

_NAMES = frozenset({"key", "config-key", "env", "named-value", "choice", "comment"})
"""Ways to name a model that load nothing by themselves."""

_SETTINGS = frozenset({"config-key", "env"})
"""A menu of models may name several who serve them, and some that are loaded."""


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Take names of the hub for those of the one provider called, where nothing loads weights.

    `MODELS = [{ value: "org/model" }]` stands in a file of its own; who is called, in another.
    """
    everything = _without_own(tuple(facts))
    used = [f for f in everything if isinstance(f, Reference) and f.strength is Strength.USED]
    services = [f for f in used if f.kind is AssetKind.SERVICE]
    serving = {f.provider for f in services if f.how not in _SETTINGS and f.provider}
    serving &= _SERVE_OTHERS
    loads = any(f.kind is AssetKind.MODEL and f.how not in _NAMES for f in used)
    if loads or len(serving) != 1:
        return everything
    provider = next(iter(serving))
    loading = {
        f.place.path
        for f in everything
        if isinstance(f, RunTimeChoice) and f.kind is AssetKind.MODEL and f.how != "client"
    }  # what they choose from are weights
    return tuple(
        replace(f, kind=AssetKind.SERVICE, hub=Hub.API, provider=provider, role=Role.API)
        if isinstance(f, Reference)
        and f.kind is AssetKind.MODEL
        and f.hub is Hub.HUGGINGFACE
        and f.how in _NAMES
        and not f.output
        and f.role is not Role.TOKENIZER
        and "/" in f.id
        and f.place.path not in loading
        else f
        for f in everything
    )


def _without_own(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Weaken the names that the project itself gives to models of its own Ollama."""
    given = {f.id for f in facts if isinstance(f, Reference) and f.output and f.hub is Hub.OLLAMA}
    return tuple(
        replace(f, strength=Strength.MENTIONED)
        if isinstance(f, Reference) and f.hub is Hub.OLLAMA and f.id in given
        else f
        for f in facts
    )
