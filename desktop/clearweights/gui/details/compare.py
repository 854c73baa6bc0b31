"""A license file of the project beside the known text: what was left out, what was added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clearweights.gui.choice import Choice
from clearweights.gui.comparing import Compare, Comparison
from clearweights.gui.details.license_text import licenses_of
from clearweights.gui.details.page import Page
from clearweights.gui.details.subject import Subject
from clearweights.gui.i18n import tr, trn
from clearweights.gui.icons import Icons
from clearweights.gui.services import Services
from clearweights.gui.shown import clean
from clearweights.gui.vocabulary import match_words

_AROUND = 14
"""Words shown of what is the same, before and after a difference."""

_MOST = 400
"""Words shown of what stands on one side only."""

_DIFFERENCES = 300


@dataclass(frozen=True, slots=True)
class _Against:
    key: str | None
    name: str


class CompareTab(QWidget):
    """Two choices, and the words that differ.

    Signals:
        asked: a `Compare` to be done elsewhere; its answer comes back through `take`
    """

    asked = Signal(object)

    def __init__(
        self,
        icons: Icons,
        services: Services,
        find: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._services = services
        self._find = find
        self._wanted: tuple[str, str | None] | None = None
        self._answer: Comparison | None = None
        self.file, self.against = Choice(), Choice()
        self._with = QLabel()
        self._with.setObjectName("quiet")
        for box in (self.file, self.against):
            box.narrow(10)
        self.page = Page(icons)
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(self._with)
        row.addWidget(self.against, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.page, 1)
        self.file.currentIndexChanged.connect(self._ask)
        self.against.currentIndexChanged.connect(self._ask)
        self.retranslate()

    def use_icons(self, icons: Icons) -> None:
        """Write in the colors of another theme."""
        self._icons = icons
        self.page.use_icons(icons)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._with.setText(tr("against"))
        self.file.setAccessibleName(tr("License file of the project"))
        self.against.setAccessibleName(tr("Known text to compare with"))
        self.page.setAccessibleName(tr("What differs"))

    def show_subject(self, subject: Subject) -> None:
        """Offer the license files, those about the subject first, and compare the first."""
        files = _files(subject)
        against = [_Against(None, tr("the text it resembles most"))]
        against += _known(subject, self._services)
        for box in (self.file, self.against):
            box.blockSignals(True)
            box.clear()
        for path in files:
            self.file.addItem(clean(path), path)
        for each in against:
            self.against.addItem(clean(each.name), each.key)
        for box in (self.file, self.against):
            box.blockSignals(False)
        self._bar.setVisible(bool(files))
        self._ask()

    def take(self, answer: Comparison) -> None:
        """Show a comparison, if it is the one that is waited for."""
        if (answer.shown, answer.wanted) == self._wanted:
            self._answer = answer
            self._write(answer)

    def _ask(self) -> None:
        path = self.file.currentData()
        if path is None:
            self._say(
                tr("No license file was found in this project, so there is nothing to compare."),
                tr("Add a license text with File, Add document: it is compared like a file."),
            )
            return
        self._wanted = (path, self.against.currentData())
        found = self._find(path)
        if found is None:
            self._say(tr("The file is not there any more. Scan the project again."))
            return
        self._say(tr("Comparing…"))
        self.asked.emit(Compare(path=found, shown=path, key=self.against.currentData()))

    def _say(self, *words: str) -> None:
        self.page.start()
        for sentence in words:
            self.page.paragraph(sentence, muted=True)
        self.page.finish()

    def _write(self, answer: Comparison) -> None:
        page, theme = self.page, self._icons.theme
        if not answer.readable:
            self._say(tr("The file could not be read."))
            return
        if answer.key is None or not answer.pairs:
            self._say(
                tr("This text resembles no license text we know closely enough."),
                tr("Choose a text above to compare it with all the same."),
            )
            return
        page.start()
        page.lead(_sentence(answer))
        name = self._services.license_name(answer.key)
        page.paragraph(tr("Compared with: {name}", name=name), muted=True)
        changes = [pair for pair in answer.pairs if pair[0] != "="]
        if not changes:
            page.finish()
            return
        page.paragraph("")
        page.marked(tr("only in the known text"), theme.stop, strike=True)
        page.add("   ")
        page.marked(tr("only in the file"), theme.ok, underline=True)
        page.add("   " + tr("Capitals, punctuation and line breaks are not compared."), muted=True)
        page.heading(trn("{n} difference", "{n} differences", len(changes)))
        self._write_pairs(answer.pairs)
        page.finish()

    def _write_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        page, theme = self.page, self._icons.theme
        page.paragraph("")
        told = 0
        for number, (sign, words) in enumerate(pairs):
            if told >= _DIFFERENCES:
                page.add(" …", muted=True)
                return
            if sign == "=":
                page.add(_same(words, first=number == 0, last=number == len(pairs) - 1) + " ")
                continue
            told += 1
            color = theme.stop if sign == "-" else theme.ok
            page.marked(_cut(words), color, strike=sign == "-", underline=sign == "+")
            page.add(" ")


def _files(subject: Subject) -> list[str]:
    inspection = subject.lookup.result.inspection
    every = [f.path for f in inspection.license_files if not f.notice]
    asset = subject.asset
    own = {r.place.path for r in asset.readings if r.place} if asset else set()
    return sorted(dict.fromkeys(every), key=lambda path: (path not in own, path))


def _known(subject: Subject, services: Services) -> list[_Against]:
    found: dict[str, _Against] = {}
    for license_ in licenses_of(subject):
        record = services.record(license_)
        for part in record.texts if record else ():
            if record and part.key and services.license_text(part.key):
                name = record.name if part.part == "license" else f"{record.name} ({part.part})"
                found.setdefault(part.key, _Against(part.key, name))
    return list(found.values())


def _sentence(answer: Comparison) -> str:
    if not any(sign != "=" for sign, _ in answer.pairs):
        return tr("Word for word the known text.")
    if answer.match == "unknown":
        return tr("This is another text; below is what sets it apart.")
    percent = f"{100 * answer.score:.0f}"
    return tr("{match}: {percent} % alike.", match=match_words(answer.match), percent=percent)


def _same(words: str, *, first: bool, last: bool) -> str:
    every = words.split()
    if len(every) <= 3 * _AROUND:
        return words
    left_out = trn("[{n} word the same]", "[{n} words the same]", len(every) - 2 * _AROUND)
    before = "" if first else " ".join(every[:_AROUND]) + " … "
    after = "" if last else " … " + " ".join(every[-_AROUND:])
    return f"{before}{left_out}{after}"


def _cut(words: str) -> str:
    every = words.split()
    if len(every) <= _MOST:
        return clean(words)
    more = trn("[and {n} word more]", "[and {n} words more]", len(every) - _MOST)
    return clean(" ".join(every[:_MOST])) + " " + more
