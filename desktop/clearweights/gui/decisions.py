"""Decisions that can be undone: each is one command on the undo stack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QUndoCommand

from clearweights.domain.decision import Decision
from clearweights.errors import ClearweightsError
from clearweights.gui.services import Services
from clearweights.gui.vocabulary import word


class DecideCommand(QUndoCommand):
    """Adds a decision to the register; undoing takes it back out.

    `changed` gets all decisions after each step, `failed` the reason where a step did not work.
    """

    def __init__(
        self,
        services: Services,
        root: Path,
        decision: Decision,
        changed: Callable[[tuple[Decision, ...]], None],
        failed: Callable[[ClearweightsError], None],
    ) -> None:
        super().__init__(word(decision.verb))
        self._services = services
        self._root = root
        self._decision = decision
        self._changed = changed
        self._failed = failed

    def redo(self) -> None:
        try:
            decisions = self._services.decide(self._root, self._decision)
        except ClearweightsError as e:
            self.setObsolete(True)
            self._failed(e)
            return
        mine = [d for d in decisions if replace(d, id="") == replace(self._decision, id="")]
        if mine:
            self._decision = mine[0]
        self._changed(decisions)

    def undo(self) -> None:
        try:
            self._changed(self._services.retract(self._root, self._decision))
        except ClearweightsError as e:
            self.setObsolete(True)
            self._failed(e)
