"""`no-derivatives`: a changed version is made or shared against the terms."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import LicenseFact, Stance, Topic, Trigger
from clearweights.domain.text import Text, text
from clearweights.rules.acts import PHYSICAL_ROLES
from clearweights.rules.base import conclude, declared
from clearweights.rules.subject import Subject, Term

_SHARED = frozenset({Trigger.DISTRIBUTE_MODIFIED})


class NoDerivatives:
    """Flags changes where changing is forbidden, and shared changes where sharing them is."""

    code = Code.NO_DERIVATIVES

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per license that forbids what is done."""
        changed = bool(subject.roles & PHYSICAL_ROLES) and not (
            subject.is_data and not subject.asset.modified and _only_taught(subject)
        )
        if changed or subject.asset.modified:
            for term, fact in subject.saying(Topic.MODIFY, Stance.FORBIDS):
                yield _finding(
                    subject, term, fact,
                    text("{license} forbids making changed versions of {asset}.",
                         license=term.record.name, asset=subject.name),
                )  # fmt: skip
        for term, fact in subject.saying(Topic.DISTRIBUTE_MODIFIED, Stance.FORBIDS):
            if subject.acts(term) & _SHARED and term.record.stance(Topic.MODIFY) != "forbids":
                yield _finding(
                    subject, term, fact,
                    text("{license} forbids sharing changed versions of {asset}.",
                         license=term.record.name, asset=subject.name),
                )  # fmt: skip


def _only_taught(subject: Subject) -> bool:
    return not any(role.value == "modify-redistribute" for role in subject.roles)


def _finding(subject: Subject, term: Term, fact: LicenseFact, message: Text) -> Finding:
    return conclude(
        subject,
        Code.NO_DERIVATIVES,
        Severity.BLOCKER,
        message,
        text(
            "Pass {asset} on unchanged, keep the changed version inside your organization, or"
            " ask {steward} for permission.",
            asset=subject.name, steward=term.record.holder,
        ),
        term=term,
        cited=fact,
        clause_says=text("Changed versions may not be shared."),
        steps=(declared(text("{asset} is changed and given to others.", asset=subject.name)),),
        cannot_tell=text("Whether a court would see the change as an adaptation."),
    )  # fmt: skip
