"""Shell commands inside notebooks and Python code, read as scripts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan.base import SourceFile
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.notebook import Line
from clearweights.scan.python.scopes import last_name
from clearweights.scan.python.values import Part, Seq, Text, Values
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


def of_code(
    evaluator: Evaluator, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Fact]:
    """Yield what `os.system("…")`, `subprocess.run([...])` and their like name."""
    for site in evaluator.names.sites:
        if last_name(site.call.func) not in CALLS or not site.call.args:
            continue
        for value in evaluator(site.call.args[0], site.scope):
            match value:
                case Part(start, line) if " " in start:
                    words = start.rpartition(" ")[0]  # what follows is not known
                    yield from _settled(scan_script(file, words, lines[line], strength))
                case Text(words, line) if " " in words:
                    yield from _settled(scan_script(file, words, lines[line], strength))
                case Seq(items) if 1 < len(items) <= 60:
                    split = [_word(item, lines, site.call.lineno) for item in items]
                    if split[0][0] or split[1][0].startswith("-"):
                        yield from _settled(scan_words(file, split, strength))


def _word(item: Values, lines: Sequence[int], line: int) -> tuple[str, int]:
    for value in item:
        if isinstance(value, Text):
            return value.text, lines[value.line]
    return "", lines[line]


def _settled(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out what a command leaves open: here it is mostly a variable of the program."""
    return (fact for fact in facts if not isinstance(fact, RunTimeChoice))
