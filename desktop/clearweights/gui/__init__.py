"""The window. Importing this package loads no Qt: background processes import it too."""

from __future__ import annotations

from pathlib import Path


def main(folder: Path | None, *, use_file: Path | None = None) -> int:
    """Open the window, on `folder` if there is one; return the exit status when it closes.

    `use_file` is a file in the form of `clearweights.yaml` that counts instead of the
    project's. Raises `ImportError` where Qt or one of its system libraries is missing.
    """
    from clearweights.gui.app import run  # noqa: PLC0415 (see above)

    return run(folder, use_file=use_file)
