from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.domain.finding import Code, Finding
from clearweights.gui.details.license_text import find_words
from clearweights.gui.details.targets import ShowAsset, ShowClause, ShowPlace
from clearweights.gui.icons import Icons
from clearweights.gui.project import Project
from clearweights.gui.table import Row, TableModel
from clearweights.gui.theme import LIGHT
from tests.gui import builders, fakes
from tests.gui.outline import outline

Window = fakes.TestWindow


def finding(code: Code) -> Finding:
    return next(f for f in builders.findings() if f.code is code)


def select(window: Window, code: Code) -> Any:
    window.show_scanned(builders.result())
    assert window.workspace.tree.select_finding(finding(code))
    return window.workspace.details


def test_the_summary_of_a_finding_goes_from_remedy_to_reasons_to_the_clause(
    window: Window,
) -> None:
    words = select(window, Code.NON_COMMERCIAL).summary.toPlainText()
    parts = [
        "The data of tatsu-lab/alpaca may not be used commercially.",
        "What you can do",
        "Why",
        "DATA_LICENSE",
        "sample-works, clause (b)",
        "Clause (b)",
        "not intended for commercial advantage",
        "What a scan cannot tell",
    ]
    at = [words.index(part) for part in parts]
    assert at == sorted(at)


def test_a_clause_without_installed_text_offers_to_attach_it(window: Window) -> None:
    words = select(window, Code.RELICENSING).summary.toPlainText()
    assert "The text of this license is not installed." in words
    assert "Add a document…" in words


def test_the_license_text_is_shown_at_the_clause_and_marked(window: Window) -> None:
    details = select(window, Code.NON_COMMERCIAL)
    details.tabs.setCurrentWidget(details.license)
    text = details.license.text
    assert text.toPlainText() == builders.SAMPLE_TEXT
    (mark,) = text.extraSelections()
    assert mark.cursor.selectedText() == builders.CLAUSE
    assert text.textCursor().position() == builders.SAMPLE_TEXT.index(builders.CLAUSE)
    assert details.license._status.text() == "verified"


def test_a_license_without_text_gets_its_stand_in(window: Window) -> None:
    details = select(window, Code.RELICENSING)
    details.tabs.setCurrentWidget(details.license)
    words = details.license.page.toPlainText()
    assert "The text of this license is not installed." in words
    assert "1.b.i" in words
    assert "https://example.org/license" in words
    assert "2026-11-01, A. Reviewer" in words


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("a  b\nc", "b c", "b\nc"),
        ("x … y", "nowhere", ""),
        ("", "a", ""),
        ("a (b) [c]*", "(b) [c]*", "(b) [c]*"),
    ],
)
def test_words_are_found_whatever_the_spacing(text: str, words: str, expected: str) -> None:
    span = find_words(text, words)
    assert (text[slice(*span)] if span else "") == expected


def test_a_long_clause_is_marked_to_its_end() -> None:
    words = " ".join(f"word{n}" for n in range(200))
    text = f"before\n\n{words.replace('word60 ', 'word60' + chr(10))}\n\nafter"
    span = find_words(text, words)
    assert span is not None
    assert text[slice(*span)].endswith("word199")


def test_links_lead_to_places_clauses_and_assets(window: Window, qtbot: QtBot) -> None:
    details = select(window, Code.NON_COMMERCIAL)
    targets = details.summary._targets
    kinds = {type(target) for target in targets}
    assert {ShowAsset, ShowPlace, ShowClause} <= kinds
    details._on_followed(next(t for t in targets if isinstance(t, ShowPlace)))
    assert details.tabs.currentWidget() is details.evidence
    details._on_followed(next(t for t in targets if isinstance(t, ShowClause)))
    assert details.tabs.currentWidget() is details.license
    with qtbot.waitSignal(details.followed):
        details._on_followed(next(t for t in targets if isinstance(t, ShowAsset)))
    node = window.workspace.tree.current_node()
    assert node is not None
    assert node.asset == builders.ALPACA


def test_evidence_shows_the_lines_around_a_place_and_marks_the_line(
    window: Window, tmp_path: Path
) -> None:
    (tmp_path / "datasheet.md").write_text(
        "".join(f"line {n}\n" for n in range(1, 41)) + "The dataset is released under ODC-By.\n"
    )
    window.show_scanned(builders.result(), root=tmp_path)
    window.workspace.tree.select_finding(finding(Code.DECLARATIONS_DISAGREE))
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.evidence)
    assert outline(details.evidence.model) == "DATA_LICENSE\ndatasheet.md:41"
    details.evidence.table.selectRow(1)
    assert "41  The dataset is released under ODC-By." in details.evidence.lines.toPlainText()
    (mark,) = details.evidence.lines.extraSelections()
    assert "ODC-By" in mark.cursor.block().text()


def test_evidence_falls_back_to_the_excerpt(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.ALPACA)
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.evidence)
    assert details.evidence.lines.toPlainText() == "Attribution-NonCommercial 4.0 International"


def test_no_place_leads_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "p" / "link").symlink_to(tmp_path / "secret")
    card = tmp_path / "card.md"
    card.write_text("x")
    project = Project(root=tmp_path / "p").with_documents((card,), None)
    assert project.find("../secret") is None
    assert project.find("link") is None
    assert project.find(str(tmp_path / "secret")) is None
    assert project.find("(added documents)/1/card.md") == card
    assert project.find("(added documents)/9/card.md") is None


def test_obligations_list_missing_ones_first_with_words_and_clause(
    window: Window, qtmodeltester: Any
) -> None:
    window.show_scanned(builders.result())
    window.workspace.tree.select_asset(builders.LLAMA)
    details = window.workspace.details
    details.tabs.setCurrentWidget(details.obligations)
    qtmodeltester.check(details.obligations.model)
    assert outline(details.obligations.model, (0, 1, 2, 3)) == (
        "Missing | Display a sentence | “Built with Llama” | llama-3.1, clause 1.b.i\n"
        "Not visible to a scan | Include a notice file |  | llama-3.1, clause 1.b.iii\n"
        "Fulfilled | Give a copy of the license | LICENSE.llama | llama-3.1, clause 1.b.i"
    )


def test_the_project_page_counts_verdicts_and_names_what_stops(window: Window) -> None:
    window.show_scanned(builders.result())
    window.workspace.details.show_subject(_project_subject(window))
    words = window.workspace.details.summary.toPlainText()
    assert "1 Stop" in words
    assert "What stops you" in words
    assert "The use is assumed" in words


def _project_subject(window: Window) -> Any:
    from clearweights.gui.details.subject import subject_of

    assert window.session.lookup is not None
    return subject_of(None, window.session.lookup)


def test_markup_in_names_stays_words(window: Window) -> None:
    key = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, 'x/<img src="file:///etc/passwd"><h1>big')
    whole = replace(builders.inspection(), assets=(builders.asset(key, "MIT"),), edges=())
    window.show_scanned(builders.evaluate(whole, None))
    window.workspace.tree.select_asset(key)
    details = window.workspace.details
    assert details.head._title.accessibleName() == key.id
    details.tabs.setCurrentWidget(details.evidence)
    assert details.evidence.model.rowCount() == 1


@pytest.mark.usefixtures("qapp")
def test_a_table_model_keeps_the_rules_of_models(qtmodeltester: Any) -> None:
    model = TableModel(frozenset({0}))
    icon = Icons(LIGHT).named("ok")
    model.show(("a", "b"), [Row(cells=("1", "<b>2"), icon=icon, color="#000000")] * 3)
    qtmodeltester.check(model)
    assert model.rowCount() == 3
