"""What the names of files and folders tell, shared by the scanners."""

from __future__ import annotations

import re

from clearweights.domain.facts import Component

_COMPONENTS = (
    (
        Component.WEIGHTS,
        re.compile(r"model|weights?|checkpoint|ckpt|lora|delta|diff", re.IGNORECASE),
    ),
    (Component.DATA, re.compile(r"data(?:set)?|corpus|annotation", re.IGNORECASE)),
    (Component.DOCS, re.compile(r"docs?(?:[^a-z]|$)|documentation|text", re.IGNORECASE)),
    (Component.CODE, re.compile(r"code|software|source", re.IGNORECASE)),
)


def component_of(path: str) -> Component:
    """Return what the name of a license file says it is about: `DATA_LICENSE`, `LICENSE-MODEL`."""
    name = path.rpartition("/")[2]
    rest = re.sub(r"licen[sc]es?|copying", " ", name.partition(".")[0], flags=re.IGNORECASE)
    for component, pattern in _COMPONENTS:
        if pattern.search(rest):
            return component
    return Component.ANY


_FOREIGN_FOLDER = re.compile(
    r"(?:^|/)((?:third[_-]?party|3rd[_-]?party|vendor(?:ed)?|external|extern|deps|submodules"
    r"|node_modules|thirdparty|dependencies)/[^/]+)/",
    re.IGNORECASE,
)
_TEST_FOLDER = re.compile(r"(?:^|/)(?:tests?|testing|fixtures|testdata|__tests__)/", re.IGNORECASE)


def foreign_folder(path: str) -> str | None:
    """Return the id of somebody else's work a file belongs to: `local:third_party/x`."""
    match = _FOREIGN_FOLDER.search(path)
    return f"local:{path[: match.end(1)]}" if match else None


def in_tests(path: str) -> bool:
    """Say whether a file lies among tests or their fixtures."""
    return _TEST_FOLDER.search(path) is not None
