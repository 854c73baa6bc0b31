"""Questions: what a rule must know and nobody has said. Never a conflict, never silence."""

from __future__ import annotations

from clearweights.domain.finding import Code, Confidence, Finding, Severity
from clearweights.domain.license import Cited
from clearweights.domain.text import Text, text
from clearweights.rules.base import conclude
from clearweights.rules.subject import Subject, Term


def ask(
    subject: Subject,
    question: Text,
    about: str,
    *,
    term: Term | None = None,
    cited: Cited | None = None,
    because: Text | None = None,
    could_stop: bool = False,
) -> Finding:
    """Return the question as a finding; `about` keeps two questions of one asset apart."""
    return conclude(
        subject,
        Code.CONTEXT_NEEDED,
        Severity.INFO,
        question,
        text("Answer the question in the use of the project (clearweights.yaml or the window)."),
        term=term,
        cited=cited,
        clause_says=because,
        confidence=Confidence.CERTAIN,
        could_stop=could_stop,
        about=about,
    )
