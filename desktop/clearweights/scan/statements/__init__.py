"""License statements outside cards: license files, package metadata, source headers."""

from clearweights.scan.base import Scanner
from clearweights.scan.statements.beside import BesideScanner
from clearweights.scan.statements.fields import MetadataScanner
from clearweights.scan.statements.files import LicenseFileScanner
from clearweights.scan.statements.headers import HeaderScanner
from clearweights.scan.statements.interfaces import InterfaceScanner
from clearweights.scan.statements.labels import ImageLabelScanner
from clearweights.scan.statements.listed import ListedScanner
from clearweights.scan.statements.pages import MicrodataScanner, PageScanner
from clearweights.scan.statements.reuse import ReuseScanner
from clearweights.scan.statements.scripts import RegisterScanner, ScriptScanner
from clearweights.scan.statements.shown import (
    DisplayedScanner,
    NotebookTextScanner,
    WrittenCardScanner,
)
from clearweights.scan.statements.templates import HeaderListScanner

SCANNERS: tuple[Scanner, ...] = (
    LicenseFileScanner(),
    MetadataScanner(),
    HeaderScanner(),
    ReuseScanner(),
    ListedScanner(),
    ScriptScanner(),
    PageScanner(),
    MicrodataScanner(),
    RegisterScanner(),
    NotebookTextScanner(),
    DisplayedScanner(),
    WrittenCardScanner(),
    BesideScanner(),
    ImageLabelScanner(),
    HeaderListScanner(),
    InterfaceScanner(),
)

__all__ = [
    "SCANNERS",
    "BesideScanner",
    "DisplayedScanner",
    "HeaderListScanner",
    "HeaderScanner",
    "ImageLabelScanner",
    "InterfaceScanner",
    "LicenseFileScanner",
    "ListedScanner",
    "MetadataScanner",
    "MicrodataScanner",
    "NotebookTextScanner",
    "PageScanner",
    "RegisterScanner",
    "ReuseScanner",
    "ScriptScanner",
    "WrittenCardScanner",
]
