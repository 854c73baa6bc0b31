"""The command: decides between the window and the command line."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

from clearweights import logs


def main() -> int:
    """Open the window for `clearweights [FOLDER]`, else run a command; return the status."""
    multiprocessing.freeze_support()
    logs.configure()
    arguments = sys.argv[1:]
    from clearweights.cli.main import COMMANDS, run

    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        return run(arguments)
    if len(arguments) > 1:
        return run(arguments)  # which explains what is wrong
    return _window(Path(arguments[0]) if arguments else None)


def _window(folder: Path | None) -> int:
    if folder is not None and not folder.is_dir():
        print(  # noqa: T201 (there is no window yet)
            f"clearweights: {str(folder)!r} is neither a folder nor a command.\n"
            "Name a folder that exists, or see `clearweights --help`.",
            file=sys.stderr,
        )
        return 4
    if _no_display():
        print(  # noqa: T201 (there is no window to say it in)
            "clearweights: the window cannot be opened, because there is no display.\n"
            "Start it in a desktop session, or use `clearweights scan FOLDER`.",
            file=sys.stderr,
        )
        return 2
    try:
        from clearweights import gui
    except ImportError as e:
        print(  # noqa: T201 (there is no window to say it in)
            f"clearweights: the window cannot be opened ({e}).\n"
            "Install the system libraries that Qt needs (`make run` does), or use "
            "`clearweights scan FOLDER`.",
            file=sys.stderr,
        )
        return 2
    return gui.main(folder)


def _no_display() -> bool:
    """Say whether Qt would end the program, because it finds nothing to draw on."""
    places = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(p) for p in places)


if __name__ == "__main__":
    sys.exit(main())
