"""The command line: prints, writes reports, and says by exit status how it went."""

from clearweights.cli.main import run

__all__ = ["run"]
