from __future__ import annotations

import sys
import threading

import pytest

from clearweights.engine import pool


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is copied")
def test_a_process_with_a_second_thread_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not pool.may_copy()
        assert pool.context().get_start_method() == "spawn"
    finally:
        done.set()
        thread.join()
    monkeypatch.setattr("os.listdir", lambda _: ["1"])
    assert pool.may_copy()
    assert pool.context().get_start_method() == "fork"


def test_elsewhere_processes_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert pool.context().get_start_method() == "spawn"
