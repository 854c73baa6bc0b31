"""The window's budgets, measured in a process of its own with a timer on the UI thread.

`python -m tests.bench.window FOLDER` measures on a real project.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clearweights.domain.asset import AssetKey
from clearweights.domain.finding import Finding
from clearweights.domain.result import Asset, Result, Verdict
from clearweights.domain.use import Distribution

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from clearweights.gui.window import MainWindow

# Qt is imported in the process that measures, never in the one that asks for it.

_TICK = 5
_ROWS = 20_000
_FILTERS = ("llama", "severity:>=major", "license:*llama* state:open", "-kind:model", "path:app*")


@dataclass(frozen=True, slots=True)
class Measure:
    """One budget of the window."""

    what: str
    value: float
    budget: float
    unit: str


def budgets(folder: Path) -> list[Measure]:
    """Measure on a project, in a process with an empty cache and warm bytecode."""
    _child(folder)  # compiles what has not been compiled
    return _child(folder)


def _child(folder: Path) -> list[Measure]:
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.window", str(folder), str(time.time())],
            env=environment, stdout=subprocess.PIPE, check=True, text=True,
        )  # fmt: skip
    return [Measure(*each) for each in json.loads(done.stdout.splitlines()[-1])]


class _Ticks:
    """Gaps between the ticks of a timer: how long the window did not answer."""

    def __init__(self, application: QApplication) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._application = application
        self._timer = QTimer(interval=_TICK)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = 0.0
        self.worst = 0.0

    def until(self, done: Callable[[], bool]) -> float:
        """Run the window until `done`, and return the seconds it took."""
        from PySide6.QtCore import QEventLoop

        begun = self._last = time.perf_counter()
        self.worst = 0.0
        self._timer.start()
        while not done():
            self._application.processEvents(
                QEventLoop.ProcessEventsFlag.AllEvents
                | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            )
        self._timer.stop()
        self._tick()
        return time.perf_counter() - begun

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now


def _measure(folder: Path, asked_at: float) -> list[Measure]:
    from PySide6.QtWidgets import QApplication

    from clearweights.gui.app import collect_rarely, dress
    from clearweights.gui.engine_services import EngineServices, now
    from clearweights.gui.settings import Settings
    from clearweights.gui.theme import Look
    from clearweights.gui.window import MainWindow

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    settings = Settings(Path(tempfile.mkdtemp()) / "window.ini")
    settings.look = Look.LIGHT
    services = EngineServices()
    window = MainWindow(
        services, settings, now=now, apply_look=lambda look: dress(application, look)
    )
    window.resize(1360, 860)
    window.show()
    application.processEvents()
    found = [Measure("window usable", time.time() - asked_at, 1, "s")]
    collect_rarely()
    window.session.warm_up()
    warm = threading.Thread(target=services.warm_up)
    warm.start()
    ticks = _Ticks(application)
    calm = time.perf_counter() + 2.5  # as long as a person takes to find a folder
    ticks.until(lambda: time.perf_counter() > calm)
    found += _scanning(window, folder, ticks)
    found += _many_rows(window, application, ticks)
    window.close()
    return found


def _scanning(window: MainWindow, folder: Path, ticks: _Ticks) -> list[Measure]:
    window.open_folder(folder)
    first = ticks.until(lambda: window.workspace.model.rowCount() > 0)
    worst = ticks.worst
    ticks.until(lambda: window.session.lookup is not None and window.workspace.lookup is not None)
    worst = max(worst, ticks.worst)
    lookup = window.session.lookup
    assert lookup is not None
    other = replace(lookup.result.use, distribution=Distribution.WEIGHTS)
    begun = time.perf_counter()
    window.session.take_use(other)
    click = time.perf_counter() - begun
    shown = click + ticks.until(
        lambda: window.workspace.lookup is not None and window.workspace.lookup.result.use == other
    )
    n = len(lookup.assets)
    return [
        Measure("first rows after a folder was dropped", first, 1, "s"),
        Measure("worst tick of the window while it is read", worst * 1000, 50, "ms"),
        Measure(f"click on another use ({n} assets)", click * 1000, 100, "ms"),
        Measure("worst tick until its verdicts are shown", ticks.worst * 1000, 50, "ms"),
        Measure("its verdicts are shown after", shown * 1000, 1000, "ms"),
    ]


def _many_rows(window: MainWindow, application: QApplication, ticks: _Ticks) -> list[Measure]:
    from clearweights.gui.tasks import Scanned

    result = _large()
    rows = len(result.inspection.assets) + len(result.findings)
    project = window.session.project
    assert project is not None
    window.session.take(Scanned(root=project.root, inspection=result.inspection, result=result))
    shown = ticks.until(
        lambda: window.workspace.lookup is not None and window.workspace.lookup.result is result
    )
    worst = ticks.worst
    calm = time.perf_counter() + 1
    ticks.until(lambda: time.perf_counter() > calm)

    def seconds(work: Callable[[], object]) -> float:
        begun = time.perf_counter()
        work()
        application.processEvents()
        return time.perf_counter() - begun

    bar, tree = window.workspace.filter, window.workspace.tree
    filters = max(seconds(lambda words=words: bar.set_words(words)) for words in _FILTERS)  # type: ignore[misc]
    clear = seconds(lambda: bar.set_words(""))
    next_ = max(seconds(tree.next_open) for _ in range(3))
    return [
        Measure(f"showing {rows} rows", shown * 1000, 1000, "ms"),
        Measure("worst tick while they are shown", worst * 1000, 100, "ms"),
        Measure(f"slowest of {len(_FILTERS)} filters over {rows} rows", filters * 1000, 100, "ms"),
        Measure("clearing the filter", clear * 1000, 100, "ms"),
        Measure("next open finding", next_ * 1000, 100, "ms"),
    ]


def _large() -> Result:
    """Return 20,000 assets and findings, made from those of the window's tests."""
    from tests.gui import builders

    base = builders.result()
    shown = base.inspection.assets
    assets: list[Asset] = []
    findings: list[Finding] = []
    verdicts: dict[AssetKey, Verdict] = {}
    number = 0
    while len(assets) + len(findings) < _ROWS:
        old = shown[number % len(shown)]
        key = old.key._replace(id=f"{old.key.id}-{number}")
        assets.append(replace(old, key=key))
        findings += [replace(f, asset=key) for f in base.findings if f.asset == old.key]
        if old.key in base.verdicts:
            verdicts[key] = base.verdicts[old.key]
        number += 1
    inspection = replace(base.inspection, assets=tuple(assets), edges=())
    return replace(base, inspection=inspection, findings=tuple(findings), verdicts=verdicts)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps([[m.what, m.value, m.budget, m.unit]
                          for m in _measure(Path(sys.argv[1]), float(sys.argv[2]))]))  # fmt: skip
    else:
        for one in budgets(Path(sys.argv[1])):
            sign = "ok  " if one.value <= one.budget else "OVER"
            print(f"{sign} {one.what:<58} {one.value:9.2f} {one.unit} (budget {one.budget:g})")
