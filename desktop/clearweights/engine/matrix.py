"""The same project under every kind of use: "and if we ship it?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import Inspection, Verdict
from clearweights.domain.use import ASSUMED_USE, Distribution, Use
from clearweights.engine.evaluation import evaluate
from clearweights.knowledge import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class UseMatrix:
    """What each kind of distribution would mean; everything else of the use stays as given."""

    verdicts: Mapping[Distribution, Mapping[AssetKey, Verdict]]
    bites: Mapping[str, tuple[Distribution, ...]]
    """For the fingerprint of a finding the kinds of distribution under which it is raised."""


def use_matrix(
    inspection: Inspection, use: Use | None = None, knowledge: Knowledge | None = None
) -> UseMatrix:
    """Judge the project for each kind of distribution."""
    use = use or inspection.declaration.use or ASSUMED_USE
    verdicts: dict[Distribution, Mapping[AssetKey, Verdict]] = {}
    bites: dict[str, list[Distribution]] = {}
    for each in Distribution:
        result = evaluate(inspection, replace(use, distribution=each), knowledge)
        verdicts[each] = result.verdicts
        for print_ in {f.fingerprint for f in result.findings}:
            bites.setdefault(print_, []).append(each)
    return UseMatrix(verdicts=verdicts, bites={p: tuple(uses) for p, uses in bites.items()})


def verdict_matrix(
    inspection: Inspection, use: Use | None = None, knowledge: Knowledge | None = None
) -> Mapping[Distribution, Mapping[AssetKey, Verdict]]:
    """Return the verdict of every asset for each kind of distribution."""
    return use_matrix(inspection, use, knowledge).verdicts
