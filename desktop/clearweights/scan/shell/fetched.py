"""What known programs fetch, pull or start: the commands of a script that name an asset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from clearweights.domain.asset import Hub, Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import name_address
from clearweights.scan.shell import downloads
from clearweights.scan.shell.command import ASSIGNED
from clearweights.scan.shell.downloads import Aim
from clearweights.scan.shell.known import Tool, shell_words, tools
from clearweights.scan.shell.saying import Said, said
from clearweights.scan.shell.tokens import SHOWS, Word
from clearweights.scan.shell.tools import Read, taken_by
from clearweights.scan.shell.unpacked import unpacked, unpacks
from clearweights.scan.shell.variables import Variables, unresolved


class Fetched:
    """The programs that a script calls, with the script's variables put in."""

    def __init__(self, file: SourceFile, strength: Strength, variables: Variables) -> None:
        self._file = file
        self._strength = strength
        self._variables = variables
        self._unpacked: dict[str, str] = {}
        self._unnamed: list[str] = []
        self._named: dict[str, str] = {}
        """By what a shared link or id stands for, the archive that the next command unpacks."""

    def note(self, words: list[Word]) -> None:
        """Remember where a command unpacks archives, before anything is read."""
        texts = [word.text for word in words]
        archive = unpacks(texts)
        self._named.update((text, archive) for text in self._unnamed if archive)
        self._unnamed = texts[1:] if texts and texts[0] == "gdown" else []
        for name, folder in unpacked(texts):
            for known in self._variables.expand(name):
                self._unpacked.setdefault(known, self._variables.expand(folder)[0])

    def read(self, words: list[Word], folder: str) -> Iterator[Fact]:
        """Yield what a command brings that runs in `folder`, the one the script changed to."""
        hits = 0
        for at, word in enumerate(words):
            first = re.sub(r"\.exe$", "", word.text.rpartition("/")[2][:80])
            found = tools().get(first, ())
            hits += bool(found)
            for tool in found if hits < 6 else ():
                if tool.ids in ("url", "shared") and tool.how == "shell-download":
                    yield from self._download(tool, words[at:], folder)
                    continue
                for taken in taken_by(tool, words[at:]):
                    yield from self._taken(taken, words)
        if not hits and words[0].text not in SHOWS:
            yield from self._wrapped(words, folder)
        yield from self._of_zoos(words[1:])

    def _of_zoos(self, words: list[Word]) -> Iterator[Fact]:
        """Read settings that a program is told at its end: `MODEL.WEIGHTS detectron2://…`."""
        for word in words:
            if "://" in word.text and ids.zoo_address(word.text) is not None:
                named = name_address(word.text)
                if named is not None:
                    place = self._file.place(word.line)
                    yield named.at(place, "shell-argument", strength=self._strength)

    def _wrapped(self, words: list[Word], folder: str) -> Iterator[Fact]:
        """Read what a function of the project downloads: `fetch_file URL models/`."""
        known = shell_words()
        parts = set(re.split(r"[^a-z\d]+", words[0].text.lower()))
        if parts & known.download_words and not ASSIGNED.fullmatch(words[0].text):
            yield from self._download(tools()["wget"][0], words, folder)
            return
        for word in words[1:]:
            for text in self._variables.expand(word.text) if "://" in word.text else ():
                named = name_address(text) if ids.is_download(text) else None
                if named is not None and named.hub is not Hub.URL and "=" not in word.text:
                    place = self._file.place(word.line)
                    yield named.at(place, "shell-download", strength=self._strength)

    def _download(self, tool: Tool, words: list[Word], folder: str) -> Iterator[Fact]:
        """Read an address that a program downloads; where it goes may tell what it brings."""
        texts = [self._variables.path(word.text) for word in words]
        if downloads.asks(texts) and tool.words[0] == "curl":
            return
        aim = downloads.aim_of(texts, folder, self._file.path, self._as_data)
        for word, _ in taken_by(tool, words):
            place = self._file.place(word.line)
            for text in self._variables.expand(word.text):
                aim = replace(aim, said=self._said.of(word.line, text))
                told = "/" in aim.target and aim.kind() is not None
                aim = aim if told else self._unpacked_as(aim, text)
                named = downloads.read(text, aim, opaque=tool.ids == "shared")
                if named is not None:
                    yield named.at(place, tool.how, strength=self._strength, role=tool.role)
                    continue
                kind = downloads.unclear(text, aim, opaque=tool.ids == "shared")
                if kind is not None and self._strength is Strength.USED and not unresolved(text):
                    yield RunTimeChoice(place=place, kind=kind, how=tool.how, words=text)

    def _unpacked_as(self, aim: Aim, text: str) -> Aim:
        """Return the aim of a download whose archive the script unpacks elsewhere."""
        if not aim.target and text in self._named:
            aim = replace(aim, target=self._named[text])
        name = (aim.target or text.partition("?")[0]).rpartition("/")[2].lower()
        folder = self._unpacked.get(name) or self._unpacked.get(text.rpartition("/")[2].lower())
        return replace(aim, target=folder + name) if folder else aim

    @cached_property
    def _said(self) -> Said:
        return said(self._file.text)

    @cached_property
    def _as_data(self) -> frozenset[str]:
        return downloads.given_as_data(self._file.text)

    def _taken(self, taken: tuple[Word, Read], words: list[Word]) -> Iterator[Fact]:
        word, read = taken
        for text in self._variables.expand(word.text):
            reference = read(text, self._file.place(word.line), [w.text for w in words])
            if reference is not None:
                yield replace(
                    reference,
                    strength=Strength.MENTIONED if reference.output else self._strength,
                )
