"""Hosted models named by a constant of the client library: `Model: openai.GPT4oMini`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Provider, Role, Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import Named

_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)$")
_DASHED = frozenset({Provider.OPENAI})
"""Providers who write the date in a model's name with dashes."""

_COMPARED = re.compile(r"^\s*(?://|\*|/\*|import\s)|\bcase\s[^:]*$|[=!]=\s*\w*\.?$")
_COUNTED = re.compile(r"Token(?:CountEstimator|izer)\($")
"""A call that counts tokens as a model would."""

_LISTED = re.compile(r"[ \t]+(?![Dd]efault)[A-Z]\w{0,80}[ \t]+[A-Z][\w.]{0,80}[ \t]*=[ \t]*")
_AFTER = re.compile(r"\s*(?:[=!]=|=>|:(?![=:])|\w*\()")
"""What follows a constant that is compared, is itself a key, or is no constant at all."""


@dataclass(frozen=True, slots=True)
class Library:
    """A client library with constants."""

    package: str
    holders: tuple[str, ...]
    drop: tuple[str, ...]
    provider: Provider | None
    """Who serves the models; None where they run on one's own machine."""

    names: Mapping[str, str]
    """Ids by the constant's name, in small letters and digits alone."""

    hub: Hub = Hub.OLLAMA
    """Where the names of models that run on one's own machine mean something."""

    by_type: str = ""
    """The type of which a constant may be told without its holder: `model: .gpt4_o`."""

    @property
    def imported(self) -> str:
        """A pattern of what a source that imports the library writes."""
        return re.escape(self.package) + (r"\b" if self.package[-1].isalnum() else "")

    def id(self, constant: str) -> str | None:
        """Return the id that a constant stands for, None where it is another constant."""
        known = self.names.get(_flat(constant))
        if known is not None:
            return known
        for beginning in self.drop:
            if constant.startswith(beginning):
                constant = constant.removeprefix(beginning)
        flat = _flat(constant)
        dated = _DATE.search(flat)
        known = self.names.get(flat)
        if known is not None or dated is None:
            return known
        begun = self.names.get(flat[: dated.start()])
        joint = "-" if self.provider in _DASHED else ""
        return f"{begun}-{joint.join(dated.groups())}" if begun else None


