"""Joining what several cards of one project say of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Relation
from clearweights.domain.facts import Fact, LineageStatement

_ANY_MODEL = frozenset(("openai", "openai api", "openai models", "openai model"))


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts of a project with three doubts removed; everything else in order.

    A card at the top that is known by its title only names no asset of its own where the
    project's one model or dataset is named elsewhere: the card's statements hold for that.
    "The OpenAI API" means the one model of that provider that other places name. A family
    ("LLaMA") means its members, where the prose names them ("LLaMA-7B").
    """
    everything = tuple(facts)
    named = {
        fact.kind
        for fact in everything
        if isinstance(fact, Reference) and fact.output and fact.how != "card-title"
    }
    models: dict[Provider, set[str]] = defaultdict(set)
    for fact in everything:
        match fact:
            case LineageStatement(
                relation=Relation.GENERATED_BY, parent_provider=Provider() as provider
            ):
                models[provider].add(fact.parent)
    bases = {f.id for f in everything if isinstance(f, Reference) and _is_named_base(f)}
    kept: list[Fact] = []
    for fact in everything:
        match fact:
            case Reference(how="card-title", output=True) if fact.kind in named:
                continue
            case Reference(how="prose", kind=AssetKind.SERVICE, provider=Provider() as provider):
                kept.append(replace(fact, id=_meant(fact.id, models[provider])))
            case LineageStatement(
                relation=Relation.GENERATED_BY, parent_provider=Provider() as provider
            ):
                kept.append(replace(fact, parent=_meant(fact.parent, models[provider])))
            case Reference() if _is_named_base(fact):
                kept.extend(replace(fact, id=name) for name in _members(fact.id, bases))
            case LineageStatement(parent_hub=Hub.OTHER, parent_kind=AssetKind.MODEL):
                members = _members(fact.parent, bases)
                kept.extend(replace(fact, parent=name) for name in members)
            case _:
                kept.append(fact)
    return tuple(kept)


def _is_named_base(fact: Reference) -> bool:
    return fact.how == "prose" and fact.hub is Hub.OTHER and fact.kind is AssetKind.MODEL


def _members(name: str, bases: set[str]) -> list[str]:
    """Return the members of a family that the prose names, or the name itself."""
    members = sorted(base for base in bases if base.startswith((f"{name}-", f"{name} ")))
    return members if 0 < len(members) <= 4 else [name]


def _meant(name: str, models: set[str]) -> str:
    """Return the one model that a provider's bare name means, if there is one."""
    if name.lower() not in _ANY_MODEL:
        return name
    exact = sorted(model for model in models if model.lower() not in _ANY_MODEL)
    return exact[0] if len(exact) == 1 else name
