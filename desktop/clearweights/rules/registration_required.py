"""`registration-required`: the license asks users to register, notify or apply first."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.rules.duties import open_duties
from clearweights.rules.missing import missing
from clearweights.rules.subject import Subject


class RegistrationRequired:
    """Flags registrations that a license asks for and nobody attests."""

    code = Code.REGISTRATION_REQUIRED

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license that asks for a registration."""
        for checked in open_duties(subject, DutyKind.REGISTRATION):
            yield missing(
                subject,
                self.code,
                Severity.MAJOR,
                checked,
                message=text(
                    "{license} asks you to register with {steward} before this use of {asset}.",
                    license=checked.term.record.name, steward=checked.term.record.holder,
                    asset=subject.name,
                ),
                demand=text("A registration is needed."),
                fix=text(
                    "Register with {steward}, then attest it in clearweights.yaml (registered).",
                    steward=checked.term.record.holder,
                ),
            )  # fmt: skip
