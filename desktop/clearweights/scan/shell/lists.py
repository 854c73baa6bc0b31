"""Lists of addresses or ids in text files, which a program downloads one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import Named
from clearweights.scan.shell.downloads import Aim, read
from clearweights.scan.shell.known import shell_words
from clearweights.scan.trials import is_test_path

_NAMED = re.compile(
    r"(?:^|[_\-.])(?:links?|urls?|downloads?|aria2c?|models?|checkpoints?|weights|loras?|datasets?"
    r"|hf|huggingface)(?:[_\-.]|$)"
)
_OPTION = re.compile(r"\s+(?P<name>out|dir)=(?P<value>\S+)")
_MOST = 400
"""A longer list holds records, not what is downloaded once."""


class ListScanner:
    """Text files of which each line is an address or an id, as `aria2c -i` and loops read them."""

    id = "address-list"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say by its name whether the file lists downloads."""
        del path
        return suffix in (".txt", ".lst", ".list", ".urls") and bool(_NAMED.search(name))

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether the file is short and holds an address, or an organization and a name."""
        return len(data) < 256 * 1024 and b"/" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what the lines name, if they are nothing but a list."""
        told = [(n, line) for n, line in enumerate(file.lines, 1) if _is_entry(line)]
        entries = [(n, line.split()[0]) for n, line in told]
        if not entries or len(entries) > _MOST:
            return
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        found = [named for n, words in entries for named in self._read(file, n, words)]
        if len(found) * 2 < len(entries):
            return
        for number, named in found:
            yield named.at(file.place(number), self.id, strength=strength)

    def _read(self, file: SourceFile, number: int, words: str) -> Iterator[tuple[int, Named]]:
        if "://" in words:
            named = read(words, Aim(_target(file, number), "", file.path))
        else:
            named = _of_hub(words, file.name)
        if named is not None:
            yield number, named


def _is_entry(line: str) -> bool:
    return bool(line.strip()) and line[0] not in " \t#" and len(line) < 1000


def _target(file: SourceFile, number: int) -> str:
    """Return where the lines below an address say that it goes."""
    told = {"dir": "", "out": ""}
    for line in file.lines[number : number + 4]:
        match = _OPTION.fullmatch(line.rstrip())
        if match is None:
            break
        told[match["name"]] = match["value"]
    return f"{told['dir']}/{told['out']}".lstrip("/")


def _of_hub(words: str, name: str) -> Named | None:
    parts = set(re.split(r"[^a-z]+", name.lower()))
    data = bool(parts & shell_words().data_places)
    model = bool(parts & {*shell_words().model_places, "hf", "huggingface"})
    if data == model or not ids.looks_like_hub_id(words):
        return None
    return Named(AssetKind.DATASET if data else AssetKind.MODEL, Hub.HUGGINGFACE, words)
