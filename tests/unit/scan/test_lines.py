"""Lines are found by what they hold, as if each had been looked at."""

from __future__ import annotations

import re
import time

import pytest

from clearweights.scan.lines import fitting, rows_with
from clearweights.scan.statements.written import Written

LINE = re.compile(r"[ \t]*(?:# )?(\w+) = \"\w+\"")
MARK = re.compile(r"= \"\w+\"")


@pytest.mark.parametrize(
    "text",
    ["", "x", "ab", "ab ab\nab", "\nab\n\nx ab", "b\na\nab\n", "ab\n" * 3, "x\ny ab z\nab\nb"],
)
def test_rows_with_a_word_are_those_of_a_look_at_each(text: str) -> None:
    each = [(n, line) for n, line in enumerate(text.split("\n")) if "ab" in line]
    assert list(rows_with("ab", text)) == each


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('one = "a"\n  # two = "b"\nthree="c"\nfour = "d", five = "e"', ["one", "two", "four"]),
        ('x; one = "a"', []),
        ('f(one = "a")\n\n\ttwo = "b"\n', ["two"]),
        ("= = =\n", []),
    ],
)
def test_a_line_fits_from_its_beginning_and_once(text: str, names: list[str]) -> None:
    assert [match[1] for match in fitting(LINE, MARK, text)] == names


def test_many_marks_on_one_line_take_no_longer_each() -> None:
    started = time.perf_counter()
    assert not list(fitting(LINE, MARK, '(x = "a")' * 200_000))
    assert sum(1 for _ in rows_with("ab", "ab " * 200_000 + "\nab" * 200_000)) == 200_001
    assert time.perf_counter() - started < 5


def test_lines_that_may_speak_of_a_license_are_told_in_any_case() -> None:
    long = "license " * 200
    written = Written(("LICENSE", "plain", "# a license", long, "Licence: MIT"))
    assert list(written.licensed(1)) == [(2, "# a license"), (4, "Licence: MIT")]
