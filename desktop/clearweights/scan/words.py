"""Finds the exact words that licenses demand to be displayed, in files that people read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import TypeAlias

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


_SPACES = rb"(?:\s|\xc2[\x85\xa0]|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe3\x80\x80)+"

_SHORT = 5
"""Letters of words that stand in nearly every file."""


_Sentence: TypeAlias = tuple[tuple[bytes, ...], str, str]
"""The words of a sentence, the sentence in lower case, and as it was asked for."""


class WordFinder:
    """Searches for several sentences at once; spacing and letter case may differ."""

    def __init__(self, words: Sequence[str]) -> None:
        # The longest first: "Built with Meta Llama 3" is not "Built with Llama".
        flat = sorted({_flat(w): w for w in words}.items(), key=lambda p: (-len(p[0]), p))
        sentences: list[_Sentence] = [
            (tuple(sorted({p.encode() for p in f.split()}, key=len, reverse=True)), f, w)
            for f, w in flat
            if f
        ]
        self._cover = _cover([frozenset(parts) for parts, *_ in sentences])
        self._by_word: dict[bytes, list[_Sentence]] = defaultdict(list)
        for sentence in sentences:
            self._by_word[next(w for w in self._cover if w in sentence[0])].append(sentence)

    def wants(self, path: str) -> bool:
        """Say whether people may read this file."""
        return is_for_people(path)

    def find(self, file: SourceFile) -> Iterator[Sign]:
        """Yield the first place of each sentence in `file`; code comments are not a display."""
        lowered = file.data.lower()
        seen = {part: part in lowered for part in self._cover}
        possible = [each for part, there in seen.items() if there for each in self._by_word[part]]
        code = f".{file.name.rpartition('.')[2].lower()}" in _CODE
        for parts, flat, words in possible:
            if not all(_is_in(part, lowered, seen) for part in parts):
                continue
            if not _raw_pattern(flat).search(lowered):
                continue
            for match in _pattern(flat).finditer(file.text):
                line = file.text.count("\n", 0, match.start()) + 1
                if code and _COMMENT.match(file.lines[line - 1]):
                    continue
                exact = " ".join(match[0].split()) == " ".join(words.split())
                yield Sign(words=words, place=file.place(line), exact=exact)
                break


def _is_in(part: bytes, text: bytes, seen: dict[bytes, bool]) -> bool:
    """Say whether a word stands in the text; each word is looked for once."""
    if part not in seen:
        seen[part] = part in text
    return seen[part]


@cache
def _raw_pattern(flat: str) -> re.Pattern[bytes]:
    """Return the words in lower-case UTF-8, one after another: bytes are searched faster."""
    return re.compile(_SPACES.join(re.escape(word.encode()) for word in flat.split()))


def _cover(sentences: Sequence[frozenset[bytes]]) -> tuple[bytes, ...]:
    """Return few words of which every sentence has one: most files hold none of them."""
    words: list[bytes] = []
    left = list(sentences)
    while left:
        counts = Counter(part for parts in left for part in parts if len(part) > _SHORT)
        counts = counts or Counter(part for parts in left for part in parts)
        best = max(counts, key=lambda part: (counts[part], len(part), part))
        words.append(best)
        left = [parts for parts in left if best not in parts]
    return tuple(words)


def is_for_people(path: str) -> bool:
    """Say whether people may read a file, in the product or beside it."""
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" in _SUFFIXES or "." not in name


@cache
def _pattern(flat: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, flat.split())) + r"(?!\w)", re.IGNORECASE)


def _flat(words: str) -> str:
    return " ".join(words.lower().split())


_DOCUMENTS = frozenset(".md .mdx .rst .txt .html .htm .adoc .notice .vue .svelte .jsx .tsx".split())
_FRONT = re.compile(r"\A---\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")
_PIECE = 1 << 16
"""Letters of a text whose words are listed at once."""

_FEW = 150
"""So many words are looked for one by one; for more, the words of a text are listed."""

_PLACES = 20
"""Places kept of one phrase in one file."""


_Phrase: TypeAlias = tuple[str, str, frozenset[str]]
"""A phrase in lower case, as it was asked for, and its words."""


def is_document(path: str) -> bool:
    """Say whether a file is a document, or a page that people see."""
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" in _DOCUMENTS or "." not in name


class EvidenceFinder:
    """Searches documents for names and phrases that show that something was done."""

    def __init__(self, words: Sequence[str]) -> None:
        flat = sorted({_flat(w): w for w in words if w.strip()}.items())
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        for f, w in flat:
            parts = frozenset(_WORD.findall(f))
            self._by_word[max(parts, key=lambda part: (len(part), part), default="")].append(
                (f, w, parts)
            )

    def wants(self, path: str) -> bool:
        """Say whether this is a document, or a page that people see."""
        return is_document(path)

    def _present(self, text: str) -> Iterator[_Phrase]:
        """Yield the phrases whose words all stand in the text."""
        if len(self._by_word) <= _FEW:
            for word, phrases in self._by_word.items():
                if word in text:
                    yield from (p for p in phrases if all(part in text for part in p[2]))
            return
        spoken = _spoken(text)
        for word in self._by_word.keys() & spoken:
            yield from (p for p in self._by_word[word] if p[2] <= spoken)

    def find(self, file: SourceFile) -> Iterator[Sign]:
        """Yield the places of each phrase, front matter left out: a tag is no statement."""
        lowered = file.text.lower()
        present = sorted(self._present(lowered))
        if not present:
            return
        squeezed = " ".join(lowered.split())
        present = [phrase for phrase in present if phrase[0] in squeezed]
        text = _FRONT.sub(lambda m: "\n" * m[0].count("\n"), file.text).lower()
        for flat, words, _ in present:
            for line in islice(_lines(_whole(flat, text), text), _PLACES):
                yield Sign(words=words, place=file.place(line), evidence=True)


def _spoken(text: str) -> set[str]:
    """Return the different words of a text; it is read by pieces, since it may have millions."""
    words = {""}
    at = 0
    while at < len(text):
        space = _SPACE.search(text, at + _PIECE)
        end = space.start() if space else len(text)
        words.update(_WORD.findall(text, at, end))
        at = end
    return words


def _lines(positions: Iterable[int], text: str) -> Iterator[int]:
    """Yield the lines of ascending positions, each line once."""
    line, last, before = 1, 0, 0
    for at in positions:
        line += text.count("\n", last, at)
        last = at
        if line != before:
            yield line
            before = line


def _whole(flat: str, text: str) -> Iterator[int]:
    """Yield where the phrase stands in lower-case `text`, as whole words, spacing aside.

    The first word is found by plain search: a document has many phrases to be searched for.
    """
    first, *rest = flat.split()
    tail = _tail(tuple(rest))
    at = text.find(first)
    while at >= 0:
        before = text[at - 1] if at else " "
        if not (before.isalnum() or before in "_-") and tail.match(text, at + len(first)):
            yield at
        at = text.find(first, at + 1)


@lru_cache(maxsize=10_000)
def _tail(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("".join(rf"\s+{re.escape(word)}" for word in words) + r"(?!\w)")
