"""Shell text into commands: words with their lines, comments, here-documents.

Good enough for bash, Makefiles, Dockerfiles, batch files and PowerShell to follow what they
fetch and start; nothing is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_SPACE = re.compile(r"(?:[ \t\r\f\v]|[\\^`][ \t]*\n)+")
_GAP = re.compile(r"(?:\s|[\\^`][ \t]*\n)+")
_COMMENT = re.compile(r"#[^\n]*")
_OPERATOR = re.compile(r"&&|\|\||;;|[;|&(){}](?=\s|$|[;|&(){}])|[;|&()]|>>?\s*|<<<|<(?!<)")
_HERE = re.compile(r"<<-?\s*\\?(['\"]?)([A-Za-z_]\w*)\1")
_NESTED = r"\((?:[^()]|\((?:[^()]|\([^()]{0,300}+\)){0,300}+\)){0,300}+\)"
_INNER = rf"\$\((?:[^()]|{_NESTED}){{0,900}}+\)"
_QUOTED = (
    rf"'[^']{{0,40000}}'|\"(?:{_INNER}|[^\"\\]|\\.){{0,9000}}+\"|\"(?:[^\"\\]|\\.){{0,9000}}\""
    rf"|{_INNER}"
)
"""`"$(date +"%F")"`: quotes within a command are its own."""

_DEFAULTED = r"\$\{(?:[^{}\n]|\{[^{}\n]{0,100}\}){0,300}\}"
"""`${OUT:-"${DIR}/runs/${NAME}"}`: its quotes are its own."""

_PLAIN = (
    _DEFAULTED
    + r"|\$\{[^}\n]{0,300}\}|\{\{[^}\n]{0,300}\}\}|\\.|[^\s;|&()<>\"'\\`${]{1,200}|[^\s;|&()<>]"
)
_PART = re.compile(rf"{_QUOTED}|{_PLAIN}", re.DOTALL)
_NO_QUOTES = re.compile(_PLAIN, re.DOTALL)
_LONGEST_ARRAY = 1_000
_PATIENCE = 12
"""After so many quotes without an end, quotes are taken for plain characters."""

SHOWS = ("echo", "printf", "Write-Host")
BRANCHES = frozenset(
    {"then", "else", "elif", "fi", "do", "done", "case", "esac", "function", "{", "}", "if", "for",
     "while", "until"}
)  # fmt: skip
DEEPER = {
    "if": 1, "for": 1, "while": 1, "until": 1, "case": 1, "function": 1, "{": 1,
    "fi": -1, "done": -1, "esac": -1, "}": -1,
}  # fmt: skip
"""How much deeper in branches a word leads."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a command, quotes removed, nothing expanded."""

    text: str
    line: int


@dataclass(slots=True)
class Command:
    """One simple command, a comment, or the body of a here-document."""

    words: list[Word] = field(default_factory=list)
    comment: bool = False
    body: tuple[str, int] | None = None
    """The text of a here-document, and the line where it begins."""

    handed_on: bool = False
    """What it prints goes into a file or to another command."""


def commands(text: str, first_line: int = 1) -> Iterator[Command]:
    """Yield the commands of a script in reading order."""
    reader = _Reader(text, first_line)
    yield from reader.read()


_HELP = re.compile(r"^\s{0,9}(?:usage|examples?|options)\b.{0,20}$", re.IGNORECASE | re.MULTILINE)
"""How what a script says of itself begins."""


class _Reader:
    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._at = 0
        self._line = first_line
        self._heres: list[str] = []
        self._open_ended = 0

    def read(self) -> Iterator[Command]:
        current = Command()
        text = self._text
        while self._at < len(text):
            if match := _SPACE.match(text, self._at):
                self._step(match.end())
            elif text[self._at] == "\n":
                self._step(self._at + 1)
                yield current
                printed = [w.text for w in current.words] == ["cat"] and not current.handed_on
                current = Command()
                yield from self._bodies(printed=printed)
            elif text[self._at] == "#" and (match := _COMMENT.match(text, self._at)):
                yield Command([Word(match[0].lstrip("#! "), self._line)], comment=True)
                self._step(match.end())
            elif match := _HERE.match(text, self._at):
                self._heres.append(match[2])
                self._step(match.end())
            elif text[self._at] == "(" and self._assigns(current):
                yield from self._array(current)
            elif match := _OPERATOR.match(text, self._at):
                current.handed_on |= match[0].startswith((">", "|")) and match[0] != "||"
                if not match[0].startswith((">", "<")):
                    yield current
                    current = Command()
                self._step(match.end())
            else:
                current.words.append(self._word())
        yield current

    def _assigns(self, command: Command) -> bool:
        """Say whether what comes is the value of an assignment: `NAME=(`, `NAME+=(`."""
        return bool(command.words) and self._text[self._at - 1] == "="

    def _array(self, command: Command) -> Iterator[Command]:
        """Read the words of an array into its command, over lines; yield its comments."""
        command.words[-1] = Word(command.words[-1].text + "(", command.words[-1].line)
        text, most = self._text, len(command.words) + _LONGEST_ARRAY
        self._step(self._at + 1)
        while self._at < len(text) and len(command.words) < most:
            if match := _GAP.match(text, self._at):
                self._step(match.end())
            elif text[self._at] == "#" and (match := _COMMENT.match(text, self._at)):
                yield Command([Word(match[0].lstrip("#! "), self._line)], comment=True)
                self._step(match.end())
            elif text[self._at] == ")":
                self._step(self._at + 1)
                return
            elif match := _OPERATOR.match(text, self._at):
                self._step(match.end())
            else:
                command.words.append(self._word())

    def _step(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def _word(self) -> Word:
        line = self._line
        parts: list[str] = []
        part = _PART if self._open_ended < _PATIENCE else _NO_QUOTES
        while match := part.match(self._text, self._at):
            piece = match[0]
            opens = piece in ("'", '"') or (piece == "$" and self._text[match.end() :][:1] == "(")
            if opens:  # and nothing closes it
                self._open_ended += 1
                part = _PART if self._open_ended < _PATIENCE else _NO_QUOTES
            if piece == "\\\n" and parts and self._text[match.end() :][:1].isalnum():
                self._step(match.end())  # the word goes on at the next line's beginning
                continue
            if piece.startswith("\\\n") or (piece == "`" and self._text[match.end() :][:1] == "\n"):
                break
            quoted = len(piece) > 1 and piece[0] in "\"'"
            if quoted and "\n" in piece and parts and parts[-1][-1:].isalpha():
                quoted, piece = False, piece[0]  # an apostrophe
            if quoted and piece[0] == '"':
                piece = re.sub(r"\\([\"\\$`\n])", r"\1", piece[1:-1])
            elif quoted:
                piece = piece[1:-1]
            elif len(piece) == 2 and piece[0] == "\\":
                piece = piece[1]
            parts.append(piece)
            self._step(self._at + (1 if piece in ('"', "'") else len(match[0])))
        if not parts:
            self._step(self._at + 1)
        return Word("".join(parts), line)

    def _bodies(self, *, printed: bool) -> Iterator[Command]:
        for mark in self._heres:
            end = re.compile(rf"^[ \t]*{re.escape(mark)}[ \t]*$", re.MULTILINE)
            match = end.search(self._text, self._at)
            stop = match.start() if match else len(self._text)
            if not (printed and _HELP.search(self._text, self._at, stop)):
                yield Command(body=(self._text[self._at : stop], self._line))
            self._step(match.end() if match else stop)
        self._heres = []
