"""Scanners: from files to facts. The tuple below is the whole registry, in order of work."""

from clearweights.scan.base import Scanner, SourceFile

SCANNERS: tuple[Scanner, ...] = ()

__all__ = ["SCANNERS", "Scanner", "SourceFile"]
