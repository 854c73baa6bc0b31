"""Shell and batch scripts, Makefiles, container files, and the lists they download."""

from clearweights.scan.base import Scanner
from clearweights.scan.shell.lists import ListScanner
from clearweights.scan.shell.scanner import ArgumentsScanner, ProgramScanner, ShellScanner

SCANNERS: tuple[Scanner, ...] = (
    ShellScanner(),
    ProgramScanner(),
    ArgumentsScanner(),
    ListScanner(),
)

__all__ = ["SCANNERS"]
