"""Short names that libraries give to weights: sizes of Whisper, files of detectors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan import ids
from clearweights.scan.python.found import Hit

_YOLO = re.compile(r"(?:yolov?\d+|yolo_nas)[\w\-]*\.pt")


def is_size_of_whisper(words: str) -> bool:
    """Say whether words are one of the sizes of Whisper's weights."""
    return words in ids.words().whisper_sizes


def are_sizes(words: Iterable[str]) -> bool:
    """Say whether the words of a list are Whisper's sizes: nothing else is called so."""
    texts = list(words)
    marked = any(re.search(r"\.en$|-v\d", text) for text in texts)
    return len(texts) > 2 and marked and all(map(is_size_of_whisper, texts))


def size_of_whisper(words: str, line: int) -> Hit | None:
    """Return the weights of one size, None where the words are none."""
    if not is_size_of_whisper(words):
        return None
    return Hit(line=line, kind=AssetKind.MODEL, hub=Hub.WHISPER, id=words, how="named-value")


def of_yolo(words: str, line: int) -> Hit | None:
    """Judge the default of `--weights`: names of published detectors, that are downloaded."""
    name = words.rpartition("/")[2]
    if not _YOLO.fullmatch(name):
        return None
    return Hit(line=line, kind=AssetKind.MODEL, hub=Hub.ULTRALYTICS, id=name, how="named-value")
