"""Tells which files git ignores: on this computer only, and so in nobody else's copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from clearweights.safeio import UnreadableError, read_bytes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MAX_INDEX = 64 * 1024 * 1024
_MAX_PATTERNS = 256 * 1024
_FIXED = 62
"""Bytes of an index entry before its name: times, numbers, hash and flags."""

_LONG_HASH = 74
"""The same in a repository that names its objects by SHA-256."""


def ignored_by_git(root: Path, paths: Iterable[str], files: frozenset[str]) -> tuple[str, ...]:
    """Return those of `paths` that a `.gitignore` below `root` excludes and git does not track.

    `files` are all files of the project. Git itself is not run: in a folder of unknown origin
    its settings could start programs. An index that cannot be read counts as empty.
    """
    rules = [f for f in files if f == ".gitignore" or f.endswith("/.gitignore")]
    if not rules:
        return ()
    tracked = tracked_files(root)
    candidates = [p for p in paths if p not in tracked and p in files]
    if not candidates:
        return ()
    matcher = _Matcher(root, frozenset(rules))
    return tuple(sorted(p for p in candidates if matcher.ignores(p)))


def tracked_files(root: Path) -> frozenset[str]:
    """Return the paths in git's index of `root`; empty where there is none to be read."""
    try:
        data = read_bytes(root / ".git" / "index", _MAX_INDEX)
        return frozenset(_names(data))
    except (UnreadableError, ValueError, IndexError):
        return frozenset()


def _names(data: bytes) -> Iterator[str]:
    """Yield the names in an index of version 2, 3 or 4 (gitformat-index)."""
    version, count = int.from_bytes(data[4:8]), int.from_bytes(data[8:12])
    if data[:4] != b"DIRC" or version not in (2, 3, 4):
        return
    fixed = _FIXED if _plausible(data, _FIXED, count) else _LONG_HASH
    at, name = 12, b""
    for _ in range(count):
        flags = int.from_bytes(data[at + fixed - 2 : at + fixed])
        start = at + fixed + (2 if version > 2 and flags & 0x4000 else 0)
        if version == 4:
            drop, start = _offset(data, start)
            end = data.index(b"\0", start)
            name = name[: len(name) - drop] + data[start:end]
            at = end + 1
        else:
            end = data.index(b"\0", start)
            name = data[start:end]
            at += ((end - at) // 8 + 1) * 8
        yield name.decode("utf-8", "replace")


def _plausible(data: bytes, fixed: int, count: int) -> bool:
    """Say whether the first entry's name is as long as its flags say."""
    if not count:
        return True
    flags = int.from_bytes(data[12 + fixed - 2 : 12 + fixed])
    start = 12 + fixed + (2 if flags & 0x4000 else 0)
    if int.from_bytes(data[4:8]) == 4:
        _, start = _offset(data, start)
    return data.index(b"\0", start) - start == flags & 0xFFF


def _offset(data: bytes, at: int) -> tuple[int, int]:
    """Read the number of variable width at `at`; return it and where it ends."""
    byte = data[at]
    value = byte & 0x7F
    while byte & 0x80:
        at += 1
        byte = data[at]
        value = ((value + 1) << 7) | (byte & 0x7F)
        if value > _MAX_INDEX:
            raise ValueError(value)
    return value, at + 1


class _Matcher:
    """The `.gitignore` files of one project, each read when a path below it is asked for."""

    def __init__(self, root: Path, rules: frozenset[str]) -> None:
        self._root = root
        self._rules = rules
        self._specs: dict[str, GitIgnoreSpec | None] = {}
        self._folders: dict[str, bool] = {"": False}

    def ignores(self, path: str) -> bool:
        """Say whether git would leave the file out; a file in an ignored folder is."""
        folder = path.rpartition("/")[0]
        return self._ignores_folder(folder) or self._decides(path, folder)

    def _ignores_folder(self, folder: str) -> bool:
        if folder not in self._folders:
            above = folder.rpartition("/")[0]
            inherited = self._ignores_folder(above)
            self._folders[folder] = inherited or self._decides(f"{folder}/", above)
        return self._folders[folder]

    def _decides(self, path: str, folder: str) -> bool:
        """Ask from the nearest folder upwards: the first that has a pattern decides."""
        while True:
            spec = self._spec(folder)
            if spec is not None:
                below = path[len(folder) + 1 :] if folder else path
                include = spec.check_file(below).include
                if include is not None:
                    return include
            if not folder:
                return False
            folder = folder.rpartition("/")[0]

    def _spec(self, folder: str) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            path = f"{folder}/.gitignore" if folder else ".gitignore"
            self._specs[folder] = _read(self._root / path) if path in self._rules else None
        return self._specs[folder]


def _read(path: Path) -> GitIgnoreSpec | None:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 (30 ms that most scans do without)

    try:
        lines = read_bytes(path, _MAX_PATTERNS).decode("utf-8", "replace").splitlines()
    except UnreadableError:
        return None
    return GitIgnoreSpec.from_lines(_usable(lines))


def _usable(lines: Iterable[str]) -> Iterator[str]:
    """Leave out what the library refuses; git, too, passes over a pattern it cannot read."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        yield line
