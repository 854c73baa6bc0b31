"""Finds the exact words that licenses demand to be displayed, in files that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clearweights.domain.result import Sign
from clearweights.scan.base import SourceFile

_SUFFIXES = frozenset(
    (
        ".md .mdx .rst .txt .html .htm .vue .svelte .jsx .tsx .js .ts .py .ipynb .json .yaml .yml"
        " .toml .po .xml .strings .arb .php .rb .java .kt .swift .dart .css .tex .adoc .notice"
    ).split()
)
_COMMENT = re.compile(r"^\s*(#|//|\*|/\*|<!--|--|;)")
_CODE = frozenset({".py", ".js", ".ts", ".jsx", ".tsx", ".rb", ".java", ".kt", ".swift", ".php"})


class WordFinder:
    """Searches for several sentences at once; spacing and letter case may differ."""

    def __init__(self, words: Sequence[str]) -> None:
        # The longest first: "Built with Meta Llama 3" is not "Built with Llama".
        flat = sorted({_flat(w): w for w in words}.items(), key=lambda p: (-len(p[0]), p))
        self._sentences = [
            (tuple(sorted({p.encode() for p in f.split()}, key=len, reverse=True)), _pattern(f), w)
            for f, w in flat
        ]
        self._longest = frozenset(parts[0] for parts, *_ in self._sentences if parts)

    def wants(self, path: str) -> bool:
        """Say whether people may read this file."""
        name = path.rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" in _SUFFIXES or "." not in name

    def find(self, file: SourceFile) -> Iterator[Sign]:
        """Yield the first place of each sentence in `file`; code comments are not a display."""
        lowered = file.data.lower()
        code = f".{file.name.rpartition('.')[2].lower()}" in _CODE
        present = {part for part in self._longest if part in lowered}
        for parts, pattern, words in self._sentences if present else ():
            if parts[0] not in present or not all(part in lowered for part in parts):
                continue
            for match in pattern.finditer(file.text):
                line = file.text.count("\n", 0, match.start()) + 1
                if code and _COMMENT.match(file.lines[line - 1]):
                    continue
                exact = " ".join(match[0].split()) == " ".join(words.split())
                yield Sign(words=words, place=file.place(line), exact=exact)
                break


def _pattern(flat: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, flat.split())) + r"(?!\w)", re.IGNORECASE)


def _flat(words: str) -> str:
    return " ".join(words.lower().split())


_DOCUMENTS = frozenset(".md .mdx .rst .txt .html .htm .adoc .notice .vue .svelte .jsx .tsx".split())
_WORD = re.compile(r"\w+")
_FRONT = re.compile(r"\A---\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_PLACES = 20
"""Places kept of one phrase in one file."""


class EvidenceFinder:
    """Searches documents for names and phrases that show that something was done."""

    def __init__(self, words: Sequence[str]) -> None:
        flat = sorted({_flat(w): w for w in words if w.strip()}.items())
        self._phrases = [(frozenset(_WORD.findall(f)), f, w) for f, w in flat]

    def wants(self, path: str) -> bool:
        """Say whether this is a document, or a page that people see."""
        name = path.rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" in _DOCUMENTS or "." not in name

    def find(self, file: SourceFile) -> Iterator[Sign]:
        """Yield the places of each phrase, front matter left out: a tag is no statement."""
        known = set(_WORD.findall(file.text.lower()))
        present = [(flat, words) for parts, flat, words in self._phrases if parts <= known]
        if not present:
            return
        text = _FRONT.sub(lambda m: "\n" * m[0].count("\n"), file.text)
        lowered = text.lower()
        for flat, words in present:
            lines = {text.count("\n", 0, at) + 1 for at in _places_of(flat, text, lowered)}
            for line in sorted(lines)[:_PLACES]:
                yield Sign(words=words, place=file.place(line), evidence=True)


def _places_of(flat: str, text: str, lowered: str) -> Iterator[int]:
    """Yield where a phrase begins; `lowered` finds its first word faster than a pattern does."""
    pattern = _whole(flat)
    if len(lowered) != len(text):  # a few letters have no lower case of one letter
        yield from (match.start() for match in pattern.finditer(text))
        return
    first = flat.split(maxsplit=1)[0]
    at = lowered.find(first)
    while at >= 0:
        if pattern.match(text, at):
            yield at
        at = lowered.find(first, at + 1)


@lru_cache(maxsize=4096)
def _whole(flat: str) -> re.Pattern[str]:
    inner = r"\s+".join(map(re.escape, flat.split()))
    return re.compile(rf"(?<![\w-]){inner}(?![\w])", re.IGNORECASE)
