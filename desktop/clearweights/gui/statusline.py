"""The status bar: counts, review, what was not read, and how far a scan is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from clearweights.domain.result import Verdict
from clearweights.gui.details.head import Elided
from clearweights.gui.i18n import tr, trn
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import SETTLED, Lookup
from clearweights.gui.shown import clean, plain_tip
from clearweights.gui.vocabulary import word


class StatusLine(QStatusBar):
    """Counts that can be clicked.

    Signals:
        asked: the filter that shows what was clicked
        notes: the reader wants to see what was not read
        next: the reader wants to go to the next open finding
    """

    asked = Signal(str)
    notes = Signal()
    next = Signal()

    def __init__(self, icons: Icons, stop: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._lookup: Lookup | None = None
        self.setSizeGripEnabled(False)
        self.verdicts = {verdict: self._button() for verdict in Verdict}
        for verdict, button in self.verdicts.items():
            button.clicked.connect(lambda _=False, v=verdict: self.asked.emit(f"verdict:{v.value}"))
            self.addWidget(button)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(150)
        self.progress.setTextVisible(False)
        self.what = Elided()
        self.what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._stop = QToolButton()
        self._stop.setDefaultAction(stop)
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addWidget(self.progress)
        self.addWidget(self._stop)
        self.addWidget(self.what, 1)
        self.review = QProgressBar()
        self.review.setFixedWidth(64)
        self.review.setTextVisible(False)
        self.reviewed = self._button()
        self.reviewed.clicked.connect(self.next)
        self.unread = self._button()
        self.unread.clicked.connect(self.notes)
        self.saved = QLabel()
        self.saved.hide()
        self.offline = QLabel()
        for widget in (self.review, self.reviewed, self.unread, self.saved, self.offline):
            self.addPermanentWidget(widget)
        self.show_progress(None)
        self.retranslate()

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._icons = icons
        self.show_lookup(self._lookup)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.progress.setAccessibleName(tr("Progress of the scan"))
        self.show_lookup(self._lookup)

    def show_lookup(self, lookup: Lookup | None) -> None:
        """Show the counts of a result."""
        self._lookup = lookup
        counts = lookup.verdict_counts() if lookup else {}
        for verdict, button in self.verdicts.items():
            n = counts.get(verdict, 0)
            button.setVisible(lookup is not None and self.progress.isHidden())
            button.setEnabled(n > 0)
            button.setIcon(self._icons.of(verdict))
            button.setText(f"{n} {word(verdict)}")
            button.setToolTip(tr("Show only these rows: {what}", what=word(verdict)))
            button.setAccessibleName(button.text())
        self._show_review(lookup)
        self._show_network(lookup)
        unread = len(lookup.result.inspection.problems) if lookup else 0
        self.unread.setVisible(unread > 0)
        self.unread.setIcon(self._icons.named("warning", self._icons.theme.conditions))
        self.unread.setText(trn("{n} item not read", "{n} items not read", unread))
        self.unread.setToolTip(tr("Show what could not be read or looked up"))
        self.unread.setAccessibleName(self.unread.text())

    def show_saved(self, path: Path | None, at: datetime | None = None) -> None:
        """Say when something was kept last, and where; None: nothing yet."""
        self.saved.setVisible(path is not None)
        if path is not None and at is not None:
            self.saved.setText(tr("saved {time}", time=f"{at:%H:%M}"))
            self.saved.setToolTip(plain_tip(tr("Kept in {path}", path=path)))

    def show_progress(self, step: tuple[int, int, str] | None) -> None:
        """Show how far the scan is; None: no scan is running."""
        running = step is not None
        self.progress.setVisible(running)
        self._stop.setVisible(running)
        for button in self.verdicts.values():
            button.setVisible(not running and self._lookup is not None)
        if step is None:
            self.what.show_words("")
            return
        done, total, what = step
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if total:
            self.what.show_words(
                tr("{done} of {total} files: {what}", done=done, total=total, what=what)
            )
        else:
            self.what.show_words(tr("Looking for files…") if not what else clean(what))

    def show_waiting(self, on: bool) -> None:
        """Say that verdicts are being worked out, while what is shown is still the last answer."""
        self.what.show_words(tr("Working out the verdicts…") if on else "")

    def _show_network(self, lookup: Lookup | None) -> None:
        hosts = lookup.result.inspection.contacted if lookup else ()
        if hosts:
            self.offline.setText(tr("Looked up: {hosts}", hosts=clean(", ".join(hosts))))
            self.offline.setToolTip(tr("These hosts were asked about models and datasets."))
        else:
            self.offline.setText(tr("Offline"))
            tip = tr("Nothing leaves this computer; nothing is looked up online.")
            self.offline.setToolTip(tip)

    def _show_review(self, lookup: Lookup | None) -> None:
        findings = [f for f in lookup.result.findings if f.severity > 1] if lookup else []
        settled = sum(f.state in SETTLED for f in findings)
        self.review.setVisible(bool(findings))
        self.review.setRange(0, len(findings))
        self.review.setValue(settled)
        self.review.setAccessibleName(tr("Progress of the review"))
        self.reviewed.setVisible(bool(findings))
        self.reviewed.setEnabled(settled < len(findings))
        self.reviewed.setText(
            tr("{done} of {total} findings decided", done=settled, total=len(findings))
        )
        self.reviewed.setToolTip(tr("Go to the next open finding"))
        self.reviewed.setAccessibleName(self.reviewed.text())

    @staticmethod
    def _button() -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
