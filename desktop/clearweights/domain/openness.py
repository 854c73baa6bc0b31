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


def openness(record: LicenseRecord, open_licenses: frozenset[str]) -> tuple[OpennessAnswer, ...]:
    """Return every question about a license.

    `open_licenses` are the SPDX ids that the Model Openness Framework counts as open although
    neither the OSI nor the FSF accepts them.
    """
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
            text("open for the Model Openness Framework"),
            ANSWERS["yes" if counts_as_open(record, open_licenses) else "no"],
            text("for a component under it; the class of a model rests on all its components"),
        ),
    )


def counts_as_open(record: LicenseRecord, open_licenses: frozenset[str]) -> bool:
    """Say whether the Model Openness Framework counts a component under this license as open."""
    known = record.openness
    return "yes" in (known.osi_approved, known.fsf_free) or record.spdx in open_licenses


def _answer(word: str) -> Text:
    """Return the answer in words; an answer of the record's own stays as it is."""
    return ANSWERS.get(word) or Text("{answer}", (("answer", word),))
