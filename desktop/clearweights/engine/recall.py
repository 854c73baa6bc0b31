"""Remembers the inspection of a folder for as long as nothing in it, and in the program, changes.

Kept beside the facts of single files, as JSON: reading it can run nothing. It is used only where
the folder lists as it did and every file that was read still has the same content; a damaged
entry is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from clearweights import __version__
from clearweights.datafiles import data_dir
from clearweights.domain.facts import Problem, Skipped
from clearweights.domain.result import Inspection
from clearweights.engine.cache import FactCache
from clearweights.engine.codec import from_plain, to_plain
from clearweights.engine.content import digest_of, read
from clearweights.engine.walk import Listing
from clearweights.safeio import UnreadableError

_MOST_FILES = 50_000
"""Larger folders are put together again from the facts of their files."""

_KEPT = ("assets", "edges", "statements", "license_files", "signs", "choices", "problems")
_SUFFIXES = (".py", ".yaml", ".json", ".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """The memory of one folder under one set of options."""

    cache: FactCache
    root: Path
    listing: Listing
    """As listed now; the files that `said` stands for are left out."""

    said: bytes
    """The declaration as written, on which the reading of the files depends."""

    @property
    def _key(self) -> bytes:
        digest = hashlib.blake2b(program_version().encode(), digest_size=20)
        for part in (os.fsencode(self.root), self.said):
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.digest()

    def known(self) -> Inspection | None:
        """Return the inspection of the folder as it is, None where it is not known.

        It is without the declaration, the decisions and the policy.
        """
        body = self.cache.tree(self._key)
        if body is None:
            return None
        try:
            kept = json.loads(body)
            if not self._is_unchanged(kept["files"], kept["left"]):
                return None
            found = {name: from_plain(kept[name]) for name in _KEPT}
            return Inspection(
                root=self.root.name,
                skipped=from_plain(kept["skipped"]),
                files_read=int(kept["files_read"]),
                **found,
            )
        except (ValueError, KeyError, TypeError, IndexError, RecursionError):
            return None

    def keep(self, inspection: Inspection, digests: Mapping[str, str]) -> None:
        """Remember an inspection; `digests` are of the files that were read for it, by path."""
        unread = inspection.cancelled or "" in digests.values()
        if unread or len(self.listing.entries) > _MOST_FILES:
            return
        kept: dict[str, Any] = {name: to_plain(getattr(inspection, name)) for name in _KEPT}
        kept["skipped"] = to_plain(inspection.skipped)
        kept["files_read"] = inspection.files_read
        kept["files"] = [[e.path, e.size, digests.get(e.path)] for e in self.listing.entries]
        kept["left"] = _left(self.listing.skipped, self.listing.problems)
        self.cache.put_tree(self._key, json.dumps(kept, separators=(",", ":")).encode())

    def _is_unchanged(self, files: list[list[Any]], left: object) -> bool:
        entries = self.listing.entries
        if len(files) != len(entries) or left != _left(self.listing.skipped, self.listing.problems):
            return False
        if any(e.path != f[0] or e.size != f[1] for e, f in zip(entries, files, strict=True)):
            return False
        try:
            return all(
                digest is None or digest_of(read(entry.below(self.root), size)) == digest
                for entry, (_, size, digest) in zip(entries, files, strict=True)
            )
        except UnreadableError:
            return False


def _left(skipped: Iterable[Skipped], problems: Iterable[Problem]) -> list[object]:
    return [to_plain(tuple(skipped)), to_plain(tuple(problems))]


@cache
def program_version() -> str:
    """Return a word that changes whenever the program could answer otherwise."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=8)
    for path in (*_sources(), Path(platformdirs.__file__).parents[1]):  # where packages are put
        info = path.stat()
        digest.update(f"{path}\0{info.st_size}\0{info.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    package = Path(__file__).resolve().parents[1]
    for top in (package, data_dir("licenses"), data_dir("resources")):
        for folder, _, names in sorted(os.walk(top)):
            yield from (Path(folder) / n for n in sorted(names) if n.endswith(_SUFFIXES))
