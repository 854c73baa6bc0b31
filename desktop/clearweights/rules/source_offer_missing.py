"""`source-offer-missing`: users must be offered the source."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import Text, text
from clearweights.rules.duties import Checked, open_duties
from clearweights.rules.missing import missing
from clearweights.rules.seen import unchanged
from clearweights.rules.subject import Subject


class SourceOfferMissing:
    """Flags copyleft software or models given out, or run changed for others, without source.

    A sentence that says where an unchanged copy came from is not the release of a source: where
    that suffices, its absence is no blocker unless somebody attests that nothing is said.
    """

    code = Code.SOURCE_OFFER_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license whose demand is due and not seen to be met."""
        for checked in open_duties(subject, DutyKind.SOURCE_OFFER):
            told = _told(subject, checked)
            yield missing(
                subject,
                self.code,
                Severity.MAJOR if told and not checked.certain else Severity.BLOCKER,
                checked,
                message=text(
                    "{license} demands that users are offered the source of {asset}; no offer was"
                    " found.",
                    license=checked.term.record.name, asset=subject.name,
                ),
                demand=_demand(told=told),
                fix=_fix(subject, checked, told=told),
            )  # fmt: skip


def _told(subject: Subject, checked: Checked) -> bool:
    """Say whether telling recipients where the source is kept suffices."""
    return checked.duty.pointer and unchanged(subject, checked.term)


def _demand(*, told: bool) -> Text:
    if told:
        return text("Recipients must be told where the source can be had.")
    return text("The source must be offered to those who receive or use it.")


def _fix(subject: Subject, checked: Checked, *, told: bool) -> Text:
    if told:
        return text(
            "Say in a notice or the README that {asset} is under {license}, with a link to the"
            " place where its makers publish it.",
            asset=subject.name, license=checked.term.record.name,
        )  # fmt: skip
    return text(
        "Offer the complete corresponding source of {asset} to its users, take your"
        " changes out, or get another license.",
        license=checked.term.record.name, asset=subject.name,
    )  # fmt: skip
