"""Pages of a PDF, one at a time, as the printer will see them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clearweights.gui.i18n import tr


class PdfView(QWidget):
    """A page, and the way to the others. Page up and down turn it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: pypdfium2.PdfDocument | None = None
        self._page = 0
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._where = QLabel()
        self._where.setObjectName("quiet")
        self.before, self.after = QPushButton(tr("Previous page")), QPushButton(tr("Next page"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        row = QHBoxLayout()
        row.addWidget(self._where, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area, 1)
        column.addLayout(row)
        self._enable()

    @property
    def pages(self) -> int:
        """How many pages there are; none before a document is shown."""
        return len(self._document) if self._document else 0

    @property
    def page(self) -> int:
        """The page shown, counted from 1."""
        return self._page + 1

    def say(self, words: str) -> None:
        """Show words instead of a page."""
        self.close_document()
        self._sheet.setPixmap(QPixmap())
        self._sheet.setText(words)
        self._sheet.setAccessibleName(words)
        self._enable()

    def show_document(self, path: Path) -> None:
        """Show the first page of a PDF; it is read into memory, the file may go away."""
        self.close_document()
        try:
            self._document = pypdfium2.PdfDocument(path.read_bytes())
        except (OSError, pypdfium2.PdfiumError):
            self.say(tr("The preview could not be shown."))
            return
        self._page = 0
        self._draw()

    def close_document(self) -> None:
        """Let go of the document."""
        if self._document is not None:
            self._document.close()
            self._document = None

    def turn(self, by: int) -> None:
        """Go to another page."""
        if 0 <= self._page + by < self.pages:
            self._page += by
            self._draw()

    def sizeHint(self) -> QSize:
        return QSize(640, 760)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in steps:
            self.turn(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        if self._document is None:
            return
        page = self._document[self._page]
        ratio = self.devicePixelRatioF()
        width = max(self._area.viewport().width() - 24, 300)
        bitmap = page.render(scale=width * ratio / page.get_width(), rev_byteorder=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, _form(bitmap)
        ).copy()
        image.setDevicePixelRatio(ratio)
        page.close()
        self._sheet.setText("")
        self._sheet.setPixmap(QPixmap.fromImage(image))
        self._area.verticalScrollBar().setValue(0)
        self._enable()

    def _enable(self) -> None:
        self.before.setEnabled(self._page > 0 and self.pages > 0)
        self.after.setEnabled(self._page + 1 < self.pages)
        words = tr("Page {n} of {total}", n=self.page, total=self.pages) if self.pages else ""
        self._where.setText(words)
        if words:
            self._sheet.setAccessibleName(words)


def _form(bitmap: pypdfium2.PdfBitmap) -> QImage.Format:
    channels = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888}
    return channels.get(bitmap.n_channels, QImage.Format.Format_RGBX8888)
