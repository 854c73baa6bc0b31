"""The names that the license-text dependency gives to editions of a year or a day.

Such a name is no shorthand: who writes "Charm++ Software License 2019" means that text. Names
without a date are left to our own lists, because the dependency often calls one edition of
several so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from clearweights.resolve.spdx import find_key, named_keys, spdx_of
from clearweights.resolve.words import name_data, simple, unaccented

_FOLDER = "licensedcode/data/licenses"
_LONGEST = 400
_HEAD = 1000
"""Characters in which the names stand."""

_NAME = re.compile(r"^(?:short_)?name: *(.+)$", re.MULTILINE)
_RETIRED = re.compile(r"^is_(?:deprecated|generic|unknown): *yes", re.MULTILINE)
_YEAR = re.compile(r"(?<![\w.])(?:19|20)[0-9]{2}(?![0-9])")
_ISO = re.compile(r"(?<![\w.-])((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?![\w-])")
_DAY = r"(?:(\d{1,2})(?:st|nd|rd|th|er)?,? )?"
_SPOKEN = re.compile(rf"(?<!\w){_DAY}([a-z]{{3,9}})\.?,? {_DAY}((?:19|20)\d\d)(?!\w)")
_TOLD = re.compile(
    r"(?:last (?:modified|updated)|version release date|release date|edition|dated|as of|version"
    r"|derniere modification|du|de|of|,|:|\(|\[)\s*$"
)
"""What stands between a name and the date of its edition."""


def is_dated(words: str) -> bool:
    """Say whether a name gives a year."""
    return _YEAR.search(words) is not None


def day_told(words: str) -> tuple[str, str] | None:
    """Return a name without the date behind it, and the date as far as it is told.

    "NVIDIA Open Model License (Last Modified: April 28, 2025)" is of 2025-04-28.
    """
    plain = unaccented(words[:_LONGEST])
    found = _ISO.search(plain)
    if found:
        day = "-".join(part for part in found.groups() if part)
    else:
        found = _SPOKEN.search(plain)
        month = name_data().months.get(found[2]) if found else None
        if found is None or month is None:
            return None
        number = found[1] or found[3]
        day = f"{found[4]}-{month}" + (f"-{int(number):02}" if number else "")
    name = plain[: found.start()].strip()
    while (shorter := _TOLD.sub("", name).strip()) != name:
        name = shorter
    return (name, day) if name and not plain[found.end() :].strip(" .)]") else None


def dated_edition(form: str) -> str | None:
    """Return the SPDX id of the one license whose name, in its simple spelling, is `form`."""
    return _editions().get(form)


@cache
def _editions() -> dict[str, str]:
    data = name_data()
    found: dict[str, set[str]] = defaultdict(set)
    for key in named_keys():
        known = find_key(spdx_of(key))
        if known is None or known.exception:
            continue
        for name in _names(key):
            found[simple(name, data)].add(known.id)
    return {form: min(ids) for form, ids in found.items() if len(ids) == 1 and is_dated(form)}


def _names(key: str) -> tuple[str, ...]:
    """Return the names in the head of an installed license that is still in use."""
    folder = _folder()
    if folder is None:
        return ()
    with (folder / f"{key}.LICENSE").open(encoding="utf-8", errors="replace") as file:
        head = file.read(_HEAD)
    names = _NAME.findall(head.split("\n---", 1)[0])
    retired = _RETIRED.search(head)
    return () if retired else tuple(n.strip().strip("\"'") for n in names if is_dated(n))


@cache
def _folder() -> Path | None:
    try:
        return Path(str(distribution("licensedcode-data").locate_file(_FOLDER)))
    except PackageNotFoundError:
        return None
