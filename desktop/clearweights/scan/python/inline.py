"""Python within scripts: `python -c "…"` and here-documents of Makefiles and container files."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import islice

from clearweights.domain.asset import AssetKind, Reference
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan.base import SourceFile
from clearweights.scan.python import source
from clearweights.scan.python.scanner import facts_of
from clearweights.scan.shell.scanner import ShellScanner, as_shell
from clearweights.scan.shell.tokens import Command, commands
from clearweights.scan.trials import is_test_path

_MOST = 60
"""So many programs of one script are read; what they call is still found by its name."""

_INLINE = re.compile(rb"python[\d.]*[\"',\s]+(?:-\w+[\"',\s]+)*-\w*c\b|<<")
_PROGRAM = re.compile(r"python[\d.]*(?:\.exe)?")
_IMPORTS = re.compile(r"^[ \t]*(?:import|from)[ \t]+[A-Za-z_]", re.MULTILINE)


class InlineScanner:
    """Programs in Python that a script hands to the interpreter, or writes into a file."""

    id = "python-inline"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for the files that hold commands."""
        return ShellScanner().wants(path, name, suffix)

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a program is handed over."""
        return len(data) < 1024 * 1024 and b"import" in data and bool(_INLINE.search(data))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the references, with the lines of the script."""
        test = is_test_path(file.path)
        for code, line in islice(_programs(as_shell(file)), _MOST):
            try:
                tree = source.parse(code).tree
            except ValueError:
                continue  # the shell scanner looks for calls in it
            lines = range(line - 1, line + code.count("\n") + 2)
            for fact in facts_of(file, tree, lines, test=test):
                if isinstance(fact, Reference | RunTimeChoice):
                    yield fact


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Leave out what a script's words name where its Python says the same and more, in order.

    Only Python sees that `snapshot_download(…, repo_type="dataset")` gets no model.
    """
    held = tuple(facts)
    found = [fact for fact in held if isinstance(fact, Reference)]
    told = {_key(f) for f in found if f.role is not None}
    data = {(f.place.path, f.id) for f in found if f.kind is AssetKind.DATASET and _is_told(f)}

    def is_known(fact: Reference) -> bool:
        model = fact.kind is AssetKind.MODEL and (fact.place.path, fact.id) in data
        return (fact.role is None and _key(fact) in told) or (
            model and (_is_told(fact) or fact.how in _PLAIN)
        )

    return tuple(fact for fact in held if not (isinstance(fact, Reference) and is_known(fact)))


_DOWNLOADS = ("hf_hub_download", "snapshot_download")
_PLAIN = ("config-key", "shell-variable")
"""How a script names what its words alone tell."""


def _is_told(found: Reference) -> bool:
    """Say whether a call in a script names an asset whose kind one of its arguments tells."""
    return found.how in _DOWNLOADS and not found.place.path.endswith((".py", ".ipynb"))


def _key(found: Reference) -> tuple[object, ...]:
    place = found.place
    return (place.path, place.line, found.hub, found.id, found.how, found.strength, found.output)


def _programs(text: str) -> Iterator[tuple[str, int]]:
    """Yield what looks like Python, with the line where it begins."""
    for command in commands(text):
        if command.comment:
            continue
        held = [command.body] if command.body is not None else list(_given(command))
        yield from (found for found in held if _IMPORTS.search(found[0]))


def _given(command: Command) -> Iterator[tuple[str, int]]:
    """Yield what follows `-c` of the interpreter: `uv run python -c "…"`."""
    words = command.words[:60]
    for at, word in enumerate(words):
        if not _PROGRAM.fullmatch(word.text.rpartition("/")[2]):
            continue
        for option, code in zip(words[at + 1 : at + 5], words[at + 2 : at + 6], strict=False):
            if re.fullmatch(r"-\w*c", option.text):
                # The shell has joined what it calls one line; Python must be told so, too.
                joined = re.sub(r";([ \t]*)\n", r";\1\\\n", code.text)
                yield textwrap.dedent(joined), code.line
                break
