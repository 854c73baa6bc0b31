"""Statements that lean on a license file of the project: "see LICENSE", "BSD license" beside one.

The words decide. A file only says which license is meant where they leave it open, and never
against them.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from clearweights.domain.facts import Component, LicenseStatement, StatementSource
from clearweights.domain.result import LicenseFile
from clearweights.domain.text import Text, sentences, text
from clearweights.resolve.brought import Brought
from clearweights.resolve.reading import LicenseReading

_COPY = frozenset({"identical", "names-filled"})
_LEANING = frozenset(
    {
        StatementSource.FIELD,
        StatementSource.CLASSIFIER,
        StatementSource.HEADER,
        StatementSource.PROSE,
        StatementSource.BADGE,
    }
)
"""A hub's tag is chosen from a list: a family there stays a family."""

_PARTS = frozenset({Component.CODE, Component.WEIGHTS, Component.DATA})
_PART_LICENSE = re.compile(
    r"(?:(?:the|our|its|this|own) )*(?:model|weights?|data(?:set)?|code) licen[sc]e(?: agreement)?",
    re.IGNORECASE,
)
"""Words with a name before them are the license of that name: "the Heron model license"."""

_FILE_NAME = re.compile(r"[\w.-]*licen[sc]e[\w.-]*|[\w.-]*copying[\w.-]*", re.IGNORECASE)
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_FEW = 2
_TITLE_LINES = 5
_LIMIT = re.compile(r"non-?commercial|\bnc\b|research|academic", re.IGNORECASE)
_EDITION = re.compile(r"-[\d.-]+$")
_LATER = re.compile(r"-(?:only|or-later)\b")


