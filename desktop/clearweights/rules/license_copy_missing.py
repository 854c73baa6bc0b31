"""`license-copy-missing`: the license text must go with what is given to others."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.rules.duties import open_duties
from clearweights.rules.missing import missing
from clearweights.rules.subject import Subject


class LicenseCopyMissing:
    """Flags what goes out without the text of its license."""

    code = Code.LICENSE_COPY_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license whose demand is due and not seen to be met."""
        for checked in open_duties(subject, DutyKind.LICENSE_COPY):
            yield missing(
                subject,
                self.code,
                Severity.MAJOR,
                checked,
                message=text(
                    "Everyone who receives {asset} must get a copy of {license}; none was found.",
                    license=checked.term.record.name, asset=subject.name,
                ),
                demand=text("A copy of the license must go with it."),
                fix=text(
                    "Put the text of {license} into the project and into what you ship or host,"
                    " beside {asset}.",
                    license=checked.term.record.name, asset=subject.name,
                ),
            )  # fmt: skip
