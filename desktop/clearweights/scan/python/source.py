"""From the text of a file to a syntax tree, also where the text is not quite Python."""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass

MAX_SOURCE = 2 * 1024 * 1024
_REPAIRS = 40
_BEGINS = re.compile(r"(?!(?:else|elif|except|finally)\b)[@A-Za-z_]")
"""Where a statement of a module may begin."""

_PRINT = re.compile(r"^(\s*)print\s+(?!\()(.*)$")
_EXCEPT = re.compile(r"^(\s*except\s+[\w.() ,]+?),\s*(\w+)\s*:")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A syntax tree, and the lines (1-based) that had to be left out to get it."""

    tree: ast.Module
    left_out: tuple[int, ...]


def parse(text: str) -> Parsed:
    """Parse Python, leaving out lines that are not. Raises `ValueError` where that fails."""
    if len(text) > MAX_SOURCE:
        raise ValueError(f"larger than {MAX_SOURCE // 1024} KiB")
    lines = text.replace("\0", " ").split("\n")
    written = lines.copy()
    left_out: list[int] = []
    for attempt in range(_REPAIRS):
        try:
            return Parsed(_tree("\n".join(lines)), tuple(left_out))
        except SyntaxError as e:
            if attempt == 0 and _modernize(lines):
                continue
            at = _blame(e, lines)
            if not at:
                break
            left_out.append(at)
            indent = len(lines[at - 1]) - len(lines[at - 1].lstrip())
            gone = isinstance(e, IndentationError) or lines[at - 1].strip() == "pass"
            lines[at - 1] = "" if gone else " " * indent + "pass"
        except (ValueError, RecursionError, MemoryError) as e:
            raise ValueError("not readable as Python") from e
    return _in_parts(written)


def _in_parts(lines: list[str]) -> Parsed:
    """Parse each statement of a module by itself, leaving out those that are not valid."""
    starts = [at for at, line in enumerate(lines) if _BEGINS.match(line)]
    kept = [""] * len(lines)
    left_out: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = lines[start:end]
        try:
            _tree("\n".join(part))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            left_out.extend(range(start + 1, end + 1))
        else:
            kept[start:end] = part
    if not starts or 2 * len(left_out) > len(lines):
        raise ValueError("not valid Python")
    return Parsed(_tree("\n".join(kept)), tuple(left_out))


def _tree(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def _modernize(lines: list[str]) -> bool:
    """Turn the two commonest forms of Python 2 into Python 3. Says whether any was there."""
    changed = False
    for at, line in enumerate(lines):
        new = _EXCEPT.sub(r"\1 as \2:", _PRINT.sub(r"\1print(\2)", line))
        if new != line:
            lines[at], changed = new, True
    return changed


def _blame(error: SyntaxError, lines: list[str]) -> int:
    at = error.lineno or 0
    at = min(max(at, 1), len(lines))
    while at > 1 and not lines[at - 1].strip():
        at -= 1
    return at if lines[at - 1].strip() else 0
