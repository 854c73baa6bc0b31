"""`research-only`: the terms serve research or evaluation, and the use goes beyond."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Role
from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import LicenseFact, Stance, Topic
from clearweights.domain.text import Text, text
from clearweights.domain.use import Environment
from clearweights.rules.base import conclude, declared, softened
from clearweights.rules.non_commercial import sells_outputs_only
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject, Term


class ResearchOnly:
    """Flags use beyond research, and production use of what is for trying out only."""

    code = Code.RESEARCH_ONLY

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding, or one question, per license that confines use."""
        for term, fact in subject.saying(Topic.BEYOND_RESEARCH, Stance.FORBIDS):
            yield from _research(subject, term, fact)
        for term, fact in subject.saying(Topic.PRODUCTION_USE, Stance.FORBIDS):
            if term.record.stance(Topic.BEYOND_RESEARCH) is not Stance.FORBIDS:
                yield from _production(subject, term, fact)


def _research(subject: Subject, term: Term, fact: LicenseFact) -> Iterator[Finding]:
    use = subject.use
    if use.commercial and sells_outputs_only(subject, term):
        yield _at_odds(subject, term, fact)
        return
    if use.commercial:
        yield _finding(
            subject, term, fact,
            text("{license} allows research only; the use of {asset} is commercial.",
                 license=term.record.name, asset=subject.name),
            text("The use is commercial."),
        )  # fmt: skip
        return
    trying = use.environment is Environment.NON_PRODUCTION
    yield ask(
        subject,
        text("Does {asset} serve research or evaluation only?", asset=subject.name),
        "research",
        term=term,
        cited=fact,
        because=text("Only research or evaluation is allowed."),
        could_stop=use.commercial is None or not trying,
    )


def _production(subject: Subject, term: Term, fact: LicenseFact) -> Iterator[Finding]:
    """Flag production by companies; whoever does not trade is asked: the terms vary there."""
    use = subject.use
    if use.environment is Environment.NON_PRODUCTION:
        return
    confined = term.record.stance(Topic.COMMERCIAL_USE) is Stance.FORBIDS
    if use.environment is None or (confined and not use.commercial):
        yield ask(
            subject,
            text("Is {asset} used in production, or only tried out?", asset=subject.name),
            "environment",
            term=term,
            cited=fact,
            because=text("Production use is not allowed."),
            could_stop=True,
        )
        return
    if sells_outputs_only(subject, term):
        yield _at_odds(subject, term, fact)
        return
    yield _finding(
        subject, term, fact,
        text("{license} does not allow {asset} in production.",
             license=term.record.name, asset=subject.name),
        text("The use is in production."),
    )  # fmt: skip


def _at_odds(subject: Subject, term: Term, fact: LicenseFact) -> Finding:
    """Ask where the terms free the outputs for commerce and confine the use that makes them."""
    return ask(
        subject,
        text(
            "{license} lets outputs of {asset} be used commercially, and yet confines the use of"
            " {asset} itself. Has {steward} said that making outputs for sale is allowed?",
            license=term.record.name, asset=subject.name, steward=term.record.holder,
        ),
        "outputs-for-sale",
        term=term,
        cited=fact,
        could_stop=True,
    )  # fmt: skip


def _finding(subject: Subject, term: Term, fact: LicenseFact, message: Text, used: Text) -> Finding:
    studied = subject.is_data and subject.roles == {Role.EVALUATE}
    taught = subject.is_data and bool(subject.roles & {Role.TRAIN, Role.FINE_TUNE})
    severity = Severity.MINOR if studied else Severity.MAJOR if taught else Severity.BLOCKER
    return conclude(
        subject,
        Code.RESEARCH_ONLY,
        softened(severity, term),
        message,
        text(
            "Get a license for this use from {steward}, or replace {asset}.",
            steward=term.record.holder, asset=subject.name,
        ),
        term=term,
        cited=fact,
        clause_says=text("Only research or evaluation is allowed."),
        steps=(declared(used),),
        cannot_tell=text("Whether the rights holder has granted you a separate license."),
    )  # fmt: skip
