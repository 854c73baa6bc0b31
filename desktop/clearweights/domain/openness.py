"""What is known about the openness of a license, as questions and answers for people.

Information only: none of this decides a verdict, and nothing is a yes without evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearweights.domain.license import LicenseRecord
from clearweights.domain.text import Text, text

ANSWERS: Mapping[str, Text] = {
    "yes": text("yes"),
    "no": text("no"),
    "unclear": text("unclear"),
    "not evaluated": text("not evaluated"),
}


@dataclass(frozen=True, slots=True)
class OpennessAnswer:
    """One question about openness, its answer, and what the answer rests on."""

    question: Text
    answer: Text
    basis: Text | None = None


def openness(record: LicenseRecord) -> tuple[OpennessAnswer, ...]:
    """Return every question, also those that a license alone cannot answer."""
    known = record.openness
    listed = not record.spdx.startswith("LicenseRef-")
    by_spdx = text("SPDX license list") if listed else text("not on the SPDX license list")
    return (
        OpennessAnswer(text("approved by the OSI"), _answer(known.osi_approved), by_spdx),
        OpennessAnswer(
            text("free for the FSF"),
            _answer(known.fsf_free),
            by_spdx if known.fsf_free == "yes" else None,
        ),
        OpennessAnswer(
            text("terms of the Open Source AI Definition"),
            _answer(known.osaid_terms),
            text("the terms only, never the system"),
        ),
        OpennessAnswer(
            text("license leg of Art. 53(2) AI Act"),
            _answer(known.eu_exemption),
            text("information only: the duty is the provider's"),
        ),
        OpennessAnswer(
            text("class of the Model Openness Framework"),
            text("not determined"),
            text("it rests on the components of a model, not on a license"),
        ),
    )


def _answer(word: str) -> Text:
    """Return the answer in words; an answer of the record's own stays as it is."""
    return ANSWERS.get(word) or Text("{answer}", (("answer", word),))
