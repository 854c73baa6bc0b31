from __future__ import annotations

from clearweights.domain.text import text


def test_a_value_that_looks_like_a_field_is_shown_as_it_is() -> None:
    message = text("{name} is under {license}.", name="{license}", license="MIT")
    assert str(message) == "{license} is under MIT."


def test_a_message_inside_a_message_is_rendered_in_the_same_language() -> None:
    message = text("Why: {why}", why=text("it expired on {day}", day="2026-01-01"))
    french = {"Why: {why}": "Motif : {why}", "it expired on {day}": "échue le {day}"}
    assert message.render(french) == "Motif : échue le 2026-01-01"


def test_numbers_are_grouped_by_spaces() -> None:
    assert str(text("{count} users", count=700_000_000)) == "700 000 000 users"


def test_a_clause_that_we_named_ourselves_is_named_in_the_readers_language() -> None:
    french = {"clause {clause}": "clause {clause}", "the sentence itself": "la phrase elle-même"}
    named, numbered = (text("clause {clause}", clause=c) for c in ("the sentence itself", "2.b"))
    assert (named.render(french), numbered.render(french)) == (
        "clause la phrase elle-même", "clause 2.b",
    )  # fmt: skip
    other = text("{words}", words="the sentence itself")
    assert other.render(french) == "the sentence itself"
