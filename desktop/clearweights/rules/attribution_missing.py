"""`attribution-missing`: the author, or a publication, must be named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import DutyKind, Trigger
from clearweights.domain.text import text
from clearweights.rules.acts import TAUGHT
from clearweights.rules.duties import Checked, open_duties
from clearweights.rules.missing import missing
from clearweights.rules.subject import Subject


class AttributionMissing:
    """Flags credit lines and citations that are asked for and not seen.

    Where the duty speaks of what is produced from data, and what is produced is a trained model,
    whether it is meant, too, is unsettled: that is said, and no breach is.
    """

    code = Code.ATTRIBUTION_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license whose credit is due and not seen."""
        for checked in open_duties(subject, DutyKind.ATTRIBUTION, DutyKind.CITATION):
            words = checked.duty.words
            finding = missing(
                subject,
                self.code,
                Severity.MINOR,
                checked,
                message=text(
                    "{license} asks for credit to the makers of {asset}; none was found.",
                    license=checked.term.record.name, asset=subject.name,
                ),
                demand=text("The makers must be credited."),
                fix=text("Add the line “{words}”.", words=words)
                if words
                else text(
                    "Name the author, the source, the license with a link, and any change, where"
                    " {asset} or what is made from it is shown.",
                    asset=subject.name,
                ),
            )  # fmt: skip
            yield (
                _unsettled(subject, checked, finding) if _of_a_model(subject, checked) else finding
            )


def _of_a_model(subject: Subject, checked: Checked) -> bool:
    """Say whether the duty could bite only because a model is trained on the data."""
    biting = subject.acts(checked.term) & frozenset(checked.duty.triggers)
    taught = subject.is_data and bool(subject.roles & TAUGHT)
    return taught and biting == {Trigger.PUBLISH_OUTPUTS}


def _unsettled(subject: Subject, checked: Checked, finding: Finding) -> Finding:
    return replace(
        finding,
        code=Code.UNSETTLED_LAW,
        severity=Severity.INFO,
        message=text(
            "Whether a model trained on {asset} must carry the credit that {license} asks for is"
            " unsettled.",
            asset=subject.name, license=checked.term.record.name,
        ),
        confidence=Confidence.CANNOT_TELL,
        cannot_tell=text(
            "Whether a trained model is a work produced from the data in the sense of the clause:"
            " that is unsettled. The line costs little."
        ),
    )  # fmt: skip
