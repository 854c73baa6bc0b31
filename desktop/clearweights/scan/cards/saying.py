"""What one sentence says of one license."""

from __future__ import annotations

from dataclasses import dataclass

from clearweights.domain.facts import Component


@dataclass(frozen=True, slots=True)
class Said:
    """One license stated by one sentence about one component."""

    raw: str
    component: Component
    about: str | None
    """A proper name that the sentence gives as its subject; None: the document's own subject."""

    link: str | None
    own: bool
    """The subject is marked as the writer's own: "this repository", "our data"."""

    pointer: bool = False
    """Only "see LICENSE": counts where nothing around it names a license."""

    alone: bool = False
    """Only that nobody may use it, as people write beside a license as well: counts where the
    document names none."""
