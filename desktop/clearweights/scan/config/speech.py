"""Sizes of Whisper in settings of speech: a section or a neighbor tells whose they are."""

from __future__ import annotations

from clearweights.domain.asset import AssetKind, Hub
from clearweights.safeio import Mapping, Scalar
from clearweights.scan import ids
from clearweights.scan.config.around import Around
from clearweights.scan.keys import snake
from clearweights.scan.naming import Named, name_whisper

_KEYS = frozenset(
    "model model_name model_id model_size model_type size default_model local_model".split()
)
_MOST = 60
"""So many neighbors are asked."""


def name_size(word: str, around: Around, text: str) -> Named | None:
    """Name the model of Whisper that `whisper: {model: base}` or `{engine: whisper, …}` means."""
    size = word.strip()
    if size not in ids.words().whisper_sizes:
        return None
    told = name_whisper(around.key, size, text)
    if told is not None or snake(around.key) not in _KEYS:
        return told
    beside = bool(around.tables) and _tells(around.tables[-1])
    section = name_whisper(f"{around.section}_model", size, text)
    return section or (Named(AssetKind.MODEL, Hub.WHISPER, size) if beside else None)


def _tells(table: Mapping) -> bool:
    """Say whether a value of a table is the name of a program that runs Whisper."""
    held = (value for _, value in table.pairs[:_MOST] if isinstance(value, Scalar))
    return any(len(v.value) < 40 and "whisper" in v.value.lower() for v in held)
