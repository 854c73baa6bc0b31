"""The command: decides between the window and the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; return the exit status."""
    from clearweights.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
