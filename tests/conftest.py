"""Shared by all tests: comparing with files that people have looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare with a file under tests/golden/, or rewrite it on --update-golden."""

    def check(name: str, actual: bytes) -> None:
        expected = GOLDEN / name
        if request.config.getoption("--update-golden"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(actual)
            pytest.fail(f"rewrote {name}: look at the diff, then run again without the option")
        assert actual.decode() == expected.read_text(encoding="utf-8")

    return check
