"""The policy in the toolbar."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from clearweights.domain.facts import Problem
from clearweights.domain.text import text
from clearweights.engine import POLICY_FILE as ENGINE_POLICY
from clearweights.engine import Options, inspect
from clearweights.errors import DeclarationError
from clearweights.gui.project import PolicyChoice, Project, Source
from clearweights.gui.settings import Settings
from tests.gui import builders, fakes

Window = fakes.TestWindow


def test_a_policy_is_chosen_shown_and_taken_away_again(
    window: Window, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_scanned(builders.result())
    box = window.policy_box
    assert box.button.text() == "None"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("/house/rules.yaml", ""))
    box.actions_[Source.FILE].trigger()
    assert box.button.text() == "rules.yaml"
    assert box.button.accessibleName() == "Policy: rules.yaml"
    assert settings.policy == str(Path("/house/rules.yaml"))
    assert window.session.lookup is not None
    assert window.session.lookup.result.inspection.policy is not None
    box.actions_[Source.NONE].trigger()
    assert box.button.text() == "None"
    assert settings.policy == ""
    assert window.session.lookup.result.inspection.policy is None


def test_a_policy_that_cannot_be_read_is_said_and_changes_nothing(
    window: Window, services: fakes.FakeServices
) -> None:
    window.show_scanned(builders.result())
    services.error = DeclarationError("rules.yaml", 3, "`action` cannot be `alow`")
    window.policy_box.actions_[Source.SAMPLE].trigger()
    assert "rules.yaml, line 3" in window.banner.words
    assert "is not checked" in window.banner.words
    assert window.policy_box.button.text() == "None"
    assert window.session.project is not None
    assert window.session.project.policy.source is Source.PROJECT


def test_the_project_may_carry_a_broken_policy_and_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ENGINE_POLICY).write_text("rules: [{action: alow}]")
    with pytest.raises(DeclarationError):
        inspect(tmp_path, Options(cache=False))
    found = inspect(tmp_path, Options(cache=False, lenient=True))
    assert found.policy is None
    (problem,) = found.problems
    assert problem.step == "policy"
    assert "alow" in str(problem.message)
    assert not found.complete


def test_a_broken_policy_of_the_project_stands_in_the_strip_above_the_rows(
    window: Window,
) -> None:
    message = text("The policy could not be read: {why}", why="line 1")
    problem = Problem(path=ENGINE_POLICY, step="policy", message=message)
    window.show_scanned(builders.with_problems(problem))
    assert "The policy could not be read: line 1" in window.banner.words
    assert "Nothing is checked against a policy." in window.banner.words


def test_a_policy_replaces_the_problem_with_the_one_that_could_not_be_read() -> None:
    problem = Problem(path=ENGINE_POLICY, step="policy", message=text("x"))
    inspection = builders.with_problems(problem).inspection
    project = Project(root=Path("/p"), inspection=inspection)
    after = project.with_policy(PolicyChoice(Source.NONE), None).inspection
    assert after is not None
    assert not [p for p in after.problems if p.step == "policy"]
