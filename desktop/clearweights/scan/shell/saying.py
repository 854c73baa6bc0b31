"""What comments and messages of a script say of the downloads below them.

`# Download the pretrained weights`, `echo "Downloading data"`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from clearweights.domain.asset import AssetKind
from clearweights.scan.shell.known import shell_words

_SAYS = re.compile(r"\s{0,40}[\"']?\s{0,40}(?:#(?!!)|rem\b|::|@?echo\b)(.{3,200})", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'\\|;)]{4,300}")
_EMPTY = re.compile(r"[\s\"',\\n]{0,20}")
_FETCHES = re.compile(r"\b(?:(?:down)?load|fetch|get|pull)(?:s|ing)?\b", re.IGNORECASE)
_REACH = 12
"""Lines below a comment that it still speaks of; an empty one ends it."""

_MOST = 256 * 1024


@dataclass(slots=True)
class Said:
    """Kinds by the line of a script, and by the addresses that stand there."""

    lines: dict[int, AssetKind] = field(default_factory=dict)
    addresses: dict[str, AssetKind] = field(default_factory=dict)

    def of(self, line: int, address: str) -> AssetKind | None:
        """Return what is said of a download, None where nothing is."""
        return self.lines.get(line) or self.addresses.get(address)


@lru_cache(maxsize=4)
def said(text: str) -> Said:
    """Return what the comments and messages of a script say that it downloads."""
    found = Said()
    kind: AssetKind | None = None
    left = 0
    for number, line in enumerate(text.split("\n") if len(text) < _MOST else (), start=1):
        told = _SAYS.match(line)
        if told is not None:
            kind, left = _kind(told[1]), _REACH
        elif _EMPTY.fullmatch(line) or left == 0:
            kind = None
        left = max(left - 1, 0)
        if kind is not None and told is None:
            found.lines[number] = kind
            found.addresses.update((match[0], kind) for match in _ADDRESS.finditer(line))
    return found


def _kind(words: str) -> AssetKind | None:
    """Return which of the two a message speaks of, None for both, neither and programs."""
    known = shell_words()
    parts = set(re.split(r"[^a-z]+", words.lower()))
    if not _FETCHES.search(words) or parts & known.said_of_programs:
        return None
    model, data = bool(parts & known.model_places), bool(parts & known.data_places)
    if model is data:
        return None
    return AssetKind.MODEL if model else AssetKind.DATASET
