"""The main window: one project at a time, or the start page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clearweights.domain.asset import AssetKey
from clearweights.domain.finding import Finding
from clearweights.domain.use import Distribution
from clearweights.gui import asking, i18n, qtwords, shapes
from clearweights.gui.banner import Banner
from clearweights.gui.commands import Commands
from clearweights.gui.decide import VERBS
from clearweights.gui.decideform import LICENSING, Draft
from clearweights.gui.details.attest import Attested
from clearweights.gui.details.targets import RunCommand, ShowAsset, ShowFinding
from clearweights.gui.dropping import DropTarget
from clearweights.gui.exporting import Exporter
from clearweights.gui.filtermenu import FilterMenu, filter_help
from clearweights.gui.firststeps import FirstAnswers
from clearweights.gui.i18n import tr
from clearweights.gui.icons import Icons
from clearweights.gui.lookup import Lookup
from clearweights.gui.menus import CONTEXT, Menus
from clearweights.gui.messages import failure_box
from clearweights.gui.overlay import Overlay
from clearweights.gui.policybox import PolicyBox
from clearweights.gui.project import PolicyChoice, Source
from clearweights.gui.recents import Recents
from clearweights.gui.services import Services
from clearweights.gui.session import POLICY_FILE, Session
from clearweights.gui.settings import Settings
from clearweights.gui.shown import clean
from clearweights.gui.startpage import StartPage
from clearweights.gui.statusline import StatusLine
from clearweights.gui.tasks import Export, Scan
from clearweights.gui.theme import Look, theme_for
from clearweights.gui.trail import Trail
from clearweights.gui.tree.nodes import Grouping
from clearweights.gui.usebox import UseBox
from clearweights.gui.usesview import Verdicts
from clearweights.gui.warnings import register_is_closed, warnings_for
from clearweights.gui.wiring import connect_commands
from clearweights.gui.worker import Failure, Task
from clearweights.gui.workspace import Workspace

_NEEDS_RESULT = (
    "report", "preview", "edit_use", "add_document", "add_address", "find", "clear_filter",
    "next", "previous", "back", "forward", "expand_open", "mentions", "copy_row", "uses",
)  # fmt: skip
_ADVANCE_AFTER = 250
_SAID_FOR = 8000


class MainWindow(QMainWindow):
    """Puts the parts together; what happens to the project is the session's work."""

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
        self.services = services
        self.settings = settings
        self._apply_look = apply_look
        self._now = now
        self._trail = Trail()
        self._warned = ""
        self.icons = Icons(theme_for(settings.look))
        self.session = Session(services, now=now, scan=scan, parent=self)
        self.exporter = Exporter(now, export, self)
        self.commands = Commands(self)
        self.use_box = UseBox(self.commands["edit_use"])
        self.policy_box = PolicyBox()
        self.menus = Menus(self, self.commands, (self.use_box, self.policy_box))
        self.filters = FilterMenu(settings, self._filter_words, self)
        self.start = StartPage(self.icons, self.commands)
        self.recents = Recents(parent=self)
        self.banner = Banner(self.icons)
        self.workspace = Workspace(self.icons, services, self.commands, self.session.find)
        self.status = StatusLine(self.icons, self.commands["stop"])
        self.overlay = Overlay(self.icons, self)
        self.drops = DropTarget(
            self, self.workspace.tree, self.overlay, lambda: self.session.project is not None
        )
        self.pages = QStackedWidget()
        self._lay_out()
        connect_commands(self)
        self._connect_parts()
        self._connect_session()
        shapes.restore(self, self.workspace, settings)
        self.use_look(settings.look)
        self.show_start()

    # the project

    def open_folder(self, folder: Path, use_file: Path | None = None) -> None:
        """Open a project and read it in the background."""
        self.settings.opened(folder.absolute())
        self._fill_recent()
        self._trail.clear()
        self.banner.hide()
        self.status.show_saved(None)
        self.workspace.filter.set_words("")
        self.pages.setCurrentIndex(1)
        self.setWindowTitle(f"{clean(folder.name)} – Clearweights")
        house = Path(self.settings.policy) if self.settings.policy else None
        self.session.open(folder, use_file, house, self.settings.usual_use)

    def show_start(self) -> None:
        """Close the project and show the start page."""
        self.session.close()
        self.banner.hide()
        self._fill_recent()
        self.pages.setCurrentIndex(0)
        self.start.setFocus()
        self.setWindowTitle("Clearweights")

    def _on_changed(self, lookup: Lookup | None, again: bool) -> None:
        self.workspace.show_lookup(lookup, keep=again)
        self.status.show_lookup(lookup)
        self._enable()
        if lookup is None:
            self.use_box.show_nothing()
            return
        result = lookup.result
        self.use_box.show_use(result.use, result.inspection.declaration.use)
        for action in self.menus.distributions.actions():
            action.setChecked(action.data() == result.use.distribution)
        project = self.session.project
        if project is not None:
            own = (project.root / POLICY_FILE).exists()
            self.policy_box.show_policy(
                result.inspection.policy, project.policy.source, own=own, folder=project.root
            )
            elsewhere = self.services.kept_elsewhere(project.root)
            words = warnings_for(result.inspection, elsewhere)
            if words and words != self._warned:
                self.banner.say(words, self.commands["rescan"])
            self._warned = words
        if self.workspace.side_by_side:
            self.session.judge_uses()
        elif not again:
            self.workspace.tree.setFocus()

    def _on_scanning(self, on: bool) -> None:
        if on and self.banner.words == self._warned:
            self.banner.hide()
        self._warned = "" if on else self._warned
        self.status.show_progress((0, 0, "") if on else None)
        self.workspace.show_reading(on)
        self._enable()

    def _on_saved(self, path: Path) -> None:
        self.status.show_saved(path, self._now().astimezone())

    def _on_failed(self, failure: Failure) -> None:
        self.status.clearMessage()
        failure_box(failure, self).open()

    # commands

    def open_sample(self) -> None:
        """Open the sample project."""
        if folder := self.services.sample():
            self.open_folder(folder)

    def stop(self) -> None:
        """Stop reading, and keep what was found."""
        self.session.stop()
        self.status.what.show_words(tr("Stopping; what was found is kept…"))

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.workspace.filter.set_words("")
        self.workspace.tree.setFocus()

    def focus_filter(self) -> None:
        """Go to the filter line."""
        self.workspace.filter.line.setFocus()
        self.workspace.filter.line.selectAll()

    def decide(self, name: str) -> None:
        """Open the form for a decision about the selected row."""
        verb = VERBS[name]
        subjects = self.workspace.subjects(verb)
        if subjects:
            self.workspace.details.decide.open_form(verb, subjects, self.settings.reviewer)

    def keep_decision(self, draft: Draft) -> None:
        """Keep a decision, then go to the next open finding."""
        self._signed_by(draft.by)
        self.session.decide(draft)
        self.workspace.tree.setFocus()
        if self.commands["advance"].isChecked() and draft.verb not in LICENSING:
            QTimer.singleShot(_ADVANCE_AFTER, self, self.workspace.tree.next_open)

    def keep_attestation(self, given: Attested) -> None:
        """Keep what somebody attests of a duty."""
        self._signed_by(given.by)
        self.session.attest(given)

    def take_policy(self, choice: PolicyChoice) -> None:
        """Check against another policy; a file of the house is remembered for other projects."""
        if choice.source in (Source.FILE, Source.NONE):
            self.settings.policy = str(choice.path or "")
        self.session.take_policy(choice)

    def take_first_steps(self, answers: FirstAnswers) -> None:
        """Remember what was answered at the first start."""
        settings = self.settings
        self._signed_by(answers.name)
        settings.usual_use = answers.distribution
        settings.policy = str(answers.policy or "")
        settings.set_flag("network", answers.network)
        settings.set_flag("asked_network", True)
        self._enable()
        if answers.sample:
            self.open_sample()

    def _signed_by(self, name: str) -> None:
        self.settings.reviewer = name
        self.workspace.filter.show_reviewer(name)

    def group_by(self, grouping: Grouping) -> None:
        """Let the top rows of the tree stand for something else."""
        for action in self.menus.groupings.actions():
            action.setChecked(action.data() == grouping)
        self.workspace.group_by(grouping)

    def show_uses(self, on: bool) -> None:
        """Show every kind of use side by side, or the rows again."""
        self.workspace.show_uses(on)
        if on:
            self.session.judge_uses()
            self.workspace.uses.setFocus()
        else:
            self.workspace.tree.setFocus()

    def _on_uses(self, verdicts: Verdicts | None) -> None:
        self.workspace.uses.show_verdicts(self.session.lookup, verdicts or {})

    def _on_cell(self, key: AssetKey, use: Distribution | None) -> None:
        self.workspace.select_asset(key)
        if use is not None and self.session.lookup is not None:
            present = self.session.lookup.result.use
            if use is not present.distribution:
                self.session.take_use(replace(present, distribution=use))

    def walk_trail(self, by: int) -> None:
        stop = self._trail.step(by)
        if isinstance(stop, Finding):
            self.workspace.tree.select_finding(stop)
        elif stop is not None:
            self.workspace.tree.select_asset(stop)

    # looks and language

    def use_look(self, look: Look) -> None:
        """Change between light and dark."""
        self.settings.look = look
        self._apply_look(look)
        self.icons = icons = Icons(theme_for(look))
        self.setWindowIcon(icons.named("app"))
        self.commands.use_icons(icons)
        for part in (self.start, self.banner, self.workspace, self.status, self.overlay):
            part.use_icons(icons)
        for action in self.menus.looks.actions():
            action.setChecked(action.data() == look)

    def use_language(self, code: str) -> None:
        """Speak another language, at once."""
        self.settings.language = code
        i18n.set_language(code)
        qtwords.speak(code)
        self.commands.retranslate()
        for part in (self.menus, self.start, self.use_box, self.policy_box, self.workspace,
                     self.status):  # fmt: skip
            part.retranslate()
        self._on_changed(self.session.lookup, True)

    def _filter_words(self) -> str:
        return self.workspace.filter.line.text()

    # inner

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.workspace)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.setMinimumSize(760, 520)
        self.resize(1360, 860)
        self.commands["advance"].setChecked(self.settings.flag("advance", True))

    def _connect_parts(self) -> None:
        self.start.chosen.connect(self.open_folder)
        self.recents.known.connect(self.start.show_there)
        self.recents.known.connect(self.menus.show_there)
        self.use_box.chosen.connect(self.session.take_use)
        self.policy_box.chosen.connect(self.take_policy)
        obligations = self.workspace.details.obligations
        obligations.asked.connect(lambda: obligations.ask_about_selected(self.settings.reviewer))
        obligations.attested.connect(self.keep_attestation)
        self.workspace.filter.more.setMenu(self.filters.menu)
        self.workspace.filter.show_reviewer(self.settings.reviewer)
        self.filters.chosen.connect(self.workspace.filter.set_words)
        self.filters.help.connect(lambda: filter_help(self).show())
        self.status.asked.connect(self.workspace.filter.set_words)
        self.status.notes.connect(self.workspace.show_unread)
        self.status.next.connect(self.commands["next"].trigger)
        self.drops.folder.connect(partial(asking.open_dropped, self))
        self.drops.documents.connect(self.session.add_documents)
        self.drops.addresses.connect(self.session.add_addresses)
        self.drops.refused.connect(self.banner.say)
        self.workspace.tree.chosen.connect(self._on_chosen)
        self.workspace.shown.connect(self._enable)
        self.workspace.tree.selected.connect(self._enable)
        self.workspace.tree.customContextMenuRequested.connect(self._context_menu)
        self.workspace.details.followed.connect(self._follow)
        self.workspace.details.compare.asked.connect(self.session.run)
        self.workspace.uses.chosen.connect(self._on_cell)
        self.session.answered.connect(self.workspace.details.compare.take)
        self.workspace.details.decide.drafted.connect(self.keep_decision)
        say = self.status.showMessage
        self.exporter.started.connect(lambda path: say(tr("Writing {name}…", name=path.name)))
        self.exporter.written.connect(lambda path: say(tr("Written: {path}", path=path), _SAID_FOR))
        self.exporter.failed.connect(self._on_failed)

    def _connect_session(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.session.previewed.connect(lambda lookup: self.workspace.show_lookup(lookup, keep=True))
        self.session.uses_judged.connect(self._on_uses)
        self.session.waiting.connect(self.status.show_waiting)
        self.session.scanning.connect(self._on_scanning)
        self.session.stepped.connect(lambda *step: self.status.show_progress(step))
        self.session.saved.connect(self._on_saved)
        self.session.told.connect(self.banner.say)
        self.session.failed.connect(self._on_failed)

    def try_distribution(self, action: QAction) -> None:
        if self.session.lookup is not None:
            use = self.session.lookup.result.use
            self.session.take_use(replace(use, distribution=Distribution(action.data())))

    def _on_chosen(self, _node: object) -> None:
        subject = self.workspace.details.subject
        if subject is not None and subject.finding is not None:
            self._trail.visit(subject.finding)
        elif subject is not None and subject.asset is not None:
            self._trail.visit(subject.asset.key)
        self._enable()

    def _follow(self, target: object) -> None:
        tree = self.workspace.tree
        match target:
            case ShowAsset(key):
                if not tree.select_asset(key):
                    self.group_by(Grouping.KIND)
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
        session, commands = self.session, self.commands
        commands.enable(session.lookup is not None, *_NEEDS_RESULT)
        commands.enable(session.project is not None, "close")
        commands.enable(session.project is not None and not session.busy, "rescan")
        asks = self.settings.flag("network", True) or not self.settings.flag("asked_network", False)
        commands.enable(session.lookup is not None and not session.busy and asks, "look_up")
        commands["stop"].setVisible(session.busy)
        commands.enable(session.undo_stack.canUndo(), "undo")
        commands.enable(session.undo_stack.canRedo(), "redo")
        inspection = session.lookup.result.inspection if session.lookup else None
        can_decide = inspection is not None and not register_is_closed(inspection)
        possible = self.workspace.verbs() if can_decide else frozenset()
        for name, verb in VERBS.items():
            commands.enable(verb in possible, name)
        commands.enable(self.services.sample() is not None, "sample")
        self.use_box.setEnabled(session.lookup is not None)
        self.menus.fit(self.width())
        self.policy_box.setEnabled(session.lookup is not None)
        self.menus.distributions.setEnabled(session.lookup is not None)

    def _fill_recent(self) -> None:
        folders = self.settings.recent
        self.start.show_recent(folders)
        self.menus.show_recent(folders, self.open_folder)
        self.recents.look(folders)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.session.busy:
            self.stop()
        elif self.workspace.filter.terms:
            self.clear_filter()
        elif self.workspace.details.isAncestorOf(self.focusWidget()):
            self.workspace.tree.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())
        self.menus.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        shapes.remember(self, self.workspace, self.settings)
        self.session.end()
        self.exporter.close()
        super().closeEvent(event)
