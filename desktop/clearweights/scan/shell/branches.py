"""Branches of a script that choose a provider and, right beside, its model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from clearweights.scan.keys import keys, meaning, snake
from clearweights.scan.naming import Setting
from clearweights.scan.shell.command import assignments
from clearweights.scan.shell.tokens import Command


@dataclass(frozen=True, slots=True)
class Served:
    """Who serves the models that the branches of a script assign."""

    lines: Mapping[int, Setting] = field(default_factory=dict)
    words: Mapping[str, Setting] = field(default_factory=dict)
    """The same by the names of the models, of those that stand in one branch alone."""

    def of(self, line: int, word: str) -> Setting | None:
        """Return who serves the model that a line names, or that other lines hand on."""
        return self.lines.get(line) or self.words.get(word)


def served_beside(held: Iterable[Command]) -> Served:
    """Read `llm=openai; model=gpt-4o` in one branch and `llm=groq; model=…` in the next.

    A variable tells who serves if half of its values or more are providers, not all the same.
    """
    blocks = _blocks(held)
    telling = _telling(blocks)
    lines: dict[int, Setting] = {}
    words: dict[str, set[Setting]] = defaultdict(set)
    for block in blocks if telling else ():
        names = telling & block.keys() or {n for n in block if snake(n) in keys().provider}
        told = {Setting.of_word(block[name][0]) for name in names} - {None}
        setting = told.pop() if len(told) == 1 else None
        for name, (word, line) in block.items():
            if setting is not None and meaning(name) is not None:
                lines[line] = setting
                words[word].add(setting)
    return Served(lines, {word: next(iter(s)) for word, s in words.items() if len(s) == 1})


def _blocks(held: Iterable[Command]) -> list[dict[str, tuple[str, int]]]:
    """Return the assignments that follow each other, each block by name with value and line."""
    blocks: list[dict[str, tuple[str, int]]] = [{}]
    for command in held:
        if command.comment or not command.words:
            continue
        pairs = [(name, v[0]) for name, v in assignments(command.words) if len(v) == 1]
        if not pairs or any(name in blocks[-1] for name, _ in pairs):
            blocks.append({})
        for name, word in pairs:
            blocks[-1][name] = word.text, word.line
    return [block for block in blocks if len(block) > 1]


def _telling(blocks: Iterable[Mapping[str, tuple[str, int]]]) -> set[str]:
    """Return the variables of which half the values or more are providers, not all the same."""
    values: dict[str, set[str]] = defaultdict(set)
    for block in blocks:
        for name, (value, _) in block.items():
            values[name].add(value)
    found = set()
    for name, words in values.items():
        told = {word for word in words if _is_provider(word)}
        last = snake(name).rpartition("_")[2]
        named = last in ("name", "id") or snake(name) in keys().provider or last in keys().provider
        if named and len(told) > 1 and 2 * len(told) >= len(words):
            found.add(name)
    return found


def _is_provider(word: str) -> bool:
    setting = Setting.of_word(word)
    return setting is not None and (setting.provider is not None or setting.ollama)
