"""Recognizing license texts. All texts come from installed packages."""

from __future__ import annotations

import html
import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearweights.knowledge import license_text
from clearweights.resolve.identify import TextMatch, diff_words, identify

_KINDS = {"identical", "names-filled", "modified", "similar", "unknown"}
GEMMA = "gemma-tou-2025-03-24"
LLAMA = "llama-3.1-license-2024"


def text_of(key: str) -> str:
    text = license_text(key)
    assert text is not None
    return text


def only(text: str, *without: str) -> TextMatch:
    matches = identify(text, without=frozenset(without))
    assert len(matches) == 1
    return matches[0]


@pytest.mark.parametrize("key", ["mit", "apache-2.0", "cc-by-nc-4.0", GEMMA, LLAMA])
def test_a_license_is_itself(key: str) -> None:
    match = only(text_of(key))
    assert match.match in ("identical", "names-filled")
    assert match.key == key


def test_a_copyright_line_is_a_name_filled_in() -> None:
    bare = only(text_of("mit"))
    held = only(f"MIT License\n\nCopyright (c) 2024 Example Labs\n\n{text_of('mit')}")
    assert (bare.match, held.match) == ("identical", "names-filled")
    assert held.expression == "MIT"


def test_a_notice_without_a_year_is_a_name_filled_in_too() -> None:
    held = only(
        f"MIT No Attribution\n\nCopyright Frog Works. All Rights Reserved.\n\n{text_of('mit-0')}"
    )
    assert (held.match, held.expression) == ("names-filled", "MIT-0")


def test_words_that_only_refuse_warranty_are_nobodys_license_beside_others() -> None:
    terms = (
        "This pond is for pupils only. Whoever passes it on, changed or not, passes it on to"
        " pupils and names those who dug it. Frogs may be covered by patents of their own.\n\n"
    )
    match = only(terms + text_of("robert-hubley"))
    assert (match.match, match.expression) == ("unknown", None)


@pytest.mark.parametrize("key", ["bsd-new", GEMMA])
def test_wrapping_and_markup_change_nothing(key: str) -> None:
    text = text_of(key)
    page = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    for shape in ("\r\n".join(text.split("\n")), textwrap.fill(text, 50), f"<html>{page}</html>"):
        match = only(shape)
        assert match.key == key
        assert match.match in ("identical", "names-filled")


@pytest.mark.parametrize(
    "key",
    [LLAMA, "llama-3.2-license-2024", GEMMA, "gemma-tou-2024-04-01", "pi-lab-1.0", "c-uda-1.0",
     "moonshot-ai-modified-mit-2025", "minimax-mit-variant-2025", "tongyi-qianwen-2023",
     "flux-1-nc", "ltxv-owl-2025-04-17", "sam-2025-11-19", "qwen-2024"],
)  # fmt: skip
def test_a_sibling_is_never_called_the_license(key: str) -> None:
    matches = identify(text_of(key), without=frozenset({key}))
    assert {m.match for m in matches} <= {"similar", "unknown"}
    assert [m.expression for m in matches] == [None] * len(matches)


def test_another_version_number_is_another_edition() -> None:
    text = text_of(LLAMA).replace("3.1", "3.7")
    match = only(text)
    assert (match.match, match.expression, match.key) == ("similar", None, LLAMA)
    assert "numbers" in str(match.note)


def test_a_threshold_of_another_height_is_no_small_change() -> None:
    text = text_of(LLAMA)
    assert "700 million" in text
    assert only(text.replace("700 million", "100 million")).match == "similar"


def test_another_word_here_or_there_is_a_modified_text() -> None:
    text = text_of(GEMMA)
    assert text.count("by not exercising") == 1
    match = only(text.replace("by not exercising", "by not enforcing"))
    assert (match.match, match.key) == ("modified", GEMMA)
    assert "enforcing" in str(match.note)
    assert match.score < 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("without restriction", "with restriction"),
        ("and/or sell copies", "and to give away copies"),
    ],
)
def test_a_word_that_turns_a_permission_round_is_seen(old: str, new: str) -> None:
    text = text_of("mit").replace("\n", " ")
    assert old in text
    match = only(f"MIT License\n\nCopyright (c) 2024 A\n\n{text.replace(old, new)}")
    assert match.match in ("modified", "similar")


