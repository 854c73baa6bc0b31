"""DVC: files that the project does not keep, and where they are fetched from."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.scan.base import SourceFile
from clearweights.scan.shell.downloads import Aim, read, unclear


def is_tracked(file: SourceFile, root: Mapping) -> bool:
    """Say whether it stands for a file that DVC keeps outside of the repository."""
    return file.name.endswith(".dvc") and root.get("outs") is not None


def scan_tracked(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the addresses that the tracked files were imported from."""
    targets = [t for t in (table.text("path") for table in _tables(root.get("outs"))) if t]
    aim = Aim(target=targets[0] if targets else "", folder=file.path.rpartition("/")[0])
    for table in _tables(root.get("deps")):
        value = table.get("path")
        if not isinstance(value, Scalar) or "://" not in value.value:
            continue
        place = file.place(value.line)
        named = read(value.value, aim)
        kind = unclear(value.value, aim) if named is None else None
        if named is not None:
            yield named.at(place, "dvc-import", strength=strength)
        elif kind is not None and strength is Strength.USED:
            yield RunTimeChoice(place=place, kind=kind, how="dvc-import", words=value.value)


def _tables(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Mapping))
