"""Providers that a project calls without naming a model: their terms apply all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role, Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan.trials import is_test_path

_UNNAMED = frozenset({Provider.OTHER, Provider.HUGGINGFACE})
"""Whose clients do not tell whose terms apply: any address, or models of anybody."""

_HANDED = "client-handed"
CLIENTS = frozenset({"client", "client-call", _HANDED})
"""How a client is noted: made, also asked in the same file, and there for a model it is handed."""

_FOLLOWED = (".py", ".ipynb")
"""Where a model that another file of the project names is followed to the client that asks for it.

Elsewhere, and where a file is handed the model, one of the provider anywhere in the project may be
the one that is asked for, unless the same source asks its client.
"""


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts, with a service for each client whose model nothing tells.

    Its id is that of the provider; which of its models are used stays a choice at run time.
    """
    everything = tuple(facts)
    named: dict[Provider, set[str]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Reference) and fact.provider and fact.strength is Strength.USED:
            named[fact.provider].add(fact.place.path)
    clients = (f for f in everything if isinstance(f, RunTimeChoice) and f.how in CLIENTS)
    return (*everything, *(_service(f) for f in clients if _counts(f, named)))


def _counts(client: RunTimeChoice, named: Mapping[Provider, set[str]]) -> bool:
    provider, path = Provider(client.words), client.place.path
    if provider in _UNNAMED or is_test_path(path):
        return False
    told = named.get(provider, set())
    if client.how == _HANDED:
        return not told
    asks = path.endswith(_FOLLOWED) or client.how == "client-call"
    return path not in told if asks else not told


def _service(choice: RunTimeChoice) -> Reference:
    return Reference(
        place=choice.place,
        kind=AssetKind.SERVICE,
        hub=Hub.API,
        id=choice.words,
        provider=Provider(choice.words),
        how="client" if choice.how == _HANDED else choice.how,
        strength=Strength.USED,
        role=Role.API,
    )
