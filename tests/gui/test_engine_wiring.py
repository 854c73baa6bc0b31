"""The window with the real engine behind it: one small project from folder to file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clearweights.domain.use import Distribution, Use
from clearweights.gui.engine_services import EngineServices, now
from clearweights.gui.settings import Settings
from clearweights.gui.window import MainWindow
from tests.gui.outline import outline

_WAIT = 60_000
pytestmark = pytest.mark.slow


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = MainWindow(EngineServices(), settings, now=now, apply_look=lambda _look: None)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_a_project_goes_from_folder_to_verdict_decision_and_report(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    root = tmp_path / "acme"
    root.mkdir()
    (root / "app.py").write_text(
        "from transformers import AutoModel\n"
        'model = AutoModel.from_pretrained("meta-llama/Llama-3.1-8B")\n'
    )
    window.open_folder(root)
    qtbot.waitUntil(lambda: window.session.lookup is not None, timeout=_WAIT)
    assert "meta-llama/Llama-3.1-8B" in outline(window.workspace.model)
    window.session.take_use(Use(distribution=Distribution.SAAS, commercial=True), save=True)
    assert "saas" in (root / "clearweights.yaml").read_text()

    assert window.workspace.tree.next_open()
    window.commands["waive"].trigger()
    form = window.workspace.details.decide.form
    form.by.setText("A. Lawyer")
    form.reason.setCurrentIndex(form.reason.findData("license-acquired"))
    form.save.click()
    register = root / "clearweights.decisions.yaml"
    assert "A. Lawyer" in register.read_text()
    window.commands["undo"].trigger()
    assert "A. Lawyer" not in register.read_text()

    assert window.session.lookup is not None
    path = tmp_path / "answer.json"
    with qtbot.waitSignal(window.exporter.written, timeout=_WAIT):
        window.exporter.write(window.session.lookup.result, "json", path)
    assert json.loads(path.read_text())["use"]["distribution"] == "saas"
