"""Cards, READMEs and datasheets: front matter, license sentences, badges, origin."""

from clearweights.scan.base import Scanner
from clearweights.scan.cards.linking import link
from clearweights.scan.cards.scanner import CardScanner

SCANNERS: tuple[Scanner, ...] = (CardScanner(),)

__all__ = ["SCANNERS", "CardScanner", "link"]
