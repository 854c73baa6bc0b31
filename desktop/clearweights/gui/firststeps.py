"""The three questions of the first start; they can be skipped, and asked again from Help."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.use import Distribution
from clearweights.gui.i18n import tr
from clearweights.gui.services import Services
from clearweights.gui.settings import Settings
from clearweights.gui.usebox import tip_for
from clearweights.gui.vocabulary import word


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """What was answered. Empty words and None: not said."""

    name: str
    distribution: Distribution | None
    policy: Path | None
    network: bool
    sample: bool


def git_identity() -> str:
    """Return `Name <mail>` as git knows it, empty where it does not."""
    git = shutil.which("git")
    if git is None:
        return ""

    def ask(key: str) -> str:
        try:
            asked = subprocess.run(  # noqa: S603 (a fixed command, no shell)
                [git, "config", "--global", "--get", key],
                capture_output=True, text=True, timeout=2, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return asked.stdout.strip()

    name, mail = ask("user.name"), ask("user.email")
    return f"{name} <{mail}>" if name and mail else name or mail


class FirstSteps(QDialog):
    """Who you are, how you use models, and whether the network may be asked.

    Signals:
        done_with: the `FirstAnswers`; not sent where it was skipped
    """

    done_with = Signal(object)

    def __init__(
        self,
        settings: Settings,
        identity: Callable[[], str],
        services: Services,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._policy: Path | None = Path(settings.policy) if settings.policy else None
        self.setWindowTitle(tr("First steps"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit(settings.reviewer or identity())
        self.name.setCursorPosition(0)
        self.use = QComboBox()
        self.use.addItem(tr("It differs from project to project"), None)
        for distribution in Distribution:
            self.use.addItem(word(distribution), distribution)
        usual = settings.usual_use
        self.use.setCurrentIndex(max(self.use.findData(usual), 0) if usual else 0)
        self._tip = _quiet("")
        self.use.currentIndexChanged.connect(self._on_use)
        self.policy = QComboBox()
        self.policy.addItem(tr("None, or the one in the project"))
        self.policy.addItem(tr("The sample policy"))
        self.policy.addItem(tr("Choose a policy file…"))
        if self._policy is not None:
            self.policy.addItem(self._policy.name)
            self.policy.setCurrentIndex(3)
        self.policy.activated.connect(self._on_policy)
        self.offline = QRadioButton(tr("Never: everything stays on this computer"))
        self.ask = QRadioButton(tr("Ask me each time, and say first what would be sent"))
        (self.ask if settings.flag("network", False) else self.offline).setChecked(True)
        self.sample = QCheckBox(tr("Open the sample project now"))
        self.sample.setChecked(services.sample() is not None)
        self.sample.setVisible(services.sample() is not None)
        self.pages = QStackedWidget()
        for page in (self._page_who(), self._page_use(), self._page_network()):
            self.pages.addWidget(page)
        self._lay_out()
        self._on_use()
        self._turn(0)

    def _page_who(self) -> QWidget:
        return _page(
            tr("Who decides?"),
            tr(
                "Decisions carry a name, so that colleagues see who made them. It is kept in the"
                " decisions of a project and nowhere else. You may leave it blank."
            ),
            [(tr("Name and address"), self.name)],
        )

    def _page_use(self) -> QWidget:
        return _page(
            tr("How do you use models?"),
            tr(
                "Verdicts depend on it. A project that says nothing is first judged for this use,"
                " marked as assumed until you confirm it."
            ),
            [(tr("Mostly"), self.use), ("", self._tip), (tr("Policy of the house"), self.policy)],
        )

    def _page_network(self) -> QWidget:
        return _page(
            tr("May the network be asked?"),
            tr(
                "Clearweights works without a network. Looking up licenses on the hub sends the"
                " names of models and datasets, never the project."
            ),
            [("", self.offline), ("", self.ask), ("", self.sample)],
        )

    def _lay_out(self) -> None:
        self._where = QLabel()
        self._where.setObjectName("quiet")
        self.skip = QPushButton(tr("Skip"))
        self.back = QPushButton(tr("Back"))
        self.next = QPushButton()
        self.next.setObjectName("main")
        self.next.setDefault(True)
        self.skip.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._turn(self.pages.currentIndex() - 1))
        self.next.clicked.connect(self._on_next)
        buttons = QHBoxLayout()
        buttons.addWidget(self._where, 1)
        for button in (self.skip, self.back, self.next):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(16)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
        self.setMinimumWidth(560)

    def _turn(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        last = number == self.pages.count() - 1
        self._where.setText(tr("{n} of {total}", n=number + 1, total=self.pages.count()))
        self.back.setEnabled(number > 0)
        self.next.setText(tr("Finish") if last else tr("Next"))
        (self.name, self.use, self.ask if self.ask.isChecked() else self.offline)[number].setFocus()

    def _on_next(self) -> None:
        number = self.pages.currentIndex()
        if number < self.pages.count() - 1:
            self._turn(number + 1)
            return
        answers = FirstAnswers(
            name=self.name.text().strip(),
            distribution=Distribution(use) if (use := self.use.currentData()) else None,
            policy=self._policy,
            network=self.ask.isChecked(),
            sample=self.sample.isChecked() and not self.sample.isHidden(),
        )
        self.accept()
        self.done_with.emit(answers)

    def _on_use(self) -> None:
        distribution = self.use.currentData()
        self._tip.setText(tip_for(distribution) if distribution else "")

    def _on_policy(self, number: int) -> None:
        match number:
            case 0:
                self._policy = None
            case 1:
                self._policy = self._services.sample_policy()
            case 2:
                words, _ = QFileDialog.getOpenFileName(
                    self, tr("Choose a policy file"), str(Path.home()), "YAML (*.yaml *.yml)"
                )
                self._policy = Path(words) if words else None
                if self._policy is None:
                    self.policy.setCurrentIndex(0)
                else:
                    self.policy.setItemText(2, self._policy.name)
            case _:
                pass


def _page(title: str, words: str, rows: Sequence[tuple[str, QWidget]]) -> QWidget:
    page = QWidget()
    head = QLabel(title)
    font = QFont(head.font())
    font.setPointSizeF(font.pointSizeF() * 1.3)
    font.setWeight(QFont.Weight.DemiBold)
    head.setFont(font)
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(10)
    for label, field in rows:
        if label:
            field.setAccessibleName(label)
        form.addRow(label, field)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(head)
    column.addWidget(_quiet(words))
    column.addSpacing(6)
    column.addLayout(form)
    column.addStretch()
    return page


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
