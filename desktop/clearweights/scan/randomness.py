"""Parts of tokens, which machines give: nobody calls anything so."""

from __future__ import annotations

import re

_SWITCH = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=[A-Z])(?=[a-z\d])|(?<=\d)(?=[A-Za-z])", re.ASCII)
_PARTED = re.compile(r"[/._\-]")
_SHORTEST_TOKEN = 14


def is_random(text: str) -> bool:
    """Say whether words of the form of an id hold a part of a token: `a/IlQWLPjdNqziwCrV`.

    Nobody calls anything so: capitals in a row, and the kind of letter changes all the time.
    """
    return any(
        len(part) >= _SHORTEST_TOKEN
        and _CAPITALS.search(part) is not None
        and 9 * len(part) <= 20 * len(_SWITCH.findall(part))
        for part in _PARTED.split(text)
    )


_CAPITALS = re.compile(r"[A-Z]{3}")
