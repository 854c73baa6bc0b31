"""What a sentence sets aside: "everything except the data is under MIT", "(hormis les modèles)"."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.facts import Component
from clearweights.scan.cards.markdown import Sentence
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.vocabulary import vocabulary

_ASIDE = re.compile(
    r"\s*\((?:but )?not (?:including )?[\w ,]{3,40}\)|,\s*(?:but )?not (?:including )?[\w ]{3,40},",
    re.IGNORECASE,
)
"""What a sentence does not speak of: "the dataset (but not the code) is under"."""

_PLACE = re.compile(r"\s+(?:folder|director(?:y|ies)|files?|parts?|subset)\s*$", re.IGNORECASE)
_PARTS = (Component.DATA, Component.WEIGHTS)


def without_exceptions(sentence: Sentence) -> tuple[Sentence, bool]:
    """Blank out what a sentence sets aside, so that the rest is not read as denied.

    Also says whether that is data or weights, so that what is left of a whole is its code.
    """
    text = _ASIDE.sub(_blank, sentence.text)
    found = [*vocabulary().set_aside.finditer(text)]
    text = vocabulary().set_aside.sub(_blank, text)
    parts = [component_in(_PLACE.sub("", match["what"] or match["sign"])) for match in found]
    changed = sentence if text == sentence.text else replace(sentence, text=text)
    return changed, any(part in _PARTS for part in parts)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def of_the_rest(one: Said) -> Said:
    """Narrow what is said of a whole from which data or weights are set aside to its code."""
    whole = one.component is Component.ANY and one.about is None and not one.pointer
    return replace(one, component=Component.CODE) if whole else one
