"""`notice-missing`: notices must be kept, or a line must stand in a notice file."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.result import DutyState
from clearweights.domain.text import Text, text
from clearweights.rules.duties import Checked, open_duties
from clearweights.rules.missing import missing
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject


class NoticeMissing:
    """Flags copyright notices and notice files that are demanded and not seen."""

    code = Code.NOTICE_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license and notice that is due and not seen."""
        for checked in open_duties(subject, DutyKind.NOTICE_FILE, DutyKind.RETAIN_NOTICES):
            if checked.state is DutyState.NOT_VISIBLE:
                continue  # due only where the work came with such a file
            yield missing(
                subject,
                self.code,
                Severity.MINOR,
                checked,
                message=_message(subject, checked),
                demand=text("Notices must be kept with every copy."),
                fix=_fix(subject, checked),
            )
        for checked in open_duties(subject, DutyKind.DISCLOSURE):
            yield ask(
                subject,
                text(
                    "{license} asks you to tell the users of {asset} something. Is it done?",
                    license=checked.term.record.name, asset=subject.name,
                ),
                "disclosure",
                term=checked.term,
                cited=checked.duty,
            )  # fmt: skip


def _message(subject: Subject, checked: Checked) -> Text:
    license_name = checked.term.record.name
    if checked.duty.words:
        return text(
            "{license} demands a notice file with its own line beside {asset}; it was not found.",
            license=license_name, asset=subject.name,
        )  # fmt: skip
    return text(
        "{license} demands that the notices of {asset} are kept; they were not found.",
        license=license_name, asset=subject.name,
    )  # fmt: skip


def _fix(subject: Subject, checked: Checked) -> Text:
    if checked.duty.words:
        return text(
            "Ship a text file named NOTICE with the line: “{words}”", words=checked.duty.words
        )
    return text(
        "Ship the copyright, license and attribution notices that came with {asset}.",
        asset=subject.name,
    )
