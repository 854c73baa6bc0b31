"""License statements outside cards: license files, package metadata, source headers."""

from clearweights.scan.base import Scanner
from clearweights.scan.statements.files import LicenseFileScanner

SCANNERS: tuple[Scanner, ...] = (LicenseFileScanner(),)

__all__ = ["SCANNERS", "LicenseFileScanner"]
