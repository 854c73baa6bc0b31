"""Strings that a source keeps under a name: constants that hold a model, and names that do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role
from clearweights.domain.facts import Fact
from clearweights.scan import ids
from clearweights.scan.families import is_tagged
from clearweights.scan.forms import released_in
from clearweights.scan.javascript.around import SHOWN, SURER, TELLS, is_hosted, is_sized, list_of
from clearweights.scan.javascript.tokens import Literal, Piece
from clearweights.scan.keys import Meaning, keys, provider_word, snake
from clearweights.scan.naming import Named, name_ollama
from clearweights.scan.own_servers import name_asked

_CONSTANT = re.compile(r"[A-Z][A-Z\d_]{2,80}")
_EXPORTED = re.compile(r"\bexport\s+const\s+([A-Z][A-Z\d_]{2,80})\b")
_WORDS = re.compile(r"\b[A-Z][A-Z\d_]{2,80}\b")
_COMPARED = re.compile(
    r"(?:[=!]==?\s?|\b(?:includes|has|\w{1,20}With)\(|\bcase\s)(?:\w{1,60}\.)?([A-Z][A-Z\d_]{2,80})\b"
    r"|\b([A-Z][A-Z\d_]{2,80})\s?[=!]=="
)
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Constants:
    """The constants of a source that others import, and those it does nothing with but compare."""

    exported: frozenset[str]
    compared: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a source once."""
        exported = frozenset(_EXPORTED.findall(text))
        asked = Counter(first or second for first, second in _COMPARED.findall(text))
        uses = Counter(_WORDS.findall(text)) if asked else asked
        return cls(exported, frozenset(name for name in asked if asked[name] >= uses[name] - 1))


def is_kept(literal: Literal, constants: Constants) -> bool:
    """Say whether a constant that others import, or a member of an enumeration, is a hosted model.

    `export const SMALL = "gpt-4o-mini"`, whatever it is called; one that the source only compares
    with something chooses nothing.
    """
    name = literal.key.rpartition(".")[2]
    if not (literal.own_key and literal.before == "=" and _CONSTANT.fullmatch(name)):
        return False
    maker = ids.service_model(literal.text) if len(literal.text) >= _SHORTEST else None
    if maker is None or maker.value not in ids.words().hosted_only or not is_hosted(literal.text):
        return False
    member = literal.frames[-1:] != () and literal.frames[-1][0] == "{"
    if member and not name.lower().startswith(literal.text[:3].lower()):
        return False  # `enum Color { SKY = "gpt-4-blue" }`
    if name in constants.compared or not (member or name in constants.exported):
        return False
    told = snake(name)
    return not (told in keys().prose or TELLS.search(told) or SHOWN.search(told))


_OF_MODEL = re.compile(
    r"(?:[Dd]efault|[Cc]hat)?[Mm]odel[A-Z\d_]\w{1,60}|\w{1,60}Model(?:Name|I[Dd])?"
)


def of_constant(literal: Literal, *, of_router: bool) -> Meaning | None:
    """Read what a constant of a compiled language is called: `ModelTern = "gpt-4o"`.

    A name of Ollama's library may be kept under its family: `TERN = "tern:latest"`; and in a
    source that is about a router, one of its names is spelled out: `AcmeTern = "acme/tern:free"`.
    """
    name = literal.key.rpartition(".")[2]
    if not literal.own_key or literal.before not in ("=", ":="):
        return None
    if is_tagged(literal.text) and name.lower() == literal.text.partition(":")[0]:
        return Meaning(AssetKind.MODEL)
    told = _OF_MODEL.fullmatch(name) and is_hosted(literal.text)
    spelled = of_router and _ROUTED.fullmatch(literal.text) and _flat(literal.text) == _flat(name)
    told = told or spelled
    return Meaning(AssetKind.MODEL, service=True) if told else None


_ROUTED = re.compile(r"[\w.\-]{2,40}/[\w.\-]{2,80}(?::[a-z]{2,20})?", re.ASCII)


def _flat(words: str) -> str:
    return re.sub(r"[\W_]", "", words).lower()


_MAKER = re.compile(r"create[A-Z]\w{1,60}")


