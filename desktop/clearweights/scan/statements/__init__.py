"""License statements outside cards: license files, package metadata, source headers."""

from clearweights.scan.base import Scanner
from clearweights.scan.statements.fields import MetadataScanner
from clearweights.scan.statements.files import LicenseFileScanner
from clearweights.scan.statements.headers import HeaderScanner
from clearweights.scan.statements.reuse import ReuseScanner

SCANNERS: tuple[Scanner, ...] = (
    LicenseFileScanner(),
    MetadataScanner(),
    HeaderScanner(),
    ReuseScanner(),
)

__all__ = ["SCANNERS", "HeaderScanner", "LicenseFileScanner", "MetadataScanner", "ReuseScanner"]
