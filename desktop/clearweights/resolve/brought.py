"""Headers of files brought along from elsewhere: the LICENSE they point to is not the project's.

"The license found in the LICENSE file in the root directory of this source tree" means the tree
the file was written for.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clearweights.domain.facts import LicenseStatement, StatementSource
from clearweights.domain.text import Text, text
from clearweights.scan.names import foreign_folder
from clearweights.scan.statements.holders import is_collective, same_holder

_RARE = 10
"""How many sources there are for one with a header that does not stand for the project's own."""


class Brought:
    """Knows the holders of license files, and which headers stand in one subfolder alone."""

    def __init__(
        self,
        holders: Mapping[str, tuple[str, ...]],
        statements: Iterable[LicenseStatement],
        paths: Sequence[str],
    ) -> None:
        """`holders`: of each license file. `paths`: all files of the project."""
        self._holders = holders
        self._folders = dict(_copied(statements, paths))

    def why(self, statement: LicenseStatement, path: str) -> Text | None:
        """Return why the license file at `path` is not the one that a header means."""
        if statement.source is not StatementSource.HEADER:
            return None
        named = statement.holders
        own = self._holders.get(path, ())
        if any(same_holder(one, other) for one in named for other in own):
            return None
        foreign = foreign_folder(statement.place.path)
        away = foreign is not None and not path.startswith(foreign.removeprefix("local:") + "/")
        single = [name for name in named if not is_collective(name)]
        if single and own:
            return text(
                "{holder} holds the rights in this file, {other} those in {path}:"
                " the license that is meant did not come along.",
                holder=single[0], other=own[0], path=path,
            )  # fmt: skip
        folder = self._folders.get(statement.place.path) if not own or named else None
        if away or folder:
            return text(
                "The files of {folder} came from elsewhere: {path} need not be the license"
                " that they mean.",
                folder=(foreign or "").removeprefix("local:") if away else str(folder), path=path,
            )  # fmt: skip
        return None


def _copied(
    statements: Iterable[LicenseStatement], paths: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield files and the one folder that holds all headers of their holder, and few sources."""
    groups = _by_holder(statements)
    beside: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths) if groups else ():
        beside[posixpath.splitext(path)[1]].append(path)
    for files in groups:
        folder = posixpath.commonpath([posixpath.dirname(path) for path in files])
        alike = [beside[end] for end in {posixpath.splitext(path)[1] for path in files}]
        total = sum(map(len, alike))
        within = sum(_count_below(folder, many) for many in alike)
        if folder and (total > 2 * within or total > _RARE * len(files)):
            yield from ((path, folder) for path in files)


def _by_holder(statements: Iterable[LicenseStatement]) -> list[set[str]]:
    """Return the files whose headers point to a license, by whoever holds the rights."""
    found: dict[str, set[str]] = {}
    spelled: list[tuple[str, set[str]]] = []
    for statement in statements:
        if statement.source is not StatementSource.HEADER or statement.link is None:
            continue
        for name in statement.holders[:1]:
            if name not in found:
                alike = (files for one, files in spelled if same_holder(one, name))
                found[name] = next(alike, set())
                if len(spelled) < _SPELLED:
                    spelled.append((name, found[name]))
            found[name].add(statement.place.path)
    return list({id(files): files for files in found.values()}.values())


def _count_below(folder: str, paths: Sequence[str]) -> int:
    """Return how many of the sorted paths lie below a folder."""
    return bisect_left(paths, f"{folder}0") - bisect_left(paths, f"{folder}/")


_SPELLED = 50
"""Holders whose other spellings are recognized; of more, each name stands for itself."""
