"""Providers that a project calls without naming a model: their terms apply all the same."""

from __future__ import annotations

from collections.abc import Iterable

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role, Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan import ids

_UNNAMED = frozenset({Provider.OTHER, Provider.HUGGINGFACE})
"""Whose clients do not tell whose terms apply: any address, or models of anybody."""


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts, with a service for each provider that is called and not named otherwise.

    Its id is that of the provider; which of its models are used stays a choice at run time.
    """
    everything = tuple(facts)
    named = {
        f.provider
        for f in everything
        if isinstance(f, Reference) and f.provider and f.strength is Strength.USED
    }
    clients = (f for f in everything if isinstance(f, RunTimeChoice) and f.how == "client")
    return (*everything, *(_service(f) for f in clients if _counts(f, named)))


def _counts(client: RunTimeChoice, named: set[Provider]) -> bool:
    known = Provider(client.words) in {*named, *_UNNAMED}
    return not known and not ids.is_test_path(client.place.path)


def _service(choice: RunTimeChoice) -> Reference:
    return Reference(
        place=choice.place,
        kind=AssetKind.SERVICE,
        hub=Hub.API,
        id=choice.words,
        provider=Provider(choice.words),
        how=choice.how,
        strength=Strength.USED,
        role=Role.API,
    )
