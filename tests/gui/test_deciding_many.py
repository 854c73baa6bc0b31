"""Decisions about many rows at once, and the choice between licenses that are offered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from clearweights.domain.decision import Verb
from clearweights.domain.finding import State
from clearweights.domain.result import Effective, EffectiveState, Result
from clearweights.errors import ReportError
from clearweights.gui.decideform import branches
from clearweights.gui.tree.nodes import Grouping
from tests.gui import builders, fakes

Window = fakes.TestWindow


def select_open(window: Window, n: int) -> None:
    """Select the first `n` findings of the group of open ones."""
    window.group_by(Grouping.STATE)
    model, tree = window.workspace.model, window.workspace.tree
    group = model.index(0, 0)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    tree.setCurrentIndex(model.index(0, 0, group))
    for row in range(n):
        tree.selectionModel().select(model.index(row, 0, group), flags)


def sign(window: Window) -> None:
    form = window.workspace.details.decide.form
    form.by.setText("A. Lawyer")
    form.reason.setCurrentIndex(form.reason.findData("license-acquired"))
    form.comment.setText("One contract for all.")
    form.save.click()


def states(window: Window) -> list[State]:
    assert window.session.lookup is not None
    return [f.state for f in window.session.lookup.result.findings]


def test_many_findings_are_waived_with_one_signature_and_undone_with_one_key(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    select_open(window, 4)
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_W)
    form = window.workspace.details.decide.form
    assert form._title.text() == "Waive this finding: 4 rows at once"
    sign(window)
    assert len({d.fingerprint for d in services.decisions}) == 4
    assert states(window).count(State.WAIVED) == 4
    window.commands["undo"].trigger()
    assert services.decisions == []
    assert State.WAIVED not in states(window)
    window.commands["redo"].trigger()
    assert states(window).count(State.WAIVED) == 4


def test_what_was_written_before_a_failure_is_kept_shown_and_can_be_undone(
    window: Window, services: fakes.FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_scanned(builders.result())
    select_open(window, 3)
    decide = services.decide

    def full_after_two(root: object, decision: object) -> object:
        if len(services.decisions) == 2:
            raise ReportError("No space left.")
        return decide(root, decision)  # type: ignore[arg-type]

    monkeypatch.setattr(services, "decide", full_after_two)
    monkeypatch.setattr(window, "_on_failed", lambda _failure: None)
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_W)
    sign(window)
    assert states(window).count(State.WAIVED) == 2
    window.commands["undo"].trigger()
    assert services.decisions == []


def offering(expression: str) -> Result:
    """Return a result whose first model offers several licenses."""
    result = builders.result()
    assets = tuple(
        replace(a, effective=Effective(state=EffectiveState.AGREED, expression=expression))
        if a.key == builders.BGE
        else a
        for a in result.inspection.assets
    )
    return replace(result, inspection=replace(result.inspection, assets=assets))


def test_one_of_the_licenses_offered_is_chosen(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(offering("MIT OR (GPL-3.0-only AND BSD-3-Clause)"))
    window.workspace.tree.select_asset(builders.BGE)
    assert window.commands["choose"].isEnabled()
    QTest.keyClick(window.workspace.tree, Qt.Key.Key_B)
    form = window.workspace.details.decide.form
    offered = [form.license.itemText(i) for i in range(form.license.count())]
    assert offered == ["MIT", "(GPL-3.0-only AND BSD-3-Clause)"]
    assert not form.license.isEditable()
    sign(window)
    (decision,) = services.decisions
    assert (decision.verb, decision.concluded) == (Verb.CHOOSE, "MIT")
    assert decision.asset_id == builders.BGE.id


def test_a_license_that_offers_no_choice_offers_none(window: Window) -> None:
    window.show_scanned(offering("MIT AND Apache-2.0"))
    window.workspace.tree.select_asset(builders.BGE)
    assert not window.commands["choose"].isEnabled()
    assert window.commands["conclude"].isEnabled()


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("MIT", ["MIT"]),
        ("MIT OR Apache-2.0", ["MIT", "Apache-2.0"]),
        ("(MIT OR X) AND Y", ["(MIT OR X) AND Y"]),
        ("A OR B WITH C OR (D AND (E OR F))", ["A", "B WITH C", "(D AND (E OR F))"]),
        ("", []),
    ],
)
def test_only_alternatives_at_the_top_are_branches(expression: str, found: list[str]) -> None:
    assert branches(expression) == found
