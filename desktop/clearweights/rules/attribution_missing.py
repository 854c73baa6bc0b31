"""`attribution-missing`: the author, or a publication, must be named."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.rules.duties import open_duties
from clearweights.rules.missing import missing
from clearweights.rules.subject import Subject


class AttributionMissing:
    """Flags credit lines and citations that are asked for and not seen."""

    code = Code.ATTRIBUTION_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license whose credit is due and not seen."""
        for checked in open_duties(subject, DutyKind.ATTRIBUTION, DutyKind.CITATION):
            words = checked.duty.words
            yield missing(
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
