"""The head of the details: what is selected, and its verdict."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from clearweights.gui.details.subject import Subject
from clearweights.gui.i18n import tr, trn
from clearweights.gui.icons import Icons
from clearweights.gui.shown import clean, plain_tip
from clearweights.gui.vocabulary import word


class Elided(QLabel):
    """One line of plain text that is cut in its middle where it does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words; all of them stand in the tool tip."""
        self._words = words
        self._cut()

    def resizeEvent(self, _event: object) -> None:
        self._cut()

    def _cut(self) -> None:
        metrics = self.fontMetrics()
        cut = metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, self.width())
        self.setText(cut)
        self.setToolTip(plain_tip(self._words) if cut != self._words else "")
        self.setAccessibleName(self._words)


class Head(QWidget):
    """Shape, name and one quiet line."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._shape = QLabel()
        self._title = Elided()
        self._line = Elided()
        self._line.setObjectName("quiet")
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._shape.setFixedWidth(30)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 8)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._shape, 0, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._line, 1, 1)
        grid.setColumnStretch(1, 1)

    def use_icons(self, icons: Icons) -> None:
        """Draw with the icons of another theme."""
        self._icons = icons

    def show_subject(self, subject: Subject) -> None:
        """Show another subject."""
        icons, asset, finding = self._icons, subject.asset, subject.finding
        if finding is not None:
            icon = icons.of(finding.severity)
            title = word(finding.code)
            parts = [
                word(finding.severity),
                word(finding.confidence),
                word(finding.state),
                clean(finding.asset.id),
            ]
        elif asset is not None:
            judged = subject.lookup.judged
            verdict = subject.lookup.verdict(asset.key)
            icon = icons.of(verdict) if judged else icons.named("search", icons.theme.muted)
            title = clean(asset.key.id)
            revision = tr("revision {id}", id=asset.revision[:12]) if asset.revision else ""
            words = word(verdict) if judged else tr("no verdict yet")
            parts = [words, word(asset.key.kind), clean(asset.key.hub.value), revision]
            parts += [word(role) for role in asset.roles]
        else:
            inspection = subject.lookup.result.inspection
            icon = icons.named("folder", icons.theme.muted)
            title = clean(inspection.root)
            n = len(subject.lookup.shown())
            parts = [
                trn("{n} asset", "{n} assets", n),
                trn("{n} file read", "{n} files read", inspection.files_read),
            ]
        self._shape.setPixmap(icon.pixmap(22))
        self._title.show_words(title)
        self._line.show_words("  ·  ".join(part for part in parts if part))
