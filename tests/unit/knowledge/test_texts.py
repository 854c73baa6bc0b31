from __future__ import annotations

import dataclasses

import pytest

from clearweights.domain.license import Cited
from clearweights.knowledge import clause_text, license_text, load_knowledge
from clearweights.knowledge.texts import cut_clause, find_locator

WRAPPED = """\
2. Grant. You may use
   the work for any
   purpose.

3. Conditions. You may share the work
   provided that:

   (a) you keep this notice; and

   (b) you say what you changed.

4. Law. The law of the sea.
"""


def test_a_wrapped_clause_is_cut_whole() -> None:
    assert cut_clause(WRAPPED, "the work for any purpose") == (
        "2. Grant. You may use\nthe work for any\npurpose."
    )


def test_an_item_of_a_list_is_cut_alone() -> None:
    assert cut_clause(WRAPPED, "say what you changed") == "(b) you say what you changed."


def test_a_clause_that_opens_a_list_takes_the_list_with_it() -> None:
    clause = cut_clause(WRAPPED, "You may share the work")
    assert clause is not None
    assert clause.endswith("(a) you keep this notice; and\n(b) you say what you changed.")
    assert "law of the sea" not in clause


def test_a_heading_takes_the_paragraph_below_it() -> None:
    text = "Use Restrictions\n\nYou must not fly.\n\nOther\n\nMore.\n"
    assert cut_clause(text, "Use Restrictions") == "Use Restrictions\nYou must not fly."


def test_a_long_paragraph_is_cut_to_whole_sentences() -> None:
    long = " ".join(f"Sentence number {at} says little." for at in range(200))
    clause = cut_clause(long, "Sentence number 100 says")
    assert clause is not None
    assert len(clause) < 1300
    assert clause.startswith("… Sentence number")
    assert clause.endswith("says little. …")


def test_a_sentence_without_end_is_cut_all_the_same() -> None:
    clause = cut_clause("word " * 5000 + "here it is " + "word " * 5000, "here it is")
    assert clause is not None
    assert "here it is" in clause
    assert len(clause) < 2000


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("the “Notice”\n   file", 'the "notice" file'),
        ("Licensor’s mark", "LICENSOR'S MARK"),
        ("a (b) c.d", "(b) c.d"),
    ],
)
def test_spacing_quotes_and_case_do_not_matter(text: str, locator: str) -> None:
    assert find_locator(text, locator) is not None


def test_words_that_do_not_occur_are_not_found() -> None:
    assert cut_clause(WRAPPED, "the law of the land") is None
    assert find_locator(WRAPPED, "") is None


@pytest.mark.parametrize("key", ["../../../etc/passwd", "no-such-license", "", "mit/../mit"])
def test_only_installed_keys_give_a_text(key: str) -> None:
    assert license_text(key) is None


def test_the_head_of_an_installed_text_is_left_out() -> None:
    text = license_text("mit")
    assert text is not None
    assert text.startswith("Permission is hereby granted")


def test_a_clause_of_a_record_is_read_from_the_installed_text() -> None:
    record = load_knowledge().records["llama-3.1"]
    (display,) = [duty for duty in record.duties if duty.words == "Built with Llama"]
    clause = clause_text(record, display)
    assert clause is not None
    assert clause.startswith("i. If you distribute or make available")


def test_a_sibling_text_is_never_shown_as_the_clause() -> None:
    record = load_knowledge().records["mit"]
    sibling = dataclasses.replace(record.texts[0], identical=False)
    other = dataclasses.replace(record, texts=(sibling,))
    assert clause_text(other, Cited(clause="1", locator="deal in the Software")) is None


def test_a_fact_without_locator_text_or_part_has_no_clause_text() -> None:
    knowledge = load_knowledge()
    assert clause_text(knowledge.records["mit"], Cited(clause="1")) is None
    assert clause_text(knowledge.records["mit"], Cited(clause="1", locator="deal", part=7)) is None
    assert clause_text(knowledge.records["llama-3"], Cited(clause="1", locator="You are")) is None
