"""What the window's tests share: no screen, English, a throw-away profile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pytestqt.qtbot import QtBot

from clearweights.gui import i18n
from clearweights.gui.settings import Settings
from tests.gui import fakes


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def services() -> fakes.FakeServices:
    return fakes.FakeServices(sample_folder=Path("/nowhere/acme-assistant"))


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, services: fakes.FakeServices
) -> Iterator[fakes.TestWindow]:
    made = fakes.window(settings, services=services)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
