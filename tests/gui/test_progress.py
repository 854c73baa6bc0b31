"""What is seen while a project is read and judged: rows early, verdicts only when they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clearweights.domain.result import Inspection
from clearweights.domain.use import Distribution, Use
from clearweights.gui.engine_services import EngineServices, now
from clearweights.gui.jobs import Helper
from clearweights.gui.judging import Judging
from clearweights.gui.settings import Settings
from clearweights.gui.slices import Slices
from clearweights.gui.tree.cells import Column
from clearweights.gui.window import MainWindow
from tests.gui import builders, fakes
from tests.gui.outline import outline

_WAIT = 60_000
Window = fakes.TestWindow


def test_rows_appear_while_the_project_is_read_and_say_that_no_verdict_is_known_yet(
    window: Window, qtbot: QtBot
) -> None:
    window.open_folder(Path("/p/slow"))
    qtbot.waitUntil(lambda: window.workspace.model.rowCount() > 0, timeout=_WAIT)
    assert window.session.busy
    assert window.session.lookup is None
    shown = outline(window.workspace.model, (Column.NAME, Column.VERDICT, Column.FINDINGS))
    assert builders.BGE.id in shown
    assert "reading…" in shown
    assert not any(word in shown for word in ("Stop", "Unknown", "OK", "blocker"))
    assert "still being read" in window.workspace.details.summary.toPlainText()
    for name in ("report", "conclude", "waive"):
        assert not window.commands[name].isEnabled()
    window.commands["stop"].trigger()
    qtbot.waitUntil(lambda: not window.session.busy, timeout=_WAIT)
    assert window.banner.words.startswith("Incomplete")
    assert "Stop" in outline(window.workspace.model, (Column.VERDICT,))


def test_reading_again_keeps_the_rows_of_the_last_answer_until_the_next(
    window: Window, qtbot: QtBot
) -> None:
    window.show_scanned(builders.result(), Path("/p/slow"))
    before = outline(window.workspace.model, (Column.NAME, Column.VERDICT))
    with qtbot.waitSignal(window.session.stepped, timeout=_WAIT):
        window.commands["rescan"].trigger()
    assert outline(window.workspace.model, (Column.NAME, Column.VERDICT)) == before
    assert window.session.lookup is not None


def test_a_large_result_is_shown_in_slices_and_the_newest_wins(qtbot: QtBot) -> None:
    slices, walked, ends = Slices(), [], []

    def steps(name: str) -> Iterator[None]:
        for number in range(3):
            walked.append(f"{name}{number}")
            yield

    slices.run(steps("old"), lambda: ends.append("old"))
    slices.run(steps("new"), lambda: ends.append("new"))
    qtbot.waitUntil(lambda: not slices.busy)
    assert walked == ["new0", "new1", "new2"]
    assert ends == ["new"]


def test_a_result_of_thousands_of_rows_comes_whole(window: Window, qtbot: QtBot) -> None:
    window.show_scanned(builders.big_result())
    with qtbot.waitSignal(window.workspace.shown, timeout=_WAIT):
        pass
    assert window.workspace.lookup is window.session.lookup
    rows = outline(window.workspace.model).splitlines()
    assert len(rows) > 19_000


@pytest.fixture
def real(qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(EngineServices(), settings, now=now, apply_look=lambda _look: None)
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.mark.slow
def test_a_large_project_is_judged_in_its_own_process_with_the_same_answer(
    real: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "many"
    root.mkdir()
    lines = [f'm{n} = AutoModel.from_pretrained("acme-labs/model-{n}")' for n in range(170)]
    lines.append('x = AutoModel.from_pretrained("meta-llama/Llama-3.1-8B")')
    (root / "app.py").write_text("from transformers import AutoModel\n" + "\n".join(lines))
    real.open_folder(root)
    qtbot.waitUntil(lambda: real.session.lookup is not None, timeout=_WAIT)
    use = Use(distribution=Distribution.INTERNAL, commercial=False)
    with qtbot.waitSignal(real.session.changed, timeout=_WAIT):
        real.session.take_use(use)
        assert real.session.lookup is not None
        assert real.session.lookup.result.use != use  # the answer is not waited for
    project = real.session.project
    assert project is not None
    assert project.inspection is not None
    assert real.session.lookup.result == EngineServices().evaluate(project.inspection, use)
    with qtbot.waitSignal(real.session.uses_judged, timeout=_WAIT) as answered:
        real.session.judge_uses()
    assert answered.args[0] == EngineServices().verdicts(project.inspection, use)


def test_a_process_that_lost_the_project_is_no_reason_to_have_no_answer(
    qtbot: QtBot, services: fakes.FakeServices
) -> None:
    helper, judging = Helper(), Judging(services)
    helper.succeeded.connect(judging.take)
    try:
        result = builders.big_result()
        inspection: Inspection = result.inspection
        project = fakes.project(inspection, token="lost")
        with qtbot.waitSignal(judging.judged, timeout=_WAIT) as answered:
            judging.judge(replace(project, tried=result.use), helper)
        assert answered.args[0].use == result.use
        assert services.evaluated == [result.use]
    finally:
        helper.close()
