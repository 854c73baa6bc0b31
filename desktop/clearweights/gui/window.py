"""The main window: one project at a time, or the start page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QUndoStack
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.asset import AssetKey
from clearweights.domain.decision import Decision, Verb
from clearweights.domain.finding import Finding
from clearweights.domain.use import Distribution, Use
from clearweights.errors import ClearweightsError
from clearweights.gui import i18n
from clearweights.gui.banner import Banner
from clearweights.gui.commands import Commands
from clearweights.gui.decide import VERBS, Draft, decision_from
from clearweights.gui.decisions import DecideCommand
from clearweights.gui.details.targets import RunCommand, ShowAsset, ShowFinding
from clearweights.gui.dialogs import about_dialog, shortcuts_dialog
from clearweights.gui.dropping import DropTarget
from clearweights.gui.exporting import Exporter
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.jobs import Helper
from clearweights.gui.lookup import Lookup
from clearweights.gui.menus import CONTEXT, Menus
from clearweights.gui.messages import failure_box
from clearweights.gui.overlay import Overlay
from clearweights.gui.project import Project
from clearweights.gui.services import Services
from clearweights.gui.settings import Settings
from clearweights.gui.shown import clean
from clearweights.gui.startpage import StartPage
from clearweights.gui.statusline import StatusLine
from clearweights.gui.tasks import WARM_UP, Export, Scan, Scanned
from clearweights.gui.theme import Look, theme_for
from clearweights.gui.trail import Trail
from clearweights.gui.usebox import UseBox
from clearweights.gui.usedialog import UseDialog
from clearweights.gui.worker import Failure, Task
from clearweights.gui.workspace import Workspace

_NEEDS_RESULT = (
    "report", "edit_use", "add_document", "rescan", "close", "find", "clear_filter", "next",
    "previous", "back", "forward", "expand_open", "mentions", "copy_row",
)  # fmt: skip
_ADVANCE_AFTER = 250
_SAID_FOR = 8000


class MainWindow(QMainWindow):
    """Puts the parts together, and holds the project that is open."""

    def __init__(
        self,
        services: Services,
        settings: Settings,
        *,
        now: Callable[[], datetime],
        apply_look: Callable[[Look], None],
        scan: Callable[..., Task] = Scan,
        export: Callable[..., Task] = Export,
    ) -> None:
        super().__init__()
        self._services = services
        self._settings = settings
        self._now = now
        self._apply_look = apply_look
        self._scan_task = scan
        self._project: Project | None = None
        self._trail = Trail()
        self._icons = Icons(theme_for(settings.look))
        self.commands = Commands(self)
        self.undo_stack = QUndoStack(self)
        self.use_box = UseBox(self.commands["edit_use"])
        self.menus = Menus(self, self.commands, self.use_box)
        self.start = StartPage(self._icons, self.commands)
        self.banner = Banner(self._icons)
        self.workspace = Workspace(self._icons, services, self.commands, self._find)
        self.status = StatusLine(self._icons, self.commands["stop"])
        self.overlay = Overlay(self._icons, self)
        self.drops = DropTarget(
            self, self.workspace.tree, self.overlay, lambda: self._project is not None
        )
        self.helper = Helper(WARM_UP, self)
        self.exporter = Exporter(now, export, self)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._restore_shapes()
        self.use_look(settings.look)
        self.show_start()

    # the project

    @property
    def project(self) -> Project | None:
        """The project that is open."""
        return self._project

    @property
    def lookup(self) -> Lookup | None:
        """The result that is shown."""
        return self.workspace.lookup

    def warm_up(self) -> None:
        """Start the process that will read projects; call it once the window is there."""
        self.helper.start()

    def open_folder(self, folder: Path, use_file: Path | None = None) -> None:
        """Open a project and read it in the background."""
        self._drop_scan()
        self._project = Project(root=folder, use_file=use_file)
        self._settings.opened(folder.absolute())
        self.start.show_recent(self._settings.recent)
        self._fill_recent()
        self.undo_stack.clear()
        self._trail.clear()
        self.workspace.filter.set_words("")
        self.workspace.show_lookup(None, keep=False)
        self.status.show_lookup(None)
        self.pages.setCurrentIndex(1)
        self.setWindowTitle(f"{clean(folder.name)} – Clearweights")
        self.rescan()

    def rescan(self) -> None:
        """Read the open project again."""
        project = self._project
        if project is None or self.helper.busy:
            return
        self.banner.hide()
        self._show_scanning(True)
        self.helper.submit(
            self._scan_task(
                root=project.root,
                use_file=project.use_file,
                use=project.tried,
                documents=project.documents,
            )
        )

    def stop(self) -> None:
        """Stop reading, and keep what was found."""
        self.helper.cancel()
        self.status.what.show_words(tr("Stopping; what was found is kept…"))

    def add_documents(self, paths: tuple[Path, ...], asset: AssetKey | None = None) -> None:
        """Hand in documents, perhaps about one asset, and read the project with them."""
        if self._project is None:
            return
        self._project = self._project.with_documents(paths, asset)
        if self.helper.busy:
            self._drop_scan()
        self.rescan()

    def try_use(self, use: Use) -> None:
        """Evaluate what was found for another use, at once."""
        if self._project is not None:
            self._project = replace(self._project, tried=use)
            self._evaluate()

    def show_start(self) -> None:
        """Close the project and show the start page."""
        self._drop_scan()
        self._project = None
        self.banner.hide()
        self.workspace.show_lookup(None, keep=False)
        self.status.show_lookup(None)
        self.start.show_recent(self._settings.recent)
        self.pages.setCurrentIndex(0)
        self.start.setFocus()
        self.setWindowTitle("Clearweights")
        self._enable()

    # what comes back

    def _on_scanned(self, scanned: Scanned) -> None:
        self._show_scanning(False)
        if self._project is None or scanned.root != self._project.root:
            return
        again = self.lookup is not None
        self._project = replace(self._project, inspection=scanned.inspection)
        self._show(Lookup(scanned.result), keep=again)
        if scanned.inspection.cancelled:
            self.banner.say(
                tr(
                    "Incomplete: reading was stopped before every file was read. Reports stay"
                    " DRAFT until the project is read again."
                ),
                self.commands["rescan"],
            )
        if not again:
            self.workspace.tree.setFocus()

    def _on_scan_failed(self, failure: Failure) -> None:
        self._show_scanning(False)
        self.workspace.show_reading(False)
        failure_box(failure, self).open()

    def _evaluate(self) -> None:
        project = self._project
        if project is None or project.inspection is None:
            return
        self._show(Lookup(self._services.evaluate(project.inspection, project.tried)), keep=True)

    def _show(self, lookup: Lookup, *, keep: bool) -> None:
        self.workspace.show_lookup(lookup, keep=keep)
        self.status.show_lookup(lookup)
        use = lookup.result.use
        self.use_box.show_use(use, lookup.result.inspection.declaration.use)
        for action in self.menus.distributions.actions():
            action.setChecked(action.data() == use.distribution)
        self._enable()

    def _show_scanning(self, on: bool) -> None:
        self.status.show_progress((0, 0, "") if on else None)
        self.workspace.show_reading(on)
        self._enable()

    def _drop_scan(self) -> None:
        """Let go of a scan whose result nobody waits for."""
        if self.helper.busy:
            self.helper.close()
            self.helper.deleteLater()
            self.helper = Helper(WARM_UP, self)
            self._connect_helper()
            self._show_scanning(False)

    # commands

    def choose_folder(self) -> None:
        """Ask for a folder."""
        start = str(self._project.root) if self._project else str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, tr("Open a project folder"), start)
        if chosen:
            self.open_folder(Path(chosen))

    def open_sample(self) -> None:
        """Open the sample project."""
        if folder := self._services.sample():
            self.open_folder(folder)

    def choose_documents(self) -> None:
        """Ask for documents; they are attached to the selected asset."""
        if self._project is None:
            return
        chosen, _ = QFileDialog.getOpenFileNames(
            self, tr("Add documents as evidence"), str(self._project.root)
        )
        if chosen:
            subject = self.workspace.details.subject
            asset = subject.asset.key if subject and subject.asset else None
            self.add_documents(tuple(Path(path) for path in chosen), asset)

    def edit_use(self) -> None:
        """Ask how the product is used."""
        if self._project is None or self.lookup is None:
            return
        dialog = UseDialog(
            self.lookup.result.use, can_save=self._project.use_file is None, parent=self
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.take_use(dialog.use(), save=dialog.save)

    def take_use(self, use: Use, *, save: bool) -> None:
        """Evaluate for a use that somebody described, and keep it if so asked."""
        project = self._project
        if project is None:
            return
        if save:
            try:
                path = self._services.save_use(project.root, use)
            except ClearweightsError as e:
                failure_box(_failure(e), self).open()
                return
            self._project = project.with_declared(use)
            self.status.showMessage(tr("Saved to {path}", path=path.name), _SAID_FOR)
        else:
            self._project = replace(project, tried=use)
        self._evaluate()

    def write_report(self) -> None:
        """Ask for a format and a place, and write the report."""
        if self._project is not None and self.lookup is not None:
            formats = self._services.formats()
            self.exporter.ask(self.lookup.result, formats, self._project.root.parent, self)

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.workspace.filter.set_words("")
        self.workspace.tree.setFocus()

    def focus_filter(self) -> None:
        """Go to the filter line."""
        self.workspace.filter.line.setFocus()
        self.workspace.filter.line.selectAll()

    def copy_row(self) -> None:
        """Copy the words of the selected row."""
        tree = self.workspace.tree
        index = tree.currentIndex()
        cells = (index.siblingAtColumn(c).data() for c in range(self.workspace.model.columnCount()))
        QGuiApplication.clipboard().setText("\t".join(str(cell) for cell in cells if cell))

    def _walk_trail(self, by: int) -> None:
        stop = self._trail.step(by)
        if isinstance(stop, Finding):
            self.workspace.tree.select_finding(stop)
        elif stop is not None:
            self.workspace.tree.select_asset(stop)

    # decisions

    def decide(self, name: str) -> None:
        """Open the form for a decision about the selected row."""
        details = self.workspace.details
        verb, subject = VERBS[name], details.subject
        if subject is None or subject.asset is None:
            return
        if verb is Verb.CONCLUDE or subject.finding is not None:
            details.decide.open_form(verb, subject, self._settings.reviewer)

    def keep_decision(self, draft: Draft) -> None:
        """Sign a decision, write it to the register, and show its effect."""
        if self._project is None or self.lookup is None:
            return
        self._settings.reviewer = draft.by
        distribution = self.lookup.result.use.distribution
        decision = decision_from(
            draft,
            at=self._now().isoformat(),
            use=distribution.value if distribution else None,
            earlier=self.lookup.result.inspection.decisions,
        )
        self.undo_stack.push(
            DecideCommand(
                self._services, self._project.root, decision, self._on_decisions, self._on_refused
            )
        )
        self.workspace.tree.setFocus()
        if self.commands["advance"].isChecked() and draft.verb is not Verb.CONCLUDE:
            QTimer.singleShot(_ADVANCE_AFTER, self, self.workspace.tree.next_open)

    def _on_decisions(self, decisions: tuple[Decision, ...]) -> None:
        if self._project is not None:
            self._project = self._project.with_decisions(decisions)
            self._evaluate()

    def _on_refused(self, error: ClearweightsError) -> None:
        failure_box(_failure(error), self).open()

    # looks and language

    def use_look(self, look: Look) -> None:
        """Change between light and dark."""
        self._settings.look = look
        self._apply_look(look)
        self._icons = icons = Icons(theme_for(look))
        self.setWindowIcon(icons.named("app"))
        self.commands.use_icons(icons)
        for part in (self.start, self.banner, self.workspace, self.status, self.overlay):
            part.use_icons(icons)
        for action in self.menus.looks.actions():
            action.setChecked(action.data() == look)

    def use_language(self, code: str) -> None:
        """Speak another language, at once."""
        self._settings.language = code
        i18n.set_language(code)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.commands.retranslate()
        for part in (self.menus, self.start, self.use_box, self.workspace, self.status):
            part.retranslate()
        if self.lookup is not None:
            result = self.lookup.result
            self.use_box.show_use(result.use, result.inspection.declaration.use)
        self._fill_recent()

    # inner

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.workspace, 1)
        self.pages.addWidget(self.start)
        self.pages.addWidget(whole)
        self.setCentralWidget(self.pages)
        self.setStatusBar(self.status)
        self.setMinimumSize(760, 520)
        self.resize(1360, 860)
        self.commands["advance"].setChecked(self._settings.flag("advance", True))
        self._fill_recent()

    def _connect(self) -> None:
        slots: dict[str, Callable[[], Any]] = {
            "open": self.choose_folder, "sample": self.open_sample, "rescan": self.rescan,
            "stop": self.stop, "close": self.show_start, "quit": self.close,
            "report": self.write_report, "edit_use": self.edit_use,
            "add_document": self.choose_documents, "undo": self.undo_stack.undo,
            "redo": self.undo_stack.redo, "find": self.focus_filter,
            "clear_filter": self.clear_filter, "next": self.workspace.tree.next_open,
            "previous": lambda: self.workspace.tree.next_open(-1),
            "back": lambda: self._walk_trail(-1), "forward": lambda: self._walk_trail(1),
            "expand_open": self.workspace.tree.expand_open, "copy_row": self.copy_row,
            "shortcuts": lambda: shortcuts_dialog(self).show(),
            "about": lambda: about_dialog(self, self._icons, self.lookup).show(),
        }  # fmt: skip
        for name, slot in slots.items():
            self.commands.connect_to(name, slot)
        for name in VERBS:
            self.commands.connect_to(name, partial(self.decide, name))
        self.commands["mentions"].toggled.connect(self.workspace.show_mentions)
        self.commands["advance"].toggled.connect(lambda on: self._settings.set_flag("advance", on))
        self.menus.looks.triggered.connect(lambda a: self.use_look(Look(a.data())))
        self.menus.languages.triggered.connect(lambda a: self.use_language(a.data()))
        self.menus.distributions.triggered.connect(self._on_distribution)
        tabs = self.workspace.details.tabs
        for number, action in enumerate(self.menus.tabs):
            action.triggered.connect(lambda _=False, number=number: tabs.setCurrentIndex(number))
        self.start.chosen.connect(self.open_folder)
        self.use_box.chosen.connect(self.try_use)
        self.status.asked.connect(self.workspace.filter.set_words)
        self.status.notes.connect(self.workspace.show_unread)
        self.drops.folder.connect(self.open_folder)
        self.drops.documents.connect(self.add_documents)
        self.drops.refused.connect(self.banner.say)
        self.workspace.tree.chosen.connect(self._on_chosen)
        self.workspace.tree.customContextMenuRequested.connect(self._context_menu)
        self.workspace.details.followed.connect(self._follow)
        self.workspace.details.decide.drafted.connect(self.keep_decision)
        self.undo_stack.canUndoChanged.connect(self.commands["undo"].setEnabled)
        self.undo_stack.canRedoChanged.connect(self.commands["redo"].setEnabled)
        self.exporter.started.connect(
            lambda path: self.status.showMessage(tr("Writing {name}…", name=path.name))
        )
        self.exporter.written.connect(
            lambda path: self.status.showMessage(tr("Written: {path}", path=path), _SAID_FOR)
        )
        self.exporter.failed.connect(self._on_export_failed)
        self._connect_helper()

    def _connect_helper(self) -> None:
        self.helper.stepped.connect(lambda *step: self.status.show_progress(step))
        self.helper.succeeded.connect(self._on_scanned)
        self.helper.failed.connect(self._on_scan_failed)

    def _on_export_failed(self, failure: Failure) -> None:
        self.status.clearMessage()
        failure_box(failure, self).open()

    def _on_distribution(self, action: Any) -> None:
        if self.lookup is not None:
            self.try_use(replace(self.lookup.result.use, distribution=Distribution(action.data())))

    def _on_chosen(self, _node: object) -> None:
        subject = self.workspace.details.subject
        if subject is not None and (subject.finding or subject.asset):
            self._trail.visit(subject.finding or subject.asset.key)  # type: ignore[union-attr]
        self._enable()

    def _follow(self, target: object) -> None:
        tree = self.workspace.tree
        match target:
            case ShowAsset(key):
                tree.select_asset(key)
            case ShowFinding(finding):
                tree.select_finding(finding)
            case RunCommand(name):
                self.commands[name].trigger()

    def _context_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        for name in CONTEXT:
            if name:
                menu.addAction(self.commands[name])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.workspace.tree.viewport().mapToGlobal(position))

    def _enable(self) -> None:
        subject = self.workspace.details.subject if self.lookup else None
        self.commands.enable(self.lookup is not None, *_NEEDS_RESULT)
        self.commands.enable(self._project is not None, "close")
        self.commands.enable(self._project is not None and not self.helper.busy, "rescan")
        self.commands.enable(self.helper.busy, "stop")
        self.commands.enable(self.undo_stack.canUndo(), "undo")
        self.commands.enable(self.undo_stack.canRedo(), "redo")
        self.commands.enable(bool(subject and subject.asset), "conclude")
        self.commands.enable(bool(subject and subject.finding), "waive", "ask", "no_issue")
        self.commands.enable(self._services.sample() is not None, "sample")
        self.use_box.setEnabled(self.lookup is not None)
        self.menus.distributions.setEnabled(self.lookup is not None)

    def _fill_recent(self) -> None:
        menu = self.menus.recent
        menu.clear()
        for folder in self._settings.recent:
            action = menu.addAction(clean(str(folder)).replace("&", "&&"))
            action.setEnabled(folder.is_dir())
            action.triggered.connect(lambda _=False, folder=folder: self.open_folder(folder))
        menu.setEnabled(not menu.isEmpty())

    def _find(self, path: str) -> Path | None:
        return self._project.find(path) if self._project else None

    def _restore_shapes(self) -> None:
        if geometry := self._settings.shape("window"):
            self.restoreGeometry(geometry)
        if columns := self._settings.shape("columns"):
            self.workspace.tree.header().restoreState(columns)
        if panes := self._settings.shape("panes"):
            self.workspace.restoreState(panes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set_shape("window", self.saveGeometry())
        self._settings.set_shape("columns", self.workspace.tree.header().saveState())
        self._settings.set_shape("panes", self.workspace.saveState())
        self._settings.save()
        self.helper.close()
        self.exporter.close()
        super().closeEvent(event)


def _failure(error: ClearweightsError) -> Failure:
    return Failure(type(error).__name__, str(error), error.advice)
