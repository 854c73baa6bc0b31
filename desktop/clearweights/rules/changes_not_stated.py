"""`changes-not-stated`: a changed thing must say that it was changed."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.rules.duties import open_duties
from clearweights.rules.missing import missing
from clearweights.rules.subject import Subject


class ChangesNotStated:
    """Flags changed versions that do not say so."""

    code = Code.CHANGES_NOT_STATED

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license whose demand is due and not seen to be met."""
        for checked in open_duties(subject, DutyKind.STATE_CHANGES):
            yield missing(
                subject,
                self.code,
                Severity.MINOR,
                checked,
                message=text(
                    "{license} demands a note that {asset} was changed; none was found.",
                    license=checked.term.record.name, asset=subject.name,
                ),
                demand=text("Changes must be stated."),
                fix=text(
                    "State in the card, in the changed files or in the notice file that {asset} was"
                    " changed, and how.",
                    license=checked.term.record.name, asset=subject.name,
                ),
            )  # fmt: skip
