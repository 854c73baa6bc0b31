"""The label of container images that scripts and workflows give: `--label …licenses=MIT`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan.base import SourceFile
from clearweights.scan.names import foreign_folder, in_tests
from clearweights.scan.statements.fields import is_metadata

_KEY = b"org.opencontainers.image.licenses"
_SUFFIXES = frozenset(
    (".sh", ".bash", ".zsh", ".ps1", ".bat", ".cmd", ".mk", ".yml", ".yaml", ".hcl", ".bzl")
)
_NAMES = frozenset(("makefile", "gnumakefile", "justfile", "taskfile", "build"))
_LABEL = re.compile(
    r"(?P<before>[\"']?)\borg\.opencontainers\.image\.licenses(?P<behind>[\"']?)[ \t]*[=:][ \t]*"
    r"(?P<quote>[\"']?)(?P<rest>[^\n]{1,120})"
)
_PLAIN = re.compile(r"[^\s\"'\\,;)]+")
_COMMENT = re.compile(r"\s*(?:#|//|rem\s)", re.IGNORECASE)
_CHOSEN = re.compile(r"[${}%<>]")
"""What stands for a value that is put in at run time."""

_MOST = 20


class ImageLabelScanner:
    """`--label org.opencontainers.image.licenses=…` outside the files that describe an image."""

    id = "image-labels"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Take scripts, make files and workflows."""
        return (suffix in _SUFFIXES or name in _NAMES) and not (is_metadata(name) or in_tests(path))

    def worth_parsing(self, data: bytes) -> bool:
        """Take files that name the label."""
        return _KEY in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield each license once."""
        seen: set[str] = set()
        for match in islice(_LABEL.finditer(file.text), _MOST):
            number = file.text.count("\n", 0, match.start()) + 1
            raw = _value(match)
            if raw is None or raw in seen or _COMMENT.match(file.lines[number - 1]):
                continue
            seen.add(raw)
            yield LicenseStatement(
                place=file.place(number),
                source=StatementSource.FIELD,
                raw=raw,
                asset=foreign_folder(file.path),
                component=Component.CODE,
            )


def _value(label: re.Match[str]) -> str | None:
    """Return the words of a label, up to the quote around it or the next blank."""
    quote = label["quote"] or (label["before"] if not label["behind"] else "")
    if quote:
        words = label["rest"].partition(quote)[0].strip()
    else:
        plain = _PLAIN.match(label["rest"])
        words = plain[0] if plain else ""
    return None if not words or _CHOSEN.search(words) else words