def test_a_clause_added_makes_it_another_license() -> None:
    extra = (
        "Notwithstanding the above, the Software may not be used for any commercial purpose, "
        "or by anyone with more than ten employees, unless the author has agreed in writing."
    )
    for text in (f"{text_of('mit')}\n\n{extra}", f"{extra}\n\n{text_of('mit')}"):
        matches = identify(text)
        assert "MIT" not in [m.expression for m in matches if m.match != "modified"]
        assert {m.match for m in matches} <= {"modified", "similar", "unknown"}


@pytest.mark.parametrize(
    "shape",
    ["# License\n\n{mit}\n\n## Additional terms\n\nYou may not use it commercially.",
     "MIT License (non-commercial use only)\n\n{mit}",
     "{mit}\n\nNot for military use."],
)  # fmt: skip
def test_a_few_words_beside_the_license_can_change_it(shape: str) -> None:
    match = only(shape.format(mit=text_of("mit").strip()))
    assert match.match in ("modified", "similar")
    assert "beside" in str(match.note)


def test_a_license_in_a_section_of_a_readme_is_found() -> None:
    prose = "We like our model a lot and hope that it serves you well. " * 20
    text = f"# Model\n\n{prose}\n\n## License\n\n{text_of('mit').strip()}\n\n## Thanks\n"
    matches = identify(text)
    assert [(m.expression, m.match) for m in matches] == [("MIT", "names-filled")]
    assert matches[0].start_line > 5


def test_several_licenses_have_their_lines() -> None:
    mit, isc = text_of("mit").strip(), text_of("isc").strip()
    text = f"MIT License\n\n{mit}\n\n---\n\nISC License\n\n{isc}\n"
    matches = identify(text)
    assert [m.expression for m in matches] == ["MIT", "ISC"]
    assert matches[0].end_line < matches[1].start_line
    assert matches[1].end_line == text.rstrip().count("\n") + 1


def test_a_notice_is_not_the_license() -> None:
    match = only(
        'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this '
        "file except in compliance with the License. You may obtain a copy of the License at "
        "http://www.apache.org/licenses/LICENSE-2.0"
    )
    assert (match.match, match.expression) == ("unknown", None)
    assert "Apache-2.0" in str(match.note)


def test_the_text_of_the_gpl_does_not_say_only() -> None:
    assert "later" in str(only(text_of("gpl-2.0")).note)


def test_prose_is_unknown() -> None:
    match = only("Our model was trained on public data.\nPlease cite us.\n" * 20)
    assert (match.match, match.expression, match.start_line) == ("unknown", None, 1)


def test_a_huge_text_is_read_in_part_and_says_so() -> None:
    match = identify(text_of("gpl-3.0") * 20)[-1]
    assert "200,000" in str(match.note)


def test_the_words_that_differ_are_shown_in_order() -> None:
    text = text_of("mit").replace("free of charge", "for a fee")
    pairs = diff_words(text, "mit")
    assert ("-", "free of charge") in pairs
    assert ("+", "for a fee") in pairs
    assert " ".join(w for op, w in pairs if op != "+") == " ".join(
        w for op, w in diff_words(text_of("mit"), "mit") if op == "="
    )
    assert diff_words("some words", "no-such-license") == []


