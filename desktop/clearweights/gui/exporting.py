"""Writing reports in the background, to keep or to look at."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clearweights.domain.result import Result
from clearweights.domain.text import Text, text
from clearweights.gui.i18n import language, say
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
    """Writes reports in a process of its own.

    Signals:
        started: the path that is being written
        written: the path that was written
        previewed: the path of a PDF to be looked at
        failed: a `worker.Failure`
    """

    started = Signal(object)
    written = Signal(object)
    previewed = Signal(object)
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
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._helper.succeeded.connect(self._on_done)
        self._helper.failed.connect(self.failed)

    def write(self, result: Result, format_: str, path: Path) -> None:
        """Write a report; what comes of it comes as a signal."""
        task = self._task(
            result=result, format=format_, path=path, language=language(), at=self._now()
        )
        self.started.emit(path)
        self._helper.submit(task)

    def preview(self, result: Result) -> None:
        """Make the PDF in a folder of its own, to be looked at."""
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="clearweights-")
        path = Path(self._folder.name) / "preview.pdf"
        self._helper.submit(
            self._task(result=result, format="pdf", path=path, language=language(), at=self._now())
        )

    def close(self) -> None:
        """End the process."""
        self._helper.close()
        if self._folder is not None:
            self._folder.cleanup()

    def _on_done(self, path: Path) -> None:
        own = self._folder is not None and path.parent == Path(self._folder.name)
        (self.previewed if own else self.written).emit(path)


_ABOUT: dict[str, Text] = {
    "pdf": text("For signing and filing: cover, answer, findings with clauses, what was not read."),
    "html": text("One page for a browser, with the same content."),
    "xlsx": text("Assets, findings and obligations as sheets to sort and filter."),
    "csv": text("One line per asset, for other programs."),
    "json": text("Everything, for machines; the command line writes the same."),
    "notice": text("The notices to ship with the product."),
    "spdx": text("Bill of materials in SPDX 2.3."),
    "spdx3": text("Bill of materials in SPDX 3.0, with AI and dataset profiles."),
    "cyclonedx": text("Bill of materials in CycloneDX, with models and data."),
    "sarif": text("Findings at their places, for code review tools."),
}


def about_format(id_: str) -> str:
    """Return what a format is good for."""
    return say(_ABOUT[id_]) if id_ in _ABOUT else ""


def rank(id_: str) -> int:
    """Return the place of a format among the others."""
    order = list(_NAMES)
    return order.index(id_) if id_ in order else len(order)


def ending(id_: str, suffix: str) -> str:
    """Return how the name of a report in this format ends."""
    return _ENDINGS.get(id_, suffix)


def format_filter(id_: str, suffix: str) -> str:
    """Return the name of a format with the ending of its files."""
    name = say(_NAMES[id_]) if id_ in _NAMES else id_
    return f"{name} (*{ending(id_, suffix)})"
