"""Proper names in noun phrases."""

from __future__ import annotations

import pytest

from clearweights.scan.cards.nouns import proper_name


@pytest.mark.parametrize(
    ("piece", "name"),
    [
        ("Heron-provided pretrained models", None),
        ("Heron-based models and Egret", "Egret"),
        ("heron/egret-trained", "heron/egret-trained"),
        ("Por «Egret 3» se entiende el programa", "Egret 3"),
        ("Para Egret 3", "Egret 3"),
    ],
)
def test_words_about_others_and_prepositions_are_no_names(piece: str, name: str | None) -> None:
    assert proper_name(piece) == name
