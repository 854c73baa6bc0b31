"""What a project took from others: "contains code written by Acme that is under MIT"."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component
from clearweights.scan.cards.nouns import component_in
from clearweights.scan.cards.vocabulary import word_list

_TAKEN = re.compile(
    r"\b(?:contain(?:s|ing)?|includ(?:es?|ing)|us(?:es?|ing)|reus(?:es?|ing)|incorporat(?:es?|ing)"
    r"|borrow(?:s|ed|ing)?|based (?:up)?o(?:n|ff)(?: of)?|built (?:up)?on"
    r"|(?:derived|adapted|taken|copied) from)\s+"
    r"(?:some (?:of )?|(?:parts|portions|pieces) of )?(?:the |an? )?"
    r"(?P<thing>(?:[\w-]+ ){0,3}?(?:code|software|models?|weights|data|datasets?|implementations?"
    r"|scripts?|modules?|files?|components?|functions?))\s+"
    r"(?:from|(?:originally )?(?:written|developed|created|made|provided|published|released) by|by)"
    r"\s+(?:the\s+)?(?P<maker>[A-Z][\w.&+-]*(?: (?:[A-Z][\w.&+-]*|team|group|authors))*)"
    r"(?:\s*(?:\([^()]{0,160}\)|<[^<>]{0,160}>))?,?"
    r"(?:\s+(?:that|which))?(?:\s+(?:is|are|was|were))?\s*$"
)


def borrowed(clause: str) -> tuple[Component, str] | None:
    """Return part and maker of what a clause ends with, if it was taken from a named maker."""
    match = _TAKEN.search(clause)
    if match is None or match["maker"].lower() in word_list("not_names"):
        return None
    return component_in(match["thing"]) or Component.ANY, match["maker"]
