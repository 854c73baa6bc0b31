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
        self._words = {_flat(w): w for w in sorted(words)}
        parts = sorted((r"\s+".join(map(re.escape, f.split())) for f in self._words), reverse=True)
        # The longest first: "Built with Meta Llama 3" is not "Built with Llama".
        self._pattern = re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)
        self._firsts = {f.split()[0].encode() for f in self._words if f}

    def wants(self, path: str) -> bool:
        """Say whether people may read this file."""
        name = path.rpartition("/")[2]
        return f".{name.rpartition('.')[2].lower()}" in _SUFFIXES or "." not in name

    def find(self, file: SourceFile) -> Iterator[Sign]:
        """Yield the first place of each sentence in `file`; code comments are not a display."""
        lowered = file.data.lower()
        if not any(first in lowered for first in self._firsts):
            return
        code = f".{file.name.rpartition('.')[2].lower()}" in _CODE
        seen: set[str] = set()
        for match in self._pattern.finditer(file.text):
            words = self._words.get(_flat(match[0]))
            line = file.text.count("\n", 0, match.start()) + 1
            if words is None or words in seen or (code and _COMMENT.match(file.lines[line - 1])):
                continue
            seen.add(words)
            exact = " ".join(match[0].split()) == " ".join(words.split())
            yield Sign(words=words, place=file.place(line), exact=exact)


def _flat(words: str) -> str:
    return " ".join(words.lower().split())
