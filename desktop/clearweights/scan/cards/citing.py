"""Licenses in the entries of BibTeX that a page gives for citing: `license = {Apache-2.0}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.facts import Component
from clearweights.scan.cards.document import Document
from clearweights.scan.cards.markdown import Block, BlockKind, Sentence
from clearweights.scan.cards.naming import repository_of
from clearweights.scan.cards.saying import Said
from clearweights.scan.cards.vocabulary import vocabulary

_ENTRY = re.compile(r"^\s*@(?P<kind>[a-z]{3,20})\s*[{(]", re.IGNORECASE)
_FIELD = re.compile(
    r"^\s*(?P<key>licen[sc]e|title|url|howpublished|repository-code)\s*=\s*"
    r"(?P<value>\S.{0,400}?)\s*,?\s*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s{}\"]+")
_MARKS = ' {}"\t'
_SHORT = re.compile(r"[:–—].*$")
_PARTS = {"software": Component.CODE, "dataset": Component.DATA}
_MOST_LINES = 400
_LONGEST = 100


def cited(block: Block, subject: Document) -> Iterator[tuple[Sentence, Said]]:
    """Yield the license of each entry, of the work that its address or else its title names."""
    if block.kind is not BlockKind.CODE or "licen" not in block.source.lower():
        return
    kind = ""
    fields: dict[str, tuple[int, str]] = {}
    lines = block.raw[:_MOST_LINES]
    for number, line in enumerate((*lines, "@end{"), start=block.line):
        if entry := _ENTRY.match(line):
            yield from _stated(kind, fields, subject)
            kind, fields = entry["kind"].lower(), {}
        elif kind and (field := _FIELD.match(line[:600])):
            key = field["key"].lower().replace("licence", "license")
            fields.setdefault(key, (number, field["value"].strip(_MARKS)))


def _stated(
    kind: str, fields: dict[str, tuple[int, str]], subject: Document
) -> Iterator[tuple[Sentence, Said]]:
    line, raw = fields.get("license", (0, ""))
    about = _work(fields)
    known = any(not n.generic and n.pattern.fullmatch(raw) for n in vocabulary().names)
    if not known or about is None or len(raw) > _LONGEST:
        return
    own = subject.is_called(about.rpartition("/")[2])
    part = _PARTS.get(kind, Component.ANY)
    yield Sentence(raw, line), Said(raw, part, None if own else about, None, own=own)


def _work(fields: dict[str, tuple[int, str]]) -> str | None:
    for key in ("repository-code", "url", "howpublished"):
        address = _ADDRESS.search(fields.get(key, (0, ""))[1])
        if address and (name := repository_of(address[0])):
            return name
    title = _SHORT.sub("", re.sub(r"[{}]", "", fields.get("title", (0, ""))[1])).strip()
    return title[:_LONGEST] or None
