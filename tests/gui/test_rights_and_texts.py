"""Rights in plain words, and a license file laid beside the known text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clearweights.domain.license import FactStatus, Topic
from clearweights.domain.result import LicenseFile
from clearweights.gui.comparing import Compare, Comparison
from clearweights.gui.details.targets import ShowClause
from clearweights.gui.project import Project
from clearweights.gui.worker import Progress
from tests.gui import builders, fakes

Window = fakes.TestWindow
_WAIT = 60_000


class _Nobody(Progress):
    def __init__(self) -> None:
        """Talks to nobody."""


def mit(extra: str = "", holder: str = "Acme Labs") -> str:
    """Return the installed MIT text with a holder, changed at one place."""
    from clearweights.knowledge.texts import license_text

    text = license_text("mit")
    assert text is not None
    return f"MIT License\n\nCopyright (c) 2026 {holder}\n\n{text.replace('sublicense,', extra)}"


def test_rights_say_what_is_allowed_with_the_clause_and_mark_what_nobody_verified(
    window: Window, services: fakes.FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = builders.record()
    doubtful = {
        topic: replace(fact, status=FactStatus.UNVERIFIED) for topic, fact in record.facts.items()
    }
    assert Topic.COMMERCIAL_USE in doubtful
    monkeypatch.setattr(services, "record", lambda _id: replace(record, facts=doubtful))
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.ALPACA)
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.rights)
    words = details.rights.toPlainText()
    assert record.name in words
    assert "Commercial use: forbidden" in words
    assert "[not verified]" in words
    assert "not recorded: nobody has looked" in words
    assert "Openness (for information; it decides nothing)" in words
    targets = [t for t in details.rights._targets if isinstance(t, ShowClause)]
    assert ShowClause(record.id, "(b)") in targets


def test_a_model_has_its_class_of_openness_and_says_what_it_rests_on(window: Window) -> None:
    window.show_scanned(builders.result())
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.rights)
    window.workspace.tree.select_asset(builders.LLAMA)
    words = details.rights.toPlainText()
    assert "class of the Model Openness Framework" in words
    assert "nobody listed its components; not known: data card" in words
    window.workspace.tree.select_asset(builders.ALPACA)
    assert "Openness of the model" not in details.rights.toPlainText()
    window.workspace.tree.select_asset(builders.ODD)
    words = details.rights.toPlainText()
    assert "No license is known here" in words
    assert "class of the Model Openness Framework" in words


def test_a_project_as_a_whole_has_no_rights_and_says_what_to_select(window: Window) -> None:
    window.show_scanned(builders.result())
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.rights)
    assert "Select a model" in details.rights.toPlainText()


def test_a_changed_license_is_shown_word_by_word(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE"
    path.write_text(mit(extra="never sublicense,"))
    found = Compare(path=path, shown="LICENSE")(_Nobody())
    assert found.key == "mit"
    assert found.match == "modified"
    assert ("+", "never") in found.pairs
    same = " ".join(words for sign, words in found.pairs if sign != "+")
    assert "without restriction" in same


def test_an_unchanged_license_differs_in_nothing_and_another_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "LICENSE"
    path.write_text(mit(extra="sublicense,"))
    same = Compare(path=path, shown="LICENSE")(_Nobody())
    assert same.match in ("identical", "names-filled")
    assert not [words for sign, words in same.pairs if sign == "-"]
    other = Compare(path=path, shown="LICENSE", key="bsd-new")(_Nobody())
    assert other.key == "bsd-new"
    assert [words for sign, words in other.pairs if sign == "-"]


def test_a_file_that_is_gone_is_said_to_be_unreadable(tmp_path: Path) -> None:
    assert not Compare(path=tmp_path / "LICENSE", shown="LICENSE")(_Nobody()).readable


def with_license_file(window: Window, root: Path) -> None:
    result = builders.result()
    file = LicenseFile(path="LICENSE", expression="MIT", match="modified", score=0.98)
    inspection = replace(result.inspection, license_files=(file,))
    window.show_scanned(replace(result, inspection=inspection), root)
    window.session.project = Project(root=root, inspection=inspection)


def test_the_tab_compares_the_projects_file_in_the_background(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "LICENSE").write_text(mit(extra="never sublicense,"))
    with_license_file(window, tmp_path)
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.compare)
    assert "Comparing…" in details.compare.page.toPlainText()
    qtbot.waitUntil(lambda: "alike" in details.compare.page.toPlainText(), timeout=_WAIT)
    words = details.compare.page.toPlainText()
    assert "A changed copy" in words
    assert "only in the known text" in words
    assert "never" in words


def test_only_the_comparison_that_is_waited_for_is_shown(window: Window, tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("x")
    with_license_file(window, tmp_path)
    tab = window.workspace.details.compare
    window.workspace.details.tabs.setCurrentWidget(tab)
    tab.take(Comparison(shown="OTHER", wanted=None, key="mit", pairs=(("=", "a"),)))
    assert "Comparing…" in tab.page.toPlainText()
    tab.take(Comparison(shown="LICENSE", wanted=None, key="mit", pairs=(("=", "a"),)))
    assert "Word for word" in tab.page.toPlainText()


def test_a_project_without_license_file_says_how_to_add_one(window: Window) -> None:
    window.show_scanned(builders.result())
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.compare)
    assert "Add document" in details.compare.page.toPlainText()
