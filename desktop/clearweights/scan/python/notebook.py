"""Notebooks as one Python text: code cells joined, each line with its line in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearweights.safeio import parse_json
from clearweights.safeio.nodes import Mapping, Node, Scalar, Sequence

_MAGIC = re.compile(r"^\s*(?:%|!|\?)|\?\??\s*$")
_ASSIGNED = re.compile(r"^(\s*)([\w, ]+=\s*)(?:!|%)")
_SHELL_CELL = re.compile(r"^%%(?:bash|sh|shell|script\b|!)")
_ENVIRONMENT = re.compile(r"^\s*%(?:set_)?env\s+(\w+)\s*[= ]\s*(\S+)\s*$")
"""A variable that the commands of a notebook see: `%env MODEL=org/name`."""

_TIMED = re.compile(r"^\s*%{1,2}(?:time|timeit|capture|prun)\b")
_WRITTEN = re.compile(r"^%%(?:writefile|file)\s+(?:-a\s+)?\S*\.(sh|ya?ml)\s*$")
_FILE_CELL = re.compile(r"^%%(?:writefile|file)\s+(?:-a\s+)?\S+\.py\b")

_SCRIPTS = frozenset({"javascript", "typescript"})
_OTHERS = frozenset("kotlin java scala c# csharp polyglot-notebook rust go swift r julia".split())
"""Languages of notebooks, as their kernels call them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell and where it stands in the `.ipynb` file."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Notebook:
    """The code of a notebook as one text, the shell lines apart, the prose apart."""

    code: tuple[tuple[Line, ...], ...]
    """Python cells, magics blanked out."""

    shell: tuple[Line, ...]
    """Shell commands: `!…`, `%pip …`, the lines of `%%bash` cells."""

    prose: tuple[Line, ...]
    settings: tuple[tuple[Line, ...], ...] = ()
    """YAML files that cells write."""

    script: tuple[Line, ...] = ()
    """The code of a notebook that is written in another language that we read."""

    compiled: bool = False
    """Whether that is a compiled language or R, not JavaScript."""


def read(text: str) -> Notebook:
    """Read a notebook. Raises `UnreadableError` where it is not one."""
    root = parse_json(text, max_text=32 * 1024 * 1024)
    code: list[tuple[Line, ...]] = []
    shell: list[Line] = []
    prose: list[Line] = []
    script: list[Line] = []
    settings: list[tuple[Line, ...]] = []
    language = _language(root)
    other = language in _SCRIPTS or language in _OTHERS
    for cell in _cells(root):
        kind = cell.text("cell_type")
        lines = _lines(cell.get("source") or cell.get("input"))
        if kind == "code" and other:
            script.extend(lines)
        elif kind == "code" and (written := _WRITTEN.match(lines[0].text if lines else "")):
            if written[1] == "sh":
                shell.extend(lines[1:])
            else:
                settings.append(tuple(lines[1:]))
        elif kind == "code":
            code.append(python_cell(lines, shell))
        elif kind in ("markdown", "raw"):
            prose.extend(lines)
    return Notebook(
        tuple(code),
        tuple(shell),
        tuple(prose),
        tuple(settings),
        tuple(script),
        compiled=language in _OTHERS,
    )


def _language(root: Node | None) -> str:
    """Return the language of a notebook's code, as its kernel says."""
    told = root.get("metadata") if isinstance(root, Mapping) else None
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        about = told.get(key) if isinstance(told, Mapping) else None
        if isinstance(about, Mapping) and about.text(name):
            return (about.text(name) or "").lower()
    return ""


def _cells(root: Node | None) -> list[Mapping]:
    if not isinstance(root, Mapping):
        return []
    cells = root.get("cells")
    groups: list[Node | None] = [cells]
    sheets = root.get("worksheets")
    if isinstance(sheets, Sequence):
        groups += [s.get("cells") for s in sheets.items if isinstance(s, Mapping)]
    return [
        cell
        for group in groups
        if isinstance(group, Sequence)
        for cell in group.items
        if isinstance(cell, Mapping)
    ]


def _lines(source: Node | None) -> list[Line]:
    scalars = source.items if isinstance(source, Sequence) else (source,)
    text = [(s.value, s.line) for s in scalars if isinstance(s, Scalar)]
    return [Line(words, at) for value, at in text for words in value.removesuffix("\n").split("\n")]


def python_cell(lines: list[Line], shell: list[Line]) -> tuple[Line, ...]:
    """Return the Python of a cell, line for line; its commands are added to `shell`."""
    first = next((line.text for line in lines if line.text.strip()), "")
    if _SHELL_CELL.match(first):
        shell.extend(lines[1:])
        return ()
    if first.startswith("%%") and not _TIMED.match(first) and not _FILE_CELL.match(first):
        return ()
    kept: list[Line] = []
    continued = False
    for line in lines:
        text = line.text
        if continued or _MAGIC.search(text) or text.startswith("%%"):
            if setting := _ENVIRONMENT.match(text):
                shell.append(Line(f"export {setting[1]}={setting[2]}", line.at))
            elif continued or text.lstrip().startswith(("!", "%pip", "%sx", "%conda", "%run")):
                shell.append(Line(text.lstrip().lstrip("!%"), line.at))
            continued = text.rstrip().endswith("\\")
            indent = len(text) - len(text.lstrip())
            kept.append(Line(" " * indent + "pass", line.at))
        elif match := _ASSIGNED.match(text):
            shell.append(Line(text[match.end() :], line.at))
            kept.append(Line(f"{match.group(1)}{match.group(2)}None", line.at))
        else:
            kept.append(Line(_with_menu(text), line.at))
    return tuple(kept)


_MENU = re.compile(
    r"""(\s*[A-Za-z_]\w*\s*=\s*)(["'][^"'\\]{0,200}["'])\s*\#\s*@param\s*\[([^\]\\]{1,4000})\]"""
)
_QUOTED = re.compile(r"""\"[^\"]{1,200}\"|'[^']{1,200}'""")


def _with_menu(text: str) -> str:
    """Return an assignment with all that its form offers: `x = "a"  #@param ["a", "b"]`."""
    form = _MENU.match(text) if "@param" in text else None
    if form is None:
        return text
    offered = dict.fromkeys((form[2], *_QUOTED.findall(form[3])))
    return form[1] + " or ".join(offered)
