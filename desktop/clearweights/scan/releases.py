"""Names of released weights beside the repository or the address that they are fetched from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from clearweights.domain.asset import Hub, Reference
from clearweights.domain.facts import Fact
from clearweights.scan.forms import released

_FETCHED = frozenset({Hub.HUGGINGFACE, Hub.MODELSCOPE, Hub.URL})


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Leave out names of files whose repository the same file names: they are one asset."""
    everything = tuple(facts)
    named = [f for f in everything if isinstance(f, Reference) and released(f.id) is not None]
    if not named:
        return everything
    fetched: dict[str, set[str]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Reference) and fact.hub in _FETCHED and released(fact.id) is None:
            fetched[fact.place.path].add(fact.id.lower())
    left = {fact for fact in named if _is_of(fact, fetched[fact.place.path])}
    return tuple(fact for fact in everything if fact not in left)


def _is_of(fact: Reference, fetched: set[str]) -> bool:
    """Say whether a name is that of a file in a repository, or at an address."""
    words = "whisper" if fact.hub is Hub.WHISPER else fact.id.lower()
    return any(words in id_ for id_ in fetched)
