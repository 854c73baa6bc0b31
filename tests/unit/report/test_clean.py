from __future__ import annotations

import pytest

from clearweights.report.clean import MAX_CHARACTERS, printable, visible


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31m", "[U+001B][31m"),
        ("a\u202eb", "a[U+202E]b"),
        ("\ud83d", "[U+D83D]"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("\ue000", "[U+E000]"),
        ("a\u3000b\tc", "a b c"),
        ("a\u202f:", "a\u00a0:"),
        ("a\r\nb\u2028c", "a\nb[U+2028]c"),
        ("e\u0301", "é"),
    ],
)
def test_hidden_characters_are_shown_by_their_code(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


def test_plain_words_stay_as_they_are() -> None:
    words = "meta-llama/Llama-3.1-8B «données» 模型 😀"
    assert visible(words) == words


def test_what_has_no_glyph_is_shown_by_its_code() -> None:
    assert printable("a😀b", {ord("a"), ord("b")}) == "a[U+1F600]b"


def test_a_pile_of_accents_is_cut_to_a_few() -> None:
    assert visible("x" + "\u0337" * 6) == "x" + "\u0337" * 4 + "[U+0337]" * 2


def test_what_is_cut_off_is_counted() -> None:
    assert visible("n" * (MAX_CHARACTERS + 7)) == "n" * MAX_CHARACTERS + " [… +7]"
    assert len(visible("\x00" * 40_000)) < MAX_CHARACTERS + 20
