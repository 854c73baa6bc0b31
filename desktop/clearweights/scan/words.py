"""Finds the exact words that licenses demand to be displayed, in files that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
