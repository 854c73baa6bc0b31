"""Values that stand for other values: `${model.name}`, `${MODEL:-default}`, `${oc.env:X,y}`."""

from __future__ import annotations

import re

from clearweights.safeio import Mapping, Node, Scalar
from clearweights.scan.config.environment import filled_in, set_above

_WHOLE = re.compile(r"\$\{([^${}]*)\}")
_ENVIRONMENT = re.compile(r"(?:oc\.)?env:\s*([A-Za-z_]\w*)\s*(?:,\s*(.*))?", re.DOTALL)
_SHELL = re.compile(r"(?:env\.)?[A-Za-z_]\w*(?::?[-=]|:(?=[^?+]))(.*)", re.DOTALL)
_FILLED = re.compile(r"\{\{[^{}]{0,300}?\bdefault\s*\(?\s*[\"']([^\"'{}]+)[\"'][^{}]{0,300}\}\}")


def is_dynamic(value: str) -> bool:
    """Say whether a value still depends on the run after `resolve`."""
    return bool(re.search(r"\$\{|\{\{|\$[A-Za-z_]|\{%|%\(|%[A-Z_]+%", value))


def resolve(value: str, root: Node, tables: tuple[Mapping, ...], depth: int = 0) -> str:
    """Return `value` with what the document itself, or a default, can fill in."""
    if "{" not in value or depth > 8:
        return value
    filled = _FILLED.sub(r"\1", value)
    if "{{" in filled:
        filled = filled_in(filled, set_above(tables))

    def put(match: re.Match[str]) -> str:
        found = _one(match[1].strip(), root, tables)
        found = set_above(tables).get(match[1].strip()) if found is None else found
        return match[0] if found is None else resolve(found, root, tables, depth + 1)

    return _WHOLE.sub(put, filled)


def _one(words: str, root: Node, tables: tuple[Mapping, ...]) -> str | None:
    if environment := _ENVIRONMENT.fullmatch(words):
        return environment[2].strip().strip("\"'") if environment[2] else None
    if default := _SHELL.fullmatch(words):
        return default[1].strip().strip("\"'") or None
    dots = len(words) - len(words.lstrip("."))
    start: Node | None = root
    if dots:
        start = tables[-dots] if dots <= len(tables) else None
    for part in words.lstrip(".").split("."):
        start = start.get(part) if isinstance(start, Mapping) else None
    if isinstance(start, Scalar) and not start.is_null:
        return start.value
    return None
