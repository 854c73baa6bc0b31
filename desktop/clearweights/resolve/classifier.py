"""The only wrapper of `licenseclassifier`: SPDX texts by pattern, with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clearweights.resolve.spdx import find_key


@dataclass(frozen=True, slots=True)
class Found:
    """One license text found; `start` and `end` are places in the text."""

    spdx: str
    start: int
    end: int


def classify(text: str) -> tuple[Found, ...]:
    """Return the SPDX license texts in `text`, in order; addresses alone do not count."""
    # Imported late: it takes 90 ms and 20 MB, which a project without license files saves.
    from licenseclassifier import _engine  # noqa: PLC0415

    coverage: Any = _engine.scan(text)
    named = ((find_key(m.id), m) for m in coverage.match if not m.is_url)
    return tuple(Found(key.id, m.start, m.end) for key, m in named if key)
