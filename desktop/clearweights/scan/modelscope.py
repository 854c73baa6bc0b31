"""Names of organizations that publish at ModelScope alone: where no loader tells the hub."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clearweights.domain.asset import Hub, Reference
from clearweights.domain.facts import Fact
from clearweights.scan.orgs import only_at_modelscope

_NAMES = frozenset({"key", "config-key", "env", "named-value", "choice", "comment", "default"})
_SHELL = frozenset({"shell-option", "shell-variable", "shell-argument"})
"""Ways to name an asset without saying where it is taken from."""


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts, with the hub that the owner of a name tells: `iic/tern-small`."""
    return tuple(
        replace(fact, hub=Hub.MODELSCOPE)
        if isinstance(fact, Reference)
        and fact.hub is Hub.HUGGINGFACE
        and (fact.how in _NAMES or fact.how in _SHELL)
        and only_at_modelscope(fact.id)
        else fact
        for fact in facts
    )
