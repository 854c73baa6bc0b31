"""Scanners: from files to facts. The tuple below is the whole registry, in order of work."""

from clearweights.scan import cards, statements
from clearweights.scan.base import Scanner, SourceFile

SCANNERS: tuple[Scanner, ...] = (*cards.SCANNERS, *statements.SCANNERS)

__all__ = ["SCANNERS", "Scanner", "SourceFile"]
