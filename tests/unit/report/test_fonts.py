from __future__ import annotations

import struct
from pathlib import Path

import pytest

from clearweights.report import fonts
from clearweights.report.fonts import coverage, embedded_coverage


def groups(*runs: tuple[int, int]) -> bytes:
    """A character map of runs, the form for characters above U+FFFF."""
    body = b"".join(struct.pack(">III", first, last, 1) for first, last in runs)
    return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(runs)) + body


def segments(first: int, last: int, glyphs: tuple[int, ...]) -> bytes:
    """A character map of one segment whose glyphs stand in a list, and the closing segment."""
    head = struct.pack(">HHHHHHH", 4, 0, 0, 4, 0, 0, 0)
    ends, starts = struct.pack(">HH", last, 0xFFFF), struct.pack(">HH", first, 0xFFFF)
    deltas, offsets = struct.pack(">HH", 0, 1), struct.pack(">HH", 4, 0)
    return (
        head + ends + b"\0\0" + starts + deltas + offsets + struct.pack(f">{len(glyphs)}H", *glyphs)
    )


def face(at: int, table: bytes) -> bytes:
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    head = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0)
    return head + struct.pack(">4sIII", b"cmap", 0, at + 28, len(cmap)) + cmap


def written(folder: Path, data: bytes) -> Path:
    path = folder / "some.ttf"
    path.write_bytes(data)
    return path


def test_runs_of_characters_are_covered(tmp_path: Path) -> None:
    font = face(0, groups((0x41, 0x43), (0x20000, 0x20001)))
    assert coverage(written(tmp_path, font)) == {0x41, 0x42, 0x43, 0x20000, 0x20001}


def test_a_character_without_a_glyph_is_not_covered(tmp_path: Path) -> None:
    assert coverage(written(tmp_path, face(0, segments(0x61, 0x63, (5, 0, 7))))) == {0x61, 0x63}


def test_a_collection_covers_what_all_its_faces_cover(tmp_path: Path) -> None:
    head = 20
    first = face(head, groups((1, 5)))
    second = face(head + len(first), groups((4, 9)))
    start = b"ttcf" + struct.pack(">III", 0x10000, 2, head) + struct.pack(">I", head + len(first))
    assert coverage(written(tmp_path, start + first + second)) == {4, 5}


@pytest.mark.parametrize("broken", [b"", b"ttcf", b"\0" * 40, face(0, groups((1, 5)))[:60]])
def test_a_broken_font_covers_nothing(tmp_path: Path, broken: bytes) -> None:
    assert coverage(written(tmp_path, broken)) == frozenset()


def test_a_package_that_is_not_installed_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGES", {"no-such-font-package": "No Such Family"})
    fonts._all_fonts.cache_clear()
    try:
        assert fonts.fonts_for("模型") == fonts.Fonts((), (), embedded_coverage())
    finally:
        fonts._all_fonts.cache_clear()


def test_words_that_the_embedded_fonts_cover_need_no_other() -> None:
    assert fonts.fonts_for("Modèle «x» Модель\n").families == ()
