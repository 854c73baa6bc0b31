"""What goes wrong is said in the reader's language, and in words for people."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from clearweights.datafiles import catalog
from clearweights.domain.facts import Problem
from clearweights.domain.said import reason, said
from clearweights.domain.text import text
from clearweights.engine import codec, read_declaration
from clearweights.errors import (
    ClearweightsError,
    DeclarationError,
    KnowledgeError,
    ProjectNotReadableError,
)
from clearweights.review import FILE_NAME
from clearweights.review.register import RegisterError, load
from clearweights.safeio import UnreadableError, parse_yaml, read_bytes

FRENCH = catalog("fr")


def test_a_slip_in_a_file_is_named_with_its_line_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "clearweights.yaml"
    path.write_text("schema: 1\nuse: {distribution: cloud}\n")
    with pytest.raises(DeclarationError) as caught:
        read_declaration(path)
    message = said(caught.value)
    assert message.render().startswith(f"{path.name}, line 2: `distribution` cannot be `cloud`")
    assert message.render(FRENCH).startswith(
        f"{path.name}, ligne 2\u00a0: `distribution` ne peut valoir `cloud`"
    )


def test_a_register_that_cannot_be_read_says_so_in_french(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("schema: 7\n")
    with pytest.raises(RegisterError) as caught:
        load(path)
    assert "ce programme lit le schéma 1, non 7" in said(caught.value).render(FRENCH)


def test_yaml_that_is_none_points_at_what_usually_is_wrong() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_yaml("a: [1\nb: 2\n")
    assert "look at colons, quotation marks and indentation" in str(caught.value)
    assert "les deux-points" in caught.value.why.render(FRENCH)


@pytest.mark.parametrize(
    ("code", "words", "french"),
    [
        (errno.ENOSPC, "the disk is full", "le disque est plein"),
        (errno.EACCES, "permission was refused", "l’accès est refusé"),
        (errno.EROFS, "the disk is read-only", "le disque est en lecture seule"),
        (errno.EXDEV, "the system says: odd", "le système indique\u00a0: odd"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(code: int, words: str, french: str) -> None:
    found = reason(OSError(code, "odd"))
    assert found.render() == words
    assert found.render(FRENCH) == french


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="it is not there"):
        read_bytes(tmp_path / "gone")


def test_a_problem_keeps_its_language_through_the_cache() -> None:
    inner = text("larger than {size} KiB", size="32")
    problem = Problem(path="a", step="read", message=text("Could not be read: {why}", why=inner))
    [back] = codec.decode(codec.encode([problem]))
    assert back == problem
    assert isinstance(back, Problem)
    assert "plus de 32 Kio" in replace(back).message.render(FRENCH)


def test_plain_words_stay_plain() -> None:
    assert said(ClearweightsError("Just {words}.")).render(FRENCH) == "Just {words}."
    assert "/gone" in said(ProjectNotReadableError(Path("/gone"))).render(FRENCH)


def test_damaged_license_data_is_told_in_the_readers_language() -> None:
    french = catalog("fr", "gui")
    error = KnowledgeError("mit.yaml", text("it is not text in UTF-8"))
    assert said(error).render(french) == (
        "Données de licence mit.yaml\u00a0: ce n’est pas un texte en UTF-8"
    )
    assert str(error) == "License record mit.yaml: it is not text in UTF-8"
