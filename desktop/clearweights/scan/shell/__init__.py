"""Shell and batch scripts, Makefiles, container files."""

from clearweights.scan.base import Scanner
from clearweights.scan.shell.scanner import ShellScanner

SCANNERS: tuple[Scanner, ...] = (ShellScanner(),)

__all__ = ["SCANNERS"]
