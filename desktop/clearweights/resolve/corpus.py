"""The license texts of the installed text dependency, as they are indexed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from clearweights.resolve.spdx import spdx_of

_FOLDER = "licensedcode/data/licenses"
_HEAD = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n", re.DOTALL)
_LEFT_OUT = ("is_deprecated: yes", "is_unknown: yes", "is_generic: yes", "Unstated License")


@dataclass(frozen=True, slots=True)
class LicenseSource:
    """One license: its key, what it is called and its text."""

    key: str
    spdx: str
    """The SPDX id; for an exception, the id that follows `WITH`."""

    exception: bool
    names: tuple[str, ...]
    text: str


def corpus_version() -> str:
    """Return the version of the text dependency; empty where it is not installed."""
    try:
        return distribution("licensedcode-data").version
    except PackageNotFoundError:
        return ""


def license_sources() -> Iterator[LicenseSource]:
    """Yield every license of the dependency that has a text of its own, sorted by key."""
    try:
        folder = Path(str(distribution("licensedcode-data").locate_file(_FOLDER)))
    except PackageNotFoundError:
        return
    for path in sorted(folder.glob("*.LICENSE")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        head = _HEAD.match(raw)
        if head is None or any(sign in head[1] for sign in _LEFT_OUT):
            continue
        text = raw[head.end() :]
        if text.strip():
            key = path.name.removesuffix(".LICENSE")
            names = tuple(re.findall(r"^(?:short_)?name: (.+)$", head[1], re.MULTILINE))
            yield LicenseSource(key, spdx_of(key), "is_exception: yes" in head[1], names, text)
