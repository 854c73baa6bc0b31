"""Variables of a script: every value that was assigned, and words with them filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from clearweights.domain.asset import AssetKind, Reference
from clearweights.domain.facts import Fact
from clearweights.scan.hub_paths import as_address
from clearweights.scan.shell.rows import cut_from, fields, names_read, trimmed
from clearweights.scan.shell.tokens import Word

_USE = re.compile(
    r"\$\{(?P<brace>[A-Za-z_]\w*|[0-9@*])(?P<rest>[^{}]{0,300})\}|\$\((?P<make>[A-Za-z_]\w*)\)"
    r"|\$(?:env|script|global):(?P<power>[A-Za-z_]\w*)"
    r"|\$(?P<plain>[A-Za-z_]\w*|[0-9@*])|%(?P<batch>[A-Za-z_]\w*)%"
    r"|\{\{\s*(?P<just>[A-Za-z_]\w*)\s*\}\}"
)
_BRACES = re.compile(r"\{([^{}\s$\":]*(?:,|\.\.)[^{}\s$\":]*)\}")
_RANGE = re.compile(r"(\d{1,3}|[A-Za-z])\.\.(\d{1,3}|[A-Za-z])")
_SEQUENCE = re.compile(r"\$\(\s*seq\s+(?:(\d{1,3})\s+)?(\d{1,3})\s*\)")
_DEFAULT = re.compile(r":?[-=]([^{}]*)")
_QUOTES = re.compile(r"([\"'])([^\"']*)\1")
"""Those around a default, `${1:-"org/name"}`, which are its own."""

_IN_FOLDER = re.compile(r"\$\{?\w{1,60}\}?/[\w./\-]{1,200}")
_COMPARED = re.compile(r"\$\{?([A-Za-z_]\w*|[1-9])\}?")
_CHOICE = re.compile(r"[A-Za-z0-9][\w.\-]{0,60}")
_SWITCHES = frozenset({"true", "false", "yes", "no", "y", "n", "on", "off", "help", "all", "none"})

_LONGEST = 4000
_MOST = 24
"""More alternatives of one word than this are not followed, where a script has many such words."""

_MANY = 500
"""The same in all other scripts: some clone hundreds of repositories in one loop."""

_ENOUGH = 20_000
"""So many words of one script are filled in before only few alternatives of each are followed."""

_TRIES = 600
"""Words filled in for the sake of one: `$A$A$A` has all products of the values of A."""


def used_in(text: str) -> set[str]:
    """Return the names of the variables that a text uses."""
    return {m["brace"] or m["plain"] for m in _USE.finditer(text[:_LONGEST])} - {None}


class Variables:
    """Keeps all values of each name: which branch of a script runs is not known."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}
        self._now: dict[str, list[str]] = {}
        self._reach: dict[str, list[str]] = {}
        self._partly: dict[str, str] = {}
        """The path that a name holds first, where its beginning is unknown: `$ROOT/models`."""

        self._left = 0
        self._filled = 0
        self._compared: dict[str, list[str]] = {}
        """What a script compares a name with: addresses are completed by nothing else."""

        self.given: dict[str, list[str]] = {}
        """What the function that is followed was called with: `1`, `2`, and all as `@`."""

    @classmethod
    def of(cls, known: Mapping[str, str]) -> Self:
        """Return variables of which some are set before the script begins."""
        variables = cls()
        for name, value in known.items():
            variables.add(name, [value])
        return variables

    def hand(self, words: list[list[str]]) -> None:
        """Note what a function is called with; each word may become several."""
        told = [[v for v in values if v and not unresolved(v)] for values in words[:20]]
        self.given = {str(n): values for n, values in enumerate(told, 1) if values}
        every = [value for values in told for value in values]
        self.given |= {"@": every, "*": every} if every else {}

    def add(self, name: str, values: list[str]) -> None:
        """Note an assignment; values that are still unknown are left out."""
        known = self._values.setdefault(name, [])
        known.extend(v for v in values if v and v not in known and not unresolved(v))
        for value in values[:1]:
            if _IN_FOLDER.fullmatch(value):
                self._partly.setdefault(name, value)

    def path(self, word: str) -> str:
        """Return where a path leads, with what is known of a beginning that is unknown.

        `$NETS/x.zip` becomes `$NETS/$ROOT/models/x.zip`: each part may say what is kept there.
        """
        told = self.expand(word)[0]
        match = _USE.match(told)
        name = (match["brace"] or match["plain"]) if match and not match["rest"] else None
        held = self._partly.get(name) if name else None
        return f"{told[: match.end()]}/{held}{told[match.end() :]}" if match and held else told

    def compare(self, words: Sequence[str]) -> None:
        """Note what names are compared with: `[[ $FILE != "lilies" && $FILE != "reeds" ]]`."""
        for left, sign, right in zip(words, words[1:], words[2:], strict=False):
            name = _COMPARED.fullmatch(left) if sign in ("==", "!=", "=") else None
            if name is not None and _CHOICE.fullmatch(right) and right.lower() not in _SWITCHES:
                told = self._compared.setdefault(name[1], [])
                told += [right] if len(told) < _MOST and right not in told else []

    def set_now(self, name: str, values: list[str], *, surely: bool) -> None:
        """Note what a variable holds from here on, until `forget`; `surely`: in no branch.

        Later a variable may hold what was last assigned surely and what branches added since.
        """
        self._now[name] = [v for v in values if v and not unresolved(v)]
        if surely:
            self._reach[name] = list(self._now[name])
        else:
            held = self._reach.setdefault(name, [])
            held += [v for v in self._now[name] if v not in held]

    def forget(self) -> None:
        """Take every value for possible again: a branch began or ended."""
        self._now.clear()

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the names and their values."""
        for name, values in self._values.items():
            for value in values:
                yield name, value

    def read(self, words: Sequence[Word]) -> Iterator[tuple[str, list[str]]]:
        """Yield the variables that a row fills: `IFS=, read model data <<< "$row"`."""
        names, source, parted = names_read(words)
        held = self.expand(source.text) if names else []
        rows = [fields(row, parted, len(names)) for row in held if not unresolved(row)]
        for at, name in enumerate(names):
            yield name, [row[at] for row in rows if at < len(row)]

    def walked(self, words: list[str]) -> list[str]:
        """Return the values that a loop walks: a variable may hold several, with spaces between."""
        return [v for w in words for held in self.expand(w) for v in held.split()]

    def expand(self, word: str, depth: int = 0) -> list[str]:
        """Return what a word may become; uses without a known value stay as written."""
        self._left = _TRIES if depth == 0 else self._left - 1
        most = _MANY if self._filled < _ENOUGH else _MOST
        word = as_address(word) if depth == 0 else word
        source, parted, field = cut_from(word) if depth == 0 else ("", "", 0)
        if source:
            rows = [row.split(parted) for row in self.expand(source, 1) if parted in row]
            return [row[field - 1].strip() for row in rows if 0 < field <= len(row)] or [word]
        match = _USE.search(word) if len(word) < _LONGEST else None
        if match is None or depth > 6 or self._left < 0:
            return _braced(word) if len(word) < _LONGEST else [word]
        name = next(
            match[g] for g in ("brace", "make", "plain", "batch", "just", "power") if match[g]
        )
        given = self.given.get(name)
        held = given or self._now.get(name) or self._reach.get(name) or self._values.get(name, [])
        short = (value for value in held[:most] if len(value) < _LONGEST)
        options = [trimmed(value, match["rest"] or "") for value in short]
        if not options and "://" in word[: match.start()]:
            told = self._compared.get(name, [])
            options = told if len(told) > 1 else []
        default = None if given else _DEFAULT.fullmatch(match["rest"] or "")
        if default and default[1]:
            kept = _QUOTES.sub(r"\2", default[1])
            options += [v for v in self.expand(kept, depth + 1) if v not in options]
        if not options:
            head, tail = word[: match.end()], word[match.end() :]
            return [head + rest for rest in self.expand(tail, depth + 1)]
        found: dict[str, None] = {}
        for option in options[:most]:
            tail = word[match.end() :]
            if not match["rest"]:  # all of them have one value at a time
                tail = _again(tail, match[0], name, option)
            filled = word[: match.start()] + option + tail
            found |= dict.fromkeys(self.expand(filled, depth + 1))
            if len(found) >= most:
                break
        self._filled += len(found) if depth == 0 else 0
        return list(found)[:most]


def _again(tail: str, use: str, name: str, value: str) -> str:
    """Fill in the other uses of a variable in the rest of a word: `$A/$A` is no product."""
    if name not in tail or not use.startswith("$") or use.startswith("$("):
        return tail
    return re.sub(rf"\$(?:\{{{name}\}}|{name}(?!\w))", lambda _: value, tail)


def _braced(word: str, depth: int = 0) -> list[str]:
    """Return the words that `a-{1..3}`, `{a,b}` and `$(seq 3)` stand for."""
    word = _SEQUENCE.sub(lambda m: f"{{{m[1] or 1}..{m[2]}}}", word)
    match = _BRACES.search(word)
    parts = _parts(match[1]) if match else []
    if match is None or len(parts) < 2 or depth > 3:
        return [word]
    found: list[str] = []
    for part in parts:
        found += _braced(f"{word[: match.start()]}{part}{word[match.end() :]}", depth + 1)
    return list(dict.fromkeys(found))[:_MANY]


def _parts(inside: str) -> list[str]:
    told = _RANGE.fullmatch(inside)
    if told is None:
        return inside.split(",")
    first, last = told[1], told[2]
    if first.isdecimal() and last.isdecimal():
        width = len(first) if first[0] == "0" else 0
        step = 1 if int(first) <= int(last) else -1
        counted = range(int(first), int(last) + step, step)
        return [str(n).zfill(width) for n in counted][:_MANY]
    if first.isdecimal() or last.isdecimal():
        return [inside]
    return [chr(n) for n in range(ord(first), ord(last) + 1)][:_MOST]


def unresolved(word: str) -> bool:
    """Say whether a word still holds a variable or the output of a command."""
    return "$" in word or "`" in word or "{{" in word or bool(re.search(r"%\w+%", word))


def unserved(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out models that a variable names, where an option hands them to a service.

    Routers tell a host behind the name: `acme/shelf-7b@together`.
    """
    held = list(facts)
    asked = {
        id_
        for fact in held
        if isinstance(fact, Reference) and fact.kind is AssetKind.SERVICE
        for id_ in (fact.id, fact.id.partition("@")[0])
        if fact.how != "shell-variable"
    }
    rows = {
        fact.id
        for fact in held
        if isinstance(fact, Reference)
        and (fact.kind, fact.how) == (AssetKind.SERVICE, "shell-array")
    }  # which told who serves it
    for fact in held:
        match fact:
            case Reference(how="shell-variable", kind=AssetKind.MODEL) if fact.id in asked:
                continue
            case Reference(how="shell-option", kind=AssetKind.MODEL) if fact.id in rows:
                continue
        yield fact
