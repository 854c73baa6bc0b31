"""Sources of C-like languages into strings, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_JS_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/|<!--.*?-->)"
    r"|(?P<string>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`)"
    r"|(?P<name>[A-Za-z_$@][\w$]*(?:(?:\?\.|\.|::)[A-Za-z_$][\w$]*)*)"
    r"|(?P<op>===|!==|==|!=|=>|\?\?=|\|\|=|:=|\?\?|\|\||&&|\?\.|[{}()\[\],;:=?|<>!+])"
    r"|(?P<line>\n)",
    re.DOTALL,
)
_NATIVE_TOKEN = re.compile(
    _JS_TOKEN.pattern.replace(r"'(?:[^'\\\n]|\\.)*'|", r"'(?:[^'\\\n]|\\.)'|", 1), re.DOTALL
)
_REGEX = re.compile(r"/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_RESET = frozenset(
    "const let var return if else export import function class case default async await new static"
    " public private readonly type interface for while throw yield pub fn struct mut func".split()
)


@dataclass(slots=True)
class Frame:
    """An open bracket: what stood before it."""

    bracket: str
    name: str = ""
    """For `(` what is called; for `{` and `[` the key or variable it is the value of."""

    key: str = ""
    """The key at hand within the bracket."""

    index: int = 0
    """How many commas were passed."""

    number: int = 0


@dataclass(frozen=True, slots=True)
class Literal:
    """One string of a source."""

    text: str
    line: int
    key: str
    """The property or variable that gets it, also through arrays and calls."""

    own_key: bool
    """True where that key stands right here, not around a bracket."""

    frames: tuple[tuple[str, str, int], ...]
    """The open brackets, innermost last: bracket, name, argument number."""

    before: str
    """The token before it."""

    after: str
    """The token after it, `:` where the string is itself a key."""

    template: bool = False
    table: int = 0
    """Number of the innermost bracket: strings of one object share it."""

    row: int = 0
    """Number of the list that its object, or itself, is an element of; 0 for none."""

    outer: int = 0
    """Number of the table that holds its table under a key; 0 for none."""


@dataclass(frozen=True, slots=True)
class Comment:
    """The text of a comment."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Use:
    """A name given as an argument, or to a key: `from_pretrained(MODEL)`, `{ model: MODEL }`."""

    name: str
    line: int
    frames: tuple[tuple[str, str, int], ...]
    key: str = ""
    table: int = 0


Piece = Literal | Comment | Use


def pieces(
    text: str, *, first_line: int = 1, native: bool = False, quotes: bool = False
) -> Iterator[Piece]:
    """Yield the strings, comments and names of a source in reading order.

    `quotes`: also a language with another grammar has strings between single quotes.
    """
    reader = _Reader(text, first_line)
    yield from reader.read(_NATIVE_TOKEN if native and not quotes else _JS_TOKEN, chains=native)


