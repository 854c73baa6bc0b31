"""What may be dropped on the window, and what will happen then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QMimeData

from clearweights.gui.i18n import tr, trn
from clearweights.gui.shown import clean

_SUFFIXES = frozenset({
    ".md", ".markdown", ".txt", ".yaml", ".yml", ".json", ".rdf", ".spdx", ".xml", ".html", ".htm",
})  # fmt: skip
_MOST = 50
_NAMES = ("license", "licence", "copying", "notice", "readme", "card", "modelcard", "datasheet")


class DropKind(Enum):
    """What a drop will do."""

    OPEN = auto()
    ADD = auto()
    NOTE = auto()
    REFUSE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A drop, judged before it happens."""

    kind: DropKind
    paths: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    why: str = ""
    """Why nothing will happen, in the present language."""


def judge(mime: QMimeData, *, has_project: bool) -> Drop | None:  # noqa: PLR0911 (guards)
    """Return what a drop will do; None for what is no file and no address at all."""
    if addresses := _addresses(mime):
        if not has_project:
            return _refuse(tr("Open a project first: drop its folder here."))
        return Drop(kind=DropKind.NOTE, addresses=addresses)
    if not mime.hasUrls():
        return None
    if not all(url.isLocalFile() for url in mime.urls()):
        return _refuse(tr("Drop either files of this computer or web addresses, not both."))
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls())
    folders = [path for path in paths if path.is_dir()]
    if folders:
        if len(paths) > 1:
            return _refuse(tr("One folder at a time, please."))
        return Drop(kind=DropKind.OPEN, paths=paths)
    if not has_project:
        return _refuse(tr("Open a project first: drop its folder here."))
    wrong = [path for path in paths if not is_document(path)]
    if wrong:
        names = ", ".join(clean(path.name) for path in wrong[:3])
        return _refuse(
            tr(
                "Not a document that can be read: {names}. Possible are model cards, license texts,"
                " YAML, JSON and SBOM files.",
                names=names,
            )
        )
    return Drop(kind=DropKind.ADD, paths=paths)


def is_document(path: Path) -> bool:
    """Say whether a file may be evidence: a card, a license text, metadata or an SBOM."""
    name = path.name.lower()
    return path.is_file() and (path.suffix.lower() in _SUFFIXES or name.startswith(_NAMES))


def announce(drop: Drop, asset: str | None) -> str:
    """Return what will happen, in the present language; `asset` is the one under the pointer."""
    names = _names(drop.paths)
    match drop.kind:
        case DropKind.OPEN:
            return tr("Open “{name}” as a project", name=names)
        case DropKind.NOTE:
            return trn(
                "Note this address. Nothing is fetched until you ask for it and agree.",
                "Note these {n} addresses. Nothing is fetched until you ask for it and agree.",
                len(drop.addresses),
            )
        case DropKind.ADD if asset:
            return tr("Attach {names} to {asset}", names=names, asset=asset)
        case DropKind.ADD:
            n = len(drop.paths)
            return trn(
                "Add {names} as evidence. Drop it on a row to attach it to that asset.",
                "Add {n} documents as evidence. Drop them on a row to attach them to that asset.",
                n, names=names,
            )  # fmt: skip
        case _:
            return drop.why


def _addresses(mime: QMimeData) -> tuple[str, ...]:
    """Return the web addresses of a drop, where it holds nothing else."""
    if mime.hasUrls():
        words = [url.toString() for url in mime.urls()]
    else:
        words = mime.text().split() if mime.hasText() else []
    web = all(word.startswith(("https://", "http://")) for word in words)
    return tuple(words[:_MOST]) if words and web else ()


def _names(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return clean(paths[0].name)
    return trn("{n} document", "{n} documents", len(paths))


def _refuse(why: str) -> Drop:
    return Drop(kind=DropKind.REFUSE, why=why)
