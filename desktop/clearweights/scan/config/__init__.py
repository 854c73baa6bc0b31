"""Configuration files: recipes, deployments, settings, environment variables."""

from clearweights.scan.base import Scanner
from clearweights.scan.config.batches import BatchScanner
from clearweights.scan.config.quoted import QuotedScanner
from clearweights.scan.config.scanner import ConfigScanner, EnvScanner

SCANNERS: tuple[Scanner, ...] = (ConfigScanner(), EnvScanner(), BatchScanner(), QuotedScanner())

__all__ = ["SCANNERS"]