class _Reader:
    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._line = first_line
        self._frames = [Frame("")]
        self._before = ""
        self._name = ""
        self._count = 0
        self._root = ""

    def read(self, token: re.Pattern[str], *, chains: bool) -> Iterator[Piece]:
        """Yield the pieces; `chains`: methods of what a call returns keep how it began."""
        at, text = 0, self._text
        while match := token.search(text, at):
            slash = text.find("/", at, match.start() + 1)
            if slash >= 0 and self._before in "(,=:[!&|?{};" and match.lastgroup != "comment":
                regex = _REGEX.match(text, slash)
                if regex and slash <= match.start():
                    at = regex.end()
                    self._before = "/"
                    continue
            at = match.end()
            kind, words = match.lastgroup, match[0]
            line = self._line
            self._line += words.count("\n")
            if kind == "comment":
                yield Comment(words, line)
            elif kind == "string":
                yield self._string(words, line, _next(text, at))
                self._before = "string"
            elif kind == "name":
                chained = chains and self._before == ")" and text[match.start() - 1] == "."
                method = match.start() > 0 and text[match.start() - 1] == "."
                use = self._word(words, line, _next(text, at), method=method)
                if chained and self._root:
                    self._name = self._before = f"{self._root}.{words}"
                if use is not None:
                    yield use
            elif kind == "op":
                self._operator(words)
            if kind == "line" and self._frames[-1].bracket != "(" and self._before in (
                "string", ")", "]", "}",
            ):  # fmt: skip
                self._ends_statement(_next(text, at))

    def _ends_statement(self, after: str) -> None:
        if after not in ("?", ":", "|", "+", ".", "&", ",", ")", "]", "}"):
            self._frames[-1].key = ""

    def _string(self, words: str, line: int, after: str) -> Literal:
        top = self._frames[-1]
        key, own = top.key, bool(top.key)
        if not key:
            for frame in reversed(self._frames):
                if frame.bracket == "{" and frame.key == "" and frame is not top:
                    break
                if frame.key or (frame.bracket == "[" and frame.name):
                    key = frame.key or frame.name
                    break
                if frame.bracket == "{":
                    break
        literal = Literal(
            text=words[1:-1],
            line=line,
            key=key,
            own_key=own,
            frames=tuple((f.bracket, f.name, f.index) for f in self._frames[1:]),
            before=self._before,
            after=after,
            template=words[0] == "`",
            table=top.number,
            row=next((f.number for f in reversed(self._frames[-2:]) if f.bracket == "["), 0),
            outer=self._frames[-2].number if self._is_below() else 0,
        )
        if after == ":" and top.bracket == "{" and self._before in ("{", ",", "string"):
            top.key = words[1:-1]
        return literal

    def _is_below(self) -> bool:
        """Say whether the table at hand is a value of another: `{ provider: x, model: { … } }`."""
        return len(self._frames) > 2 and all(
            frame.bracket == "{" and frame.key for frame in self._frames[-2:]
        )

    def _word(self, words: str, line: int, after: str, *, method: bool) -> Use | None:
        top = self._frames[-1]
        is_key = after == ":" and self._before in ("{", ",")
        if words in _RESET and not (method or is_key):
            if words not in ("new", "await", "async", "type"):
                top.key = ""
            self._before = words
            return None
        if self._before == "enum":
            top.key = words
        typed = self._before == ":" and after == "=" and top.key
        if after in ("=", ":") and self._before not in ("?", "<") and not typed:
            top.key = words
        self._name = words
        before, self._before = self._before, words
        given = top.bracket == "{" and before == ":" and after in (",", "}") and top.key
        if (after in (",", ")", ".") and top.bracket == "(") or given:
            frames = tuple((f.bracket, f.name, f.index) for f in self._frames[1:])
            return Use(words, line, frames, top.key if given else "", top.number)
        return None

    def _wrapped(self, top: Frame) -> str:
        """Return the variable that gets a table through a call: `X = Object.freeze({…})`."""
        if top.bracket != "(" or top.name not in _WRAPPERS or self._before != "(":
            return ""
        return self._frames[-2].key if len(self._frames) > 1 else ""

    def _operator(self, words: str) -> None:
        top = self._frames[-1]
        if words in "([{" and words:
            called = self._name if words == "(" and self._before == self._name else ""
            name = called if words == "(" else top.key or self._wrapped(top)
            if words == "{" and self._before == "default":
                name = "default"  # what the module hands out as a whole
            index = words == "[" and self._before in (self._name, ")", "]")
            kind = "index" if index else words
            if words == "[" and self._before in ("{", ",") and top.bracket == "{":
                kind = _COMPUTED
            self._count += 1
            self._frames.append(Frame(kind, name, number=self._count))
            if len(self._frames) > 400:
                del self._frames[1:200]
        elif words in ")]}":
            if len(self._frames) > 1:
                closed = self._frames.pop()
                self._root = closed.name.partition(".")[0]
                if closed.bracket == _COMPUTED and self._before == self._name:
                    self._frames[-1].key = self._name
        elif words == ",":
            top.index += 1
            if top.bracket != "[":
                top.key = ""
        elif words == ";":
            top.key = ""
        self._before = words


_COMPUTED = "key"
"""The bracket of a key that is made: `[Maker.SHELF]: "…"`."""

_WRAPPERS = frozenset(
    {"Object.freeze", "Object.fromEntries", "Map", "Set", "ref", "reactive", "readonly", "writable"}
)
"""Calls that hand on the table they get: its name is that of the result."""

_AFTER = re.compile(r"\s{0,400}(===?|!==?|=>|=|\?:|.)", re.DOTALL)


def _next(text: str, at: int) -> str:
    match = _AFTER.match(text, at)
    if match is None:
        return ""
    return ":" if match[1] == "?:" else match[1]
