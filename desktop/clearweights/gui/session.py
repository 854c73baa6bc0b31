"""The open project and everything that changes it; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Decision
from clearweights.domain.result import Inspection, Result
from clearweights.domain.use import ASSUMED_USE, Use
from clearweights.errors import ClearweightsError
from clearweights.gui.decide import Draft, decision_from
from clearweights.gui.decisions import DecideCommand
from clearweights.gui.jobs import Helper
from clearweights.gui.judging import Judging
from clearweights.gui.lookup import Lookup
from clearweights.gui.project import Project
from clearweights.gui.services import Services
from clearweights.gui.tasks import WARM_UP, Scanned
from clearweights.gui.worker import Failure, Task


class Session(QObject):
    """Opens, scans, evaluates, decides.

    Signals:
        changed: the `Lookup` to show or None, and whether it is the same project as before
        previewed: a `Lookup` without verdicts, while the project is first read
        waiting: judging takes a moment (True), or is done (False)
        answered: what another task that was handed to `run` gave
        uses_judged: the verdicts for every kind of use
        scanning: a scan began (True) or ended (False)
        stepped: done, total, what
        saved: the path that a use was written to
        failed: a `Failure`
    """

    changed = Signal(object, bool)
    previewed = Signal(object)
    waiting = Signal(bool)
    uses_judged = Signal(object)
    answered = Signal(object)
    scanning = Signal(bool)
    stepped = Signal(int, int, str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        *,
        now: Callable[[], datetime],
        scan: Callable[..., Task],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._now = now
        self._scan = scan
        self._scanning = False
        self._helper = self._new_helper()
        self._judging = Judging(services, self)
        self._judging.judged.connect(self._on_judged)
        self._judging.uses_judged.connect(self.uses_judged)
        self._judging.waiting.connect(self.waiting)
        self.project: Project | None = None
        self.lookup: Lookup | None = None
        self.undo_stack = QUndoStack(self)

    @property
    def busy(self) -> bool:
        """Say whether a scan is running."""
        return self._scanning

    def warm_up(self) -> None:
        """Start the process that will read projects."""
        self._helper.start()

    def open(self, folder: Path, use_file: Path | None = None) -> None:
        """Open a project and read it in the background."""
        self.close()
        self.project = Project(root=folder, use_file=use_file)
        self.rescan()

    def close(self) -> None:
        """Let go of the project; what was decided is on disk already."""
        self._drop_scan()
        self._judging.forget()
        self.undo_stack.clear()
        self.project = None
        self._show(None, again=False)

    def rescan(self, *, online: bool = False) -> None:
        """Read the project again; ask the hub only if the user has just agreed to that."""
        project = self.project
        if project is None or self.busy:
            return
        self._scanning = True
        self._helper.submit(
            self._scan(
                root=project.root,
                use_file=project.use_file,
                use=project.tried,
                documents=project.documents,
                online=online,
            )
        )
        self.scanning.emit(True)

    def stop(self) -> None:
        """Stop reading and keep what was found; asked twice, end it at once."""
        self._helper.cancel()

    def add_documents(self, paths: tuple[Path, ...], asset: AssetKey | None = None) -> None:
        """Hand in documents, perhaps about one asset, and read the project with them."""
        if self.project is not None:
            self.project = self.project.with_documents(paths, asset)
            self._drop_scan()
            self.rescan()

    def take_use(self, use: Use, *, save: bool = False) -> None:
        """Evaluate for another use, at once; keep it in the project if so asked."""
        project = self.project
        if project is None:
            return
        if save:
            try:
                path = self._services.save_use(project.root, use)
            except ClearweightsError as e:
                self._tell(e)
                return
            self.project = project.with_declared(use)
            self.saved.emit(path)
        else:
            self.project = replace(project, tried=use)
        self._evaluate()

    def decide(self, draft: Draft) -> None:
        """Sign a decision, write it to the register, and show its effect; can be undone."""
        if self.project is None or self.lookup is None:
            return
        distribution = self.lookup.result.use.distribution
        decision = decision_from(
            draft,
            at=self._now().isoformat(),
            use=distribution.value if distribution else None,
            earlier=self.lookup.result.inspection.decisions,
        )
        command = DecideCommand(
            self._services, self.project.root, decision, self._on_decisions, self._tell
        )
        self.undo_stack.push(command)

    def find(self, path: str) -> Path | None:
        """Return the file that a place of the project names."""
        return self.project.find(path) if self.project else None

    def end(self) -> None:
        """End the process that reads projects."""
        self._helper.close()

    def take(self, scanned: Scanned) -> None:
        """Show what a scan of the open project found."""
        if self.project is None or scanned.root != self.project.root:
            return
        again = self.lookup is not None
        self.project = replace(self.project, inspection=scanned.inspection, token=scanned.token)
        self._show(Lookup(scanned.result, self.project.documents), again=again)

    def judge_uses(self) -> None:
        """Judge for every kind of use; the answer comes as `uses_judged`."""
        if self.project is not None and self.lookup is not None:
            self._judging.judge_uses(self.project, self._helper, self.lookup.result.use)

    def run(self, task: Task) -> None:
        """Do slow work in the process that reads projects; see `answered`."""
        self._helper.submit(task)

    def _on_done(self, answer: object) -> None:
        if self._judging.take(answer):
            return
        if not isinstance(answer, Scanned):
            self.answered.emit(answer)
            return
        self._scanning = False
        self.scanning.emit(False)
        self.take(answer)

    def _on_found(self, inspection: Inspection) -> None:
        """Show first rows; a project that has been read already keeps its own until the end."""
        if self.lookup is None and self.project is not None:
            result = Result(inspection=inspection, use=ASSUMED_USE, findings=())
            self.previewed.emit(Lookup(result, self.project.documents, judged=False))

    def _on_failed(self, failure: Failure) -> None:
        if self._scanning:
            self._scanning = False
            self.scanning.emit(False)
        self.failed.emit(failure)

    def _on_decisions(self, decisions: tuple[Decision, ...]) -> None:
        if self.project is not None:
            self.project = self.project.with_decisions(decisions)
            self._evaluate()

    def _evaluate(self) -> None:
        project = self.project
        if project is not None and project.inspection is not None:
            self._judging.judge(project, None if self.busy else self._helper)

    def _on_judged(self, result: Result) -> None:
        if self.project is not None:
            self._show(Lookup(result, self.project.documents), again=True)

    def _show(self, lookup: Lookup | None, *, again: bool) -> None:
        self.lookup = lookup
        self.changed.emit(lookup, again)

    def _tell(self, error: ClearweightsError) -> None:
        self.failed.emit(Failure(type(error).__name__, str(error), error.advice))

    def _drop_scan(self) -> None:
        """Let go of a scan whose result nobody waits for."""
        if self.busy:
            self._helper.close()
            self._helper.deleteLater()
            self._helper = self._new_helper()
            self._scanning = False
            self.scanning.emit(False)

    def _new_helper(self) -> Helper:
        helper = Helper(WARM_UP, self)
        helper.stepped.connect(self.stepped)
        helper.found.connect(self._on_found)
        helper.succeeded.connect(self._on_done)
        helper.failed.connect(self._on_failed)
        return helper