class ProjectFiles:
    """The license files of a project, asked which of them a statement means."""

    def __init__(
        self,
        license_files: Sequence[tuple[LicenseFile, Component]],
        statements: Sequence[LicenseStatement] = (),
        paths: Sequence[str] = (),
    ) -> None:
        """Keep those that are a copy of one license and hold nothing else.

        `statements` and `paths`, all of the project, tell which headers came from elsewhere.
        """
        holders = {file.path: file.holders for file, _ in license_files}
        self._brought = Brought(holders, statements, paths)
        held: dict[str, list[LicenseFile]] = defaultdict(list)
        self._component: dict[str, Component] = {}
        for file, component in license_files:
            held[file.path].append(file)
            self._component[file.path] = component
        self._paths = frozenset(path for path, files in held.items() if not files[0].notice)
        self._copies = {
            path: files[0]
            for path, files in held.items()
            if len(files) == 1 and files[0].match in _COPY and files[0].expression
        }
        self._alike = frozenset(
            path for path, files in held.items() if [one.match for one in files] == ["similar"]
        )
        self._folders: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self._paths):
            self._folders[path.rpartition("/")[0]].append(path)

    def read(self, statement: LicenseStatement, reading: LicenseReading) -> LicenseReading:
        """Return `reading`, or what the file says that the statement means."""
        if found := self._titled(statement, reading):
            return found
        path = self._pointed_to(statement)
        named = path is not None and _FILE_NAME.fullmatch(statement.raw) is not None
        if path is not None and (why := self._brought.why(statement, path)):
            return LicenseReading(reading.raw, None, (), (), why) if named else reading
        if named or reading.expression is not None:
            return self._of_file(str(path), reading) if named else reading
        return self._settled(statement, reading, path)

    def _settled(
        self, statement: LicenseStatement, reading: LicenseReading, path: str | None
    ) -> LicenseReading:
        """Return which license words mean that leave it open, by the file beside or named."""
        if path is None and _PART_LICENSE.fullmatch(statement.raw):
            path = self._of_part(statement)
        if path is None and reading.ambiguous and reading.keys:
            path = self._beside(statement, reading)
            if path is not None and self._brought.why(statement, path):
                return reading
            if path is not None:
                meant = self._copies[path]
                why = text("{path} holds {license}, which is what is meant here.",
                           path=path, license=str(meant.expression))  # fmt: skip
                return _as(meant, reading, sentences(reading.why, why))
        file = self._copies.get(path or "")
        if file is None or (reading.keys and file.expression not in reading.keys):
            return reading
        if _limits_otherwise(statement.raw, str(file.expression)):
            return reading
        return _as(file, reading)

    def _titled(
        self, statement: LicenseStatement, reading: LicenseReading
    ) -> LicenseReading | None:
        """Return what the title of a text means: the edition that it is, or none we know."""
        path = statement.place.path
        within = self._copies.get(path)
        if within and _editions(reading.expression, within.expression):
            return _as(within, reading)
        title = statement.asset is None and statement.place.line <= _TITLE_LINES
        named = (reading.expression or "").startswith("LicenseRef-")
        alike = title and named and path in self._alike
        return self._of_file(path, reading) if alike else None

    def _of_file(self, path: str, reading: LicenseReading) -> LicenseReading:
        file = self._copies.get(path)
        if file is not None:
            return _as(file, reading)
        why = text("The text of {path} is not word for word one license we know.", path=path)
        return LicenseReading(reading.raw, None, (), (), why)

    def _pointed_to(self, statement: LicenseStatement) -> str | None:
        """Return the license file that a statement's link names; in headers, the nearest one."""
        link = unquote((statement.link or "").partition("#")[0].strip())
        if not link or "://" in link or link.startswith(("/", "mailto:")):
            return None
        for folder in _upwards(statement.place.path):
            path = posixpath.normpath(posixpath.join(folder, link))
            if path in self._paths:
                return path
            same = [p for p in self._folders[posixpath.dirname(path)] if _stem(p) == _stem(path)]
            if len(same) == 1:
                return same[0]  # "the LICENSE file" is called LICENSE.txt
            if statement.source is not StatementSource.HEADER:
                break
        return None

    def _of_part(self, statement: LicenseStatement) -> str | None:
        """Return the one file whose name says it is about the statement's part: MODEL_LICENSE."""
        if statement.component not in _PARTS or statement.asset is not None:
            return None
        for folder in _upwards(statement.place.path):
            of_part = [
                p for p in self._folders[folder] if self._component[p] is statement.component
            ]
            if of_part:
                return of_part[0] if len(of_part) == 1 else None
        return None

    def _beside(self, statement: LicenseStatement, reading: LicenseReading) -> str | None:
        """Return the nearest license file if it holds one of the licenses the words may mean."""
        within = _own_folder(statement)
        if within is None or statement.source not in _LEANING:
            return None
        about = {Component.ANY, statement.component}
        for folder in _upwards(statement.place.path):
            if not f"{folder}/".startswith(within):
                return None
            near = [p for p in self._folders[folder] if self._component[p] in about]
            if not near:
                continue
            fit = [p for p in near if p in self._copies]
            meant = {str(self._copies[p].expression) for p in fit} & set(reading.keys)
            if len(meant) != 1 or len(fit) != len(near) or _LATER.search(next(iter(meant))):
                return None
            return next(p for p in fit if self._copies[p].expression in meant)
        return None


def _stem(path: str) -> str:
    """Return the name of a license file without an ending of texts."""
    return re.sub(r"\.(?:txt|md|rst)$", "", posixpath.basename(path)).lower()


def _as(file: LicenseFile, reading: LicenseReading, why: Text | None = None) -> LicenseReading:
    key = str(file.expression)
    return LicenseReading(reading.raw, key, (key,), file.records, why)


def _editions(one: str | None, other: str | None) -> bool:
    """Say whether two licenses are editions of one, told apart by a date or number at the end."""
    if one is None or other is None or one == other:
        return False
    return _EDITION.sub("", one) == _EDITION.sub("", other)


def _limits_otherwise(raw: str, expression: str) -> bool:
    """Say whether a name of its own limits the use, and the license of the file does not."""
    named = len(_CAPITAL.findall(raw)) > _FEW
    return named and bool(_LIMIT.search(raw)) and not _LIMIT.search(expression)


def _own_folder(statement: LicenseStatement) -> str | None:
    """Return the folder whose license files may speak for a statement; None: no file may."""
    if statement.asset is None:
        return ""
    folder = statement.asset.removeprefix("local:") + "/"
    is_folder = statement.asset.startswith("local:")
    return folder if is_folder and statement.place.path.startswith(folder) else None


def _upwards(path: str) -> Iterator[str]:
    """Yield the folder of a file, then those above it up to the root."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""
