"""Comments right above a model's address in code: "/// Shared under the MIT license by …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component
from clearweights.scan.cards.document import hub_id
from clearweights.scan.statements.choices import first_named
from clearweights.scan.statements.copied import COMMENT
from clearweights.scan.statements.taken import Taken
from clearweights.scan.statements.written import Written

_SAID = re.compile(
    r"[\s#/*;%!\-]{1,12}(?:(?:model|weights|checkpoint|dataset)s?\s)?"
    r"(?:(?:shared|released|licen[sc]ed|distributed|published|provided|available)"
    r"(?: \w+ly)? under\s+(?:the\s+|an?\s+)?|licen[sc]e\s*:\s*)",
    re.IGNORECASE,
)
"""How a comment begins that tells nothing but a license: what it is about stands below."""

_ADDRESS = re.compile(r"https?://[^\s\"'`<>(){}\[\],;]{4,300}")
_PLACES = ("resolve", "blob", "tree", "raw")
"""What follows the name of a model in an address, where the name is of one part."""

_NO_WEIGHTS = re.compile(
    r"\.(?:json|txt|vocab|bpe|model|ya?ml|py|md|tiktoken|jinja)(?:[?#].*)?$", re.IGNORECASE
)
"""The end of an address of a file that lies beside the weights and may be somebody else's."""

_COMMENT_LINES = 8
_BELOW = 6
_LONGEST = 1_000
_MOST = 200


def presets(written: Written, *, after: int) -> Iterator[Taken]:
    """Yield the licenses that comments below the leading one tell of one address under them."""
    found = 0
    for number, line in written.licensed(after):
        said = _SAID.match(line) if "icen" in line else None
        if said is None or not COMMENT.match(line):
            continue
        rest = line[said.end() :]
        raw = first_named(rest[:90])
        told = _told_below(written.lines, number) if raw and rest.startswith(raw) else None
        if raw and told:
            yield Taken(number + 1, raw, told[1], told[0])
            found += 1
            if found >= _MOST:
                return


def _told_below(lines: tuple[str, ...], number: int) -> tuple[Component, str] | None:
    """Return the one model or dataset whose address the statement below a comment holds."""
    start = number + 1
    while start < min(len(lines), number + _COMMENT_LINES) and COMMENT.match(lines[start]):
        start += 1
    ids: set[tuple[Component, str]] = set()
    for line in lines[start : start + _BELOW]:
        if not line.strip() or COMMENT.match(line) or len(line) > _LONGEST:
            break
        ids |= {page for match in _ADDRESS.finditer(line) if (page := _page(match[0]))}
        if line.rstrip().endswith(";"):
            break
    return ids.pop() if len(ids) == 1 else None


def _page(address: str) -> tuple[Component, str] | None:
    page = hub_id(address)
    if page is None:
        return None
    owner, _, name = page[1].partition("/")
    part = Component.CODE if _NO_WEIGHTS.search(address) else Component.WEIGHTS
    part = Component.DATA if page[0] is AssetKind.DATASET else part
    return part, owner if name in _PLACES else page[1]
