"""What a noun phrase names: a part of a thing, a proper name."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.vocabulary import vocabulary, word_list

_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter or digit of a script that sets its words apart."""

_WORD = rf"[A-Z](?:{_LETTER}|[+-])*(?:\.\d{_LETTER}*)*(?:{_LETTER}|[+-])*"
_PROPER = re.compile(
    rf"(?<![\w-])(?:[\w.-]+/[\w.-]+|{_WORD}(?:\s(?:{_WORD}|\d(?:[\w.+-]*[\w+])?))*"
    r"|[\w-]+\.(?:jsonl?|csv|tsv|txt|parquet|zip|tar(?:\.gz)?|bin|pth?|safetensors|gguf|onnx)\b"
    rf"|[a-z]{{1,2}}[A-Z](?:{_LETTER}|[+-])*|[a-z]+(?:[-_][a-z0-9]+)*[-_]v?\d[\w.-]*"
    r"|[a-z]+\d[\w.-]*)"
)
_WORKS_ON = re.compile(
    r"\b(?:adding|bringing|enabling|featuring|implementing|supporting)\s+(?:the\s+)?$"
)
"""Words before the name of what a thing does something for: "the fork bringing Foo 2"."""

_OWNS = re.compile(r"['’]s\s+(?=[A-Z][\w-]*[A-Za-z\d])")
"""Behind the name of an owner, before the name of the thing: "Acme's Heron"."""

_BODY = re.compile(
    r"\b(?:team|group|labs?|laborator(?:y|ies)|universit\w+|inc|foundation|institute|committee"
    r"|corporation|consortium|department)\.?$",
    re.IGNORECASE,
)
"""How the names of people together end, who are never what is licensed."""


def component_in(piece: str) -> Component | None:
    """Return the part named last in a noun phrase: "model code" is code."""
    best: tuple[int, Component] | None = None
    for component, pattern in vocabulary().components:
        for match in pattern.finditer(piece):
            if best is None or match.end() > best[0]:
                best = (match.end(), component)
    return best[1] if best else None


_DESCRIBES = re.compile(r"-(?:provided|based|generated|trained|owned|licensed)$", re.IGNORECASE)
"""How a name becomes a word about others: `Acme-provided models`."""


def proper_name(piece: str) -> str | None:
    """Return a proper name in a noun phrase: `DeepSeek-V3`, `org/name`."""
    ordinary = word_list("not_names")
    for match in _PROPER.finditer(piece):
        words = match[0].split()
        while words and words[0].lower().strip(".") in ordinary:
            words = words[1:]
        while words and words[-1].lower().strip(".") in ordinary:
            words = words[:-1]
        name = " ".join(words).rstrip(".,")
        if not name[:1].isalpha() or name.lower() in word_list("not_alone"):
            continue
        if "/" not in name and _DESCRIBES.search(name):
            continue
        if _OWNS.match(piece, match.end()):
            continue
        if _WORKS_ON.search(piece, max(0, match.start() - 40), match.start()):
            continue
        is_version = re.fullmatch(r"v\d[\d._-]*(?:/.*)?", name) is not None
        if len(name) > 1 and not is_version and (component_in(name) is None or _holds_part(name)):
            return None if _BODY.search(name) else name
    return None


def _holds_part(name: str) -> bool:
    """Say whether a name only contains the word for a part: "Stable Video Diffusion"."""
    *others, last = name.split()
    if last[0].isdigit():  # "Heron Video 2"
        return any(word[0].isupper() and component_in(word) is None for word in others)
    return bool(others) and component_in(last) is None and last[0].isupper()
