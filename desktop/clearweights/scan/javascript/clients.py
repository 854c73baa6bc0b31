"""Clients that one module makes and others import: who serves the models these name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from posixpath import join, normpath

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference
from clearweights.domain.facts import Fact, Offer, Pending, RunTimeChoice
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.known import known, package_of
from clearweights.scan.javascript.tokens import Literal
from clearweights.scan.keys import provider_word
from clearweights.scan.naming import UNKNOWN_SETTING, Setting
from clearweights.scan.served import ROUTERS, SERVED

_MOST = 200
"""So many clients of one source are looked at."""

_ALIAS = re.compile(r"^(?:@|~|#|\$lib)/")
"""How bundlers let people write the root of their sources."""

_MADE = re.compile(
    r"\b([A-Za-z_$][\w$]{0,60})\s?(?::\s?[\w$.]{1,80}\s?)?=\s?new\s([\w$.]{1,80})"
    r"\(([^()]{0,400}(?:\([^()]{0,400}\))?[^()]{0,200})"
)
"""`const together = new Together({ … })`, and what it is given."""

_RENAMED = re.compile(r"\b([A-Za-z_$][\w$]{1,80})\sas\s([A-Za-z_$][\w$]{1,80})\s?[,}]")
"""`import { OpenAI as OpenAIClient } from "openai"`: the class that another name means."""

_OWN = re.compile(r"\bimport\s{0,9}(?:type\s)?\{([^{}]{1,800})\}\s{0,9}from\s{0,9}[\"']\.{1,2}/")
_WORD = re.compile(r"[\w$]+")
"""What a source takes from the project's own modules: a class there may be called like a client."""

IMPORTS = frozenset({"from", "import", "require"})
_IMPORTED = re.compile(r"[./]")
"""What Go imports stands in a list, by itself; plain words in it are others."""

_ENDING = re.compile(r"\.(?:[cm]?[jt]sx?|vue|svelte)$")


def served(
    file: SourceFile,
    providers: Collection[Provider],
    imported: Iterable[str],
    named: Iterable[Reference],
) -> Iterator[Offer | Pending]:
    """Yield the one router whose client a module makes, and the modules a file may owe one to."""
    routers = ROUTERS.intersection(providers)
    if len(routers) == 1:
        value = next(iter(routers)).value
        yield Offer(place=file.place(1), target=f"/{module_of(file.path)}.{SERVED}", value=value)
    if not any(r.hub is Hub.HUGGINGFACE and r.kind is AssetKind.MODEL for r in named):
        return
    for words in sorted(set(imported)):
        target = target_of(words, file.path.rpartition("/")[0])
        if target:
            yield Pending(
                place=file.place(1), target=f"{target}.{SERVED}", kind=AssetKind.SERVICE,
                hub=Hub.API, ids=SERVED, how=SERVED,
            )  # fmt: skip


def packages_in(literals: Iterable[Literal], *, native: bool) -> list[str]:
    """Return the packages that a source imports.

    A module of the project's own that is called after Ollama is as good as its package, where no
    other is called after a provider.
    """
    words = [
        x.text
        for x in literals
        if x.before in IMPORTS or _is_required(x) or (native and _IMPORTED.search(x.text))
    ]
    own = {module_of(w).rpartition(".")[2] for w in words if w.startswith(".") and not native}
    told = [setting for name in own if (setting := Setting.of_word(name)) is not None]
    ollama = ["ollama"] if len(told) == 1 and told[0].ollama else []
    return [*map(package_of, words), *ollama]


_IMPORT = re.compile(
    r"^[ \t]*(?:import|using|open)[ \t]+(?:static[ \t]+)?([A-Za-z]\w*(?:\.\w+){1,9})", re.MULTILINE
)
_DIRECT = re.compile(
    r"\bnew\s+OpenAIClient\(\s{0,99}[\w.\"'\[\]!]{1,99}\s{0,99}[,)](?!\s{0,9}new Azure)"
)
"""A client of Azure's older library that is given a key alone asks OpenAI itself."""


def namespaces_in(text: str) -> list[str]:
    """Return the packages by which Java, Kotlin or C# imports what asks a provider."""
    table, found = known().packages, []
    for match in islice(_IMPORT.finditer(text), _MOST):
        parts = match[1].split(".")
        sizes = range(len(parts), 1, -1)
        told = next((n for n in sizes if ".".join(parts[:n]) in table), 0)
        if told:
            found.append(".".join(parts[:told]))
    return [] if _DIRECT.search(text) else found


def _is_required(literal: Literal) -> bool:
    """Say whether a string is what CommonJS imports: `require("ollama")`."""
    called = literal.frames[-1][1] if literal.frames else ""
    return literal.before == "(" and called == "require"


def made(text: str) -> Mapping[str, Setting]:
    """Return who is asked through each client that the code makes and gives a name.

    One whose address only the running program knows is left out.
    """
    return {match[1]: setting for match, setting in _made(text)}


def bare(
    file: SourceFile, text: str, facts: Iterable[Fact], shown: Sequence[str] = ()
) -> Iterator[RunTimeChoice]:
    """Yield a note for each provider whose client is made where no model of it is named.

    `shown`: texts of the file, in which code is not run.
    """
    told = {f.provider for f in facts if isinstance(f, Reference)}
    for match, setting in islice(_made(text), _MOST):
        begin = text.rfind("\n", 0, match.start()) + 1
        if text[begin : match.start()].lstrip().startswith(("*", "//", "/*")):
            continue  # shown, not run
        if setting.provider is not None and setting.provider not in told:
            if any(match[0] in words for words in shown):
                continue
            told.add(setting.provider)
            yield RunTimeChoice(
                place=file.place(text.count("\n", 0, match.start()) + 1),
                kind=AssetKind.SERVICE, words=setting.provider.value,
                how="client-call" if _is_asked(match, text) else "client",
            )  # fmt: skip
    yield from _pointed(file, text, facts)