def names_client(literal: Literal) -> bool:
    """Say whether a name is that of a client: `createShelf({ name: "shelf" })`."""
    outer = literal.frames[-2] if len(literal.frames) > 1 else ("", "", 0)
    called = outer[0] == "(" and _MAKER.fullmatch(outer[1].rpartition(".")[2])
    return literal.own_key and literal.key == "name" and bool(called)


def is_only_listed(literal: Literal, tagged: set[tuple[str, int]]) -> bool:
    """Say whether a word of a list is none of Ollama's, where no tag stands in the list.

    `ollamaLocal: ["settings", "ollama-local"]` is a list of other things, and
    `fetchOllamaModels: "fetch-ollama-models"` an event, spelled like its key.
    """
    if literal.own_key and snake(literal.key.rpartition(".")[2]) == snake(literal.text):
        return "model" in literal.text
    family = literal.text.partition(":")[0]
    bare = not literal.own_key and family not in ids.words().ollama_families
    return bare and ":" not in literal.text and list_of(literal) not in tagged


def may_be_tag(literal: Literal) -> bool:
    """Say whether a string is a row's id, or stands under the server: `"ollama": "gemma3:4b"`."""
    if not literal.own_key:
        return False
    served = literal.key == "ollama" and is_sized(literal.text)
    return served or (literal.row > 0 and snake(literal.key) in SURER)


def is_of_provider(literal: Literal) -> bool:
    """Say whether a word is the key of what a provider serves: `"mistral": "ministral-3b"`."""
    return literal.after == ":" and provider_word(literal.text) is not None


def hosted_lists(literals: Iterable[Literal]) -> Mapping[tuple[str, int], Provider]:
    """Return the lists of which most strings are hosted models that we know, and at least three.

    With the provider that made all of these, where it is one.
    """
    told: dict[tuple[str, int], list[Provider | None]] = {}
    for literal in literals:
        if not literal.own_key and literal.frames and literal.frames[-1][0] == "[":
            maker = ids.service_model(literal.text) if is_hosted(literal.text) else None
            told.setdefault(list_of(literal), []).append(maker)
    found: dict[tuple[str, int], Provider] = {}
    for name, held in told.items():
        makers = [maker for maker in held if maker is not None]
        if name[0] and len(makers) > max(2, len(held) // 2):
            found[name] = makers[0] if len(set(makers)) == 1 else Provider.OTHER
    return found


_HOSTED = re.compile(r"[a-z][\w.]{0,40}(?:-[\w.]{1,40}){1,8}", re.ASCII)


def among_hosted(literal: Literal, lists: Mapping[tuple[str, int], Provider]) -> Named | None:
    """Read a name that only its list tells: `ASKED_MODELS = ["gpt-4o", …, "tern-3-70b"]`."""
    text = literal.text
    fits = not literal.own_key and _HOSTED.fullmatch(text) and re.search(r"\d", text)
    if not fits or list_of(literal) not in lists or ids.is_placeholder(text):
        return None
    return Named(AssetKind.SERVICE, Hub.API, text, provider=lists[list_of(literal)])


def as_served(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield facts, with bare names that the same source once says are served as served by them."""
    served = {
        fact.id: fact.provider
        for fact in facts
        if isinstance(fact, Reference) and fact.kind is AssetKind.SERVICE
    }
    for fact in facts:
        own = isinstance(fact, Reference) and fact.kind is AssetKind.MODEL and "/" not in fact.id
        if (
            own
            and isinstance(fact, Reference)
            and fact.hub is Hub.HUGGINGFACE
            and fact.id in served
        ):
            yield replace(
                fact, kind=AssetKind.SERVICE, hub=Hub.API, provider=served[fact.id], role=Role.API
            )
        else:
            yield fact


def of_own_server(words: str, owners: Sequence[str], text: str) -> Named | None:
    """Return the model that a server of one's own knows by a name that the `text` explains."""
    return name_ollama(words, text) or (None if owners else name_asked(words, text))


def as_released(piece: Piece) -> Piece:
    """Return a path to released weights as the name of these, everything else as it is."""
    name = released_in(piece.text) if isinstance(piece, Literal) and "/" in piece.text else None
    return replace(piece, text=name) if name is not None and isinstance(piece, Literal) else piece
