"""Configuration files into trees, whatever their dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from clearweights.safeio import (
    Mapping,
    Node,
    Scalar,
    UnreadableError,
    parse_json,
    parse_toml,
    parse_yaml_documents,
)
from clearweights.scan.base import SourceFile
from clearweights.scan.keys import keys, snake

_SETTING_LINE = re.compile(
    r"^[ \t]*(?:-[ \t]+)?[\"']?[A-Za-z_][\w.\-/]*[\"']?:(?:[ \t]|$)", re.MULTILINE
)
_EQUAL_LINE = re.compile(r"^[ \t]*[A-Za-z_][\w.\-]*[ \t]*=[ \t]*[\"'{\[]", re.MULTILINE)
_TEMPLATES = frozenset(
    "tpl tmpl gotmpl j2 jinja jinja2 template example sample dist default in".split()
)
_SECTION = re.compile(r"\s*\[\s*([^\[\]]{1,80}?)\s*\]\s*(?:[#;].*)?")
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{\{")
_HELM = re.compile(r"(?:^|:)[ \t]*\{\{-?[ \t]*(?:[.$]|include|if|range|with|toYaml)", re.MULTILINE)
_PAIR = re.compile(
    r"^\s*(?:-\s+)?(?:export\s+)?[\"']?([A-Za-z_][\w.\-]*)[\"']?\s*[:=]\s*(\S.*?)\s*$"
)
_PARAMETER = re.compile(
    r"\bkey\s{0,9}:\s{0,9}\"(\w{1,80})\"[\s,]{0,99}value\s{0,9}:?\s{0,9}\{\s{0,99}string_value\s{0,9}:"
    r"\s{0,9}\"([^\"\n]{1,300})\""
)
_BRACE = re.compile(r"(?:\s|#[^\n]*\n)*+\{")
_MOST_CLEANED = 512 * 1024
_FRONT = re.compile(r"\ufeff?---[ \t]*\n.*?(?=\n---)", re.DOTALL)
"""What a prompt of Prompty says of itself, before its words."""

_LINES = re.compile(r"\A\s*\{.*\}\s*\n\s*\{")
_JSON_NOISE = re.compile(
    r'("(?:[^"\\\n]|\\.){0,1000}+"?)|/\*.*?(?:\*/|\Z)|//[^\n]*|,(?=\s*[}\]])', re.DOTALL
)


def read_documents(file: SourceFile) -> tuple[Node, ...]:
    """Return the trees in a YAML, JSON or TOML file.

    Raises `UnreadableError` where it is none of its kind. A template that only becomes YAML when
    it is filled in is read line by line instead.
    """
    suffix = plain_name(file.name.lower()).rpartition(".")[2]
    if suffix in ("json", "jsonc", "json5", "webmanifest", "jsonld"):
        tree = read_json(file.text)
        return (tree,) if tree is not None else ()
    if suffix == "toml":
        tree = parse_toml(file.text)
        return (tree,) if tree is not None else ()
    if suffix in ("ini", "cfg", "conf", "properties", "pbtxt"):
        return _settings(file, suffix)
    front = _FRONT.match(file.text) if suffix == "prompty" else None
    if is_chart(file.text):
        return (pairs(tuple(_unlabelled(file.lines))),)
    try:
        return parse_yaml_documents(front[0] if front else file.text)
    except UnreadableError:
        if _TEMPLATE.search(file.text) or plain_name(file.name) != file.name:
            return (pairs(file.lines),)
        raise


_KEY = re.compile(r"([ \t]*)(?:-[ \t]+)?[\"']?([A-Za-z][\w.\-]{0,80})[\"']?:[ \t]*(?:#.*)?")


def _unlabelled(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a template, empty where they label an object: `matchLabels: {model: …}`.

    What fills a template in may stand at any depth.
    """
    below = -1
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if below >= 0 and line.strip() and depth <= below and not line.lstrip().startswith("{{"):
            below = -1
        found = _KEY.fullmatch(line.rstrip()) if below < 0 and len(line) < _LONGEST_KEY else None
        yield "" if below >= 0 else line
        if found is not None and snake(found[2]) in keys().label_tables:
            below = len(found[1])


_LONGEST_KEY = 300


def is_chart(text: str) -> bool:
    """Say whether a text is a template of a chart, which is filled in before it is YAML."""
    return _HELM.search(text) is not None


