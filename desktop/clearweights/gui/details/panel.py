"""The details of the selected row, in tabs, and the decisions below them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from clearweights.gui.commands import Commands
from clearweights.gui.decide import DecideBar
from clearweights.gui.details.compare import CompareTab
from clearweights.gui.details.evidence import Evidence
from clearweights.gui.details.head import Head
from clearweights.gui.details.history import write_history
from clearweights.gui.details.license_text import LicenseText
from clearweights.gui.details.obligations import Obligations
from clearweights.gui.details.page import Page
from clearweights.gui.details.rights import write_rights
from clearweights.gui.details.subject import Subject
from clearweights.gui.details.summary import write_summary
from clearweights.gui.details.targets import ShowClause, ShowPlace
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.services import Services


def tab_names() -> tuple[str, ...]:
    """Return the titles of the tabs, in their order."""
    return (
        tr("Summary"), tr("Evidence"), tr("Rights"), tr("License text"), tr("Compare"),
        tr("Obligations"), tr("History"),
    )  # fmt: skip


class Details(QWidget):
    """Everything about one subject. A tab is filled when it is looked at.

    Signals:
        followed: a link's target that the window must follow
    """

    followed = Signal(object)

    def __init__(
        self,
        icons: Icons,
        services: Services,
        commands: Commands,
        find: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._services = services
        self._subject: Subject | None = None
        self._stale: set[int] = set()
        self.head = Head(icons)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(110)  # the form of a decision needs the room more
        self.summary = Page(icons)
        self.evidence = Evidence(icons.theme, find)
        self.rights = Page(icons)
        self.license = LicenseText(icons, services)
        self.compare = CompareTab(icons, services, find)
        self.obligations = Obligations(icons, services)
        self.history = Page(icons)
        for widget in self._pages():
            self.tabs.addTab(widget, "")
        self.decide = DecideBar(commands)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        column.addWidget(line)
        column.addWidget(self.decide)
        self.tabs.currentChanged.connect(self._fill)
        for page in (self.summary, self.rights, self.license, self.obligations, self.history):
            page.followed.connect(self._on_followed)
        self.retranslate()

    @property
    def subject(self) -> Subject | None:
        """What is shown."""
        return self._subject

    def use_icons(self, icons: Icons) -> None:
        """Draw in another theme."""
        self._icons = icons
        for part in (self.head, self.summary, self.rights, self.license, self.compare,
                     self.obligations, self.history):  # fmt: skip
            part.use_icons(icons)
        self.evidence.use_theme(icons.theme)
        self.show_again()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for number, name in enumerate(tab_names()):
            self.tabs.setTabText(number, name)
        self.tabs.setAccessibleName(tr("Details"))
        self.summary.setAccessibleName(tr("Summary"))
        self.rights.setAccessibleName(tr("Rights"))
        self.history.setAccessibleName(tr("History"))
        for part in (self.evidence, self.license, self.compare, self.obligations, self.decide):
            part.retranslate()
        self.show_again()

    def show_subject(self, subject: Subject) -> None:
        """Show another subject."""
        self.decide.close_form()
        self._subject = subject
        self.head.show_subject(subject)
        self._stale = set(range(self.tabs.count()))
        if subject.place is not None:
            self.tabs.setCurrentWidget(self.evidence)
        self._fill(self.tabs.currentIndex())

    def take_focus(self) -> None:
        """Let the keys go to the open tab."""
        page = self.tabs.currentWidget()
        first = (page, *page.findChildren(QWidget))
        strong = Qt.FocusPolicy.StrongFocus
        for widget in first:
            if widget.focusPolicy() & strong == strong and widget.isVisible():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.tabs.tabBar().setFocus(Qt.FocusReason.TabFocusReason)

    def show_again(self) -> None:
        """Show the same subject in other words or colors."""
        if self._subject is not None:
            self.show_subject(self._subject)

    def _pages(self) -> tuple[QWidget, ...]:
        return (self.summary, self.evidence, self.rights, self.license, self.compare,
                self.obligations, self.history)  # fmt: skip

    def _fill(self, tab: int) -> None:
        if self._subject is None or tab not in self._stale:
            return
        self._stale.discard(tab)
        match self.tabs.widget(tab):
            case self.summary:
                write_summary(self.summary, self._subject, self._icons)
            case self.evidence:
                self.evidence.show_subject(self._subject)
            case self.rights:
                write_rights(self.rights, self._subject, self._services, self._icons)
            case self.compare:
                self.compare.show_subject(self._subject)
            case self.license:
                self.license.show_subject(self._subject)
            case self.obligations:
                self.obligations.show_subject(self._subject)
            case self.history:
                write_history(self.history, self._subject)

    def _on_followed(self, target: object) -> None:
        match target:
            case ShowPlace(place):
                self.tabs.setCurrentWidget(self.evidence)
                self.evidence.select(place)
            case ShowClause():
                self.tabs.setCurrentWidget(self.license)
                self.license.show_clause(target)
            case _:
                self.followed.emit(target)
