"""Nothing that was decided is lost: locked folders, damaged files, other programs, crashes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clearweights import engine, review
from clearweights.domain.asset import AssetKind
from clearweights.domain.decision import Decision, Verb
from clearweights.domain.facts import Problem
from clearweights.domain.finding import State
from clearweights.domain.license import DutyKind
from clearweights.domain.text import text
from clearweights.domain.use import AttestedFact
from clearweights.gui import session
from clearweights.gui.decide import VERBS
from clearweights.gui.engine_services import EngineServices, now
from clearweights.gui.settings import Settings
from clearweights.gui.watching import Watcher
from clearweights.gui.window import MainWindow
from clearweights.review import register, registers
from clearweights.safeio import write_atomic
from tests.gui import builders, fakes

Window = fakes.TestWindow
_WAIT = 60_000


def decision(comment: str = "ok") -> Decision:
    return review.new_decision(
        Decision(
            id="", verb=Verb.WAIVE, asset_kind=AssetKind.MODEL, asset_id="acme/x",
            rule="non-commercial", fingerprint="sha256:1", reason="other", comment=comment,
            by="A. Lawyer", at=f"2026-11-21T09:30:00+00:00 {comment}",
        )
    )  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_the_names_of_the_files_are_those_of_engine_and_register() -> None:
    assert session.DECLARATION_FILE == engine.DECLARATION_FILE
    assert session.POLICY_FILE == engine.POLICY_FILE
    assert session.REGISTER_FILE == review.FILE_NAME


def refuse(monkeypatch: pytest.MonkeyPatch, root: Path, code: int) -> None:
    """Let nothing be written into `root`, whoever runs the test."""

    def guarded(path: Path, data: bytes) -> None:
        if path.parent == root:
            raise OSError(code, os.strerror(code))
        write_atomic(path, data)

    monkeypatch.setattr(register, "write_atomic", guarded)


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_decisions_about_a_locked_folder_are_kept_elsewhere_and_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    root = tmp_path / "locked"
    root.mkdir()
    refuse(monkeypatch, root, code)
    mine = decision()
    assert registers.decide(root, mine) == (mine,)
    assert not (root / review.FILE_NAME).exists()
    assert EngineServices().kept_elsewhere(root) == registers.elsewhere(root)
    options = engine.Options(cache=False)
    assert engine.inspect(root, options).decisions == (mine,)
    assert registers.retract(root, mine) == ()


def test_a_full_disk_is_an_error_and_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers.decide(tmp_path, decision("first"))
    before = (tmp_path / review.FILE_NAME).read_bytes()
    refuse(monkeypatch, tmp_path, errno.ENOSPC)
    with pytest.raises(register.RegisterError, match="cannot be written"):
        registers.decide(tmp_path, decision("second"))
    assert (tmp_path / review.FILE_NAME).read_bytes() == before
    assert not registers.elsewhere(tmp_path).exists()


def test_the_window_says_where_decisions_about_a_locked_folder_lie(
    window: Window, services: fakes.FakeServices
) -> None:
    services.elsewhere = Path("/home/me/decisions.yaml")
    window.show_scanned(builders.result())
    assert "may not be written to" in window.banner.words
    assert "/home/me/decisions.yaml" in window.banner.words


def test_a_damaged_register_closes_the_decisions_and_names_the_line(window: Window) -> None:
    message = text("Earlier decisions could not be read: {why}", why="x.yaml, line 7: odd")
    window.show_scanned(
        builders.with_problems(Problem(path="x.yaml", step="decisions", message=message))
    )
    assert "line 7" in window.banner.words
    assert "left as it is" in window.banner.words
    window.workspace.tree.next_open()
    assert not any(window.commands[name].isEnabled() for name in VERBS)


def test_a_program_killed_while_it_decides_loses_nothing_that_was_decided(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.gui.test_keeping import decision;"
        "from clearweights.review import registers\n"
        "for n in range(100000):\n"
        "    registers.decide(Path(sys.argv[1]), decision(str(n))); print(n, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told = int(line)
            if told >= 12:
                break
        process.send_signal(signal.SIGKILL)
        process.wait()
    kept = {d.comment for d in registers.load(tmp_path)}
    assert {str(n) for n in range(told + 1)} <= kept


def test_a_watcher_tells_of_others_and_not_of_ourselves(qtbot: QtBot, tmp_path: Path) -> None:
    watcher = Watcher(("a.yaml", "b.yaml"))
    told: list[str] = []
    watcher.changed.connect(told.append)
    watcher.watch(tmp_path)
    (tmp_path / "a.yaml").write_text("ours")
    watcher.note()
    watcher.look()
    assert told == []
    (tmp_path / "a.yaml").write_text("theirs")
    qtbot.waitUntil(lambda: told == ["a.yaml"], timeout=_WAIT)
    (tmp_path / "b.yaml").write_text("new")
    qtbot.waitUntil(lambda: told == ["a.yaml", "b.yaml"], timeout=_WAIT)
    (tmp_path / "a.yaml").unlink()
    qtbot.waitUntil(lambda: told == ["a.yaml", "b.yaml", "a.yaml"], timeout=_WAIT)


@pytest.fixture
def real(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    made = MainWindow(EngineServices(), settings, now=now, apply_look=lambda _look: None)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def opened(real: MainWindow, qtbot: QtBot, root: Path) -> None:
    root.mkdir()
    (root / "clearweights.yaml").write_text(
        "schema: 1\nuse: {distribution: application, commercial: true, environment: production}\n"
        "assets:\n- {id: meta-llama/Llama-3.1-8B, kind: model}\n"
    )
    real.open_folder(root)
    qtbot.waitUntil(lambda: real.session.lookup is not None, timeout=_WAIT)


@pytest.mark.slow
def test_decisions_that_git_brings_are_taken_up_and_told(
    real: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    root = tmp_path / "acme"
    opened(real, qtbot, root)
    lookup = real.session.lookup
    assert lookup is not None
    found = next(f for f in lookup.result.findings if f.severity > 1)
    other = review.new_decision(
        Decision(
            id="", verb=Verb.WAIVE, asset_kind=found.asset.kind, asset_id=found.asset.id,
            rule=found.code.value, fingerprint=found.fingerprint, reason="other", comment="c",
            by="B. Colleague", at="2026-11-21T09:30:00+00:00",
        )
    )  # fmt: skip
    (root / review.FILE_NAME).write_bytes(register.dump([other]))

    def waived() -> bool:
        shown = real.session.lookup
        return shown is not None and any(
            f.fingerprint == found.fingerprint and f.state is State.WAIVED
            for f in shown.result.findings
        )

    qtbot.waitUntil(waived, timeout=_WAIT)
    assert "1 new, 0 gone" in real.banner.words


@pytest.mark.slow
def test_a_duty_that_no_scan_can_see_is_attested_with_name_and_day(
    real: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    root = tmp_path / "acme"
    opened(real, qtbot, root)
    details = real.workspace.details
    key = next(a.key for a in real.session.lookup.result.inspection.assets)  # type: ignore[union-attr]
    real.workspace.tree.select_asset(key)
    details.tabs.setCurrentWidget(details.obligations)
    model = details.obligations.model
    rows = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    details.obligations.table.selectRow(rows.index("Display a sentence"))
    details.obligations.ask.click()
    form = details.obligations.form
    assert not form.save.isEnabled()
    form.by.setText("A. Lawyer")
    form.evidence.setText("docs/about.md")
    form.save.click()
    written = (root / "clearweights.yaml").read_text()
    assert "meta-llama/Llama-3.1-8B, kind: model" in written
    (attestation,) = engine.read_declaration(root / "clearweights.yaml").attestations
    assert attestation.fact is AttestedFact.DISPLAY_NOTICE
    assert (attestation.by, attestation.evidence) == ("A. Lawyer", "docs/about.md")
    assert attestation.at == now().date().isoformat()
    lookup = real.session.lookup
    assert lookup is not None
    (duty,) = [d for d in lookup.duties(key) if d.kind is DutyKind.DISPLAY]
    assert duty.attested
    assert duty.state.value == "fulfilled"
