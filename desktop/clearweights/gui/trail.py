"""Where the reader has been: back and forward through what was selected."""

from __future__ import annotations

from clearweights.domain.asset import AssetKey
from clearweights.domain.finding import Finding

Stop = AssetKey | Finding
_MOST = 200


class Trail:
    """A list of stops and the present place in it."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    def visit(self, stop: Stop) -> None:
        """Note what is selected now; what lay ahead is forgotten."""
        if self._stops and self._stops[self._at] == stop:
            return
        del self._stops[self._at + 1 :]
        self._stops.append(stop)
        del self._stops[:-_MOST]
        self._at = len(self._stops) - 1

    def step(self, by: int) -> Stop | None:
        """Go back (-1) or forward (1); None where the trail ends."""
        to = self._at + by
        if not 0 <= to < len(self._stops):
            return None
        self._at = to
        return self._stops[to]

    def clear(self) -> None:
        """Forget everything."""
        self._stops.clear()
        self._at = -1
