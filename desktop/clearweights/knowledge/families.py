"""Names of assets that suggest a license: the long tail, always marked as inferred."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from clearweights.domain.asset import AssetKind, Hub
from clearweights.domain.license import FactStatus
from clearweights.knowledge.base import FamilyMatch

_MAX_ID = 300
_PUBLISHER = re.compile(r"\^([A-Za-z0-9_-]+)/")
"""The publisher with which a rule begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    kind: AssetKind
    hub: Hub | None
    """Where the name means this; None for names that begin with a publisher."""

    pattern: re.Pattern[str]
    publisher: str | None
    """Whose name may be left out; None where it may not."""

    license: str
    base: str | None
    also: tuple[str, ...]
    multimodal: bool | None
    multimodal_if: re.Pattern[str] | None
    status: FactStatus


def family_finder(
    rules: Sequence[Mapping[str, Any]],
) -> Callable[[AssetKind, Hub, str], FamilyMatch | None]:
    """Return a function that finds the first rule whose pattern matches an id.

    Raises `ValueError` or `KeyError` for rules that do not fit; patterns are compiled at the
    first question, since most runs of the program ask few.
    """
    compiled: list[_Rule] = []

    @lru_cache(maxsize=4096)
    def find(kind: AssetKind, hub: Hub, name: str) -> FamilyMatch | None:
        if not compiled:
            compiled.extend(_rule(values) for values in rules)
        if len(name) > _MAX_ID:
            return None
        for rule in compiled:
            if rule.kind is kind and rule.hub in (None, hub) and rule.pattern.search(name):
                return _match(rule, name)
        return _without_publisher(compiled, kind, name) if "/" not in name else None

    return find


def _without_publisher(rules: Sequence[_Rule], kind: AssetKind, name: str) -> FamilyMatch | None:
    """Return what a name without its publisher suggests: never more than unverified.

    "Llama 3.1 8B" is how people speak of `meta-llama/Llama-3.1-8B`.
    """
    words = "-".join(name.split())
    for rule in rules:
        full = f"{rule.publisher}/{words}"
        if rule.kind is kind and rule.publisher and rule.pattern.search(full):
            return replace(_match(rule, full), status=FactStatus.UNVERIFIED, spoken=True)
    return None


def _rule(values: Mapping[str, Any]) -> _Rule:
    condition = values.get("multimodal_if")
    return _Rule(
        kind=AssetKind(values.get("kind", "model")),
        hub=Hub(values["hub"]) if "hub" in values else None,
        pattern=re.compile(values["match"], re.IGNORECASE),
        publisher=_publisher(values),
        license=values["license"],
        base=values.get("base"),
        also=tuple(values.get("also", ())),
        multimodal=values.get("multimodal"),
        multimodal_if=re.compile(condition, re.IGNORECASE) if condition else None,
        status=FactStatus(values["status"]),
    )


def _publisher(values: Mapping[str, Any]) -> str | None:
    found = _PUBLISHER.match(values["match"]) if values.get("spoken", False) else None
    return found[1] if found else None


def _match(rule: _Rule, name: str) -> FamilyMatch:
    multimodal = rule.multimodal
    if rule.multimodal_if is not None:
        multimodal = rule.multimodal_if.search(name) is not None
    return FamilyMatch(
        license=rule.license,
        base=rule.base,
        also=rule.also,
        multimodal=multimodal,
        status=rule.status,
        rule=rule.pattern.pattern,
    )
