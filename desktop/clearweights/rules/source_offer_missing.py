"""`source-offer-missing`: users must be offered the source."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.rules.duties import open_duties
from clearweights.rules.missing import missing
from clearweights.rules.subject import Subject


class SourceOfferMissing:
    """Flags copyleft software or models given out, or run changed for others, without source."""

    code = Code.SOURCE_OFFER_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license whose demand is due and not seen to be met."""
        for checked in open_duties(subject, DutyKind.SOURCE_OFFER):
            yield missing(
                subject,
                self.code,
                Severity.BLOCKER,
                checked,
                message=text(
                    "{license} demands that users are offered the source of {asset}; no offer was"
                    " found.",
                    license=checked.term.record.name, asset=subject.name,
                ),
                demand=text("The source must be offered to those who receive or use it."),
                fix=text(
                    "Offer the complete corresponding source of {asset} to its users, take your"
                    " changes out, or get another license.",
                    license=checked.term.record.name, asset=subject.name,
                ),
            )  # fmt: skip
