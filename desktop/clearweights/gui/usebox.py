"""The use in the toolbar: what leaves the house, and whether somebody has confirmed it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from clearweights.domain.text import Text, text
from clearweights.domain.use import Distribution, Use
from clearweights.gui.i18n import say, tr
from clearweights.gui.vocabulary import word

_TIPS: dict[Distribution, Text] = {
    Distribution.INTERNAL: text("Nobody outside the organization gets or reaches it"),
    Distribution.SAAS: text("Others use a product of yours over a network"),
    Distribution.API: text("Others call the model itself over a network"),
    Distribution.APPLICATION: text("The program, with the model in it, is given to others"),
    Distribution.WEIGHTS: text("Model weights are published or given to others"),
    Distribution.DATASET: text("A dataset is published or given to others"),
    Distribution.CONTENT: text("Only what the model has made is published"),
}


class UseBox(QWidget):
    """Tries another use at once.

    Signals:
        chosen: the `Use` to evaluate
    """

    chosen = Signal(object)

    def __init__(self, edit: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._use = Use()
        self._label = QLabel()
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for distribution in Distribution:
            self.choice.addItem("", distribution)
        self._label.setBuddy(self.choice)
        self.chip = QToolButton()
        self.chip.setObjectName("chip")
        self.chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chip.clicked.connect(edit.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self.choice)
        row.addSpacing(2)
        row.addWidget(self.chip)
        self.choice.activated.connect(self._on_choice)
        self.retranslate()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no use: no project is open."""
        self.choice.setCurrentIndex(-1)
        self.chip.hide()

    def show_use(self, use: Use, declared: Use | None) -> None:
        """Show the use that holds now; `declared` is that of `clearweights.yaml`."""
        self._use = use
        number = self.choice.findData(use.distribution) if use.distribution else -1
        self.choice.setCurrentIndex(number)
        if use.assumed:
            self.chip.setText(tr("Assumed – please confirm"))
            self.chip.setToolTip(tr("Nobody has described the use. Every report says so."))
        elif use != declared:
            self.chip.setText(tr("Only tried – save it"))
            self.chip.setToolTip(tr("This use differs from the one in clearweights.yaml."))
        self.chip.setVisible(use.assumed or use != declared)
        self.chip.setAccessibleName(self.chip.text())

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._label.setText(tr("Use:"))
        self.choice.setAccessibleName(tr("Use"))
        self.choice.setToolTip(tr("What leaves the house: the verdicts depend on it"))
        for number, distribution in enumerate(Distribution):
            self.choice.setItemText(number, word(distribution))
            tip = say(_TIPS[distribution])
            self.choice.setItemData(number, tip, Qt.ItemDataRole.ToolTipRole)

    def _on_choice(self, number: int) -> None:
        distribution = Distribution(self.choice.itemData(number))
        if distribution is not self._use.distribution:
            self.chosen.emit(replace(self._use, distribution=distribution))


def tip_for(distribution: Distribution) -> str:
    """Return what a kind of use means, in the present language."""
    return say(_TIPS[distribution])
