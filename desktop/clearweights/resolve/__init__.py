"""From words and texts to SPDX identifiers."""

from clearweights.resolve.expressions import read_license
from clearweights.resolve.identify import TextMatch, identify
from clearweights.resolve.reading import LicenseReading

__all__ = ["LicenseReading", "TextMatch", "identify", "read_license"]
