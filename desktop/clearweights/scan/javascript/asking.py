"""Requests that ask hosted models without a client: `fetch("https://api.…", { … })`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clearweights.domain.asset import AssetKind, Provider, Reference
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan import endpoints
from clearweights.scan.base import SourceFile

_SENDS = (
    r"(?:\bfetch|\.post|\.request|\baxios|\bNewRequest\w{0,20}|\bRequest)\(\s{0,20}"
    r"(?:[^\s\"'`,()]{1,40},\s{0,9}|[\"']POST[\"'],\s{0,9}){0,2}?"
)
_ADDRESS = re.compile(_SENDS + r"[\"'`](https?://[^\"'`\s]{1,400})")
_NAME = re.compile(
    _SENDS + r"(?:([A-Za-z_$][\w$]{0,60})\s?[,)]"
    r"|`\$\{([A-Za-z_$][\w$]{0,60})\}([/?][^\s\"'`]{0,200})?`)"
)
_PATHS = 20
_CONSTANT = re.compile(
    r"\b([A-Za-z_$][\w$]{0,60})(?:\s?:\s?string)?\s{0,9}:?=\s{0,9}[\"'`](https?://[^\"'`\s]{1,400})"
)


def _requests(text: str) -> Iterator[tuple[Provider, int]]:
    """Yield the providers whom requests ask at an address that names no model, with the lines.

    What is commented out is left alone.
    """
    if "http" not in text:
        return
    called: dict[str, set[str]] = {}
    for match in _NAME.finditer(text):
        paths = called.setdefault(match[1] or match[2], set())
        if len(paths) < _PATHS:
            paths.add((match[3] or "").partition("${")[0])
    found = [(m.start(1), m[1]) for m in _ADDRESS.finditer(text)]
    for match in _CONSTANT.finditer(text):
        found += [(match.start(2), match[2] + path) for path in called.get(match[1], ())]
    line = before = 0
    for at, address in sorted(found):
        line, before = line + text.count("\n", before, at), at
        begin = text.rfind("\n", 0, at) + 1
        if text[begin:at].lstrip().startswith(("*", "//", "/*", "#")):
            continue
        start = address.partition("${")[0]
        asked = None if endpoints.asked_for(start) else endpoints.asked(start)
        if asked is not None:
            yield asked, line + 1


def of_requests(file: SourceFile, text: str, facts: Iterable[Fact]) -> Iterator[RunTimeChoice]:
    """Yield a note for each provider that requests ask and of whom the file names no model."""
    told = {f.provider for f in facts if isinstance(f, Reference)}
    for asked, line in _requests(text):
        if asked not in told and asked is not Provider.HUGGINGFACE:
            told.add(asked)
            yield RunTimeChoice(
                place=file.place(line), kind=AssetKind.SERVICE, how="client", words=asked.value
            )
