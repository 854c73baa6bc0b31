"""The same project under every kind of use: "and if we ship it?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clearweights.domain.asset import AssetKey
from clearweights.domain.result import Inspection, Verdict
from clearweights.domain.use import ASSUMED_USE, Distribution, Use
from clearweights.engine.evaluation import evaluate
from clearweights.knowledge import Knowledge


def verdict_matrix(
    inspection: Inspection, use: Use | None = None, knowledge: Knowledge | None = None
) -> Mapping[Distribution, Mapping[AssetKey, Verdict]]:
    """Return the verdict of every asset for each kind of distribution.

    Everything else of the use (commercial, territory, users, …) stays as given or declared.
    """
    use = use or inspection.declaration.use or ASSUMED_USE
    return {
        each: evaluate(inspection, replace(use, distribution=each), knowledge).verdicts
        for each in Distribution
    }