def read_inner(text: str, first: int) -> tuple[Node, ...]:
    """Return the trees of a file that stands in a value and begins at line `first`.

    None where it does not look like settings.
    """
    padded, head = "\n" * (first - 1) + text, text[:20_000]
    if len(_SETTING_LINE.findall(head)) > 1:
        try:
            return parse_yaml_documents(padded)
        except UnreadableError:
            return ()
    if len(_EQUAL_LINE.findall(head)) < 2:
        return ()
    try:
        tree = parse_toml(padded)
    except UnreadableError:
        tree = _sections(tuple(padded.split("\n")))
    return (tree,) if tree is not None else ()


def plain_name(name: str) -> str:
    """Return a name without the ending of a template or an example: `values.yaml.gotmpl`."""
    stem, dot, ending = name.rpartition(".")
    return stem if dot and ending in _TEMPLATES and "." in stem else name


def _parameters(text: str) -> Mapping:
    """Return the parameters of a model in a repository of Triton: `key: "a" value: {…: "b"}`."""
    found = []
    for match in _PARAMETER.finditer(text):
        line = text.count("\n", 0, match.start(2)) + 1
        found.append((Scalar(match[1], line), Scalar(match[2], line, quoted=True)))
    return Mapping(tuple(found), 1)


def _settings(file: SourceFile, suffix: str) -> tuple[Node, ...]:
    """Return sections and pairs, or a table in braces: YAML reads that of JSON and of Python."""
    if suffix == "pbtxt":
        return (_parameters(file.text),)
    if _BRACE.match(file.text):
        try:
            return parse_yaml_documents(file.text)
        except UnreadableError:
            return (pairs(file.lines),)
    table = _sections(file.lines)
    return (_nested(table) if suffix == "properties" else table,)


def _nested(table: Mapping, depth: int = 0) -> Mapping:
    """Return `a.b.c = value` lines as the tables that they stand for."""
    found: list[tuple[Scalar, Node]] = []
    groups: dict[str, list[tuple[Scalar, Node]]] = {}
    for key, value in table.pairs:
        first, _, rest = key.value.partition(".")
        if first and rest and depth < _DEEPEST:
            groups.setdefault(first, []).append((Scalar(rest, key.line), value))
        else:
            found.append((key, value))
    for first, rows in groups.items():
        line = rows[0][0].line
        found.append((Scalar(first, line), _nested(Mapping(tuple(rows), line), depth + 1)))
    return Mapping(tuple(found), table.line)


_DEEPEST = 12
"""Parts of a key that are told apart."""


def _sections(lines: tuple[str, ...]) -> Mapping:
    """Return the lines of an INI file, those below `[name]` as a table of that name."""
    starts = [(n, m[1]) for n, line in enumerate(lines) if (m := _SECTION.fullmatch(line))]
    if not starts:
        return pairs(lines)
    found = list(pairs(lines[: starts[0][0]]).pairs)
    ends = [n for n, _ in starts[1:]] + [len(lines)]
    for (start, name), end in zip(starts, ends, strict=True):
        table = pairs(("",) * (start + 1) + lines[start + 1 : end])
        found.append((Scalar(name, start + 1), replace(table, line=start + 1)))
    return Mapping(tuple(found), 1)


def read_json(text: str) -> Node | None:
    """Return the tree of JSON, with the comments and commas that people leave in it.

    None where it is empty, or data of one record a line. Raises `UnreadableError`.
    """
    if not text.strip():
        return None
    try:
        return parse_json(text)
    except UnreadableError:
        if len(text) > _MOST_CLEANED:
            raise
        if _LINES.search(text):
            return None  # one record per line: data, not settings
        # Comments and trailing commas, as editors' settings have them; line ends are kept.
        cleaned = text.removeprefix("\ufeff")
        for _ in range(2):
            cleaned = _JSON_NOISE.sub(lambda m: m[1] or "\n" * m[0].count("\n"), cleaned)
        if cleaned == text:
            raise
        return parse_json(cleaned)


def pairs(lines: tuple[str, ...], *, comments: str = "#;") -> Mapping:
    """Return the `key = value` and `key: value` lines as one flat table."""
    found: list[tuple[Scalar, Scalar]] = []
    for number, line in enumerate(lines, 1):
        if line.lstrip()[:1] in tuple(comments) or len(line) > 2000:
            continue
        match = _PAIR.match(line)
        if match:
            value = re.sub(r"\s+#.*$", "", match[2]).strip().rstrip(",")
            quoted = value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1
            words = value[1:-1] if quoted else value.lstrip("\"'")  # a quote nobody closed
            key = match[1]
            if key == "value" and found and found[-1][0].value == "name":
                key = found[-1][1].value  # how deployments write environment variables
            found.append((Scalar(key, number), Scalar(words, number, quoted=quoted)))
    return Mapping(tuple(found), 1)
