"""The text of the license, at the clause that a finding rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.license import Cited, LicenseRecord
from clearweights.gui.choice import Choice
from clearweights.gui.details.page import Page
from clearweights.gui.details.subject import Subject
from clearweights.gui.details.targets import RunCommand, ShowClause
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.services import Services
from clearweights.gui.shown import clean, clean_text
from clearweights.gui.vocabulary import word

_WORDS_TO_MATCH = 60


@dataclass(frozen=True, slots=True)
class _Shown:
    """A license and the clause to go to."""

    license: str
    clause: str | None = None
    words: str | None = None


class LicenseText(QWidget):
    """A license of the subject, scrolled to the clause and marked; or why it is not there.

    Signals:
        followed: a command the stand-in page offers
    """

    followed = Signal(object)

    def __init__(self, icons: Icons, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._services = services
        self._wanted: list[_Shown] = []
        self._whole = True
        self.choice = Choice()
        self.choice.narrow(30)
        self._status = QLabel()
        self._status.setObjectName("quiet")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAcceptDrops(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(16)
        self.text.setTabChangesFocus(True)
        self.page = Page(icons)
        self.page.followed.connect(self.followed)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 8, 14, 8)
        bar.setSpacing(10)
        bar.addWidget(self.choice, 1)
        bar.addWidget(self._status)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.retranslate()

    def use_icons(self, icons: Icons) -> None:
        """Mark and write in the colors of another theme."""
        self._icons = icons
        self.page.use_icons(icons)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.choice.setAccessibleName(tr("License"))
        self.text.setAccessibleName(tr("Text of the license"))
        self.page.setAccessibleName(tr("Text of the license"))

    def show_subject(self, subject: Subject) -> None:
        """Offer the licenses of another subject, and show the first."""
        self._whole = subject.asset is None and subject.finding is None
        self._offer(_licenses(subject))

    def show_clause(self, target: ShowClause) -> None:
        """Go to a clause, of whatever license."""
        wanted = _Shown(target.license, target.clause, target.words)
        known = [w for w in self._wanted if w.license != target.license]
        self._offer([wanted, *known])

    def _offer(self, wanted: list[_Shown]) -> None:
        self._wanted = wanted
        self.choice.blockSignals(True)
        self.choice.clear()
        for shown in wanted:
            record = self._services.record(shown.license)
            name = record.name if record else shown.license
            at = tr("{license}, clause {clause}", license=name, clause=shown.clause or "")
            self.choice.addItem(at if shown.clause else clean(name))
        self.choice.blockSignals(False)
        self.choice.setVisible(bool(wanted))
        self._status.setVisible(bool(wanted))
        self._on_choice(0 if wanted else -1)

    def _on_choice(self, number: int) -> None:
        if not 0 <= number < len(self._wanted):
            self.page.start()
            why = (
                tr("Select a model, a dataset or a service to read its license.")
                if self._whole
                else tr("No license is known here, so there is no text to show.")
            )
            self.page.paragraph(why, muted=True)
            self.page.finish()
            self._stack.setCurrentWidget(self.page)
            return
        shown = self._wanted[number]
        record = self._services.record(shown.license)
        cited = _cited(record, shown.clause) if record else None
        words = shown.words
        if words is None and record is not None and cited is not None:
            words = self._services.clause_text(record, cited)
        text = self._text(record, shown.license, words)
        self._status.setText(self._how_read(record, cited))
        if text is None:
            self._write_stand_in(record, shown, cited)
        else:
            self._show_text(text, words)

    def _text(self, record: LicenseRecord | None, license_: str, words: str | None) -> str | None:
        keys = [part.key for part in record.texts if part.key] if record else [license_]
        texts = [text for key in keys if (text := self._services.license_text(key))]
        if words:
            for text in texts:
                if find_words(text, words):
                    return text
        return texts[0] if texts else None

    def _how_read(self, record: LicenseRecord | None, cited: Cited | None) -> str:
        if record is None:
            return tr("not researched yet")
        return word(cited.status if cited else record.status)

    def _show_text(self, text: str, words: str | None) -> None:
        text = clean_text(text)
        self.text.setPlainText(text)
        self.text.setExtraSelections([])
        self._stack.setCurrentWidget(self.text)
        span = find_words(text, words) if words else None
        cursor = self.text.textCursor()
        if span is None:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            self.text.setTextCursor(cursor)
            return
        cursor.setPosition(_units(text, span[0]))
        cursor.setPosition(_units(text, span[1]), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(QColor(self._icons.theme.mark))
        mark.cursor = QTextCursor(cursor)
        self.text.setExtraSelections([mark])
        cursor.setPosition(_units(text, span[0]))
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def _write_stand_in(
        self, record: LicenseRecord | None, shown: _Shown, cited: Cited | None
    ) -> None:
        page = self.page
        page.start()
        page.title(clean(record.name if record else shown.license))
        page.paragraph(tr("The text of this license is not installed."))
        rows: list[tuple[str, list[tuple[str, object]]]] = []
        if shown.clause:
            rows.append((tr("Clause"), [(clean(shown.clause), None)]))
        if cited is not None and cited.note:
            rows.append((tr("In our words"), [(clean(cited.note), None)]))
        if record is not None:
            addresses = record.urls or tuple(t.url for t in record.texts if t.url)
            rows += [(tr("Address"), [(clean(address), None)]) for address in addresses[:3]]
            rows.append(
                (tr("Read"), [(f"{record.read_on.isoformat()}, {clean(record.read_by)}", None)])
            )
            rows.append((tr("What was read"), [(clean(record.source), None)]))
        page.facts(rows)
        page.paragraph(tr("Attach the text to check the wording: "), above=8)
        page.link(tr("Add a document…"), RunCommand("add_document"))
        page.finish()
        self._stack.setCurrentWidget(page)


def licenses_of(subject: Subject) -> list[str]:
    """Return the licenses that may govern a subject, the one a finding rests on first."""
    return list(dict.fromkeys(shown.license for shown in _licenses(subject)))


def _licenses(subject: Subject) -> list[_Shown]:
    found: dict[tuple[str, str | None], _Shown] = {}
    finding, asset = subject.finding, subject.asset
    if finding is not None:
        if finding.license:
            key = (finding.license, finding.clause)
            found[key] = _Shown(finding.license, finding.clause, finding.clause_text)
        for reason in finding.reasons:
            if reason.license:
                key = (reason.license, reason.clause)
                found.setdefault(key, _Shown(reason.license, reason.clause))
    if asset is not None:
        said = [*asset.effective.records, *(i for r in asset.readings for i in r.records)]
        if not said and asset.effective.expression:
            said = [asset.effective.expression]
        known = {key[0] for key in found}
        for license_ in said:
            if license_ not in known:
                found.setdefault((license_, None), _Shown(license_))
    return list(found.values())


def _cited(record: LicenseRecord, clause: str | None) -> Cited | None:
    """Return the fact of a record that cites a clause."""
    every: list[Cited] = [
        *record.facts.values(), *record.duties, *record.thresholds, *record.territory,
        *record.fields,
    ]  # fmt: skip
    every += [c for c in (record.derivatives, record.copyleft) if c is not None]
    return next((c for c in every if c.clause == clause), None)


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text, whatever the spacing; long ones by both ends."""
    parts = words.replace("…", " ").split()
    if not parts:
        return None
    head = re.search(r"\s+".join(map(re.escape, parts[:_WORDS_TO_MATCH])), text)
    if head is None:
        return None
    if len(parts) <= _WORDS_TO_MATCH:
        return head.span()
    tail = re.compile(r"\s+".join(map(re.escape, parts[-12:])))
    end = tail.search(text, head.end() - 1)
    limit = head.start() + 2 * len(words)
    return head.start(), end.end() if end and end.end() < limit else head.end()


def _units(text: str, at: int) -> int:
    """Return a position as Qt counts it, in UTF-16 units."""
    head = text[:at]
    return at if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2