def _is_asked(made: re.Match[str], text: str) -> bool:
    """Say whether a source asks the client that it makes: `tern.messages.create({ … })`.

    Settings that were put together before may hold another address.
    """
    if _NAME.fullmatch(made[3].strip()) and _address().search(text):
        return False
    whose = rf"(?<![\w$.])(?:this\.)?{re.escape(made[1])}"
    way = r"(?:\s{0,40}\.\s?\w{1,40}){0,4}\s{0,40}\.\s?"
    return re.search(rf"{whose}{way}(?:{_ASKS})\(", text) is not None


_POINTED = re.compile(
    r"\bnew\s([\w$]{1,80})\(\s{0,20}\{[^{}()]{0,400}?\bbaseU(?:RL|rl)\s?:\s?[\"'`](https://[^\"'`$\s]{1,200})"
)
"""`new ShelfLLM({ apiKey, baseURL: "https://api.…" })`: a class of the project's own."""


def _pointed(file: SourceFile, text: str, facts: Iterable[Fact]) -> Iterator[RunTimeChoice]:
    """Yield a note for each provider to whom a class of the project's own is pointed."""
    told = {f.provider for f in facts if isinstance(f, Reference)}
    for match in islice(_POINTED.finditer(text), _MOST) if "https://" in text else ():
        begin = text.rfind("\n", 0, match.start()) + 1
        shown = text[begin : match.start()].lstrip().startswith(("*", "//", "/*"))
        setting = Setting.of_address(match[2])
        provider = setting.provider if setting else None
        if provider is None or provider is Provider.OTHER or provider in told:
            continue
        if shown or match[1] in known().callees:
            continue
        told.add(provider)
        yield RunTimeChoice(
            place=file.place(text.count("\n", 0, match.start()) + 1),
            kind=AssetKind.SERVICE, words=provider.value, how="client",
        )  # fmt: skip


_NAME = re.compile(r"[\w$.]{1,80}")
_ASKS = (
    r"create|run|stream|parse|subscribe|rerank|generate\w{0,30}|complete\w{0,20}|chat\w{0,20}"
    r"|embed\w{0,20}"
)
"""What methods are called that ask a model for something."""


def _made(text: str) -> Iterator[tuple[re.Match[str], Setting]]:
    renamed = {match[2]: match[1] for match in _RENAMED.finditer(text)}
    own = {word for match in _OWN.finditer(text) for word in _WORD.findall(match[1])}
    for match in _MADE.finditer(text):
        name = match[2].rpartition(".")[2]
        owner = known().callees.get(renamed.get(name, name)) if name not in own else None
        given = _address().search(match[3])
        if owner is None or (given and not given[1] and owner not in _AT_OWN_ADDRESS):
            continue
        setting = Setting.of_address(given[1]) if given and given[1] else setting_of(owner)
        if setting is not None:
            yield match, setting


_AT_OWN_ADDRESS = frozenset({"azure"})
"""Whose clients are always given the address of the customer's own resource."""


def setting_of(owner: str) -> Setting:
    """Return what the name of a client or package tells of who is called."""
    found = Setting.of_owner(owner, firm=True) or UNKNOWN_SETTING
    return replace(found, by_name=found.provider is not None)


def sdk_owner(frames: Sequence[tuple[str, str, int]]) -> str | None:
    """Return who is asked through a function of the AI SDK: `openai(…)`, `google.embedding(…)`."""
    bracket, name, at = frames[-1] if frames else ("", "", 0)
    first, _, method = name.partition(".")
    if bracket != "(" or at != 0 or (method and method not in known().sdk_methods):
        return None
    return known().sdk.get(first)


def made_here(
    frames: Sequence[tuple[str, str, int]], functions: Mapping[str, Setting]
) -> Setting | None:
    """Return who is asked through one of the functions that a source makes or imports."""
    bracket, name, at = frames[-1] if frames else ("", "", 0)
    first, _, method = name.partition(".")
    fits = bracket == "(" and at == 0 and (not method or method in known().sdk_methods)
    return functions.get(first) if fits else None


def one_router(told: Iterable[Setting]) -> Setting:
    """Return who serves the models of others, where a file asks several and loads nothing."""
    routers = [setting for setting in told if setting.provider in ROUTERS]
    if len(routers) > 1:
        return Setting(provider=Provider.OTHER, firm=True, by_name=True)
    return routers[0] if routers else UNKNOWN_SETTING


@cache
def setting_of_class(name: str) -> Setting | None:
    """Return what the name of a class or method tells: `OllamaChatModel`, `AddOpenAIChat`."""
    return provider_word(name) if name[:1].isupper() and len(name) > 5 else None


@cache
def _address() -> re.Pattern[str]:
    keys = "|".join(sorted(known().address_keys))
    return re.compile(rf"\b(?:{keys})\b\s?(?::\s?[\"'`]([^\"'`$]{{1,200}})[\"'`])?")


def target_of(words: str, folder: str) -> str:
    """Return the module of the project that an import means, empty for a package."""
    if words.startswith("."):
        path = normpath(join(folder, words))
        return "" if path.startswith("..") else f"/{module_of(path)}"
    return module_of(_ALIAS.sub("", words)) if _ALIAS.match(words) else ""


def module_of(path: str) -> str:
    """Return the dotted name of a source, as its importers write it."""
    return _ENDING.sub("", path).replace("/", ".").removesuffix(".index")
