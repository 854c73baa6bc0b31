"""The reasons a decision may give, as messages that can be translated."""

from __future__ import annotations

from collections.abc import Mapping

from clearweights.domain.text import Text, text

REASONS: Mapping[str, Text] = {
    "license-acquired": text("A license was acquired"),
    "outside-scope": text("The use is outside the scope of the term"),
    "evaluation-only": text("Evaluation only"),
    "not-distributed": text("Not distributed"),
    "not-a-dependency": text("Not used by the product"),
    "detection-wrong": text("The detection is wrong"),
    "confirmed-in-writing": text("The provider confirmed it in writing"),
    "upstream-fix-pending": text("A correction upstream is pending"),
    "other": text("Another reason (say which)"),
}
"""By the word that stands in the register."""


def reason_words(reason: str | None) -> Text | None:
    """Return what a reason of the register means; one we do not know stands as it is.

    None where there is none, or where the comment is the reason.
    """
    if not reason or reason == "other":
        return None
    return REASONS.get(reason, Text("{reason}", (("reason", reason),)))
