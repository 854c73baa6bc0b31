"""Shell commands inside notebooks and Python code, read as scripts are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan.base import SourceFile
from clearweights.scan.python.collect import collect
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.notebook import Line
from clearweights.scan.python.scopes import Binding, last_name
from clearweights.scan.python.values import Part, Seq, Text, Value, Values
from clearweights.scan.shell.script import scan_script, scan_words

CALLS = frozenset(
    {"system", "run", "call", "check_call", "check_output", "Popen", "popen", "getoutput"}
)


def of_notebook(file: SourceFile, shell: Iterable[Line], strength: Strength) -> Iterator[Fact]:
    """Yield what the shell lines of a notebook name, at their lines in the file."""
    rows: dict[int, list[str]] = {}
    for line in shell:
        rows.setdefault(line.at, []).append(line.text)
    if not rows:
        return
    text = "\n".join("; ".join(rows.get(at, ())) for at in range(1, max(rows) + 1))
    yield from _settled(scan_script(file, text, 1, strength))


_PUT_IN = re.compile(r"\$?\{(\w+)\}|\$(\w+)")
"""A name of the notebook's Python in one of its commands: `{name}`, `$name`."""


def filled(shell: Sequence[Line], tree: ast.Module, lines: Sequence[int]) -> Sequence[Line]:
    """Return the commands of a notebook with the words that its Python put into them.

    `lines` maps the lines of the tree to those of the file. What only the running notebook knows
    stays as written.
    """
    if not any(_PUT_IN.search(line.text) for line in shell):
        return shell
    names = collect(tree, "")
    evaluator = Evaluator(names)
    scopes = (names.module, *names.scopes.values())

    def words(name: str, at: int) -> list[str]:
        bound = [b for scope in scopes for b in scope.bindings.get(name, ())[:_BOUND]]
        bound.sort(key=lambda b: b.line)
        before = [b for b in bound if lines[min(b.line, len(lines) - 1)] <= at]
        values = evaluator.binding((before or bound)[-1]) if bound else ()
        told = [v.text for v in values if isinstance(v, Text) and len(v.text) < 300]
        return told if len(told) == len(values) <= _FILLED else []

    def put_in(line: Line) -> Iterator[Line]:
        held = {m[1] or m[2]: None for m in _PUT_IN.finditer(line.text)}
        known = {name: words(name, line.at) for name in list(held)[:_FILLED]}
        many = next((name for name, told in known.items() if len(told) > 1), "")
        for word in known.get(many) or [""]:
            one = {name: told[0] for name, told in known.items() if told} | {many: word}
            text = _PUT_IN.sub(lambda m: one.get(m[1] or m[2]) or m[0], line.text)  # noqa: B023
            yield Line(text, line.at)

    return [told for line in shell for told in put_in(line)]


_FILLED = 8
"""Words that one name can stand for in a command."""

_BOUND = 50
"""Assignments of one name that are looked at."""


def of_code(
    evaluator: Evaluator, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Fact]:
    """Yield what `os.system("…")`, `subprocess.run([...])` and their like name.

    Also what a program hands itself: `sys.argv = […]`, `parser.parse_args(["--model", …])`.
    """
    given = [
        (evaluator(node, site.scope), site.call.lineno)
        for site in evaluator.names.sites
        for node in _commands(site.call)
    ]
    given += [(evaluator.binding(b), b.line) for b in evaluator.names.attributes.get("argv", ())]
    given += [(evaluator.binding(b), b.line) for b in _kept(evaluator)]
    for values, line in given:
        for value in values:
            yield from _settled(_read(value, file, lines, line, strength))
    for site in evaluator.names.sites:
        for node in _overrides(site.call):
            for value in evaluator(node, site.scope):
                yield from _settled(_overriding(value, file, lines, site.call.lineno, strength))


def _kept(evaluator: Evaluator) -> Iterator[Binding]:
    """Yield the lists of options that a program keeps for a command it puts together later."""
    names = evaluator.names
    for scope in (names.module, *names.scopes.values()):
        for bindings in scope.bindings.values():
            for bound in bindings:
                node = bound.value
                if isinstance(node, ast.List) and sum(map(_is_option, node.elts)) > 1:
                    yield bound


