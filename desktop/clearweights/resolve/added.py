"""What words in brackets add to the name of a license: "CC BY-NC 4.0 (with addendum)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearweights.domain.license import Stance, Topic
from clearweights.domain.text import text
from clearweights.knowledge import Knowledge
from clearweights.resolve.reading import LicenseReading

_TERMS = re.compile(
    r"\b(?:addend\w+|amend\w+|additional|modif\w+|except\w*|rider|restrict\w+|with|requires?"
    r"|commons[ -]clause|use polic(?:y|ies)|file licen[cs]e)\b"
    r"|w/",
    re.IGNORECASE,
)
"""What says that the terms are not those of the name alone."""

_MORE = re.compile(
    r"\b(?:addend\w+|amend\w+|additional|modif\w+|commons[ -]clause)\b", re.IGNORECASE
)
"""The same beside a license of models, of which "with use restrictions" tells no news."""

_UNLIMITED = re.compile(
    r"\b(?:no|without|un)[ -]?(?:\w+ )?(?:restrict|modif|amend|except)", re.IGNORECASE
)
_OTHER = re.compile(
    r"^\W*[?？]\W*$|(?<![a-z])(?:[al]?gpl|mit|bsd|apache|cc[ -]by|cc0|llama|gemma|openai)(?![a-z])"
    r"|\bterms of (?:use|service)\b",
    re.IGNORECASE,
)
"""What names another license for a part, or a doubt: "Apache 2.0 (NC model: CC BY-NC 4.0)"."""

_LIMIT = re.compile(
    r"\bnon-?\s?commercial|\bno commercial"
    r"|\b(?:research|academic)\b.{0,20}\b(?:only|use|purposes?)\b"
    r"|\bonly\b.{0,20}\b(?:research|academic)\b",
    re.IGNORECASE,
)


def added(
    inside: Iterable[str], reading: LicenseReading, knowledge: Knowledge
) -> LicenseReading | None:
    """Return what to say where words in brackets change the license that `reading` found.

    None where they explain it: a limit of use that the license has itself, the name of a thing.
    """
    terms = _MORE if (reading.expression or "").startswith("LicenseRef-") else _TERMS
    for words in inside:
        changed = terms.search(words) and not _UNLIMITED.search(words)
        if (
            changed
            or _OTHER.search(words)
            or (_LIMIT.search(words) and not _limits(reading, knowledge))
        ):
            why = text("“{words}” stands beside {license} and changes its terms.",
                       words=words, license=str(reading.expression))  # fmt: skip
            return LicenseReading(
                reading.raw, None, reading.keys, reading.records, why, ambiguous=True
            )
    return None


def _limits(reading: LicenseReading, knowledge: Knowledge) -> bool:
    """Say whether the license forbids commerce by itself."""
    if re.search(r"\bNC\b|non-?commercial|research", reading.expression or "", re.IGNORECASE):
        return True
    records = filter(None, map(knowledge.record, reading.records))
    return any(record.stance(Topic.COMMERCIAL_USE) is Stance.FORBIDS for record in records)
