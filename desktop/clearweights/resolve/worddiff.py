"""Aligns two rows of words: what they share, in order, and what differs between."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_RUN = 3
_MAX_GAP = 250_000
"""Product of the lengths of a gap up to which it is compared word by word."""

Block = tuple[int, int, int]
"""Start in the first row, start in the second, length."""


def matching_blocks(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Block]:
    """Return the blocks that both rows share, in order, in time that grows with their length."""
    blocks: list[Block] = []
    at_a = at_b = 0
    for start_a, start_b, length in [*_anchors(a, b), (len(a), len(b), 0)]:
        blocks += _gap(a, (at_a, start_a), b, (at_b, start_b))
        if length:
            blocks.append((start_a, start_b, length))
        at_a, at_b = start_a + length, start_b + length
    return list(_merged(blocks))


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Block]:
    """Return runs that occur once in each row, as far as they stand in the same order."""
    once_a, once_b = _unique_runs(a), _unique_runs(b)
    pairs = sorted((at, once_b[run]) for run, at in once_a.items() if run in once_b)
    blocks: list[Block] = []
    for at_a, at_b in _increasing(pairs):
        if blocks:
            last_a, last_b, length = blocks[-1]
            if at_a < last_a + length and at_a - last_a == at_b - last_b:
                blocks[-1] = (last_a, last_b, at_a - last_a + _RUN)
                continue
            if at_a < last_a + length or at_b < last_b + length:
                continue
        blocks.append((at_a, at_b, _RUN))
    return blocks


def _unique_runs(row: Sequence[Hashable]) -> dict[tuple[Hashable, ...], int]:
    places: dict[tuple[Hashable, ...], int] = {}
    for at, run in enumerate(zip(row, row[1:], row[2:], strict=False)):
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of `pairs` in which both numbers grow."""
    ends: list[int] = []
    chosen: list[int] = []
    before = array("l", [-1]) * len(pairs)
    for number, (_, at_b) in enumerate(pairs):
        place = bisect_left(ends, at_b)
        if place:
            before[number] = chosen[place - 1]
        ends[place : place + 1] = [at_b]
        chosen[place : place + 1] = [number]
    row = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _gap(
    a: Sequence[Hashable], span_a: tuple[int, int], b: Sequence[Hashable], span_b: tuple[int, int]
) -> Iterator[Block]:
    """Yield what the stretches between two anchors share."""
    (start_a, end_a), (start_b, end_b) = span_a, span_b
    while start_a < end_a and start_b < end_b and a[start_a] == b[start_b]:
        yield (start_a, start_b, 1)
        start_a, start_b = start_a + 1, start_b + 1
    tail = 0
    while (
        start_a < end_a - tail
        and start_b < end_b - tail
        and a[end_a - tail - 1] == b[end_b - tail - 1]
    ):
        tail += 1
    inner_a, inner_b = a[start_a : end_a - tail], b[start_b : end_b - tail]
    if inner_a and inner_b and len(inner_a) * len(inner_b) <= _MAX_GAP:
        matcher = SequenceMatcher(None, inner_a, inner_b, autojunk=False)
        for at_a, at_b, length in matcher.get_matching_blocks()[:-1]:
            yield (start_a + at_a, start_b + at_b, length)
    if tail:
        yield (end_a - tail, end_b - tail, tail)


def _merged(blocks: list[Block]) -> Iterator[Block]:
    """Join blocks that touch in both rows."""
    joined: list[Block] = []
    for block in blocks:
        if joined:
            (a, b, length), (next_a, next_b, more) = joined[-1], block
            if a + length == next_a and b + length == next_b:
                joined[-1] = (a, b, length + more)
                continue
        joined.append(block)
    return iter(joined)


def changes(blocks: list[Block], len_a: int, len_b: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches that differ: start and end in the first row, then in the second."""
    edges = [(0, 0, 0), *blocks, (len_a, len_b, 0)]
    for (a, b, length), (next_a, next_b, _) in pairwise(edges):
        if a + length < next_a or b + length < next_b:
            yield (a + length, next_a, b + length, next_b)
