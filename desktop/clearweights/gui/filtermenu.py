"""The menu beside the filter line: saved filters, and how a filter is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from clearweights.gui.dialogs import table_dialog
from clearweights.gui.i18n import tr
from clearweights.gui.settings import Settings
from clearweights.gui.shown import clean
from clearweights.gui.table import Row


class FilterMenu(QObject):
    """Fills a menu with what can be done with filters.

    Signals:
        chosen: the words of a saved filter
        help: the reader wants to know how a filter is written
    """

    chosen = Signal(str)
    help = Signal()

    def __init__(self, settings: Settings, words: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._words = words
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the saved filters and the commands."""
        menu, saved, words = self.menu, self._settings.filters, self._words().strip()
        menu.clear()
        for filter_ in saved:
            action = menu.addAction(clean(filter_).replace("&", "&&"))
            action.triggered.connect(lambda _=False, f=filter_: self.chosen.emit(f))
        if saved:
            menu.addSeparator()
        keep = menu.addAction(tr("Save this filter"))
        keep.setEnabled(bool(words) and words not in saved)
        keep.triggered.connect(lambda: self._settings.keep_filter(words))
        forget = menu.addAction(tr("Forget this filter"))
        forget.setEnabled(words in saved)
        forget.triggered.connect(lambda: self._settings.forget_filter(words))
        menu.addSeparator()
        menu.addAction(tr("How to filter…")).triggered.connect(lambda _=False: self.help.emit())


def filter_help(parent: QWidget) -> QDialog:
    """Return how a filter is written, with an example for each part."""
    rows = (
        ("llama", tr("Rows with these letters in name, license or message")),
        ('"share alike"', tr("Words with a space between them")),
        ("license:llama*", tr("Assets and findings under a license; * stands for any letters")),
        ("severity:>=major", tr("Findings of this weight: blocker, major, minor, info")),
        ("verdict:stop", tr("Assets with a verdict: stop, unknown, conditions, ok")),
        ("state:open", tr("Findings by state: open, waived, resolved, asked")),
        ("kind:dataset", tr("Assets by kind: model, dataset, service")),
        ("code:*-missing", tr("Findings by their code, as the report names it")),
        ("path:train/*", tr("What stands in certain files or folders")),
        ('by:"A. Lawyer"', tr("Findings that somebody decided or asked about")),
        ("-kind:service", tr("A minus in front: everything but this")),
        ("llama severity:major", tr("Several parts: all of them must fit")),
    )
    return table_dialog(
        parent,
        tr("How to filter"),
        (tr("You type"), tr("You see")),
        [Row(cells=row) for row in rows],
        first_width=190,
    )
