from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from clearweights.gui.jobs import Helper
from clearweights.gui.messages import explain
from clearweights.gui.tasks import Scanned
from clearweights.gui.worker import Failure
from tests.gui.tasks import FakeScan

_WAIT = 20_000


@pytest.fixture
def helper(qtbot: QtBot) -> Any:
    made = Helper()
    yield made
    made.close()


def test_work_is_done_in_another_process_and_comes_back_as_a_signal(
    qtbot: QtBot, helper: Helper
) -> None:
    with qtbot.waitSignal(helper.succeeded, timeout=_WAIT) as done:
        helper.submit(FakeScan(root=Path("/p/acme")))
        assert helper.busy
    scanned = done.args[0]
    assert isinstance(scanned, Scanned)
    assert len(scanned.result.findings) == 9
    assert not helper.busy


def test_cancelling_keeps_what_was_found(qtbot: QtBot, helper: Helper) -> None:
    with qtbot.waitSignal(helper.stepped, timeout=_WAIT):
        helper.submit(FakeScan(root=Path("/p/slow")))
    with qtbot.waitSignal(helper.succeeded, timeout=_WAIT) as done:
        helper.cancel()
    assert done.args[0].inspection.cancelled
    assert len(done.args[0].inspection.assets) == 4


@pytest.mark.parametrize(
    ("folder", "error", "words"),
    [
        ("missing", "ProjectNotReadableError", "The project folder cannot be read."),
        ("broken", "Internal", "Something went wrong inside the program."),
        ("deadly", "Died", "Reading was ended before it was finished."),
    ],
)
def test_a_failure_is_told_in_words_and_the_next_task_works(
    qtbot: QtBot, helper: Helper, folder: str, error: str, words: str
) -> None:
    with qtbot.waitSignal(helper.failed, timeout=_WAIT) as failed:
        helper.submit(FakeScan(root=Path("/p") / folder))
    failure = failed.args[0]
    assert failure.error == error
    title, rest = explain(failure)
    assert title == words
    assert "Traceback" not in rest
    assert "Next step:" in rest
    with qtbot.waitSignal(helper.succeeded, timeout=_WAIT):
        helper.submit(FakeScan(root=Path("/p/acme")))


def test_stopping_twice_ends_the_process(qtbot: QtBot, helper: Helper) -> None:
    with qtbot.waitSignal(helper.stepped, timeout=_WAIT):
        helper.submit(FakeScan(root=Path("/p/slow")))
    with qtbot.waitSignals([helper.failed], timeout=_WAIT) as _failed:
        helper._cancelled = True
        helper.cancel()


def test_an_unknown_error_is_ours_and_says_so() -> None:
    assert explain(Failure("SomethingNew"))[0] == "Something went wrong inside the program."


def test_a_process_that_cannot_be_started_is_told_and_not_waited_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Helper) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(Helper, "_open", full)
    helper = Helper()
    with qtbot.waitSignal(helper.failed, timeout=_WAIT) as failed:
        helper.submit(FakeScan(root=Path("/p/acme")))
    assert failed.args[0].error == "Died"
    assert not helper.busy
    helper.close()
