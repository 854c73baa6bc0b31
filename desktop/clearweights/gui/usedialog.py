"""Describes the use in plain words; every answer may stay unknown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.license import FieldOfUse
from clearweights.domain.use import Distribution, Environment, Use
from clearweights.gui.i18n import number, tr
from clearweights.gui.usebox import tip_for
from clearweights.gui.vocabulary import word

_COUNTRY = re.compile(r"[A-Z]{2}")
_DIGITS = re.compile(r"[\s_.,'’\u00a0\u202f]")
_ON_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*[:=]\s*(.+?)\s*")
_MOST_DIGITS = 18


class UseDialog(QDialog):
    """Asks how the product is used. After `exec`, see `use` and `save`."""

    def __init__(self, use: Use, *, can_save: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How is the product used?"))
        self.save = False
        self._before = use
        self._lines: dict[str, QLineEdit] = {}
        self.distribution = _choice([(word(d), d) for d in Distribution], use.distribution)
        self.commercial = _choice([(tr("Yes"), True), (tr("No"), False)], use.commercial)
        self.environment = _choice([(word(e), e) for e in Environment], use.environment)
        self.minors = _choice([(tr("Yes"), True), (tr("No"), False)], use.minors)
        self._hint = _quiet("")
        self._hint.setMinimumWidth(380)
        self.any_field = _choice([(tr("None of these"), False), (tr("Some of these:"), True)],
                                 None if use.fields is None else bool(use.fields))  # fmt: skip
        self.fields = {field: QCheckBox(word(field)) for field in FieldOfUse}
        self._wrong = _quiet("")
        self._lay_out(can_save=can_save)
        self._fill(use)
        self.distribution.currentIndexChanged.connect(self._on_distribution)
        self.any_field.currentIndexChanged.connect(self._on_fields)
        self._on_distribution()
        self._on_fields()

    def use(self) -> Use:
        """Return what was answered. Raises `ValueError`, naming the answer that does not fit."""
        fields: tuple[FieldOfUse, ...] | None = None
        if self.any_field.currentData() is not None:
            some = bool(self.any_field.currentData())
            fields = tuple(f for f, box in self.fields.items() if some and box.isChecked())
        seat = self._line("seat").upper() or None
        if seat and not _COUNTRY.fullmatch(seat):
            raise ValueError(tr("Principal place of business: two letters, such as DE"))
        leaves, where = self.distribution.currentData(), self.environment.currentData()
        return Use(
            # Qt hands the members of a list back as plain words.
            distribution=Distribution(leaves) if leaves else None,
            commercial=self.commercial.currentData(),
            environment=Environment(where) if where else None,
            territory=self._territory(),
            seat=seat,
            monthly_active_users=self._number("users"),
            monthly_active_users_on=self._past_users(),
            annual_revenue_usd=self._number("annual"),
            monthly_revenue_usd=self._number("monthly"),
            fields=fields,
            minors=self.minors.currentData(),
        )

    def accept(self) -> None:
        try:
            self.use()
        except ValueError as e:
            self.save = False
            self._wrong.setText(str(e))
            return
        super().accept()

    def set_line(self, name: str, words: str) -> None:
        """Type into one of the lines: `territory`, `seat`, `users`, `past`, `annual`, `monthly`."""
        self._lines[name].setText(words)

    def _lay_out(self, *, can_save: bool) -> None:
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(20, 18, 20, 12)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        intro = _quiet(
            tr(
                "The verdicts depend on these answers. What you leave unknown becomes a question in"
                " the result, never a guess."
            )
        )
        form.addRow(intro)
        self._row(form, tr("What leaves the house"), self.distribution)
        form.addRow("", self._hint)
        self._row(form, tr("Commercial"), self.commercial)
        self._row(form, tr("Environment"), self.environment)
        for name, label, example in (
            ("territory", tr("Offered in"), "US, EU, CH"),
            ("seat", tr("Principal place of business"), "DE"),
            ("users", tr("Monthly active users"), "50 000"),
            ("past", tr("Users on a past date"), "2024-07-23: 400 000"),
            ("annual", tr("Annual revenue (US$)"), "2 000 000"),
            ("monthly", tr("Monthly revenue (US$)"), "160 000"),
        ):
            self._lines[name] = QLineEdit()
            self._lines[name].setPlaceholderText(
                tr("not known – for example {words}", words=example)
            )
            self._row(form, label, self._lines[name])
        self._row(form, tr("Regulated fields"), self.any_field)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for at, box in enumerate(self.fields.values()):
            grid.addWidget(box, at // 2, at % 2)
        form.addRow("", grid)
        self._row(form, tr("Used by minors"), self.minors)
        area = QScrollArea()
        area.setObjectName("paper")
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner.setObjectName("paper")
        cancel, attempt, save = (
            QPushButton(words)
            for words in (tr("Cancel"), tr("Try without saving"), tr("Save to clearweights.yaml"))
        )
        save.setObjectName("main")
        save.setVisible(can_save)
        (save if can_save else attempt).setDefault(True)
        cancel.clicked.connect(self.reject)
        attempt.clicked.connect(self.accept)
        save.clicked.connect(self._on_save)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 2, 20, 0)
        buttons.addWidget(self._wrong, 1)
        for button in (cancel, attempt, save):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.addWidget(area)
        column.addLayout(buttons)
        self.resize(640, 740)

    def _row(self, form: QFormLayout, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        form.addRow(label, field)

    def _fill(self, use: Use) -> None:
        def words(value: int | None) -> str:
            return "" if value is None else number(value)

        past = "; ".join(
            f"{day.isoformat()}: {number(n)}"
            for day, n in sorted(use.monthly_active_users_on.items())
        )
        for name, value in (
            ("territory", ", ".join(use.territory or ())),
            ("seat", use.seat or ""),
            ("users", words(use.monthly_active_users)),
            ("past", past),
            ("annual", words(use.annual_revenue_usd)),
            ("monthly", words(use.monthly_revenue_usd)),
        ):
            self._lines[name].setText(value)
        for field, box in self.fields.items():
            box.setChecked(field in (use.fields or ()))

    def _on_save(self) -> None:
        self.save = True
        self.accept()

    def _on_distribution(self) -> None:
        distribution = self.distribution.currentData()
        self._hint.setText(tip_for(distribution) if distribution else "")

    def _on_fields(self) -> None:
        for box in self.fields.values():
            box.setEnabled(self.any_field.currentData() is True)

    def _line(self, name: str) -> str:
        return self._lines[name].text().strip()

    def _territory(self) -> tuple[str, ...] | None:
        codes = tuple(c for c in re.split(r"[\s,;]+", self._line("territory").upper()) if c)
        if any(not _COUNTRY.fullmatch(code) for code in codes):
            raise ValueError(tr("Offered in: two letters for each country, such as US, or EU"))
        return codes or None

    def _number(self, name: str) -> int | None:
        return whole_number(self._line(name))

    def _past_users(self) -> Mapping[dt.date, int]:
        found: dict[dt.date, int] = {}
        for part in filter(str.strip, self._line("past").split(";")):
            match = _ON_DAY.fullmatch(part)
            try:
                day = dt.date.fromisoformat(match[1]) if match else None
                users = whole_number(match[2]) if match else None
            except ValueError:
                day = users = None
            if day is None or users is None:
                raise ValueError(tr("Users on a past date: such as 2024-07-23: 400 000"))
            found[day] = users
        return found


def whole_number(words: str) -> int | None:
    """Return a number as people write it, None for nothing. Raises `ValueError`."""
    digits = _DIGITS.sub("", words)
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise ValueError(tr("Not a whole number: {words}", words=words))
    return int(digits)


def _choice(options: list[tuple[str, object]], chosen: object) -> QComboBox:
    box = QComboBox()
    box.setMinimumWidth(240)
    box.addItem(tr("Not known"), None)
    for label, value in options:
        box.addItem(label, value)
    at = next((i for i in range(box.count()) if box.itemData(i) == chosen), 0)
    box.setCurrentIndex(at)
    return box


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
