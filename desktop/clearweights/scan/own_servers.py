"""What a server of one's own runs: variables name it in its own words, images start it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference
from clearweights.domain.facts import Fact
from clearweights.scan import ids
from clearweights.scan.families import is_tagged, name_family
from clearweights.scan.keys import keys, snake
from clearweights.scan.naming import Named, name_model

_STUDIO = re.compile(
    r"[a-z][\w.]{0,60}(?:-[\w.@]{1,60}){0,8}-[a-z]{0,20}\d[\w.\-@]{0,60}", re.ASCII
)
"""`qwen2.5-7b-instruct`: how LM Studio and LocalAI call what they run, unlike `local-model`."""

_ITS_NAMES = frozenset({"lmstudio", "lm_studio", "localai", "local_ai"})
_MOST = 300


def name_own(
    name: str, word: str, around: Iterable[tuple[str, str]], text: str = ""
) -> Named | None:
    """Return the model that a variable names so that only a neighbor tells whose name it is.

    A bare family of Ollama's, where a variable that begins alike has one of its tags, and what
    LM Studio or LocalAI runs, where a variable says that it is asked, or the `text` starts it.
    """
    held = [(other, value) for other, value in islice(around, _MOST) if other != name]
    first = snake(name).partition("_")[0]
    if any(is_tagged(value) for other, value in held if snake(other).partition("_")[0] == first):
        return name_family(word)
    return _in_its_words(word) if _asks_studio(held, text) else None


def name_handed(word: str) -> Named | None:
    """Return the model that a server of one's own gets as an argument: `phi-2`."""
    return name_model(word) or _in_its_words(word)


def name_asked(word: str, text: str) -> Named | None:
    """Return the model that the code of a `text` asks a server of one's own for, which it names."""
    return _in_its_words(word) if _is_named(text) else None


@lru_cache(maxsize=8)
def _is_named(text: str) -> bool:
    """Say whether a source names such a server; many names of one source are asked about."""
    return _NAMED.search(text) is not None


_NAMED = re.compile(r"(?<![a-z])(?:local_?ai|lm_?studio)(?![a-z])", re.IGNORECASE)


def _in_its_words(word: str) -> Named | None:
    fits = len(word) < _MOST and _STUDIO.fullmatch(word) and not ids.service_model(word)
    named = fits and not ids.is_placeholder(word)
    return Named(AssetKind.MODEL, Hub.OTHER, word) if named else None


@lru_cache(maxsize=8)
def starts_server(image: str) -> bool:
    """Say whether an image, or a text, is of a server that gets its models as arguments."""
    return any(name in image for name in keys().model_images)


def _asks_studio(held: Iterable[tuple[str, str]], text: str) -> bool:
    """Say whether a variable chooses LM Studio; its address does where none chooses another."""
    chosen = {_plain(value) for name, value in held if snake(name) in keys().provider and value}
    if chosen:
        return not chosen.isdisjoint(_ITS_NAMES)
    if starts_server(text):
        return True
    told = [(snake(name), value) for name, value in held if "://" in value]
    ollama = any("ollama" in name or ":11434" in value for name, value in told)
    return not ollama and any(_is_of_studio(name, value) for name, value in told)


def _is_of_studio(name: str, address: str) -> bool:
    """Say whether an address is that of such a server, by its name or its host."""
    host = address.partition("://")[2].partition("/")[0].partition(":")[0]
    return any(word in name for word in _ITS_NAMES) or _plain(host) in _ITS_NAMES


def _plain(value: str) -> str:
    return value.strip().strip("\"'").lower().replace("-", "_")


_ASKED_HERE = re.compile(
    r"http://(?<=\bhttp://)(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal|10\.[\d.]{3,11}|192\.168\.[\d.]{3,7}"
    r"|[a-z][a-z\d\-]{0,60})(?::\d{2,5})?/v1\b"
)
"""`http://localhost:8000/v1`: one's own server is asked. Begun with letters: found fast."""

_CATALOG = frozenset({Provider.NVIDIA, Provider.OTHER})


def as_run_here(text: str, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Take names of NVIDIA's catalog for weights where a `text` starts an image of that catalog.

    Also names that only its containers have, where a text asks nobody but a server of one's own.
    A text that also names the provider's own address may ask there.
    """
    images = keys().own_images.items()
    own = any(image in text and host not in text for image, host in images)
    near = _ASKED_HERE.search(text) is not None and not any(host in text for _, host in images)
    for fact in facts:
        here = (
            isinstance(fact, Reference) and _is_of_catalog(fact) and (own or _is_near(fact, near))
        )
        if here and isinstance(fact, Reference):
            yield replace(fact, kind=AssetKind.MODEL, hub=Hub.NGC, provider=None, role=None)
        else:
            yield fact


def _is_near(fact: Reference, asked_here: bool) -> bool:
    """Say whether a name alone tells a container; a client of the provider asks it elsewhere."""
    by_client = fact.provider is Provider.NVIDIA and fact.how not in _SETTINGS
    return asked_here and not by_client and ids.is_of_nim(fact.id)


_SETTINGS = frozenset({"config-key", "env"})


def _is_of_catalog(fact: Reference) -> bool:
    served = fact.kind is AssetKind.SERVICE and fact.provider in _CATALOG
    return served and ids.looks_like_hub_id(fact.id)
