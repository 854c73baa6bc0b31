"""`context-needed`: what must be known of the use before anything can be judged."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.finding import Code, Finding
from clearweights.domain.license import Trigger
from clearweights.domain.text import text
from clearweights.rules.questions import ask
from clearweights.rules.subject import Subject


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
                            "What leaves the house: nothing (internal), a service, an interface,"
                            " an application, weights, data or content?"
                        ),
                        "distribution",
                        term=term,
                        cited=bound[0],
                        could_stop=True,
                    )
                    break
        yield from _changed(subject)


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
