"""The shipped table of hashes, the near index on disk, and the alignment of words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearweights.datafiles import data_file
from clearweights.knowledge import license_text
from clearweights.resolve import exact, nearindex
from clearweights.resolve.corpus import LicenseSource, corpus_version, license_sources
from clearweights.resolve.nearindex import NearIndex, build
from clearweights.resolve.tokens import FORMAT, plain_words, words_of
from clearweights.resolve.worddiff import changes, matching_blocks


def sources() -> list[LicenseSource]:
    keys = ("mit", "isc", "bsd-new")
    return [LicenseSource(k, k.upper(), False, (k,), license_text(k) or "") for k in keys]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Point the index at a folder of its own, with few texts so that it is built at once."""
    monkeypatch.setattr(nearindex, "user_cache_path", lambda _: tmp_path)
    monkeypatch.setattr(nearindex, "license_sources", sources)
    nearindex.near_index.cache_clear()
    yield tmp_path
    nearindex.near_index.cache_clear()


def load() -> NearIndex:
    nearindex.near_index.cache_clear()
    return nearindex.near_index()


def test_the_shipped_table_fits_the_installed_texts() -> None:
    table = json.loads(data_file("resources", "texts", "text-hashes.json").read_bytes())
    assert table["version"] == f"{corpus_version()}/{FORMAT}"
    some = [s for s in license_sources() if s.key in ("mit", "gpl-3.0", "gemma-tou-2025-03-24")]
    assert len(some) == 3
    for source in some:
        match = exact.exact_match(plain_words(source.text))
        assert match is not None
        assert match.spdx == source.spdx


def test_the_index_is_built_once_and_mapped_afterwards(cache: Path) -> None:
    first = load()
    written = {p.name: p.stat().st_mtime_ns for p in cache.iterdir()}
    again = load()
    assert {p.name: p.stat().st_mtime_ns for p in cache.iterdir()} == written
    assert len(written) == 1
    assert again.entries == first.entries


@pytest.mark.parametrize("damage", [b"", b"CWNEAR", b"\0" * 500])
def test_a_damaged_index_is_built_anew(cache: Path, damage: bytes) -> None:
    load()
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert [e.key for e in load().entries] == ["mit", "isc", "bsd-new"]
    assert path.read_bytes() == whole


def test_one_wrong_byte_is_noticed(cache: Path) -> None:
    load()
    (path,) = cache.iterdir()
    data = bytearray(path.read_bytes())
    data[-3] ^= 0xFF
    with pytest.raises(ValueError, match="damaged"):
        NearIndex(memoryview(bytes(data)))


def test_a_folder_that_cannot_be_written_costs_only_time(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = cache / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(nearindex, "user_cache_path", lambda _: blocked / "cache")
    assert len(load().entries) == 3


def test_equal_sources_give_equal_bytes() -> None:
    assert build(sources()) == build(sources())


def test_words_do_not_depend_on_wrapping_and_spelling() -> None:
    one = plain_words("The Licence is non-exclusive\nand   royalty-free (https://example.org/x).")
    other = plain_words("the license is nonexclusive and ROYALTY-\nFREE (example.org/x)")
    assert one == other


def test_every_word_knows_its_line() -> None:
    words = words_of("One\n\n<b>two</b>\nCopyright (c) 2020 Me\n1. three")
    assert list(zip(words.words, words.lines, strict=True)) == [
        ("one", 1), ("two", 3), ("1", 5), ("three", 5),
    ]  # fmt: skip
    assert words.markers == bytes([0, 0, 1, 0])
    assert "2020" in words.copyright


_ROW = st.lists(st.integers(0, 5), max_size=60)


@given(_ROW, _ROW)
def test_blocks_and_changes_together_are_the_rows(a: list[int], b: list[int]) -> None:
    blocks = matching_blocks(a, b)
    for at_a, at_b, length in blocks:
        assert a[at_a : at_a + length] == b[at_b : at_b + length]
    gaps = list(changes(blocks, len(a), len(b)))
    shared = sum(length for _, _, length in blocks)
    assert shared + sum(a1 - a0 for a0, a1, _, _ in gaps) == len(a)
    assert shared + sum(b1 - b0 for _, _, b0, b1 in gaps) == len(b)


def test_a_row_is_aligned_with_itself_in_one_block() -> None:
    row = list(range(50)) * 3
    assert matching_blocks(row, row) == [(0, 0, 150)]
