"""What a scan has found so far, cheaply: rows for a reader who waits, never a judgment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from clearweights.domain.asset import AssetKey, Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.domain.result import Asset, Inspection

_PATIENCE = 0.25
"""Seconds between two previews, at least."""

_SHARE = 10
"""How many times as long as a preview took nothing is previewed after it."""


class Preview:
    """Hands inspections without licenses, lineage and signs to `show`, not too often.

    Such an inspection is marked as cut short (`cancelled`), and nothing may be judged by it.
    """

    def __init__(
        self,
        root: Path,
        show: Callable[[Inspection], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name = root.resolve().name
        self._show = show
        self._clock = clock
        self._next = 0.0
        self._shown = 0

    def __call__(self, facts: Iterable[Fact], files_read: int) -> None:
        """Take note of what was found up to now."""
        begun = self._clock()
        if begun < self._next:
            return
        found = assets_named(facts)
        if len(found) > self._shown:
            self._shown = len(found)
            self._show(
                Inspection(
                    root=self._name, assets=found, edges=(), files_read=files_read, cancelled=True
                )
            )
        ended = self._clock()
        self._next = ended + max(_PATIENCE, _SHARE * (ended - begun))


def assets_named(facts: Iterable[Fact]) -> tuple[Asset, ...]:
    """Return the assets that references name, as they are written, with nothing concluded."""
    about: dict[AssetKey, list[Reference]] = {}
    for fact in facts:
        if isinstance(fact, Reference):
            about.setdefault(AssetKey(fact.kind, fact.hub, fact.id), []).append(fact)
    return tuple(_asset(key, about[key]) for key in sorted(about))


def _asset(key: AssetKey, references: list[Reference]) -> Asset:
    used = any(r.strength is Strength.USED for r in references)
    return Asset(
        key=key,
        canonical_id=key.id,
        references=tuple(sorted(references, key=lambda r: r.place)),
        strength=Strength.USED if used else Strength.MENTIONED,
        output=any(r.output for r in references),
    )
