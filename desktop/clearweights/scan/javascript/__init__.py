"""JavaScript, TypeScript and other C-like languages."""

from clearweights.scan.base import Scanner
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner

SCANNERS: tuple[Scanner, ...] = (JavaScriptScanner(), NativeScanner())

__all__ = ["SCANNERS"]
