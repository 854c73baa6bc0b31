"""Notebooks that Databricks keeps as Python files: cells apart, other languages in comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clearweights.scan.python.notebook import Line, Notebook, python_cell

_HEADER = "# Databricks notebook source"
_BETWEEN = re.compile(r"# COMMAND -{3,}\s*$")
_MAGIC = re.compile(r"# MAGIC(?: |$)")
_LANGUAGE = re.compile(r"%(\w+)\s*(.*)")
_READ_ELSEWHERE = frozenset({"sql", "scala", "r", "fs"})


def read_export(text: str) -> Notebook | None:
    """Return the notebook that a Python file is, each line with its line in the file.

    None for a file without the header that Databricks writes.
    """
    if not text.startswith(_HEADER):
        return None
    code: list[tuple[Line, ...]] = []
    shell: list[Line] = []
    prose: list[Line] = []
    for cell in _cells(text.split("\n")):
        language, lines = _told(cell)
        if language == "md":
            prose.extend(lines)
        elif language == "sh":
            shell.extend(lines)
        elif language not in _READ_ELSEWHERE:
            code.append(python_cell(lines, shell))
    return Notebook(tuple(code), tuple(shell), tuple(prose))


def _cells(lines: Sequence[str]) -> Iterator[list[Line]]:
    cell: list[Line] = []
    for at, text in enumerate(lines, start=1):
        if _BETWEEN.match(text):
            yield cell
            cell = []
        else:
            cell.append(Line(_MAGIC.sub("", text, count=1), at))
    yield cell


def _told(cell: list[Line]) -> tuple[str, list[Line]]:
    """Return the language that the first line of a cell names, and the lines in it."""
    for number, line in enumerate(cell):
        told = _LANGUAGE.match(line.text)
        if told and told[1] in ("md", "sh", "python", *_READ_ELSEWHERE):
            return told[1], [Line(told[2], line.at), *cell[number + 1 :]]
        if line.text.strip() and not line.text.startswith("#"):
            break
    return "", cell
