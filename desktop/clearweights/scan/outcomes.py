"""Files that tell of a run, of a talk or of how a program is set: no data to learn from."""

from __future__ import annotations

import re

_LONGEST = 400
_TOLD = re.compile(
    r"(?:^|[^a-z])(?:results?|leaderboards?|logs?|predictions?|screenshots?|metrics"
    r"|templates?|settings|config|readme)(?=[^a-z]|$)"
)
"""Words in the names of what programs write, or are set by."""

_SPOKEN = re.compile(r"(?:^|[^a-z])(?:transcript|transcription|paper)(?=[^a-z]|$)")
_OF_DATA = re.compile(
    r"(?:^|[^a-z])(?:data|datasets?|corpus|corpora|train|test|dev|val|valid)(?=[^a-z]|$)"
)
_LOOSE = (".json", ".jsonl", ".txt", ".log", ".md", ".html", ".xml", ".pdf")
_PACKED = re.compile(r"\.(?:zip|tar|tar\.gz|tgz|tar\.bz2|7z)$")
_WHOLE = re.compile(r"(?:results?|logs?|predictions?|screenshots?|leaderboards?)(?:[_\-]\d+)?")


def is_outcome(address: str) -> bool:
    """Say whether the file at an address is called like results, a log, a transcript or settings.

    A table may be of anything, whatever it is called; an archive must be called so and no more.
    One transcript is a text to try something on, those of a split are part of its data.
    """
    name = address[:_LONGEST].partition("?")[0].rpartition("/")[2].lower()
    if packed := _PACKED.search(name):
        return _WHOLE.fullmatch(name[: packed.start()]) is not None
    if not name.endswith(_LOOSE):
        return False
    stem = name.rpartition(".")[0]
    return bool(_TOLD.search(stem) or (_SPOKEN.search(stem) and not _OF_DATA.search(stem)))
