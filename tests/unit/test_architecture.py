"""The architecture as seen from outside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_SOURCE = Path(__file__).resolve().parents[2] / "desktop" / "clearweights"


@pytest.mark.parametrize("module", ["clearweights.cli.main", "clearweights.engine"])
def test_no_qt_without_the_window(module: str) -> None:
    code = f"import sys, {module}; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_command_line_starts_without_heavy_libraries() -> None:
    heavy = "{'typst', 'spdx_tools', 'cyclonedx', 'xlsxwriter', 'requests', 'jsonschema'}"
    code = f"import sys, clearweights.cli.scan; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_no_module_is_over_the_wall() -> None:
    long = [
        (str(path.relative_to(_SOURCE)), count)
        for path in sorted(_SOURCE.rglob("*.py"))
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 500
    ]
    assert long == []
