"""Python sources and notebooks: which assets their code loads, calls and publishes."""

from clearweights.scan.python.link import link
from clearweights.scan.python.scanner import NotebookScanner, PythonScanner

__all__ = ["NotebookScanner", "PythonScanner", "link"]
