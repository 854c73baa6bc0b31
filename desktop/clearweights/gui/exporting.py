"""The report: which format, where to, and writing it in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from clearweights.domain.result import Result
from clearweights.domain.text import Text, text
from clearweights.gui.i18n import language, say, tr
from clearweights.gui.jobs import Helper
from clearweights.gui.tasks import Export
from clearweights.gui.worker import Task

_NAMES: dict[str, Text] = {
    "pdf": text("PDF report"),
    "html": text("Web page"),
    "xlsx": text("Spreadsheet"),
    "csv": text("Table (CSV)"),
    "json": text("JSON"),
    "notice": text("NOTICE file"),
    "spdx": text("SPDX 2.3"),
    "spdx3": text("SPDX 3.0"),
    "cyclonedx": text("CycloneDX"),
    "sarif": text("SARIF"),
}
_ENDINGS = {"spdx": ".spdx.json", "spdx3": ".spdx3.json", "cyclonedx": ".cdx.json"}


class Exporter(QObject):
    """Asks where to write a report, and writes it in a process of its own.

    Signals:
        started: the path that is being written
        written: the path that was written
        failed: a `worker.Failure`
    """

    started = Signal(object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        now: Callable[[], datetime],
        task: Callable[..., Task] = Export,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._task = task
        self._helper = Helper(parent=self)
        self._helper.succeeded.connect(self.written)
        self._helper.failed.connect(self.failed)

    def ask(
        self, result: Result, formats: Sequence[tuple[str, str]], folder: Path, window: QWidget
    ) -> None:
        """Ask for format and place, then write."""
        ordered = sorted(formats, key=lambda f: _rank(f[0]))
        filters = {_filter(id_, suffix): (id_, suffix) for id_, suffix in ordered}
        if not filters:
            return
        suggestion = folder / f"{result.inspection.root}-licenses{ordered[0][1]}"
        chosen, filter_ = QFileDialog.getSaveFileName(
            window, tr("Write the report"), str(suggestion), ";;".join(filters)
        )
        if not chosen:
            return
        id_, suffix = filters.get(filter_, ordered[0])
        path = Path(chosen)
        known = next((f for f in ordered if path.name.lower().endswith(_ending(*f))), None)
        if known is not None and path.suffix.lower() != suffix:
            id_ = known[0]
        elif not path.suffix:
            path = path.with_name(path.name + _ending(id_, suffix))
        self.write(result, id_, path)

    def write(self, result: Result, format_: str, path: Path) -> None:
        """Write a report; what comes of it comes as a signal."""
        task = self._task(
            result=result, format=format_, path=path, language=language(), at=self._now()
        )
        self.started.emit(path)
        self._helper.submit(task)

    def close(self) -> None:
        """End the process."""
        self._helper.close()


def _rank(id_: str) -> int:
    order = list(_NAMES)
    return order.index(id_) if id_ in order else len(order)


def _ending(id_: str, suffix: str) -> str:
    return _ENDINGS.get(id_, suffix)


def _filter(id_: str, suffix: str) -> str:
    name = say(_NAMES[id_]) if id_ in _NAMES else id_
    return f"{name} (*{_ending(id_, suffix)})"
