"""What the hub may say; light to import."""

from __future__ import annotations

from dataclasses import dataclass

from clearweights.domain.text import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """What the hub said, now or earlier."""

    url: str
    body: bytes
    sha256: str
    fetched_at: str
    """ISO 8601, UTC; earlier than now where a kept copy had to do."""

    stale: Text | None = None
    """Why a kept copy is given, where the hub could not be asked again."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer; `missing` where the hub says that there is no such thing."""

    url: str
    why: Text
    missing: bool = False
