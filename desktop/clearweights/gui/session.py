"""The open project and everything that changes it; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from clearweights.domain.asset import AssetKey, Place
from clearweights.domain.decision import Decision
from clearweights.domain.result import Inspection, Result
from clearweights.domain.said import said
from clearweights.domain.use import ASSUMED_USE, Attestation, Distribution, Use
from clearweights.errors import ClearweightsError
from clearweights.gui.decideform import Draft
from clearweights.gui.decisions import DecideCommand, decision_from
from clearweights.gui.details.attest import Attested
from clearweights.gui.i18n import tr
from clearweights.gui.jobs import Helper
from clearweights.gui.judging import Judging
from clearweights.gui.lookup import Lookup
from clearweights.gui.project import PolicyChoice, Project, Source
from clearweights.gui.services import Services
from clearweights.gui.tasks import WARM_UP, Scanned
from clearweights.gui.watching import Watcher
from clearweights.gui.worker import Failure, Task

DECLARATION_FILE = "clearweights.yaml"
POLICY_FILE = "clearweights.policy.yaml"
REGISTER_FILE = "clearweights.decisions.yaml"
"""As the engine and the register name them; a test keeps them equal. Importing them is slow."""


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
        saved: the path that a use, an attestation or a decision was written to
        told: a sentence the reader must not overlook
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
    told = Signal(str)
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
        self._watcher = Watcher((REGISTER_FILE, DECLARATION_FILE, POLICY_FILE), self)
        self._watcher.changed.connect(self._on_file)
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

    def open(
        self,
        folder: Path,
        use_file: Path | None = None,
        house_policy: Path | None = None,
        usual: Distribution | None = None,
    ) -> None:
        """Open a project and read it in the background.

        `house_policy` counts where the project has no policy of its own, `usual` where nobody
        has said how the product is used.
        """
        self.close()
        own = (folder / POLICY_FILE).exists() or house_policy is None
        policy = PolicyChoice() if own else PolicyChoice(Source.FILE, house_policy)
        self.project = Project(root=folder, use_file=use_file, policy=policy, usual=usual)
        self._watcher.watch(folder)
        self.rescan()

    def close(self) -> None:
        """Let go of the project; what was decided is on disk already."""
        self._drop_scan()
        self._judging.forget()
        self._watcher.watch(None)
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
                usual=project.usual,
                documents=project.documents,
                addresses=project.addresses,
                policy_file=self._policy_path(project.policy),
                no_policy=project.policy.source is Source.NONE,
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

    def add_addresses(self, addresses: tuple[str, ...]) -> None:
        """Note addresses of models or datasets; they are fetched only after a question."""
        if self.project is not None:
            self.project = self.project.with_addresses(addresses)
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
            self._watcher.note()
            self.saved.emit(path)
        else:
            self.project = replace(project, tried=use)
        self._evaluate()

    def decide(self, draft: Draft) -> None:
        """Sign a decision, write it to the register, and show its effect; can be undone."""
        if self.project is None or self.lookup is None:
            return
        distribution = self.lookup.result.use.distribution
        decisions = [
            decision_from(
                draft,
                subject,
                at=self._now().isoformat(),
                use=distribution.value if distribution else None,
                earlier=self.lookup.result.inspection.decisions,
            )
            for subject in draft.subjects
        ]
        command = DecideCommand(
            self._services, self.project.root, decisions, self._on_decisions, self._tell
        )
        self.undo_stack.push(command)

    def take_policy(self, choice: PolicyChoice) -> None:
        """Check against another policy, at once; one that cannot be read changes nothing."""
        if self.project is None:
            return
        path = self._policy_path(choice)
        if choice.source is Source.PROJECT:
            path = self.project.root / POLICY_FILE
        try:
            policy = self._services.read_policy(path) if path else None
        except ClearweightsError as e:
            self.told.emit(
                tr("The policy could not be read, and is not checked: {why}", why=said(e))
            )
            return
        self.project = self.project.with_policy(choice, policy)
        self._evaluate()

    def attest(self, given: Attested) -> None:
        """Keep an attestation in `clearweights.yaml`, and show its effect."""
        if self.project is None:
            return
        attestation = Attestation(
            place=Place(path=DECLARATION_FILE),
            fact=given.fact,
            holds=given.holds,
            asset=given.asset.id,
            text=given.words,
            by=given.by,
            at=self._now().date().isoformat(),
            evidence=given.evidence,
        )
        try:
            declaration = self._services.attest(self.project.root, attestation)
        except ClearweightsError as e:
            self._tell(e)
            return
        self._watcher.note()
        self.saved.emit(self.project.root / DECLARATION_FILE)
        self.project = self.project.with_declaration(declaration)
        self._evaluate()

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
        result, usual = scanned.result, self.project.usual
        guessed = usual is not None and result.use == replace(ASSUMED_USE, distribution=usual)
        self.project = replace(
            self.project,
            inspection=scanned.inspection,
            token=scanned.token,
            tried=result.use if guessed else self.project.tried,
        )
        self._show(self.project.lookup(result), again=again)

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
            self.previewed.emit(self.project.lookup(result, judged=False))

    def _on_failed(self, failure: Failure) -> None:
        if self._scanning:
            self._scanning = False
            self.scanning.emit(False)
        self.failed.emit(failure)

    def _on_decisions(self, decisions: tuple[Decision, ...]) -> None:
        if self.project is not None:
            self._watcher.note()
            root = self.project.root
            self.saved.emit(self._services.kept_elsewhere(root) or root / REGISTER_FILE)
            self.project = self.project.with_decisions(decisions)
            self._evaluate()

    def _policy_path(self, choice: PolicyChoice) -> Path | None:
        return self._services.sample_policy() if choice.source is Source.SAMPLE else choice.path

    def _on_file(self, name: str) -> None:
        """Take up what git, or another program, has changed."""
        project = self.project
        if project is None or project.inspection is None or self.busy:
            return
        policy = name == POLICY_FILE and project.policy.source is Source.PROJECT
        declaration = name == DECLARATION_FILE and project.use_file is None
        if name == REGISTER_FILE:
            self._take_register(project, project.inspection.decisions)
        elif policy or declaration:
            words = tr("{name} was changed outside this window; it is read again.", name=name)
            self.told.emit(words)
            self.rescan()

    def _take_register(self, project: Project, before: tuple[Decision, ...]) -> None:
        try:
            after = self._services.load_decisions(project.root)
        except ClearweightsError as e:
            self.told.emit(tr("The decisions were changed outside this window: {why}", why=said(e)))
            return
        known, now = {d.id for d in before}, {d.id for d in after}
        if known == now:
            return
        self.told.emit(
            tr(
                "The decisions were changed outside this window: {new} new, {gone} gone. What is"
                " shown is the result of both.",
                new=len(now - known), gone=len(known - now),
            )
        )  # fmt: skip
        self.project = project.with_decisions(after)
        self._evaluate()

    def _evaluate(self) -> None:
        project = self.project
        if project is not None and project.inspection is not None:
            self._judging.judge(project, None if self.busy else self._helper)

    def _on_judged(self, result: Result) -> None:
        if self.project is not None:
            self._show(self.project.lookup(result), again=True)

    def _show(self, lookup: Lookup | None, *, again: bool) -> None:
        self.lookup = lookup
        self.changed.emit(lookup, again)

    def _tell(self, error: ClearweightsError) -> None:
        self.failed.emit(Failure(type(error).__name__, said(error), error.advice))

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
