"""A list to choose from whose words end in dots where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_Style = QStyle


class Choice(QComboBox):
    """A combo box; a style sheet would otherwise cut its words anywhere."""

    def narrow(self, characters: int) -> None:
        """Let it be as narrow as so many characters, however long its entries are."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(characters)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(_Style.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            _Style.ComplexControl.CC_ComboBox, option, _Style.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - 4
        )
        painter.drawControl(_Style.ControlElement.CE_ComboBoxLabel, option)
