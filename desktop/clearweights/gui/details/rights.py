"""The rights in plain words: what each license allows, on which conditions, within which limits."""

from __future__ import annotations

from collections.abc import Iterable

from clearweights.domain.license import LicenseRecord, Stance
from clearweights.domain.openness import OpennessAnswer
from clearweights.domain.rights import GROUP, Group, Right, rights
from clearweights.gui.details.license_text import licenses_of
from clearweights.gui.details.page import Page
from clearweights.gui.details.subject import Subject
from clearweights.gui.details.targets import ShowClause
from clearweights.gui.i18n import quoted, say, tr
from clearweights.gui.icons import Icons
from clearweights.gui.services import Services
from clearweights.gui.shown import clean
from clearweights.gui.vocabulary import word

_SHAPES = {
    Stance.ALLOWS: ("ok", "ok"),
    Stance.RESTRICTS: ("conditions", "conditions"),
    Stance.REQUIRES: ("conditions", "conditions"),
    Stance.FORBIDS: ("stop", "stop"),
    Stance.SILENT: ("question", "unknown"),
}
_MOST = 3
"""Licenses written out; more than that is no ten-second read."""


def write_rights(page: Page, subject: Subject, services: Services, icons: Icons) -> None:
    """Write the grid of every license that may govern the subject."""
    page.start()
    records = _records(subject, services)
    if not records:
        page.paragraph(_why_none(subject), muted=True)
        _openness_of(page, subject, services)
        page.finish()
        return
    if len(records) > 1:
        page.paragraph(
            tr("Several licenses are named here. Each is shown; none was chosen for you."),
            muted=True,
        )
    for record in records[:_MOST]:
        _write(page, record, services, icons)
    for record in records[_MOST:]:
        page.paragraph("")
        page.link(clean(record.name), ShowClause(record.id))
    _openness_of(page, subject, services)
    page.finish()


def _openness_of(page: Page, subject: Subject, services: Services) -> None:
    if subject.asset and (answer := services.model_openness(subject.asset)):
        page.title(tr("Openness of the model"))
        _answers(page, [answer])


def _why_none(subject: Subject) -> str:
    if subject.asset is None and subject.finding is None:
        return tr("Select a model, a dataset or a service to see what its license allows.")
    return tr("No license is known here, or we have not researched it yet.")


def _records(subject: Subject, services: Services) -> list[LicenseRecord]:
    found: dict[str, LicenseRecord] = {}
    for license_ in licenses_of(subject):
        record = services.record(license_)
        if record is not None:
            found.setdefault(record.id, record)
    return list(found.values())


def _write(page: Page, record: LicenseRecord, services: Services, icons: Icons) -> None:
    page.title(clean(record.name))
    page.paragraph(
        tr(
            "By {steward}. Read on {day}: {status}.",
            steward=record.steward, day=record.read_on.isoformat(), status=word(record.status),
        ),
        muted=True,
    )  # fmt: skip
    grid = rights(record)
    for group in Group:
        rows = [row for row in grid if row.group is group]
        page.heading(say(GROUP[group]))
        if not rows:
            page.paragraph(tr("None found in the record."), muted=True)
        for row in rows:
            _row(page, row, record, icons)
    page.heading(tr("Openness (for information; it decides nothing)"))
    _answers(page, services.openness(record))


def _answers(page: Page, answers: Iterable[OpennessAnswer]) -> None:
    page.facts(
        [
            (
                say(each.question),
                [(say(each.answer) + (f"  ({say(each.basis)})" if each.basis else ""), None)],
            )
            for each in answers
        ]
    )


def _row(page: Page, row: Right, record: LicenseRecord, icons: Icons) -> None:
    theme = icons.theme
    shape, color = _SHAPES[row.stance] if row.stance else ("info", "info")
    if row.status is None:
        shape, color = "question", "unknown"
    page.item(shape, getattr(theme, color))
    page.add(say(row.about), bold=True)
    page.add(tr(": {words}", words=say(row.says)))
    if row.quote:
        page.add(" " + quoted(row.quote))
    if row.clause:
        page.add("  ")
        page.link(tr("clause {clause}", clause=row.clause), ShowClause(record.id, row.clause))
    if row.doubt is not None:
        page.add("  ")
        page.colored(f"[{say(row.doubt)}]", theme.unknown)
    if row.note:
        page.add("  " + clean(say(row.note)), muted=True)
