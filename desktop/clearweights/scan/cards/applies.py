"""Pages that list licenses, each with what it applies to: "- MIT License", "* Applies to Foo"."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.credits import is_license
from clearweights.scan.cards.markdown import Block, BlockKind
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.saying import Said

_NAME = re.compile(r"[A-Z][\w.&+ -]{1,60}? licen[sc]e(?: [\w. -]{1,30})?", re.IGNORECASE)
_APPLIES = re.compile(
    r"\W*(?:this licen[sc]e |it )?applies to:?\s+(?:the |our |all )?(?P<what>\S.{2,100}?)[\s.]*$",
    re.IGNORECASE,
)


def applied(parts: tuple[Block, ...]) -> tuple[list[tuple[Block, Said]], frozenset[int]]:
    """Return what each license of such a page is about, and the lines of all that they say.

    What stands in the list below a license explains it and states nothing of its own.
    """
    found: list[tuple[Block, Said]] = []
    lines: set[int] = set()
    inside = False
    for block, below in zip(parts, [*parts[1:], None], strict=False):
        if block.kind not in (BlockKind.ITEM, BlockKind.HEADING) or not block.sentences:
            inside = False
            continue
        words = block.sentences[0].text.strip(" *_:.")
        named = _NAME.fullmatch(words) is not None or is_license(words)
        told = _told(below) if named else None
        if told is not None:
            part = component_in(told) if " " not in told else None
            about = told if part is None else None
            found.append(
                (block, Said(words, part or Component.ANY, about, None, own=part is not None))
            )
        inside = told is not None or (inside and block.kind is BlockKind.ITEM)
        if inside:
            lines.add(block.line)
    return found, frozenset(lines)


def _told(below: Block | None) -> str | None:
    """Return what a line says that the license above it applies to."""
    match = _APPLIES.fullmatch(below.sentences[0].text) if below and below.sentences else None
    return match["what"] if match else None
