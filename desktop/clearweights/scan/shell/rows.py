"""Rows that a script takes apart: `IFS=, read model data <<< "$row"`, `${row%%:*}`, `cut -f1`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clearweights.scan.shell.tokens import Word

_TRIM = re.compile(r"(%%?|##?)(?:([^*?\[\]]{1,8})\*|\*([^*?\[\]]{1,8}))")
_CUT = re.compile(
    r"\$\(\s*(?:echo|printf\s+['\"]?%s['\"]?)\s+['\"]?(\$\{?\w+(?:\[\$?\w+\])?\}?)['\"]?\s*\|\s*"
    r"(?:cut\s+(?:-d\s*['\"]?(?P<by>[^'\"\s])['\"]?\s+)?-f\s*(?P<field>\d)"
    r"|awk\s+-F\s*['\"]?(?P<sep>[^'\"\s])['\"]?\s+['\"]\{\s*print\s+\$(?P<column>\d)\s*\}['\"])\s*\)"
)
_VALUED = frozenset({"-d", "-n", "-N", "-p", "-t", "-u", "-i"})
_MOST_NAMES = 12


def names_read(words: Sequence[Word]) -> tuple[list[str], Word, str]:
    """Return the variables that `read` fills, the word they come from, and what parts them.

    No names where the command reads something else.
    """
    texts = [word.text for word in words]
    nothing: tuple[list[str], Word, str] = ([], Word("", 0), "")
    if "read" not in texts[:4] or "$" not in texts[-1]:
        return nothing
    at = texts.index("read")
    parted = next((t[4:].strip("'\"$") for t in texts[:at] if t.startswith("IFS=")), "")
    names, skip = [], False
    for text in texts[at + 1 : -1][:_MOST_NAMES]:
        if skip or text.startswith("-"):
            skip = text in _VALUED and not skip
        elif text.isidentifier():
            names.append(text)
    return (names, words[-1], parted) if names else nothing


def fields(row: str, parted: str, count: int) -> list[str]:
    """Return the fields of a row; the last has all that is left, as `read` fills it."""
    if not parted:
        return row.split(None, count - 1)
    return [part.strip() for part in re.split(f"[{re.escape(parted)}]", row, maxsplit=count - 1)]


def trimmed(value: str, rest: str) -> str:
    """Return what `${name%%:*}` or `${name#*,}` leaves of a value."""
    told = _TRIM.fullmatch(rest)
    if told is None:
        return value
    how, after, before = told[1], told[2], told[3]
    if after and how[0] == "%" and after in value:
        return value.partition(after)[0] if len(how) > 1 else value.rpartition(after)[0]
    if before and how[0] == "#" and before in value:
        return value.rpartition(before)[2] if len(how) > 1 else value.partition(before)[2]
    return value


def cut_from(word: str) -> tuple[str, str, int]:
    """Return the use of a variable that a word takes one field of, what parts it, which field."""
    told = _CUT.fullmatch(word) if word.startswith("$(") and len(word) < 200 else None
    if told is None:
        return "", "", 0
    return told[1], told["by"] or told["sep"] or "\t", int(told["field"] or told["column"])
