"""The policy in the toolbar: which house rules the project is checked against."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from clearweights.domain.policy import Policy
from clearweights.gui.i18n import tr
from clearweights.gui.project import PolicyChoice, Source
from clearweights.gui.shown import clean, plain_tip

_LONGEST = 22


class PolicyBox(QWidget):
    """Shows the policy that holds, and offers others.

    Signals:
        chosen: a `PolicyChoice`
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy: Policy | None = None
        self._folder = Path.home()
        self._label = QLabel()
        self.button = QToolButton()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setObjectName("policy")
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        group = QActionGroup(self)
        self.actions_ = {source: QAction(group) for source in Source}
        for source, action in self.actions_.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, s=source: self._choose(s))
            self.menu.addAction(action)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self.button)
        self.retranslate()

    def show_policy(
        self, policy: Policy | None, source: Source, *, own: bool, folder: Path
    ) -> None:
        """Show the policy that holds; `own` says whether the project has one."""
        self._policy, self._folder = policy, folder
        self.actions_[source].setChecked(True)
        self.actions_[Source.PROJECT].setEnabled(own)
        name = clean(policy.name) if policy else tr("None")
        cut = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
        self.button.setText(cut.replace("&", "&&"))
        owner = tr("Owner: {owner}", owner=policy.owner) if policy and policy.owner else ""
        rules = tr("{n} rules", n=len(policy.rules)) if policy else tr("No house rules are checked")
        self.button.setToolTip(plain_tip("\n".join(part for part in (name, owner, rules) if part)))
        self.button.setAccessibleName(tr("Policy: {name}", name=name))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._label.setText(tr("Policy:"))
        for source, words in (
            (Source.NONE, tr("No policy")),
            (Source.PROJECT, tr("The project's policy file")),
            (Source.SAMPLE, tr("The sample policy")),
            (Source.FILE, tr("Choose a policy file…")),
        ):
            self.actions_[source].setText(words)
        if self._policy is None:
            self.button.setText(tr("None"))
            self.button.setAccessibleName(tr("Policy: {name}", name=tr("None")))

    def _choose(self, source: Source) -> None:
        path = None
        if source is Source.FILE:
            words, _ = QFileDialog.getOpenFileName(
                self, tr("Choose a policy file"), str(self._folder), "YAML (*.yaml *.yml)"
            )
            if not words:
                return
            path = Path(words)
        self.chosen.emit(PolicyChoice(source, path))
