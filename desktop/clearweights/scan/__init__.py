"""Scanners: from files to facts. The tuple below is the whole registry, in order of work."""

from clearweights.scan.base import Scanner, SourceFile
from clearweights.scan.python import NotebookScanner, PythonScanner

SCANNERS: tuple[Scanner, ...] = (
    PythonScanner(),
    NotebookScanner(),
)

__all__ = ["SCANNERS", "Scanner", "SourceFile"]
