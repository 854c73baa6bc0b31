"""The words that licenses demand are found wherever they stand, in long documents too."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearweights.engine.signs import find_signs
from clearweights.engine.walk import list_files

NAMES = [f"acme-labs/Model-{number}B" for number in range(200)]


@pytest.mark.parametrize("before", [0, 65_520, 65_530, 65_536, 200_000])
def test_a_name_is_found_anywhere_in_a_long_document(tmp_path: Path, before: int) -> None:
    filler = ("word " * (before // 5 + 1))[:before]
    words = f"{filler}\nmade with Acme-Labs/Model-7B here.\n{filler}\n"
    (tmp_path / "notes.md").write_text(words, encoding="utf-8")
    entries = list_files(tmp_path).entries
    signs = find_signs(tmp_path, entries, (), NAMES)
    assert [(sign.words, sign.place.line) for sign in signs] == [("acme-labs/Model-7B", 2)]


def test_a_document_without_spaces_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("," * 200_000 + NAMES[3], encoding="utf-8")
    signs = find_signs(tmp_path, list_files(tmp_path).entries, (), NAMES)
    assert [sign.words for sign in signs] == [NAMES[3]]


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    for number in range(100):
        words = f"Made with Acme-Labs/Model-{number}B.\n\nBuilt   with\nAcme\n"
        (tmp_path / f"page{number}.md").write_text(words, encoding="utf-8")
    entries = list_files(tmp_path).entries
    alone = find_signs(tmp_path, entries, ["Built with Acme"], NAMES)
    assert find_signs(tmp_path, entries, ["Built with Acme"], NAMES, jobs=3) == alone
    assert len(alone) == 200
