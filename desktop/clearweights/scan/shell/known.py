"""Commands we know, from `resources/signatures/shell/*.yaml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A command that fetches or starts assets, and where their ids stand in it."""

    words: tuple[str, ...]
    take: tuple[str, ...]
    ids: str
    kind: AssetKind
    hub: Hub
    how: str
    role: Role | None
    provider: Provider | None
    output: bool
    repo_type: bool


@dataclass(frozen=True, slots=True)
class ShellWords:
    """Vocabularies."""

    inline: Mapping[str, str]
    """Callable to what its first argument names: `model`, `dataset`, `nltk`, …"""

    inline_pattern: re.Pattern[str]
    runners: frozenset[str]
    ignored: frozenset[str]
    loads_nothing: frozenset[str]
    """Words in the names of functions that load nothing of what they are handed."""

    model_sounds: re.Pattern[str]
    saved_as: frozenset[str]
    saved_in: frozenset[str]
    model_places: frozenset[str]
    data_places: frozenset[str]
    said_of_programs: frozenset[str]
    download_words: frozenset[str]
    asking_options: frozenset[str]
    data_options: re.Pattern[str]
    writes: frozenset[str]
    """Words of options that name what a command leaves, or nothing that it loads."""


@cache
def tools() -> Mapping[str, tuple[Tool, ...]]:
    """Return the tools by the first word of their command."""
    found: dict[str, list[Tool]] = defaultdict(list)
    for row in _rows("commands.yaml"):
        words = tuple(row["words"].split())
        hub = Hub(row.get("hub", "huggingface"))
        tool = Tool(
            words=words,
            take=tuple(row["take"].split()),
            ids=row["ids"],
            kind=AssetKind(row.get("kind", "model")),
            hub=hub,
            how=row.get("how", "shell-run"),
            role=Role(row["role"]) if "role" in row else None,
            provider=Provider(row["provider"]) if "provider" in row else None,
            output="output" in row,
            repo_type="repo_type" in row,
        )
        found[words[0]].append(tool)
    return {name: tuple(group) for name, group in found.items()}


@cache
def shell_words() -> ShellWords:
    """Return the vocabularies, read once."""
    data = _read("words.yaml")
    assert isinstance(data, dict)
    inline = {name: kind for kind, names in data["inline_calls"].items() for name in names.split()}
    names = "|".join(re.escape(n) for n in sorted(inline, key=lambda n: (-len(n), n)))
    return ShellWords(
        inline=inline,
        inline_pattern=re.compile(
            rf"(?<![\w])({names})\(\s*(?:[\"'][\w\-]+[\"']\s*,\s*(?=model\s*=))?(?:\w+\s*=\s*)?\\?[\"']([^\"'\\\n]+)\\?[\"']"
        ),
        runners=frozenset(data["runners"].split()),
        ignored=frozenset(data["ignored"].split()),
        loads_nothing=frozenset(data["loads_nothing"].split()),
        model_sounds=re.compile(data["model_sounds"], re.IGNORECASE),
        saved_as=frozenset(data["saved_as"].split()),
        saved_in=frozenset(data["saved_in"].split()),
        model_places=frozenset(data["model_places"].split()),
        data_places=frozenset(data["data_places"].split()),
        said_of_programs=frozenset(data["said_of_programs"].split()),
        download_words=frozenset(data["download_words"].split()),
        asking_options=frozenset(data["asking_options"].split()),
        data_options=re.compile(data["data_options"]),
        writes=frozenset(data["writes"].split()),
    )


def _rows(name: str) -> list[dict[str, str]]:
    data = _read(name)
    assert isinstance(data, list)
    return data


def _read(name: str) -> object:
    path = data_file("resources", "signatures", "shell", name)
    return plain(parse_yaml(path.read_text(encoding="utf-8")))
