"""What a link in the details may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from clearweights.domain.asset import AssetKey, Place
from clearweights.domain.finding import Finding


@dataclass(frozen=True, slots=True)
class ShowAsset:
    """Select an asset in the tree."""

    key: AssetKey


@dataclass(frozen=True, slots=True)
class ShowFinding:
    """Select a finding in the tree."""

    finding: Finding


@dataclass(frozen=True, slots=True)
class ShowPlace:
    """Show a place among the evidence."""

    place: Place


@dataclass(frozen=True, slots=True)
class ShowClause:
    """Show a license at a clause."""

    license: str
    clause: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class RunCommand:
    """Trigger one of the window's commands by its name."""

    name: str
