"""Lists that explain what licenses mean: "MIT: allows everything", and state none of anything."""

from __future__ import annotations

from itertools import groupby

from clearweights.scan.cards.markdown import Block, BlockKind
from clearweights.scan.cards.marks import marks
from clearweights.scan.cards.vocabulary import vocabulary

_FEWEST = 2
_MARKS = " *_`[(\"'“"


def explained(parts: tuple[Block, ...]) -> frozenset[int]:
    """Return the lines of the items of lists that tell of several licenses what each allows."""
    found: set[int] = set()
    for kind, blocks in groupby(parts, key=lambda block: block.kind):
        if kind is not BlockKind.ITEM:
            continue
        told = {block.line: name for block in blocks if (name := _explained(block))}
        if len(set(told.values())) >= _FEWEST:
            found.update(told)
    return frozenset(found)


def _explained(block: Block) -> str | None:
    """Return the license that an item begins with, where the words behind it say what it allows."""
    if not vocabulary().explains.search(block.source) or not block.sentences:
        return None
    sentence = block.sentences[0]
    first = next((one for one in marks(sentence, vocabulary()) if not one.generic), None)
    if first is None or sentence.text[: first.start].strip(_MARKS):
        return None
    is_told = vocabulary().explains.match(sentence.text, first.end)
    return sentence.text[first.start : first.end] if is_told else None
