"""Where a script unpacks or moves the archives that it downloads: that may tell what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_INTO = frozenset({"-d", "-C", "--directory", "-DestinationPath"})
_PROGRAMS = frozenset({"unzip", "tar", "bsdtar", "7z", "7za", "unrar", "mv", "Expand-Archive"})
_ARCHIVE = re.compile(r"[^\s*?]{0,300}\.(?:zip|tar|tgz|gz|bz2|xz|7z|rar|zst)", re.IGNORECASE)
_JOINED = re.compile(r"(?:-o|--directory=)(?=[\w./$])")


def unpacked(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of the archives that a command unpacks or moves, each with the folder."""
    if len(texts) < 3 or texts[0].rpartition("/")[2] not in _PROGRAMS:
        return
    folder, archives = "", []
    for before, text in pairwise(texts):
        joined = _JOINED.match(text)
        if before in _INTO:
            folder = text
        elif joined:
            folder = text[joined.end() :]
        elif _ARCHIVE.fullmatch(text):
            archives.append(text.rpartition("/")[2].lower())
    if texts[0] == "mv" and not _ARCHIVE.fullmatch(texts[-1]):
        folder = texts[-1]
    if folder:
        for name in archives:
            yield name, folder.rstrip("/") + "/"


def unpacks(texts: Sequence[str]) -> str:
    """Return the archive that a command unpacks, empty for none."""
    program = texts[0].rpartition("/")[2] if texts else ""
    if program not in _PROGRAMS or program == "mv":
        return ""
    return next((text for text in texts[1:] if _ARCHIVE.fullmatch(text)), "")