@cache
def libraries() -> tuple[Library, ...]:
    """Return the client libraries we know, read once."""
    path = data_file("resources", "signatures", "javascript", "constants.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)
    ids = {maker: names.split() for maker, names in data["models"].items()}
    return tuple(
        Library(
            package=package,
            holders=tuple(row["holders"].split()),
            drop=tuple(row.get("drop", "").split()),
            provider=Provider(row["provider"]) if "provider" in row else None,
            hub=Hub(row.get("hub", "ollama")),
            names={_flat(id_): id_ for id_ in ids.get(row.get("made_by") or row["provider"], ())}
            | {_flat(name): id_ for name, id_ in row.get("also", {}).items()},
            by_type=row.get("by_type", ""),
        )
        for row in data["packages"]
        for package in _words(row["package"])
    )


def _words(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else value.split()


def named_constants(file: SourceFile, text: str, strength: Strength) -> Iterator[Fact]:
    """Yield the models that constants in a file's code name, once a line."""
    for line, named, listed in dict.fromkeys(constants(text)):
        told = Strength.MENTIONED if listed else strength
        yield named.at(file.place(line), "constant", strength=told)


def constants(text: str) -> Iterator[tuple[int, Named, bool]]:
    """Yield the models that constants of imported libraries name, with their lines.

    And whether a constant only stands for another, as in what a library hands on:
    `GPT4o Model = openai.GPT4o`.
    """
    breaks: list[int] = []
    for library in libraries():
        if library.package not in text or re.search(library.imported, text) is None:
            continue
        provider = _served_by(library, text)
        breaks = breaks or [found.start() for found in re.finditer("\n", text)]
        for match in (*_held(library, text), *_static(library, text), *_used(library, text)):
            id_ = library.id(match[1])
            if id_ is None or _is_only_compared(text, match):
                continue
            begin = text.rfind("\n", 0, match.start()) + 1
            listed = _LISTED.fullmatch(text[begin : match.start()]) is not None
            line = bisect_left(breaks, match.start()) + 1
            yield line, _named(library, id_, provider), listed


def _named(library: Library, id_: str, provider: Provider | None) -> Named:
    if library.provider is None:
        return Named(AssetKind.MODEL, library.hub, id_, role=Role.INFERENCE_LOCAL)
    if library.provider is Provider.HUGGINGFACE:
        hosted = Role.INFERENCE_HOSTED_API
        return Named(AssetKind.MODEL, Hub.HUGGINGFACE, id_, role=hosted)
    return Named(AssetKind.SERVICE, Hub.API, id_, provider=provider)


def _static(library: Library, text: str) -> Iterator[re.Match[str]]:
    """Yield the constants that Java imports to use without their holder."""
    imports = rf"^[ \t]*import\s+static\s+{re.escape(library.package)}[\w.]*\.(?:{{}})\.(\w+|\*);"
    holders = "|".join(map(re.escape, library.holders))
    names = {m[1] for m in re.finditer(imports.format(holders), text, re.MULTILINE)}
    if "*" in names:
        names = {r"[A-Z][A-Z\d]*(?:_[A-Z\dx_]+|\d)"}
    if names:
        yield from re.finditer(rf"(?<![\w.])({'|'.join(sorted(names))})\b", text)


_USES = re.compile(r"^[ \t]*(?:pub\s+)?use\s[^;]{1,2000};", re.MULTILINE)
_TAKEN = re.compile(r"(?:::|[{,])\s*([A-Z][A-Z\d_]+)\s*(?=[,};])")


def _used(library: Library, text: str) -> Iterator[re.Match[str]]:
    """Yield the constants that Rust imports by their own names: `use shelf::common::TERN_7B;`."""
    if "::" not in library.package:
        return
    whose = re.compile(rf"\b(?:{'|'.join(map(re.escape, library.holders))})\b")
    given = [m[0] for m in _USES.finditer(text) if library.package in m[0] and whose.search(m[0])]
    names = {name for words in given for name in _TAKEN.findall(words)}
    if names:
        found = rf"(?<![\w.:])({'|'.join(sorted(names))})\b"
        yield from re.finditer(found, _USES.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _held(library: Library, text: str) -> Iterator[re.Match[str]]:
    """Yield the constants told with what holds them: the library's names, and what a file says."""
    alias = re.search(
        rf"^[ \t]*(?:import\s+)?(\w+)\s+\"{re.escape(library.package)}", text, re.MULTILINE
    )
    renamed = alias is not None and alias[1] != "import"
    names = [*map(re.escape, library.holders), *([alias[1]] if alias and renamed else [])]
    if names:
        whole = rf"(?:{re.escape(library.package)}\.(?:[a-z]\w*\.)*)?"
        yield from re.finditer(rf"(?<![\w.]){whole}(?:{'|'.join(names)})\.(\w+)", text)
    held = "|".join(map(re.escape, library.holders))
    if held and "::" in text:  # as Rust writes it
        yield from re.finditer(rf"(?<![\w.])(?:{held})::(\w+)", _USES.sub(_blank, text))
    if library.by_type:
        kept = f"{library.by_type.lower()}|{library.by_type}"
        yield from re.finditer(rf"(?<![\w.])(?:{kept})\s?[:=]\s{{0,9}}\.(\w+)", text)


def _is_only_compared(text: str, match: re.Match[str]) -> bool:
    begin = text.rfind("\n", 0, match.start()) + 1
    before = text[begin : match.start()]
    told = _COMPARED.search(before) or _COUNTED.search(before) or _AFTER.match(text, match.end())
    return bool(told or "//" in before)


def _served_by(library: Library, text: str) -> Provider | None:
    azure = re.search(r"DefaultAzureConfig|azure\.With|AzureOpenAI", text)
    azure = azure if re.search(r"\.DefaultConfig\(", text) is None else None  # either may be asked
    return Provider.AZURE if azure and library.provider is Provider.OPENAI else library.provider


def _flat(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.replace("Dot", "").lower())
