"""`display-notice-missing`: a sentence must be shown to the public, in the license's words."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding, Severity
from clearweights.domain.license import DutyKind, ThresholdEffect, Trigger
from clearweights.domain.text import Text, in_our_words, text
from clearweights.rules import measures
from clearweights.rules.duties import Checked, attested, hinges_on_size, open_duties
from clearweights.rules.measures import Passed
from clearweights.rules.missing import missing
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject

_SHOWN = frozenset({Trigger.DISTRIBUTE, Trigger.HOST, Trigger.PRODUCT})


class DisplayNoticeMissing:
    """Flags a display sentence that is demanded and not seen; minor where other words are."""

    code = Code.DISPLAY_NOTICE_MISSING

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield one finding per sentence, and the question where a size decides."""
        for checked in open_duties(subject, DutyKind.DISPLAY):
            yield missing(
                subject,
                self.code,
                Severity.MINOR if checked.other_words else Severity.MAJOR,
                checked,
                message=_message(subject, checked),
                demand=text("A sentence must be displayed."),
                fix=_fix(subject, checked),
            )
        yield from _sizes(subject)


def _sizes(subject: Subject) -> Iterator[Finding]:
    """Ask for the size that decides whether a display is due, unless it is done anyway."""
    for term in subject.terms:
        for duty in term.record.duties:
            if not hinges_on_size(term, duty) or not subject.acts(term) & _SHOWN:
                continue
            done = attested(subject, term, duty)
            begins = [t for t in term.record.thresholds if t.effect is ThresholdEffect.DUTY]
            outcomes = [measures.passed(t, subject.use) for t in begins]
            if Passed.YES in outcomes or (done is not None and done.holds):
                continue
            for threshold, outcome in zip(begins, outcomes, strict=True):
                if outcome is Passed.UNKNOWN:
                    yield ask(
                        subject,
                        measures.question(threshold),
                        f"{threshold.metric}>{threshold.above}",
                        term=term,
                        cited=threshold,
                    )


def _message(subject: Subject, checked: Checked) -> Text:
    name = checked.term.record.name
    words = checked.duty.words
    if words is None:
        return text(
            "{license} demands a public credit for {asset}; none was found.",
            license=name, asset=subject.name,
        )  # fmt: skip
    if checked.other_words:
        return text(
            "{license} demands the words “{words}” for {asset}; other words are used.",
            license=name, words=words, asset=subject.name,
        )  # fmt: skip
    return text(
        "{license} demands the words “{words}” for {asset}; they were not found.",
        license=name, words=words, asset=subject.name,
    )  # fmt: skip


def _fix(subject: Subject, checked: Checked) -> Text:
    words, where = checked.duty.words, checked.duty.where
    if words and where:
        return text("Show “{words}” on {where}.", words=words, where=in_our_words(where))
    if words:
        return text("Show “{words}” where users of the product see it.", words=words)
    return text(
        "Show the credit that the clause demands for {asset} where users see it.",
        asset=subject.name,
    )
