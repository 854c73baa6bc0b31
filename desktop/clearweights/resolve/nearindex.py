"""The index of near matching: every license text as word numbers, and where rare runs occur.

Built at first use into the user's cache folder, then mapped into memory. Several processes may
build it at once: each writes its own file and puts it in place atomically. A damaged or outdated
file is built anew.
"""

from __future__ import annotations

import json
import logging
import mmap
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log
from pathlib import Path

from platformdirs import user_cache_path

from clearweights.resolve.corpus import LicenseSource, corpus_version, license_sources
from clearweights.resolve.tokens import FORMAT, words_of
from clearweights.safeio import write_atomic

_LOG = logging.getLogger(__name__)
_MAGIC = b"CWNEAR02"
UNKNOWN = 0xFFFF
"""The number of a word that no license text has."""

RUN = 4
_FEWEST_WORDS = 12
_SPARSE_FROM = 300
_SPARSE = 3
_COMMON = 250
_HEAD = struct.Struct("<8sII")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of a license besides its words."""

    key: str
    spdx: str
    exception: bool
    names: tuple[str, ...]


class NearIndex:
    """The texts of all licenses, ready for comparison."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        magic, size, check = _HEAD.unpack(data[: _HEAD.size])
        if magic != _MAGIC or zlib.crc32(data[_HEAD.size :]) != check:
            raise ValueError("damaged index")
        head = json.loads(bytes(data[_HEAD.size : _HEAD.size + size]))
        if head["version"] != _version():
            raise ValueError("index of another version")
        self.entries = tuple(
            Entry(key, spdx, bool(exception), tuple(names))
            for key, spdx, exception, names in head["entries"]
        )
        self.by_key = {entry.key: at for at, entry in enumerate(self.entries)}
        at = _HEAD.size + size
        parts = []
        for kind, length in head["parts"]:
            parts.append(data[at : at + length].cast(kind))
            at += length
        self._starts, self._tokens, self._markers, self._runs, self._offsets, self._places = parts[
            :6
        ]
        self._weights = parts[6]
        self.vocabulary = bytes(parts[7]).decode().split("\n")
        self._number = {word: number for number, word in enumerate(self.vocabulary)}

    def numbers(self, words: Iterable[str]) -> array[int]:
        """Return the numbers of `words`, `UNKNOWN` for words no license has."""
        number = self._number
        return array("H", [number.get(word, UNKNOWN) for word in words])

    def text(self, license_number: int) -> array[int]:
        """Return the words of a license as numbers."""
        return array("H", self._tokens[self._span(license_number)])

    def markers(self, license_number: int) -> bytes:
        """Return the markers of a license's words."""
        return bytes(self._markers[self._span(license_number)])

    def length(self, license_number: int) -> int:
        """Return how many words a license has."""
        return int(self._starts[license_number + 1] - self._starts[license_number])

    def votes(self, text: array[int]) -> dict[int, tuple[float, float]]:
        """Return the licenses that share rare runs of words with `text`.

        Each has the weight of the runs shared, and the same as a part of all its runs.
        """
        shared: dict[int, float] = defaultdict(float)
        runs, offsets, places, total = self._runs, self._offsets, self._places, len(self.entries)
        for run in sorted(set(run_hashes(text))):
            at = bisect_left(runs, run)
            if at == len(runs) or runs[at] != run:
                continue
            found = places[offsets[at] : offsets[at + 1]]
            if len(found) > _COMMON:
                continue
            weight = log(1 + total / len(found))
            for place in found:
                shared[place] += weight
        return {
            n: (v, v / self._weights[n] if self._weights[n] else 0.0) for n, v in shared.items()
        }

    def _span(self, license_number: int) -> slice:
        return slice(self._starts[license_number], self._starts[license_number + 1])


def run_hashes(text: array[int]) -> list[int]:
    """Return a hash for each run of `RUN` known words."""
    data = text.tobytes()
    width = 2 * RUN
    crc32 = zlib.crc32
    return [crc32(data[at : at + width]) for at in range(0, len(data) - width + 1, 2)]


@cache
def near_index() -> NearIndex:
    """Return the index, built first where there is none for the installed texts."""
    path = _path()
    try:
        return _mapped(path)
    except (OSError, ValueError, KeyError, TypeError, struct.error) as e:
        _LOG.info("index of license texts is built: %s", e)
    data = build(license_sources())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data)
        _drop_others(path)
        return _mapped(path)
    except OSError as e:
        _LOG.info("index of license texts not kept: %s", e)
        return NearIndex(memoryview(data))


def build(sources: Iterable[LicenseSource]) -> bytes:
    """Return the index of `sources` as bytes."""
    entries: list[tuple[str, str, int, tuple[str, ...]]] = []
    numbers: dict[str, int] = {}
    tokens, markers, starts = array("H"), bytearray(), array("I", [0])
    pairs: list[int] = []
    for source in sources:
        words = words_of(source.text, template=True)
        if len(words.words) < _FEWEST_WORDS:
            continue
        text = array("H", (numbers.setdefault(w, min(len(numbers), UNKNOWN)) for w in words.words))
        runs = set(run_hashes(text))
        if len(text) >= _SPARSE_FROM:
            runs = {run for run in runs if run % _SPARSE == 0}
        pairs += (run << 16 | len(entries) for run in runs)
        tokens += text
        markers += words.markers
        starts.append(len(tokens))
        entries.append((source.key, source.spdx, int(source.exception), source.names))
    return _packed(entries, numbers, (starts, tokens, bytes(markers)), pairs)


def _packed(
    entries: list[tuple[str, str, int, tuple[str, ...]]],
    numbers: dict[str, int],
    texts: tuple[array[int], array[int], bytes],
    pairs: list[int],
) -> bytes:
    pairs.sort()
    runs, offsets, places = array("I"), array("I"), array("H")
    for pair in pairs:
        run = pair >> 16
        if not runs or runs[-1] != run:
            runs.append(run)
            offsets.append(len(places))
        places.append(pair & 0xFFFF)
    offsets.append(len(places))
    weights = array("f", bytes(4 * len(entries)))
    for start, end in pairwise(offsets):
        if end - start <= _COMMON:
            weight = log(1 + len(entries) / (end - start))
            for place in places[start:end]:
                weights[place] += weight
    starts, tokens, markers = texts
    vocabulary = "\n".join(numbers).encode()
    # The widest numbers come first, so that every part lies on an even address.
    parts = [
        ("I", starts.tobytes()), ("H", tokens.tobytes()), ("B", markers), ("I", runs.tobytes()),
        ("I", offsets.tobytes()), ("H", places.tobytes()), ("f", weights.tobytes()),
        ("B", vocabulary),
    ]  # fmt: skip
    head = json.dumps(
        {
            "version": _version(),
            "entries": entries,
            "parts": [(kind, len(part)) for kind, part in parts],
        }
    ).encode()
    body = head + b"".join(part for _, part in parts)
    return _HEAD.pack(_MAGIC, len(head), zlib.crc32(body)) + body


def _mapped(path: Path) -> NearIndex:
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return NearIndex(memoryview(data))


def _version() -> str:
    return f"{corpus_version()}/{FORMAT}/{sys.byteorder}"


def _path() -> Path:
    name = f"license-texts-{zlib.crc32(_MAGIC + _version().encode()):08x}.bin"
    return user_cache_path("clearweights") / name


def _drop_others(path: Path) -> None:
    for old in path.parent.glob("license-texts-*.bin"):
        if old != path:
            old.unlink(missing_ok=True)
