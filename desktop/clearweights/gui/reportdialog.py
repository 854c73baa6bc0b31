"""The report: which format, how it will look, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.result import Result
from clearweights.gui.exporting import Exporter, about_format, ending, format_filter, rank
from clearweights.gui.i18n import tr
from clearweights.gui.lookup import is_open
from clearweights.gui.pdfview import PdfView
from clearweights.gui.worker import Failure


class ReportDialog(QDialog):
    """Offers the formats with a sentence each, a preview of the PDF, and a place to write to."""

    def __init__(
        self,
        result: Result,
        formats: Sequence[tuple[str, str]],
        exporter: Exporter,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._result = result
        self._formats = sorted(formats, key=lambda f: rank(f[0]))
        self._exporter = exporter
        self._folder = folder
        self.setWindowTitle(tr("Report"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setSpacing(4)
        self.list.setAccessibleName(tr("Format of the report"))
        for id_, suffix in self._formats:
            item = QListWidgetItem(format_filter(id_, suffix))
            self.list.addItem(item)
        self._about, self._draft = QLabel(), QLabel(_draft_words(result))
        for label in (self._about, self._draft):
            label.setObjectName("quiet")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.view = PdfView()
        self.view.setAccessibleName(tr("Preview of the PDF"))
        self.preview, self.save = QPushButton(tr("Preview the PDF")), QPushButton(tr("Write…"))
        self.save.setObjectName("main")
        self.save.setDefault(True)
        self.cancel = QPushButton(tr("Close"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self._on_save())
        self.preview.clicked.connect(self.show_preview)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        exporter.previewed.connect(self._on_previewed)
        exporter.failed.connect(self._on_failed)
        self.finished.connect(lambda _code: self.view.close_document())
        self.list.setCurrentRow(0)
        self.preview.setEnabled(any(id_ == "pdf" for id_, _ in self._formats))

    def show_preview(self) -> None:
        """Make the PDF and show its pages."""
        if not self.preview.isEnabled():
            return
        if self.view.isHidden():
            self.view.show()
            self.resize(1040, 820)
        self.view.say(tr("Making the PDF…"))
        self.preview.setEnabled(False)
        self._exporter.preview(self._result)

    def _lay_out(self) -> None:
        self.view.hide()
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self._about)
        left.addWidget(self._draft)
        sides = QHBoxLayout()
        sides.setSpacing(14)
        sides.addLayout(left, 2)
        sides.addWidget(self.view, 5)
        buttons = QHBoxLayout()
        buttons.addWidget(self.preview)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(sides, 1)
        column.addLayout(buttons)
        self.resize(480, 520)

    def _chosen(self) -> tuple[str, str] | None:
        row = self.list.currentRow()
        return self._formats[row] if row >= 0 else None

    def _on_row(self, _row: int) -> None:
        chosen = self._chosen()
        self._about.setText(about_format(chosen[0]) if chosen else "")
        self.save.setEnabled(chosen is not None)

    def _on_save(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        id_, suffix = chosen
        tail = ending(id_, suffix)
        suggestion = self._folder / f"{self._result.inspection.root}-licenses{tail}"
        words, _ = QFileDialog.getSaveFileName(
            self, tr("Write the report"), str(suggestion), format_filter(id_, suffix)
        )
        if not words:
            return
        path = Path(words)
        if not path.suffix:
            path = path.with_name(path.name + tail)
        self._exporter.write(self._result, id_, path)
        self.accept()

    def _on_previewed(self, path: Path) -> None:
        self.view.show_document(path)
        self.preview.setEnabled(True)
        self.view.setFocus()

    def _on_failed(self, _failure: Failure) -> None:
        self.preview.setEnabled(True)
        if not self.view.isHidden():
            self.view.say(tr("The preview could not be shown."))


def _draft_words(result: Result) -> str:
    if not result.inspection.complete:
        return tr("Marked DRAFT: not everything was read.")
    if any(is_open(finding) for finding in result.findings):
        return tr("Marked DRAFT: findings are open.")
    if result.use.assumed:
        return tr("Marked DRAFT: nobody has confirmed the use.")
    return ""
