"""Lists the files of a project: what will be read, what is left out and why."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from clearweights.domain.facts import Problem, Skipped
from clearweights.domain.text import Text, text

_ENVIRONMENT = text("installed environment")
_INSTALLED = ("lib", "Lib", "lib64")
"""What an environment holds; without it, its settings lie among sources by mistake."""

_CACHE = text("cache folder")
_BUILD_OUTPUT = text("build output")
_BY_NAME: dict[str, Text] = {
    **dict.fromkeys((".git", ".hg", ".svn", ".bzr", ".jj", "CVS"), text("version control")),
    **dict.fromkeys(("node_modules", "bower_components"), text("installed packages")),
    **dict.fromkeys(
        (".venv", "venv", ".tox", ".nox", "site-packages", ".direnv", ".conda", "__pypackages__"),
        _ENVIRONMENT,
    ),
    **dict.fromkeys(
        (
            "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis",
            ".gradle", ".ipynb_checkpoints", ".import_linter_cache", ".next", ".nuxt",
            ".svelte-kit", ".turbo", ".parcel-cache", ".terraform", ".eggs",
        ),
        _CACHE,
    ),
}  # fmt: skip
_OUTPUT = frozenset({"build", "dist", "out", "target", "_build", "bin", "obj", "htmlcov"})
_MANIFESTS = frozenset(
    {"pyproject.toml", "setup.py", "package.json", "Cargo.toml", "CMakeLists.txt", "pom.xml"}
)


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One regular file below the root."""

    path: str
    """Relative, with forward slashes."""

    size: int
    raw: str = ""
    """The path as the system has it, where it is no valid Unicode; empty otherwise."""

    def below(self, root: Path) -> Path:
        """Return the file to open."""
        return root / (self.raw or self.path)


@dataclass(slots=True)
class Listing:
    """The outcome of one walk, in the order of the paths."""

    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_files(root: Path) -> Listing:
    """List the regular files below `root`; links that lead out of it are not followed."""
    listing = Listing()
    real_root = os.path.realpath(root)
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(root / folder) as iterator:
                children = sorted(iterator, key=lambda e: e.name)
        except OSError as e:
            listing.problems.append(_unreadable(_shown(folder) or ".", e))
            continue
        names = frozenset(child.name for child in children)
        ignored = _ignored_names(root / folder, names)
        below = []
        for child in children:
            raw = f"{folder}/{child.name}" if folder else child.name
            path = _shown(raw)
            if _is_folder(child):
                why = _why_skipped(child, names, ignored)
                if why:
                    listing.skipped.append(Skipped(path=path, why=why))
                else:
                    below.append(raw)
            else:
                _add_file(listing, child, raw, real_root)
        pending.extend(reversed(below))
    listing.entries.sort()
    listing.skipped.sort()
    return listing


def _is_folder(child: os.DirEntry[str]) -> bool:
    try:
        return child.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _why_skipped(
    child: os.DirEntry[str], siblings: frozenset[str], ignored: frozenset[str]
) -> Text | None:
    name = child.name
    if name in _BY_NAME:
        return _BY_NAME[name]
    if _has(child, "conda-meta") or (
        _has(child, "pyvenv.cfg") and any(_has(child, name) for name in _INSTALLED)
    ):
        return _ENVIRONMENT
    if _has(child, "CACHEDIR.TAG"):
        return _CACHE
    output = name in ignored or (".gitignore" not in siblings and siblings & _MANIFESTS)
    if name.endswith((".egg-info", ".dist-info")) or (name in _OUTPUT and output):
        # A folder of this name that git tracks is source: only an ignored one is output.
        return _BUILD_OUTPUT
    return None


def _has(child: os.DirEntry[str], name: str) -> bool:
    return os.path.lexists(os.path.join(child.path, name))  # noqa: PTH118 (hot path)


def _ignored_names(folder: Path, names: frozenset[str]) -> frozenset[str]:
    """Return the plain folder names that the `.gitignore` here lists; no full matching."""
    if ".gitignore" not in names or not names & _OUTPUT:
        return frozenset()
    try:
        lines = (folder / ".gitignore").read_bytes()[:65536].decode("utf-8", "replace")
    except OSError:
        return frozenset()
    return frozenset(line.strip().strip("/").removesuffix("/*") for line in lines.splitlines())


def _shown(raw: str) -> str:
    """Return a path that every output takes: bytes that are no Unicode stand as their codes."""
    if raw.isascii():
        return raw
    return os.fsencode(raw).decode("utf-8", "backslashreplace")


def _add_file(listing: Listing, child: os.DirEntry[str], raw: str, real_root: str) -> None:
    path = _shown(raw)
    try:
        if child.is_symlink():
            target = os.path.realpath(child.path)
            if not target.startswith(real_root + os.sep):
                listing.skipped.append(
                    Skipped(path=path, why=text("link that leads out of the project"))
                )
                return
            if Path(target).is_dir():
                listing.skipped.append(Skipped(path=path, why=text("link to another folder")))
                return
        info = child.stat()
    except OSError as e:
        listing.problems.append(_unreadable(path, e))
        return
    if stat.S_ISREG(info.st_mode):
        listing.entries.append(Entry(path, info.st_size, "" if raw == path else raw))
    else:
        listing.skipped.append(Skipped(path=path, why=text("not a regular file")))


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        path=path, step="read", message=text("Could not be read: {why}", why=_reason(error))
    )


def _reason(error: OSError) -> str:
    return error.strerror or "unknown reason"
