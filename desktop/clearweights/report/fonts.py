"""Which characters the PDF can draw: the typesetter's own fonts, and packages of further ones.

The embedded families cover Latin, Greek, Cyrillic, Hebrew and most of Arabic. Chinese, Japanese
and Korean need the package named in `PACKAGES`; where it is not installed, their characters are
shown by their codes.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from clearweights.datafiles import data_file

PACKAGES = {"noto-cjk-sans-otc": "Noto Sans CJK SC"}
"""Distribution that carries a font, and the family the PDF uses of it."""

_FONT_FILES = (".ttc", ".otf", ".ttf")
_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}


@dataclass(frozen=True)
class Fonts:
    """What a document may be set in."""

    folders: tuple[str, ...]
    families: tuple[str, ...]
    """Families beside the embedded ones, in the order of preference."""

    covered: frozenset[int]


def fonts_for(words: str) -> Fonts:
    """Return the fonts that the words need: the embedded ones where these suffice."""
    embedded = embedded_coverage()
    if all(ord(character) in embedded or character.isspace() for character in set(words)):
        return Fonts((), (), embedded)
    return _all_fonts()


@cache
def _all_fonts() -> Fonts:
    folders, families, covered = [], [], set(embedded_coverage())
    for package, family in sorted(PACKAGES.items()):
        for path in _files(package):
            found = coverage(path)
            if found:
                folders.append(str(path.parent))
                families.append(family)
                covered |= found
    return Fonts(tuple(folders), tuple(families), frozenset(covered))


@cache
def embedded_coverage() -> frozenset[int]:
    """Return the characters for which every used face of the embedded families has a glyph."""
    path = data_file("resources", "report", "embedded-fonts.json")
    covered: set[int] = set()
    for run in json.loads(path.read_text(encoding="utf-8")):
        first, _, last = run.partition("-")
        covered.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(covered)


def coverage(path: Path) -> frozenset[int]:
    """Return the characters that every face in a font file can draw; none for a broken file."""
    try:
        data = path.read_bytes()
        maps = {_table(data, face) for face in _faces(data)}
        faces = [_characters(data, at) for at in sorted(maps)]
    except (OSError, struct.error, ValueError):
        return frozenset()
    return frozenset(set.intersection(*faces)) if faces else frozenset()


def _files(package: str) -> list[Path]:
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return []
    found = (Path(str(f.locate())) for f in files if f.suffix.lower() in _FONT_FILES)
    return sorted(path for path in found if path.is_file())


def _faces(data: bytes) -> tuple[int, ...]:
    if data[:4] != b"ttcf":
        return (0,)
    (count,) = struct.unpack_from(">I", data, 8)
    return struct.unpack_from(f">{min(count, 64)}I", data, 12)


def _table(data: bytes, face: int) -> int:
    """Return where the face's character map begins."""
    (count,) = struct.unpack_from(">H", data, face + 4)
    for at in range(count):
        tag, _sum, start, _length = struct.unpack_from(">4sIII", data, face + 12 + 16 * at)
        if tag == b"cmap":
            return int(start)
    raise ValueError("no character map")


def _characters(data: bytes, start: int) -> set[int]:
    found: set[int] = set()
    (count,) = struct.unpack_from(">H", data, start + 2)
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * at)
        if (platform, encoding) in _UNICODE:
            (form,) = struct.unpack_from(">H", data, start + offset)
            if form == 12:
                _add_groups(data, start + offset, found)
            elif form == 4:
                found.update(_segments(data, start + offset))
    return found


def _add_groups(data: bytes, at: int, found: set[int]) -> None:
    (count,) = struct.unpack_from(">I", data, at + 12)
    end = at + 16 + 12 * count
    for first, last, _glyph in struct.iter_unpack(">III", data[at + 16 : end]):
        found.update(range(first, min(last, 0x10FFFF) + 1))


def _segments(data: bytes, at: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    count = doubled // 2
    form = f">{count}H"
    ends = struct.unpack_from(form, data, at + 14)
    starts = struct.unpack_from(form, data, at + 16 + doubled)
    deltas = struct.unpack_from(form, data, at + 16 + 2 * doubled)
    offsets = struct.unpack_from(form, data, at + 16 + 3 * doubled)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for character in range(first, min(last, 0xFFFE) + 1):
            glyph = character
            if offsets[number]:
                place = at + 16 + 3 * doubled + 2 * number + offsets[number]
                (glyph,) = struct.unpack_from(">H", data, place + 2 * (character - first))
                if not glyph:
                    continue
            if (glyph + deltas[number]) & 0xFFFF:
                yield character
