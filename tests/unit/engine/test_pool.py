from __future__ import annotations

import os
import subprocess
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


def _number_and_process(share: list[int]) -> tuple[int, int]:
    return sum(share), os.getpid()


def _ends_elsewhere(share: tuple[int, int]) -> int:
    number, home = share
    if os.getpid() != home:
        os._exit(9)
    return number


@pytest.mark.skipif(sys.platform != "linux", reason="only there are processes copied")
def test_shares_are_worked_on_in_several_processes_and_answered_in_their_order() -> None:
    code = (
        "from tests.unit.engine.test_pool import _number_and_process as work\n"
        "from clearweights.engine.pool import in_copies\n"
        "found = in_copies(work, [[1, 2], [3], [4, 5]])\n"
        "assert [number for number, _ in found] == [3, 3, 9], found\n"
        "assert found[1][1] != found[0][1] != found[2][1], found\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="only there are processes copied")
def test_a_share_whose_process_ends_is_done_here() -> None:
    code = (
        "import os\n"
        "from tests.unit.engine.test_pool import _ends_elsewhere as work\n"
        "from clearweights.engine.pool import in_copies\n"
        "assert in_copies(work, [(1, os.getpid()), (2, os.getpid())]) == [1, 2]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
