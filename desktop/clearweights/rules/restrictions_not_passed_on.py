"""`restrictions-not-passed-on`: use restrictions must bind the next user, too."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.rules.duties import open_duties
from clearweights.rules.missing import missing
from clearweights.rules.subject import Subject


class RestrictionsNotPassedOn:
    """Flags use restrictions that the own terms of the product do not pass on."""

    code = Code.RESTRICTIONS_NOT_PASSED_ON

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license whose demand is due and not seen to be met."""
        for checked in open_duties(subject, DutyKind.PASS_ON_RESTRICTIONS):
            yield missing(
                subject,
                self.code,
                Severity.MAJOR,
                checked,
                message=text(
                    "{license} demands that its use restrictions bind your users; for {asset} that"
                    " is not seen.",
                    license=checked.term.record.name, asset=subject.name,
                ),
                demand=text("Use restrictions must be passed on as a binding term."),
                fix=text(
                    "Put the use restrictions of {license} into your license, terms of service or"
                    " model card as a binding term, and say so to those who receive {asset}.",
                    license=checked.term.record.name, asset=subject.name,
                ),
            )  # fmt: skip
