"""Short names that libraries give to weights: sizes of Whisper, files of detectors."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan import ids
from clearweights.scan.open_clip import name_clip
from clearweights.scan.python.found import Hit
from clearweights.scan.python.scopes import Binding

_YOLO = re.compile(r"(?:yolov?\d+|yolo_nas)[\w\-]*\.pt")


def is_size_of_whisper(words: str) -> bool:
    """Say whether words are one of the sizes of Whisper's weights."""
    return words in ids.words().whisper_sizes


_MARKED = re.compile(r"\.en$|-v\d")


def is_marked_size(words: str) -> bool:
    """Say whether words are a size that nothing else is called: `small.en`, `large-v3`."""
    return _MARKED.search(words) is not None and is_size_of_whisper(words)


def are_sizes(words: Iterable[str]) -> bool:
    """Say whether the words of a list are Whisper's sizes: nothing else is called so."""
    texts = list(words)
    return (
        len(texts) > 2 and any(map(_MARKED.search, texts)) and all(map(is_size_of_whisper, texts))
    )


def size_of_whisper(words: str, line: int) -> Hit | None:
    """Return the weights of one size, None where the words are none."""
    if not is_size_of_whisper(words):
        return None
    return Hit(line=line, kind=AssetKind.MODEL, hub=Hub.WHISPER, id=words, how="named-value")


def of_clip(name: str, words: str, line: int) -> Hit | None:
    """Judge a value under a name that speaks of CLIP, whose weights have names of their own.

    Of these `ViT-B-32/openai` and `ViT-B-32:openai` tell by themselves what they are.
    """
    architecture, between, data = words.partition(":" if ":" in words else "/")
    whole = between and name_clip(architecture, data)
    if not whole and ("clip" not in name or words not in ids.words().clip_names):
        return None
    return Hit(line=line, kind=AssetKind.MODEL, hub=Hub.OPEN_CLIP, id=words, how="named-value")


def of_yolo(words: str, line: int) -> Hit | None:
    """Judge the default of `--weights`: names of published detectors, that are downloaded."""
    name = words.rpartition("/")[2]
    if not _YOLO.fullmatch(name):
        return None
    return Hit(line=line, kind=AssetKind.MODEL, hub=Hub.ULTRALYTICS, id=name, how="named-value")


def is_called_so(name: str, bindings: Iterable[Binding]) -> bool:
    """Say whether a constant is called like the hosted model that it holds: `GPT_4`."""
    held = (binding.value for binding in bindings)
    words = (node.value for node in held if isinstance(node, ast.Constant))
    return any(isinstance(word, str) and ids.is_named_after(name, word) for word in words)