_PIECES = st.sampled_from(
    ["<", ">", "<!--", "](", "&#x0;", "(c)", "copyright 2020", "may not", "\n", "\x00", "\ud800",
     "Permission is hereby granted, free of charge", "Version 2.0", "许可", "<script>", "1.", "é"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    matches = identify(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert matches
    for match in matches:
        assert match.match in _KINDS
        assert 1 <= match.start_line <= match.end_line <= lines


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<p ", "](http:", "copyright ", "(a) "])
def test_time_grows_with_the_length_of_a_hostile_text(piece: str) -> None:
    matches = identify(piece * (200_000 // len(piece)))
    assert [m.match for m in matches] == ["unknown"]


def test_a_license_without_its_preamble_is_a_modified_copy_of_it() -> None:
    text = text_of("cc-by-nc-4.0")
    start = text.index("By exercising the Licensed Rights")
    assert only(text[start:]).match == "names-filled"
    match = only(text[start:].replace("Licensor grants", "d Licensor grants"))
    assert (match.match, match.expression) == ("modified", "CC-BY-NC-4.0")
    assert "left out" in str(match.note)


def test_licenses_of_others_below_a_rule_leave_the_projects_own_what_it_is() -> None:
    mit, isc = text_of("mit"), text_of("isc")
    rule = "=" * 40
    held = identify(f"{mit}\n{rule}\nThis project includes code of others.\n\n{isc}\n")
    assert held[0].expression == "MIT"
    assert held[0].match in ("identical", "names-filled")
    assert "ISC" in {match.expression for match in held[1:]}
    more = identify(f"{mit}\n{rule}\nYou must not sell the Software for a fee or any reward.\n")
    assert {match.match for match in more}.isdisjoint({"identical", "names-filled"})


_REFUSAL = (
    "The frogs come as they are. No warranty of any kind is given, express or implied, and in no"
    " event are the keepers of the pond or their helpers liable for any claim or damages that"
    " arise from frogs, even where they were told that frogs may leap."
).replace("may", "might")


def test_a_refusal_of_liability_beside_a_license_is_none_of_its_own() -> None:
    match = only(text_of("apache-2.0") + "\n\n" + _REFUSAL)
    assert match.expression == "Apache-2.0"


def test_a_limit_within_a_refusal_is_still_seen() -> None:
    limited = _REFUSAL + " Commercial use is prohibited."
    matches = identify(text_of("apache-2.0") + "\n\n" + limited)
    assert not any(match.match in ("identical", "names-filled") for match in matches)


def _noisy(text: str) -> str:
    """Replace every 25th word."""
    count = iter(range(len(text)))
    return re.sub(r"\S+", lambda m: "frogs" if next(count) % 25 == 24 else m[0], text)


def test_a_noisy_copy_may_lack_the_remarks_at_its_end() -> None:
    text = license_text("vim") or ""
    (match,) = identify(_noisy(text[: text.rfind("Note:")]))
    assert (match.match, match.expression) == ("modified", "Vim")


def test_a_text_held_better_wins_over_one_that_only_covers_more() -> None:
    before, text = license_text("cc-by-sa-1.0") or "", license_text("cc-sa-1.0") or ""
    match = max(identify(_noisy(before[:1000] + text)), key=lambda m: m.score)
    assert (match.match, match.expression) == ("modified", "CC-SA-1.0")


def test_one_word_changed_in_the_first_sentence_is_no_other_title() -> None:
    text = license_text("bsd-new") or ""
    (match,) = identify(text.replace("with or without", "with or because", 1))
    assert (match.match, match.expression) == ("modified", "BSD-3-Clause")
    (match,) = identify(text.replace("Redistribution and use", "Noncommercial use", 1))
    assert match.expression is None


def test_numbers_of_links_in_a_saved_page_are_no_words_of_the_license() -> None:
    text = text_of("cc-by-4.0").partition("By exercising")
    body, count = re.subn(r"(?<=Section )(?=\d)", "[0]", text[1] + text[2])
    assert count > 5
    for number in range(count):
        body = body.replace("[0]", f"[{number + 4}]", 1)
    saved = f"Creative Commons Attribution 4.0 International Public License (CC-BY)\n\n{body}"
    assert (only(saved).expression, only(saved).match) == ("CC-BY-4.0", "names-filled")
    assert only(saved.replace("[7]", "[9]")).expression is None


def test_a_changed_text_with_numbers_of_links_stays_changed() -> None:
    text = text_of("cc-by-4.0").replace("Section 2", "Section [1]2", 1)
    text = text.replace("Section 3", "Section [2]3", 1).replace("Section 4", "Section [3]4", 1)
    assert only(text.replace("Attribution 4.0", "Attribution 3.0")).expression is None
