"""Licenses in brackets behind ids of a hub, in prose, lists and tables."""

from __future__ import annotations

import pytest
from tests.unit.scan.cards.look import stated


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "We use `acme/heron-2` (MIT, 1024-dim), then `pond/reed-1` (Apache-2.0).",
            [("acme/heron-2", "MIT"), ("pond/reed-1", "Apache-2.0")],
        ),
        ("- **acme/heron-2** (CC BY-NC 4.0, 7B): sings", [("acme/heron-2", "CC BY-NC 4.0")]),
        (
            "Try [Heron](https://huggingface.co/acme/heron-2) (Apache-2.0, 7B parameters).",
            [("acme/heron-2", "Apache-2.0")],
        ),
        (
            "- `a/heron-2` (Apache-2.0)\n- `b/reed-1` (BSD-3-Clause)\n- `c/newt-1` (MIT)",
            [("a/heron-2", "Apache-2.0"), ("b/reed-1", "BSD-3-Clause"), ("c/newt-1", "MIT")],
        ),
        (
            "| Model | Size |\n|---|---|\n| `acme/heron-2` (Apache-2.0) | 7B |",
            [("acme/heron-2", "Apache-2.0")],
        ),
        (
            "We use `acme/heron-2` (Apache-2.0, non-commercial).",
            [("acme/heron-2", "Apache-2.0, non-commercial")],
        ),
        (
            "The code in `extern/` (BSD-3-Clause) and `src/reed.py` (MIT License) is older.",
            [("local:extern", "BSD-3-Clause"), ("local:src/reed.py", "MIT License")],
        ),
    ],
)
def test_a_license_behind_an_id_is_that_of_the_id(
    words: str, expected: list[tuple[str, str]]
) -> None:
    assert [(about, raw) for _, about, raw in stated(words, title="Models")] == expected


@pytest.mark.parametrize(
    "words",
    [
        "We use `acme/heron-2` (MIT).",  # the school may have made it
        "We use `mit-frogs/heron-2` (MIT, 7B).",
        "We use `acme/heron-2` (MIT code, CC-BY-NC-4.0 weights).",
        "We use `acme/heron-2` (Apache-2.0, weights CC-BY-NC-4.0).",
        "We use `acme/heron-2` (not Apache-2.0).",
        "Reads input/output (MIT License) and TCP/IP (Apache-2.0).",
    ],
)
def test_what_may_be_no_license_or_not_the_whole_is_left(words: str) -> None:
    assert stated(words, title="Models") == []


_TABLE = "| Candidate | Verdict |\n|---|---|\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| `acme/heron-2` | Exists, 38M, Apache-2.0 — but far too large. |", "Apache-2.0"),
        ("| `acme/heron-2` (the old one) | ✅ MIT, 369 MB, no custom code. |", "MIT"),
        ("| [Heron](https://huggingface.co/acme/heron-2) | CC BY 4.0. Sings. |", "CC BY 4.0"),
        ("| `acme/heron-2` | MIT, made with others |", None),  # the school may have made it
        ("| `acme/heron-2` | Apache-2.0 code; CC-BY-NC-4.0 weights |", None),
        ("| `acme/heron-2` | Apache-2.0, weights: research only |", None),
        ("| `acme/heron-2` | Not yet Apache-2.0, we asked |", None),
        ("| Heron | Exists, Apache-2.0 |", None),
    ],
)
def test_a_remark_in_a_row_is_about_the_id_it_begins_with(row: str, expected: str | None) -> None:
    told = [("acme/heron-2", expected)] if expected else []
    assert [(about, raw) for _, about, raw in stated(_TABLE + row, title="Models")] == told
