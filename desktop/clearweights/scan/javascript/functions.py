"""Functions of the AI SDK that ask a provider, by what a source makes or imports: `shelf("…")`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.domain.facts import Fact, Offer, RunTimeChoice
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.clients import setting_of
from clearweights.scan.javascript.known import known
from clearweights.scan.javascript.tokens import Literal, Piece
from clearweights.scan.naming import Setting

_MADE = re.compile(
    r"\b(?:const|let|var)\s+([A-Za-z_$][\w$]{0,60})\s?(?::\s?[\w$.]{1,80}\s?)?=\s?(create[A-Z]\w{1,60})"
    r"\(([^()]{0,400}(?:\([^()]{0,200}\)[^()]{0,200}){0,3})"
)
"""`const shelf = createOpenAICompatible({ … })`, and what it is given."""

_ADDRESS = re.compile(
    r"\bbaseURL\b\s?(?::\s?(?:[\w.$!?]{1,80}\s*(?:\|\||\?\?)\s*)?[\"'`]([^\"'`$]{1,200}))?"
)
_IMPORTED = re.compile(
    r"\bimport\s*\{([^{}]{1,400})\}\s*from\s*[\"']"
    r"(?:@ai-sdk/(?!react|svelte|vue|solid|rsc|ui-utils|provider|angular|openai-compatible)[\w\-]{2,40}"
    r"|(?:@[\w\-]{1,40}/)?[\w\-]{0,40}ai-(?:sdk-)?provider(?:-v\d)?)[\"']"
)
_FUNCTION = re.compile(r"[a-z][A-Za-z\d]{1,40}")
_UNKNOWN = Setting(provider=Provider.OTHER, firm=True, by_name=True)


_MARKS = ("ai-sdk", "ai-provider", "createOpenAI", "createGateway")


def functions_of(text: str) -> Mapping[str, Setting]:
    """Return whom the functions of a source ask that it makes itself, or that others bring."""
    found: dict[str, Setting] = {}
    if not any(mark in text for mark in _MARKS):
        return found
    brought = set[str]()
    for match in _IMPORTED.finditer(text):
        names = (words.split()[-1] for words in match[1].split(",") if words.split())
        brought.update(name for name in names if _FUNCTION.fullmatch(name))
    for name in brought:
        if not name.startswith("create") and name not in known().sdk:
            found[name] = _UNKNOWN
    for match in _MADE.finditer(text):
        told = _asked(match[2], match[3], brought)
        if told is not None:
            found[match[1]] = told
    return found


def _asked(maker: str, given: str, brought: set[str]) -> Setting | None:
    """Return whom a function asks, None where only the running program knows."""
    owner = known().callees.get(maker)
    address = _ADDRESS.search(given)
    if address is not None:
        told = Setting.of_address(address[1]) if address[1] else None
        unknown = told is not None and told.provider is Provider.OTHER
        return replace(told, by_name=True) if told is not None and unknown else told
    if owner is not None:
        return setting_of(owner)
    return _UNKNOWN if maker in brought else None


_BROUGHT = re.compile(r"\bimport\s*\{([^{}]{1,400})\}\s*from\s*[\"'](@ai-sdk/[\w\-]{2,40})[\"']")
_CREATES = re.compile(
    r"(?<![\w$.])(create[A-Z]\w{1,60})"
    r"\((?=([^()]{0,400}(?:\([^()]{0,200}\)[^()]{0,200}){0,3}))"
)


def unasked(file: SourceFile, text: str, facts: Iterable[Fact]) -> Iterator[RunTimeChoice]:
    """Yield a note for each provider whose functions a source has, and of whom it names no model.

    `createProviderRegistry({ openai, anthropic })`, `createMistral({ apiKey })(model)`.
    """
    if "@ai-sdk/" not in text:
        return
    told = {f.provider for f in facts if isinstance(f, Reference)}
    found: list[tuple[int, Setting | None]] = []
    brought = set[str]()
    for match in _BROUGHT.finditer(text):
        names = [part.split() for part in match[1].split(",") if part.split()]
        brought |= {words[0] for words in names}
        for words in names:
            at = _use_of(words[-1], text, match.end()) if words[0] in known().sdk else -1
            if at >= 0:
                found.append((at, setting_of(known().sdk[words[0]])))
    found += [
        (match.start(), _asked(match[1], match[2], brought))
        for match in _CREATES.finditer(text)
        if match[1] in brought and not _is_noted(text, match.start())
    ]
    for at, setting in sorted(found, key=lambda row: row[0]):
        if setting is None or setting.provider is None or setting.provider in told:
            continue
        told.add(setting.provider)
        yield RunTimeChoice(
            place=file.place(text.count("\n", 0, at) + 1),
            kind=AssetKind.SERVICE, words=setting.provider.value, how="client",
        )  # fmt: skip


def _use_of(name: str, text: str, start: int) -> int:
    """Return where code uses an imported name, -1 where only keys, strings and comments have it."""
    word = rf"(?<![\w$.\"'/@]){re.escape(name)}(?!\s*:|[\w$\"'/])"
    uses = (m.start() for m in islice(re.finditer(word, text[start:]), _MOST))
    return next((start + at for at in uses if not _is_noted(text, start + at)), -1)


def _is_noted(text: str, at: int) -> bool:
    """Say whether a place stands in a comment."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.lstrip().startswith(("*", "/*")) or "//" in line


_MOST = 50

OWN = "!own"
"""The name under which a source says how the project itself calls a model."""

_TABLES = frozenset("languageModels embeddingModels textEmbeddingModels imageModels".split())


def named_here(file: SourceFile, found: Sequence[Piece]) -> Iterator[Offer]:
    """Yield the project's own names of models: `customProvider({ languageModels: {"…": …} })`."""
    for piece in found:
        if not (isinstance(piece, Literal) and piece.after == ":" and len(piece.frames) > 1):
            continue
        bracket, name, _ = piece.frames[-1]
        custom = any(name == "customProvider" for _, name, _ in piece.frames[:-1])
        real = "/" in piece.text or ids.service_model(piece.text) is not None
        if bracket == "{" and name in _TABLES and custom and not real:
            yield Offer(place=file.place(piece.line), target=OWN, value=piece.text)


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Weaken what is only the project's own name of a model, in order."""
    everything = tuple(facts)
    own = {f.value for f in everything if isinstance(f, Offer) and f.target == OWN}
    return tuple(
        replace(f, strength=Strength.MENTIONED)
        if isinstance(f, Reference)
        and f.kind is AssetKind.SERVICE
        and f.how in ("key", "ai-sdk")
        and f.id in own
        else f
        for f in everything
        if not (isinstance(f, Offer) and f.target == OWN)
    )
