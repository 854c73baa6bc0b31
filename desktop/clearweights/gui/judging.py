"""Judging for a use: at once where that is quick, else in the process that read the project."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from clearweights.domain.result import Result
from clearweights.domain.use import Use
from clearweights.gui.jobs import Helper
from clearweights.gui.project import Project
from clearweights.gui.services import Services
from clearweights.gui.tasks import Judge, Judged, JudgeUses, Question, UsesJudged

_QUICK = 150
"""Assets up to which judging takes no longer than a click may."""


class Judging(QObject):
    """Answers `judge` and `judge_uses`, the newest question only.

    Signals:
        judged: the `Result` for the use asked last
        uses_judged: the verdicts of every asset for each kind of use, or None where that failed
        waiting: an answer is being worked on (True) or came (False)
    """

    judged = Signal(object)
    uses_judged = Signal(object)
    waiting = Signal(bool)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._project: Project | None = None
        self._number = 0
        self._uses_number = 0

    def judge(self, project: Project, helper: Helper | None) -> None:
        """Judge the project for the use that is tried, here where there is no helper."""
        inspection = project.inspection
        if inspection is None:
            return
        self._project = project
        self._number += 1
        if helper is None or not project.token or len(inspection.assets) <= _QUICK:
            self.judged.emit(self._services.evaluate(inspection, project.tried))
            return
        self.waiting.emit(True)
        helper.submit(Judge(question=_question(project, self._number, project.tried)))

    def judge_uses(self, project: Project, helper: Helper, use: Use) -> None:
        """Judge the project for every kind of use; everything else stays as in `use`."""
        inspection = project.inspection
        if inspection is None:
            return
        self._uses_number += 1
        if not project.token or len(inspection.assets) <= _QUICK:
            self.uses_judged.emit(self._services.verdicts(inspection, use))
            return
        helper.submit(JudgeUses(question=_question(project, self._uses_number, use)))

    def take(self, answer: object) -> bool:
        """Take an answer of the process; False where it is none of these."""
        match answer:
            case Judged():
                self._take_judged(answer)
            case UsesJudged():
                if answer.number == self._uses_number:
                    self.uses_judged.emit(answer.verdicts)
            case _:
                return False
        return True

    def forget(self) -> None:
        """Let go of what was asked."""
        self._number += 1
        self._uses_number += 1
        self._project = None

    def _take_judged(self, answer: Judged) -> None:
        project = self._project
        if answer.number != self._number or project is None or project.inspection is None:
            return
        self.waiting.emit(False)
        if answer.result is None:
            self.judged.emit(self._services.evaluate(project.inspection, project.tried))
            return
        changed = {asset.key: asset for asset in answer.changed}
        assets = tuple(changed.get(a.key, a) for a in project.inspection.assets)
        inspection = replace(project.inspection, assets=assets)
        result: Result = replace(answer.result, inspection=inspection)
        self.judged.emit(result)


def _question(project: Project, number: int, use: Use | None) -> Question:
    inspection = project.inspection
    assert inspection is not None
    return Question(
        token=project.token,
        number=number,
        declaration=inspection.declaration,
        decisions=inspection.decisions,
        policy=inspection.policy,
        use=use,
    )
