"""Who holds the rights, as copyright lines tell."""

from __future__ import annotations

import time

import pytest

from clearweights.knowledge import license_text
from clearweights.scan.statements.holders import holders_in, is_collective, same_holder


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Copyright (c) 2023 Acme Ponds, Inc. and affiliates.\nAll rights", "Acme Ponds"),
        ("Copyright 2018-2022 The Heron Team. All rights reserved.", "The Heron Team"),
        ("Copyright (C) 2021, 2022 by Jane Reed <jane@x.org>", "Jane Reed"),
        ("© 2020 jreed", "jreed"),
        ("Copyright (c) Reed Labs and its affiliates (https://x.org)", "Reed Labs"),
        ("Copyright [yyyy] [name of copyright owner]", None),
        ("Copyright (C) <year>  <name of author>", None),
        ("Copyright (c) [year] [fullname]", None),
        ("Copyright (C) 2007 Free Software Foundation, Inc. <https://fsf.org/>", None),
        ("(c) You must keep all copyright notices\n(C) the right to sue", None),
        ("Copyright Holder means whoever wrote the package", None),
    ],
)
def test_a_copyright_line_names_its_holder(words: str, expected: str | None) -> None:
    found = holders_in(words)
    assert (found[0].startswith(expected) if expected and found else not found) is True, found


@pytest.mark.parametrize("key", ["gpl-3.0", "apache-2.0", "cc-by-nc-4.0", "lgpl-2.1", "mpl-2.0"])
def test_the_words_of_a_license_name_no_holder(key: str) -> None:
    words = license_text(key)
    assert words
    assert holders_in(words[:900]) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Facebook, Inc. and its affiliates", "Meta Platforms, Inc. and affiliates", True),
        ("The HuggingFace Inc. team", "Hugging Face", True),
        ("Acme AI Research", "Acme Corporation", True),
        ("Acme AI Research", "Reed AI Research", False),
        ("Jane Reed", "The Heron Authors", False),
    ],
)
def test_holders_are_compared_by_the_words_that_tell_them_apart(
    one: str, other: str, *, same: bool
) -> None:
    assert same_holder(one, other) is same
    assert same_holder(other, one) is same


def test_authors_of_a_thing_are_nobody_in_particular() -> None:
    assert is_collective("The Heron Authors")
    assert not is_collective("Heron Research")


@pytest.mark.parametrize(
    "piece", ["Copyright (c) ", "copyright 2020, ", "(c) 2020-", "© \t", "[<{"]
)
def test_long_lines_take_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        holders_in(piece * (size // len(piece)))
        return time.process_time() - start

    seconds(10_000)
    assert seconds(400_000) < 3 * seconds(200_000) + 0.05
