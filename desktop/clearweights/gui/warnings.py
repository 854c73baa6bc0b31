"""What must not be overlooked about a result: the sentences of the strip above the rows."""

from __future__ import annotations

from pathlib import Path

from clearweights.domain.result import Inspection
from clearweights.gui.i18n import say, tr


def register_is_closed(inspection: Inspection) -> bool:
    """Say whether no decision may be added: those that are there cannot be read."""
    return any(problem.step == "decisions" for problem in inspection.problems)


def warnings_for(inspection: Inspection, elsewhere: Path | None) -> str:
    """Return what the reader has to know before anything else; empty where all is well."""
    parts = []
    if inspection.cancelled:
        parts.append(
            tr(
                "Incomplete: reading was stopped before every file was read. Reports stay"
                " DRAFT until the project is read again."
            )
        )
    for problem in inspection.problems:
        if problem.step == "decisions":
            parts.append(
                say(problem.message)
                + " "
                + tr("The file was left as it is; nothing can be decided until it is corrected.")
            )
        elif problem.step == "policy":
            parts.append(say(problem.message) + " " + tr("Nothing is checked against a policy."))
    if elsewhere is not None:
        parts.append(
            tr(
                "This folder may not be written to: decisions are kept on this computer, in"
                " {path}. Hand that file on with the project.",
                path=elsewhere,
            )
        )
    return "\n".join(parts)
