"""The history: who decided what about this, and when."""

from __future__ import annotations

from clearweights.domain.decision import Decision
from clearweights.domain.decision_words import reason_words
from clearweights.gui.details.page import Page
from clearweights.gui.details.subject import Subject
from clearweights.gui.i18n import say, tr
from clearweights.gui.shown import clean
from clearweights.gui.vocabulary import word


def write_history(page: Page, subject: Subject) -> None:
    """Write the decisions about a subject, newest first."""
    page.start()
    decisions = [d for d in subject.lookup.result.inspection.decisions if _about(d, subject)]
    if not decisions:
        page.paragraph(tr("Nothing has been decided here yet."), muted=True)
        page.finish()
        return
    superseded = {d.supersedes for d in subject.lookup.result.inspection.decisions}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        page.heading(clean(f"{decision.at[:16].replace('T', ' ')}   {decision.by}"))
        page.paragraph("")
        page.add(word(decision.verb), bold=True)
        if decision.id in superseded:
            page.add("  " + tr("(replaced by a later decision)"), muted=True)
        if subject.finding is None and decision.rule:
            page.add("  " + clean(decision.rule), muted=True)
        if decision.comment:
            page.paragraph(clean(decision.comment, "\n"))
        page.facts([(label, [(clean(words), None)]) for label, words in _rows(decision) if words])
    page.finish()


def _about(decision: Decision, subject: Subject) -> bool:
    if subject.finding is not None:
        return decision.fingerprint == subject.finding.fingerprint
    if subject.asset is None:
        return True
    key = subject.asset.key
    return (decision.asset_kind, decision.asset_id) == (key.kind, key.id)


def _reason(decision: Decision) -> str:
    words = reason_words(decision.reason)
    return say(words) if words else ""


def _rows(decision: Decision) -> list[tuple[str, str]]:
    return [
        (tr("License"), decision.concluded or ""),
        (tr("Reason"), _reason(decision)),
        (tr("Reaches"), word(decision.scope)),
        (tr("Until"), decision.expires.isoformat() if decision.expires else ""),
        (tr("Number"), decision.id),
    ]