def _is_option(node: ast.expr) -> bool:
    """Say whether an item is an option, or an option and its value: `"--model acme/small"`."""
    if isinstance(node, ast.JoinedStr) and node.values:
        node = node.values[0]
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and text.startswith("--")


def _commands(call: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments of a call that are commands, or options as for one."""
    name, args = last_name(call.func), call.args
    if name in CALLS:
        yield from args[:1]
    elif name in _PARSERS:
        yield from args[:1] or [k.value for k in call.keywords if k.arg == "args"]
    else:
        yield from (node for node in args[:2] if _has_options(node))
    if name not in _PARSERS:
        for keyword in call.keywords:
            given = keyword.arg in _GIVEN and _is_line(keyword.value)
            if given or _has_options(keyword.value):
                yield keyword.value


_GIVEN = frozenset({"command", "cmd", "args", "entrypoint", "docker_args"})
"""Under which a container or a service is handed the line that it runs."""


def _is_line(node: ast.expr) -> bool:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    told = (part.value for part in parts if isinstance(part, ast.Constant))
    return any(isinstance(words, str) and " --" in f" {words}" for words in told)


_PARSERS = frozenset({"parse_args", "parse_known_args", "parse_args_into_dataclasses"})


def _has_options(node: ast.expr) -> bool:
    return isinstance(node, ast.List) and any(map(_is_option, node.elts))


def _read(
    value: Value, file: SourceFile, lines: Sequence[int], line: int, strength: Strength
) -> Iterator[Fact]:
    match value:
        case Part(start, at, rest) if rest or " " in start:
            words = start + rest if rest else start.rpartition(" ")[0]  # what follows is not known
            yield from scan_script(file, words, lines[at], strength)
        case Text(words, at) if " " in words:
            whole = f"serve {words}" if words.startswith("--") else words  # an image's own program
            yield from scan_script(file, whole, lines[at], strength)
        case Seq(items) if 1 < len(items) <= 60:
            split = [part for item in items for part in _parts(*_word(item, lines, line))]
            if split[0][0] or split[1][0].startswith("-"):
                yield from scan_words(file, split, strength)


def _overrides(call: ast.Call) -> Iterator[ast.expr]:
    """Yield what a program puts over its settings: `compose("main", overrides=["model=…"])`."""
    if last_name(call.func) == "compose":
        yield from call.args[1:2]
    for keyword in call.keywords:
        if keyword.arg == "overrides":
            yield keyword.value


def _overriding(
    value: Value, file: SourceFile, lines: Sequence[int], line: int, strength: Strength
) -> Iterator[Fact]:
    """Read settings as they would stand behind the program's name on a command line."""
    if isinstance(value, Seq) and len(value.items) <= _SETTINGS:
        words = [_word(item, lines, line) for item in value.items]
        words = [(word, at) for word, at in words if _SET.match(word)]
        if words:
            yield from scan_words(file, [("python", line), ("main.py", line), *words], strength)


_SETTINGS = 60
_SET = re.compile(r"\+{0,2}[A-Za-z_][\w.@/]*=\S", re.ASCII)


def _parts(word: str, line: int) -> list[tuple[str, int]]:
    """Take an option and its value apart where one item of a list holds both."""
    option, space, value = word.partition(" ")
    if space and option.startswith("--") and value and " " not in value:
        return [(option, line), (value, line)]
    return [(word, line)]


def _word(item: Values, lines: Sequence[int], line: int) -> tuple[str, int]:
    for value in item:
        if isinstance(value, Text):
            return value.text, lines[value.line]
        if isinstance(value, Part) and value.start.startswith("--"):
            return value.start.rpartition(" ")[0], lines[value.line]
    return "", lines[line]


def _settled(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out what a command leaves open: here it is mostly a variable of the program."""
    return (fact for fact in facts if not isinstance(fact, RunTimeChoice))
