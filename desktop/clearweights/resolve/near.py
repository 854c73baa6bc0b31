"""Finds the license text that a row of words resembles most, and aligns the two."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from clearweights.resolve.nearindex import Entry, NearIndex, near_index
from clearweights.resolve.tokens import Words
from clearweights.resolve.worddiff import Block, matching_blocks

_VOTED = 5
_ALIGNED = 3
_FEWEST = 12
_BEHIND = 0.15
"""How far behind the likeliest a license may lie and still be worth aligning."""

_GAP = 0.5
"""What a word between two shared stretches costs, against one for a word shared."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A license text laid beside a stretch of the text in question."""

    entry: Entry
    words: list[str]
    """The license's words."""

    markers: bytes
    blocks: tuple[Block, ...]
    """Shared stretches: place in the license, place in the whole text, length."""

    start: int
    end: int
    """The stretch of the text that corresponds to the license."""

    matched: int
    quality: float
    """Words shared, as a part of the words of both: 1.0 for the same words."""


def closest(
    words: Words, start: int, end: int, without: frozenset[str] = frozenset()
) -> tuple[Aligned, ...]:
    """Return the licenses that `words[start:end]` resembles most, the likeliest first.

    `without` leaves licenses out of the comparison, as if they were not known.
    """
    if end - start < _FEWEST:
        return ()
    index = near_index()
    text = index.numbers(words.words[start:end])
    found: list[tuple[tuple[float, int], Aligned]] = []
    for number in _candidates(index, text, without):
        aligned = _aligned(index, number, text, start)
        if aligned is None:
            continue
        covered = aligned.matched / len(text)
        found.append(((round(aligned.quality * covered**0.5, 3), _listed(aligned.entry)), aligned))
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(aligned for rank, aligned in found if rank[0] > found[0][0][0] - _BEHIND)


def align(words: Words, key: str) -> Aligned | None:
    """Lay the license `key` beside all of `words`; None where its text is not installed."""
    index = near_index()
    number = index.by_key.get(key)
    if number is None:
        return None
    return _aligned(index, number, index.numbers(words.words), 0)


def _listed(entry: Entry) -> int:
    """Prefer licenses to exceptions, and ids that SPDX lists, where two texts are as near."""
    return 2 * (not entry.exception) + (not entry.spdx.startswith("LicenseRef-"))


def _candidates(index: NearIndex, text: array[int], without: frozenset[str]) -> list[int]:
    """Return the few licenses worth aligning, the likeliest first."""
    votes = {
        n: vote for n, vote in index.votes(text).items() if index.entries[n].key not in without
    }
    by_weight = sorted(votes, key=lambda n: (-votes[n][0], n))[:_VOTED]
    by_share = sorted(votes, key=lambda n: (-votes[n][1], n))[:_VOTED]
    pairs = Counter(pairwise(text))
    size = max(1, len(text) - 1)
    scores = {}
    alike = {}
    for number in dict.fromkeys((*by_weight, *by_share)):
        license_text = index.text(number)
        own = Counter(pairwise(license_text))
        small, large = (pairs, own) if len(pairs) < len(own) else (own, pairs)
        shared = sum(min(count, large[pair]) for pair, count in small.items() if pair in large)
        own_size = max(1, len(license_text) - 1)
        dice = 2 * shared / (size + own_size)
        # A license inside a longer text counts by how much of it is there, the longer the better.
        inside = 0.98 * shared / own_size if own_size < size else 0.0
        scores[number] = max(dice, inside)
        alike[number] = dice
    ranked = sorted(scores, key=lambda n: (-round(scores[n], 2), -index.length(n), n))
    likest = sorted(alike, key=lambda n: (-alike[n], n))
    chosen = dict.fromkeys((*likest[:_ALIGNED], *ranked[:_ALIGNED]))
    return [n for n in chosen if scores[n] > scores[ranked[0]] - _BEHIND]


def _aligned(index: NearIndex, number: int, text: array[int], offset: int) -> Aligned | None:
    license_text = index.text(number)
    blocks = _densest(matching_blocks(license_text, text))
    if not blocks:
        return None
    start, end = blocks[0][1], blocks[-1][1] + blocks[-1][2]
    matched = sum(length for _, _, length in blocks)
    return Aligned(
        entry=index.entries[number],
        words=[index.vocabulary[n] for n in license_text],
        markers=index.markers(number),
        blocks=tuple((a, b + offset, length) for a, b, length in blocks),
        start=start + offset,
        end=end + offset,
        matched=matched,
        quality=2 * matched / (len(license_text) + end - start),
    )


def _densest(blocks: list[Block]) -> list[Block]:
    """Return the run of blocks that shares most for its length: strays at the ends drop out."""
    best = total = 0.0
    first = low = high = 0
    end = None
    for at, (_, start, length) in enumerate(blocks):
        gap = _GAP * (start - end) if end is not None else 0.0
        if total - gap <= 0:
            total, first, gap = 0.0, at, 0.0
        total += length - gap
        end = start + length
        if total > best:
            best, low, high = total, first, at + 1
    return blocks[low:high]
