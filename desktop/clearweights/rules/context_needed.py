"""`context-needed`: what must be known of the use before anything can be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.finding import Code, Finding
from clearweights.domain.license import Trigger
from clearweights.domain.text import text
from clearweights.rules.base import license_statements
from clearweights.rules.limits import kinds, words_of
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject
from clearweights.rules.terms import governing


class ContextNeeded:
    """Asks what leaves the house and in what state. Other rules ask for what they alone need."""

    code = Code.CONTEXT_NEEDED

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield a question where duties or conflicts hang on it."""
        if subject.use.distribution is None:
            for term in subject.terms:
                bound = [d for d in term.record.duties if set(d.triggers) - {Trigger.USE}]
                if bound:
                    yield ask(
                        subject,
                        text(
                            "What do others receive: nothing (internal), a service, an interface,"
                            " an application, weights, data or content?"
                        ),
                        "distribution",
                        term=term,
                        cited=bound[0],
                        could_stop=True,
                    )
                    break
        yield from _changed(subject)
        yield from _relicensed(subject)
        if subject.asset.effective.unconfirmed and not subject.asset.output:
            yield _unconfirmed(subject)


def _unconfirmed(subject: Subject) -> Finding:
    """Ask for the license where only a name or an unchecked list says it."""
    asset = subject.asset
    names = [record.name for record in governing(asset, subject.case)]
    license_ = ", ".join(names) or asset.effective.expression or "…"
    asked = ask(
        subject,
        text(
            "Is {asset} really under {license}? So far only its name, or a list that nobody"
            " checked, says so.",
            asset=subject.name, license=license_,
        ),
        f"unconfirmed:{license_}",
        could_stop=True,
    )  # fmt: skip
    return replace(
        asked,
        reasons=(*asked.reasons, *license_statements(subject.name, asset.readings)),
        how_to_fix=text(
            "Look at the page of {asset} or ask its publisher, then state the license in"
            " clearweights.yaml or conclude it.",
            asset=subject.name,
        ),
    )


def _relicensed(subject: Subject) -> Iterator[Finding]:
    """Ask which edition is used where an earlier one was under terms that set other limits."""
    now = {kind for record in governing(subject.asset, subject.case) for kind in kinds(record)}
    for reading in subject.asset.readings:
        if not reading.replaced:
            continue
        then = (subject.case.records.record(record) for record in reading.records)
        lost = {kind for record in then if record is not None for kind in kinds(record)} - now
        if not lost:
            continue
        yield replace(
            ask(
                subject,
                text(
                    "Which revision of {asset} do you use? Earlier ones were under {license}, which"
                    " sets limits: {limits}. Of the change is known: {since}.",
                    asset=subject.name, license=reading.raw, since=reading.replaced,
                    limits=words_of(tuple(sorted(lost))),
                ),
                f"earlier:{reading.raw.casefold()}",
                could_stop=False,
            ),
            reasons=license_statements(subject.name, subject.asset.readings),
        )  # fmt: skip


def _changed(subject: Subject) -> Iterator[Finding]:
    """Ask for changes where a duty of hosts begins only with them."""
    if subject.asset.modified is not None or subject.asset.linked is not None or subject.makes:
        return
    for term in subject.terms:
        acts = subject.acts(term)
        for duty in term.record.duties:
            begins = Trigger.HOST_MODIFIED in duty.triggers and not set(duty.triggers) & acts
            if begins and Trigger.HOST in acts:
                yield ask(
                    subject,
                    text(
                        "Did you change {asset}, or combine it with your own code, before you"
                        " offer it over a network?",
                        asset=subject.name,
                    ),
                    "modified",
                    term=term,
                    cited=duty,
                    could_stop=True,
                )
                return
