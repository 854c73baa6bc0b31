"""Lineage: what is made from what, over any number of steps, and who says so."""

from clearweights.lineage.build import Lineage, build
from clearweights.lineage.outputs import UNNAMED

__all__ = ["UNNAMED", "Lineage", "build"]
