"""Known call signatures, read from `resources/signatures/python/*.yaml`.

Each file is a list of entries. `call`: full names of callables (`*` for any run of characters; a
leading dot for a method of any object; in capitals a table that is looked into). `arg`:
`keyword@position` (several: the first that is given; `@2` alone: by position only). The other keys
say what the value is; see `Signature`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_dir
from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its keywords and its position (-1: by keyword only)."""

    keywords: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Called:
    """The full names that a signature is about, as its data says them."""

    words: str
    """`*` for any run of characters; a leading dot for a method of any object."""

    def fits(self, full: str) -> bool:
        """Say whether a full name is one of them."""
        if "*" in self.words:
            fits = _pattern(self.words).fullmatch(full) is not None
            return fits and not (self.words.endswith(".*") and _is_method(self.words, full))
        if self.words.startswith("."):
            return full == self.words[1:] or full.endswith(self.words)
        return full == self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a call says about the value of one argument."""

    called: Called
    how: str
    kind: AssetKind
    hub: Hub
    ids: str
    """How the words are judged: `hub` (organization/name), `plain` (a zoo's names), `address`,
    `service`, `prefixed` (`provider/model`), `ollama`, `either` (hub id or weight file)."""

    role: Role | None = None
    provider: Provider | None = None
    argument: Argument | None = None
    fixed: str | None = None
    """The id itself, where the call names the asset: `{0}` stands for the call's last part."""

    default: str | None = None
    """What the library loads where `argument` is not given; the row says nothing else then."""

    like: str = ""
    """What an id must look like that the call itself names, or a name that is handed to it."""

    drop: tuple[str, ...] = ()
    """Beginnings of the call's last part that do not belong to the id: `fetch_`."""

    base_url: tuple[str, ...] = ()
    revision: Argument | None = None
    """What tells which edition is loaded: a commit, or the set that weights learned from."""

    when: tuple[tuple[Argument, tuple[str, ...]], ...] = ()
    """Arguments that must be given, with the words one of which they must have (none: any)."""

    of: tuple[str, ...] = ()
    """Words by one of which a registry was asked for what is called: `get("openai").create()`."""

    unless: tuple[str, ...] = ()
    """Arguments that make the call something else when given."""

    excluding: tuple[str, ...] = ()
    """Last parts that a pattern with `*` must not take."""

    not_none: tuple[str, ...] = ()
    """Arguments that make the call load nothing when given as None or False."""

    client: bool = False
    """The call makes a client for `provider`; it names no model itself."""

    output: bool = False
    output_when: tuple[str, ...] = ()
    """Arguments that only who writes to a clone gives: what is cloned is published then."""

    dataset_when: tuple[tuple[str, str], ...] = ()
    """Arguments and values that make the asset a dataset: `repo_type=dataset`."""

    beside: str = ""
    """A call without which this one loads nothing: `MTEB(tasks=…)` alone lists its tasks."""

    of_any: bool = False
    """A method of an object of any class: gives way to a signature that names the class."""

    names: tuple[str, ...] = ()
    """The parts of the call's full name, which stand in every file that makes it."""


@cache
def signatures() -> Mapping[str, tuple[Signature, ...]]:
    """Return all signatures by the last part of what is called.

    Patterns that end in `*` stand under `*` and their package.
    Under `name` stand names that are assets by themselves, without a call.
    """
    found: dict[str, list[Signature]] = defaultdict(list)
    for path in sorted((data_dir("resources") / "signatures" / "python").glob("*.yaml")):
        entries = plain(parse_yaml(path.read_text(encoding="utf-8")))
        assert isinstance(entries, list)
        for entry in entries:
            for name, signature in _entry(entry):
                found[name].append(signature)
    return {name: tuple(group) for name, group in found.items()}


@cache
def known_tables() -> frozenset[str]:
    """Return the last parts of what is no callable, but a table of a library: `clip._MODELS`."""
    return frozenset(name for name in signatures() if name.isupper())


def _entry(entry: dict[str, object]) -> list[tuple[str, Signature]]:
    result = []
    for call in _listed(entry.get("call") or entry.get("name")):
        last = call.rpartition(".")[2]
        for argument in _arguments(entry.get("arg")):
            kind = AssetKind(str(entry.get("kind", "model")))
            default_hub = "api" if kind is AssetKind.SERVICE else "huggingface"
            hub = Hub(str(entry.get("hub", default_hub)))
            signature = Signature(
                called=Called(call),
                how=str(entry.get("how", last)),
                kind=kind,
                hub=hub,
                ids=str(entry.get("ids", _manner(kind, hub))),
                role=Role(str(entry["role"])) if "role" in entry else None,
                provider=Provider(str(entry["provider"])) if "provider" in entry else None,
                argument=argument,
                fixed=str(entry["id"]) if "id" in entry else None,
                default=str(entry["default"]) if "default" in entry else None,
                like=str(entry.get("like", "")),
                drop=tuple(_listed(entry.get("drop"))),
                base_url=tuple(_listed(entry.get("base_url"))),
                revision=_argument(str(entry["revision"])) if "revision" in entry else None,
                when=tuple(_conditions(entry.get("when"))),
                of=tuple(_listed(entry.get("of"))),
                unless=tuple(_listed(entry.get("unless"))),
                excluding=tuple(_listed(entry.get("except"))),
                not_none=tuple(_listed(entry.get("not_none"))),
                client=entry.get("client") == "true",
                output=entry.get("output") == "true",
                output_when=tuple(_listed(entry.get("output_when"))),
                dataset_when=tuple(_pairs(entry.get("dataset_when"))),
                beside=str(entry.get("beside", "")),
                of_any=call.startswith("."),
                names=tuple(part for part in call.split(".") if part),
            )
            key = f"*{call.partition('.')[0]}" if "*" in last else last
            result.append(("name" if "name" in entry else key, signature))
    return result


def _manner(kind: AssetKind, hub: Hub) -> str:
    if kind is AssetKind.SERVICE:
        return "service"
    return "hub" if hub is Hub.HUGGINGFACE else "plain"


def _is_method(words: str, full: str) -> bool:
    """Say whether what `package.*` takes is no name of the package, but a method of its class."""
    *above, _ = full[len(words.partition("*")[0]) :].split(".")
    return any(part[:1].isupper() for part in above)


@cache
def _pattern(call: str) -> re.Pattern[str]:
    words = ".*".join(re.escape(part) for part in call.removeprefix(".").split("*"))
    return re.compile(rf"(?:.*\.)?{words}" if call.startswith(".") else words)


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else str(value).split()


def _argument(words: str) -> Argument:
    keywords = []
    position = -1
    for word in words.split("|"):
        name, _, at = word.partition("@")
        if name:
            keywords.append(name)
        if at:
            position = int(at)
    return Argument(tuple(keywords), position)


def _arguments(value: object) -> list[Argument | None]:
    found: list[Argument | None] = [_argument(words) for words in _listed(value)]
    return found or [None]


def _conditions(value: object) -> list[tuple[Argument, tuple[str, ...]]]:
    if not isinstance(value, dict):
        return []
    return [(_argument(name), tuple(_listed(words))) for name, words in value.items()]


def _pairs(value: object) -> list[tuple[str, str]]:
    return [(str(k), str(v)) for k, v in value.items()] if isinstance(value, dict) else []
