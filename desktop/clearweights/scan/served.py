"""Names of the hub's models that a provider serves: told by the project as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role, Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan import ids
from clearweights.scan.clients import CLIENTS

SERVED = "!served"
"""The name under which a module says which provider it asks."""

ROUTERS = frozenset({Provider.TOGETHER, Provider.OPENROUTER, Provider.GROQ, Provider.DEEPINFRA})
"""Providers whose names for the models of others are the hub's."""

_ROUTERS = frozenset(provider.value for provider in ROUTERS)
_NAMES = frozenset({"key", "config-key", "env", "named-value", "choice", "comment"})
"""Ways to name a model that load nothing by themselves."""

_IN_CODE = frozenset({"key", "choice"})
"""Of these, those of sources alone: where several are asked, settings may speak of weights."""

_SETTINGS = frozenset({"config-key", "env"})
"""A menu of models may name several who serve them, and some that are loaded."""


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Take names of the hub for those of the providers called, where nothing loads weights.

    `MODELS = [{ value: "org/model" }]` stands in a file of its own; who is called, in another.
    """
    everything = _without_own(tuple(facts))
    used = [f for f in everything if isinstance(f, Reference) and f.strength is Strength.USED]
    services = [f for f in used if f.kind is AssetKind.SERVICE]
    serving = {f.provider for f in services if f.how not in _SETTINGS and f.provider}
    serving |= {
        Provider(f.words)
        for f in everything
        if isinstance(f, RunTimeChoice) and f.how in CLIENTS and f.words in _ROUTERS
    }  # a route asks for the model that a page sends it
    serving &= ROUTERS
    loads = any(f.kind is AssetKind.MODEL and f.how not in _NAMES for f in used)
    if loads or not serving:
        return everything
    only = next(iter(serving)) if len(serving) == 1 else None
    names = _NAMES if only is not None else _IN_CODE
    asked = {provider.value for provider in serving}
    loading = {
        f.place.path
        for f in everything
        if isinstance(f, RunTimeChoice) and f.kind is AssetKind.MODEL and f.how not in CLIENTS
    }  # what they choose from are weights
    return tuple(
        replace(f, kind=AssetKind.SERVICE, hub=Hub.API, provider=only or _told(f), role=Role.API)
        if isinstance(f, Reference)
        and f.kind is AssetKind.MODEL
        and f.hub is Hub.HUGGINGFACE
        and f.how in names
        and not f.output
        and f.role is not Role.TOKENIZER
        and "/" in f.id
        and not _is_weights(f)
        and f.place.path not in loading
        and _owners_told(f) <= asked
        else f
        for f in everything
    )


def _told(reference: Reference) -> Provider:
    """Return who serves a model where several are asked: whom its own name or file tells."""
    told = _owners_told(reference)
    return Provider(next(iter(told))) if len(told) == 1 else Provider.OTHER


_SHORT = {"hf": "huggingface", "transformers": "local", "onnx": "local", "webgpu": "local"}
_CONVERTED = ("Xenova/", "onnx-community/", "mlx-community/", "lmstudio-community/")
"""Who publishes weights for browsers and desktops, which no provider serves."""

_PACKED = re.compile(r"[-_](?:gguf|mlx|exl2|bnb-4bit|onnx)$", re.IGNORECASE)
"""How weights are called that are packed for one's own machine."""

_KEPT = re.compile(r"(?<![a-z])repo(?:sitory)?(?:_?id)?[\"']?\s*[:=]\s*[\"']?$", re.IGNORECASE)
"""A name that speaks of where weights are kept: `repository: org/name`."""


def _is_weights(reference: Reference) -> bool:
    """Say whether a name of the hub can only stand for its files, whoever else is asked."""
    name = reference.place.excerpt.partition(reference.id)[0]
    packed = reference.id.startswith(_CONVERTED) or _PACKED.search(reference.id) is not None
    return packed or _KEPT.search(name) is not None


_MAY_RUN = {"huggingface", "local", "local-ollama", *(p.value for p in ROUTERS)}
"""Who runs models of the hub, by the values of the table of prefixes."""

_JOINTS = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")


def _owners_told(reference: Reference) -> set[str]:
    """Return who serves a model by the words of its file's path and of the name it is kept in."""
    name = reference.place.excerpt.partition(reference.id)[0]
    known = ids.words().prefixes
    words = _JOINTS.split(f"{reference.place.path} {name}")
    told = {known.get(word.lower(), _SHORT.get(word.lower(), "")) for word in words}
    return told & _MAY_RUN


def _without_own(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Weaken the names that the project itself gives to models of its own Ollama."""
    given = {f.id for f in facts if isinstance(f, Reference) and f.output and f.hub is Hub.OLLAMA}
    return tuple(
        replace(f, strength=Strength.MENTIONED)
        if isinstance(f, Reference) and f.hub is Hub.OLLAMA and f.id in given
        else f
        for f in facts
    )
