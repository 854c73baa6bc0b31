"""What code only mentions: in comments, in docstrings, in the tables of copied libraries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Reference, Strength
from clearweights.scan.base import SourceFile
from clearweights.scan.lines import rows_with
from clearweights.scan.python import ids
from clearweights.scan.python.found import Found
from clearweights.scan.python.scopes import FileNames
from clearweights.scan.python.speaking import is_library_table

_COMMENT = re.compile(r"^\s*#(.*)$|\s#\s(.*)$")
_CALL = re.compile(r"(from_pretrained|load_dataset)\(\s*[\"']([\w.\-]+/[\w.\-]+)[\"']")
_ADDRESS = re.compile(r"https?://(?:huggingface\.co|hf\.co)/[\w.\-/]+")

_MARKS = ("from_pretrained(", "load_dataset(", "//huggingface.co", "//hf.co")
"""One of these stands in everything that the two patterns find."""


def mentions(file: SourceFile, lines: Sequence[int]) -> Iterator[Reference]:
    """Yield what comments name in a form that leaves no doubt."""
    told = {number for mark in _MARKS for number, line in rows_with(mark, file.text) if "#" in line}
    for number in sorted(told):
        line = file.lines[number]
        match = _COMMENT.search(line)
        if match is None or len(line) > 1000:
            continue
        words = match.group(1) or match.group(2) or ""
        for call in _CALL.finditer(words):
            kind = AssetKind.DATASET if call.group(1) == "load_dataset" else AssetKind.MODEL
            if ids.is_namespaced(call.group(2)):
                yield _mention(file, lines[number + 1], kind, call.group(2))
        for address in _ADDRESS.finditer(words):
            judged = ids.hub_address(address.group(0).rstrip("."))
            if judged is not None and judged.kind is not None:
                yield _mention(file, lines[number + 1], judged.kind, judged.id)


def in_library_tables(names: FileNames, found: Found) -> None:
    """Weaken what stands in the tables of published weights that a copied library brings along.

    The project uses those that it hands to a loader, and these are found there.
    """
    inside: set[int] = set()
    for name, bindings in names.module.bindings.items():
        if is_library_table(name):
            for binding in bindings:
                end = binding.value.end_lineno or binding.line
                inside.update(range(binding.value.lineno, end + 1))
    if inside:
        found.hits = [replace(h, mentioned=True) if h.line in inside else h for h in found.hits]


def plain_calls(file: SourceFile, rows: Iterable[tuple[int, str]]) -> Iterator[Reference]:
    """Yield what lines that are not Python load in a form that leaves no doubt.

    `rows`: the number of each line in the file, and its words. Comments are left to `mentions`.
    """
    for number, words in rows:
        for call in _CALL.finditer(words.partition("#")[0]):
            kind = AssetKind.DATASET if call.group(1) == "load_dataset" else AssetKind.MODEL
            if ids.is_namespaced(call.group(2)):
                yield _mention(file, number, kind, call.group(2), Strength.USED)


def _mention(
    file: SourceFile,
    line: int,
    kind: AssetKind,
    id_: str,
    strength: Strength = Strength.MENTIONED,
) -> Reference:
    return Reference(
        place=file.place(line),
        kind=kind,
        hub=Hub.HUGGINGFACE,
        id=id_,
        how="comment" if strength is Strength.MENTIONED else "plain-text",
        strength=strength,
    )
