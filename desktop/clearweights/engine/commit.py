"""Tells which commit of a project lies in the folder, so that a report can name its subject."""

from __future__ import annotations

import os
import re
from pathlib import Path

from clearweights.safeio import UnreadableError, read_bytes

_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REF = re.compile(r"ref: (refs/[\w./\-]{1,200})")
_MAX_HEAD = 4096
_MAX_PACKED = 16 * 1024 * 1024


def head_commit(root: Path) -> str:
    """Return the hash of the commit that is checked out; empty where that cannot be read.

    Git is not run, and nothing outside the folder is read. Whether files were changed since is
    not looked at.
    """
    git = root / ".git"
    head = _text(git, "HEAD", _MAX_HEAD)
    if _HASH.fullmatch(head):
        return head
    named = _REF.fullmatch(head)
    if named is None or ".." in named[1]:
        return ""
    loose = _text(git, named[1], _MAX_HEAD)
    if _HASH.fullmatch(loose):
        return loose
    for line in _text(git, "packed-refs", _MAX_PACKED).splitlines():
        hash_, _, name = line.partition(" ")
        if name == named[1] and _HASH.fullmatch(hash_):
            return hash_
    return ""


def _text(git: Path, name: str, limit: int) -> str:
    """Return a small file of git's folder; empty for one that leads elsewhere."""
    path = git / name
    if Path(os.path.realpath(path)) != Path(os.path.realpath(git.parent), ".git", name):
        return ""
    try:
        return read_bytes(path, limit).decode("utf-8", "replace").strip()
    except UnreadableError:
        return ""
