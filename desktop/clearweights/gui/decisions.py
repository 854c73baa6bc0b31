"""Decisions that can be undone: each command on the undo stack is one or several of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QUndoCommand

from clearweights.domain.decision import Decision, Scope
from clearweights.errors import ClearweightsError
from clearweights.gui.decideform import LICENSING, Draft
from clearweights.gui.details.subject import Subject
from clearweights.gui.services import Services
from clearweights.gui.vocabulary import word


class DecideCommand(QUndoCommand):
    """Adds decisions to the register; undoing takes them back out.

    `changed` gets all decisions after each step, `failed` the reason where a step did not work.
    What was written before a failure stays written, is shown and can be undone.
    """

    def __init__(
        self,
        services: Services,
        folder: Path,
        decisions: Sequence[Decision],
        changed: Callable[[tuple[Decision, ...]], None],
        failed: Callable[[ClearweightsError], None],
    ) -> None:
        super().__init__(word(decisions[0].verb))
        self._services = services
        self._folder = folder
        self._decisions = list(decisions)
        self._changed = changed
        self._failed = failed

    def redo(self) -> None:
        every: tuple[Decision, ...] | None = None
        written: list[Decision] = []
        for decision in self._decisions:
            try:
                every = self._services.decide(self._folder, decision)
            except ClearweightsError as e:
                self._failed(e)
                break
            mine = [d for d in every if replace(d, id="") == replace(decision, id="")]
            written.append(mine[0] if mine else decision)
        self._decisions = written
        self.setObsolete(not written)
        if every is not None:
            self._changed(every)

    def undo(self) -> None:
        every: tuple[Decision, ...] | None = None
        left = list(self._decisions)
        try:
            while left:
                every = self._services.retract(self._folder, left[-1])
                left.pop()
        except ClearweightsError as e:
            self.setObsolete(True)
            self._failed(e)
        if every is not None:
            self._changed(every)


def decision_from(
    draft: Draft, subject: Subject, *, at: str, use: str | None, earlier: Sequence[Decision]
) -> Decision:
    """Return the decision for a draft about one subject; the register gives it its number.

    It supersedes the one of the `earlier` decisions that settled the same question last.
    """
    finding, asset = subject.finding, subject.asset
    key = finding.asset if finding else asset.key if asset else None
    if key is None:
        raise ValueError("a decision is about an asset")
    settles = finding is not None and draft.verb not in LICENSING
    decision = Decision(
        id="",
        verb=draft.verb,
        asset_kind=key.kind,
        asset_id=key.id,
        purl=asset.purl if asset else None,
        use=use if draft.scope is Scope.THIS_USE else None,
        rule=finding.code.value if finding and settles else None,
        fingerprint=finding.fingerprint if finding and settles else None,
        concluded=draft.concluded,
        reason=draft.reason,
        comment=draft.comment,
        scope=draft.scope,
        by=draft.by,
        at=at,
        expires=draft.expires.toPython() if draft.expires else None,  # type: ignore[arg-type]
    )
    return replace(decision, supersedes=_superseded(decision, earlier))


def _superseded(decision: Decision, earlier: Sequence[Decision]) -> str | None:
    gone = {d.supersedes for d in earlier}
    same = [
        d
        for d in earlier
        if d.id not in gone
        and (d.asset_kind, d.asset_id) == (decision.asset_kind, decision.asset_id)
        and (d.rule, d.fingerprint, d.use) == (decision.rule, decision.fingerprint, decision.use)
        and (d.concluded is None) == (decision.concluded is None)
    ]
    return max(same, key=lambda d: (d.at, d.id)).id if same else None
