"""Clients that one module makes and another asks: `import { shelf } from "./clients"`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role
from clearweights.domain.facts import Fact, Offer, Pending
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.clients import made
from clearweights.scan.javascript.functions import functions_of
from clearweights.scan.javascript.known import known
from clearweights.scan.javascript.tokens import Literal, Piece
from clearweights.scan.keys import meaning
from clearweights.scan.naming import Setting, name_model

LENT = "!lent"
"""The last part of the name under which a module offers a client."""

_MOST = 100
_EXPORTED = re.compile(r"\bexport\s{1,9}(?:const|let|var)\s{1,9}([A-Za-z_$][\w$]{0,60})")
_LISTED = re.compile(r"(?:\bexport\s{0,9}|\bexports\s{0,9}=\s{0,9})\{([^{}]{1,400})\}")
_WHOLE = re.compile(
    r"(?:\bexport\s{1,9}default\s{1,9}|\bmodule\.exports\s{0,9}=\s{0,9})([A-Za-z_$][\w$]{0,60})"
)
_GIVES = re.compile(
    r"\bexport\s{1,9}(?:default\s{1,9})?(?:async\s{1,9})?(?:function\s{1,9}([A-Za-z_$][\w$]{0,60})\s{0,9}\("
    r"|const\s{1,9}([A-Za-z_$][\w$]{0,60})\s{0,9}=\s{0,9}(?:async\s{0,9})?\()"
)
"""Functions that a module hands out, some of which give a client."""

_RETURNED = re.compile(
    r"(?:\breturn|=>)\s{0,9}\(?\s{0,40}(?:new\s|create[A-Z]|([A-Za-z_$][\w$]{0,60})\s?[;\n}])"
)
_END = re.compile(r"\n(?:export\b|\}|\Z)")
_LONGEST = 1_500
_TAKEN = re.compile(
    r"\b(?:const|let|var)\s{1,9}([A-Za-z_$][\w$]{0,60})\s{0,9}(?::[^=\n]{1,60})?=\s{0,9}(?:await\s{1,9})?"
    r"([A-Za-z_$][\w$]{0,60})\s{0,9}\("
)
"""`const client = getShelf()`: what a function of another module gives."""

_ID = re.compile(r"[A-Za-z0-9@][\w./:@\-]{1,119}", re.ASCII)


def offered(file: SourceFile, module: str, text: str) -> Iterator[Offer]:
    """Yield who is asked through each client that a module makes and hands out."""
    if "export" not in text:
        return
    clients = {**made(text), **functions_of(text)}
    if not clients and "new " not in text:
        return
    held = {name: told for name, told in clients.items() if _word(told)}
    handed = {match[1] for match in _EXPORTED.finditer(text)}
    for match in _LISTED.finditer(text):
        handed |= {part.split()[0] for part in match[1].split(",") if part.split()}
    found = [(f"/{module}.{name}", told) for name, told in held.items() if name in handed]
    whole = {match[1] for match in _WHOLE.finditer(text)}
    found += [(f"/{module}", told) for name, told in held.items() if name in whole]
    found += [(f"/{module}.{name}", told) for name, told in _given(text, clients)]
    for target, told in found[:_MOST]:
        yield Offer(place=file.place(1), target=f"{target}.{LENT}", value=_word(told))


def _given(text: str, clients: Mapping[str, Setting]) -> Iterator[tuple[str, Setting]]:
    """Yield the functions of a module that give one client, and who is asked through it."""
    for match in islice(_GIVES.finditer(text), _MOST):
        body = text[match.start() : match.start() + _LONGEST]
        end = _END.search(body)
        body = body[: end.start()] if end else body
        returned = _RETURNED.findall(body)
        if not returned:
            continue
        inner = {**made(_named(body)), **functions_of(_named(body))}
        told = {clients[name] for name in returned if name in clients} | set(inner.values())
        if len(told) == 1 and _word(found := told.pop()):
            yield match[1] or match[2], found


def _named(body: str) -> str:
    """Return a text in which each client that is returned has a name."""
    count = iter(range(_LONGEST))
    return _MAKES.sub(lambda _: f"; const it{next(count)} = ", body)


_MAKES = re.compile(r"(?:\breturn|=>)\s{0,9}\(?\s{0,40}(?=new\s|create[A-Z])")


def _word(setting: Setting) -> str:
    """Return one word for who is asked, empty where only the running program knows."""
    if setting.ollama:
        return "ollama"
    if setting.local or setting.provider is None:
        return ""
    unknown = setting.provider is Provider.OTHER and not setting.by_name
    return "" if unknown else setting.provider.value


def asked(
    file: SourceFile, found: Sequence[Piece], names: Mapping[str, str], text: str
) -> Iterator[Pending]:
    """Yield a question for each model that a source asks a client for which it imports."""
    taken = {m[1]: names[m[2]] for m in _TAKEN.finditer(text) if m[2] in names} if names else {}
    known_names = {**names, **taken}
    for piece in found if known_names else ():
        if not isinstance(piece, Literal) or not _ID.fullmatch(piece.text):
            continue
        target = known_names.get(_client(piece), "")
        if target:
            yield Pending(
                place=file.place(piece.line), target=f"{target}.{LENT}", kind=AssetKind.SERVICE,
                hub=Hub.API, ids=LENT, how=LENT, parameter=piece.text,
            )  # fmt: skip


def _client(literal: Literal) -> str:
    """Return what a call is made through that is told a model, empty for others."""
    bracket, name, at = literal.frames[-1] if literal.frames else ("", "", 0)
    first, _, method = name.partition(".")
    if bracket == "(":
        fits = at == 0 and literal.before == "(" and (not method or method in known().sdk_methods)
        return first if fits and _may_name(literal.text) else ""
    own = meaning(literal.key.rpartition(".")[2]) if literal.own_key else None
    if own is None or own.kind is not AssetKind.MODEL or own.output:
        return ""
    called = next((name for bracket, name, _ in reversed(literal.frames) if bracket == "("), "")
    client, dot, _ = called.partition(".")
    return client if dot else ""


def _may_name(text: str) -> bool:
    return ids.looks_like_hub_id(text) or ids.service_model(text) is not None


def link(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Let the client tell who serves a model, where one module makes it and another asks it."""
    everything = tuple(facts)
    offers: dict[str, set[str]] = defaultdict(set)
    for fact in everything:
        if isinstance(fact, Offer) and fact.target.endswith(LENT):
            offers[fact.target].add(fact.value)
    told: dict[tuple[str, int, str], str] = {}
    kept: list[Fact] = []
    for fact in everything:
        if isinstance(fact, Pending) and fact.how == LENT:
            owners = _lenders(fact.target, offers)
            if len(owners) == 1:
                told[fact.place.path, fact.place.line, fact.parameter] = next(iter(owners))
        elif not (isinstance(fact, Offer) and fact.target.endswith(LENT)):
            kept.append(fact)
    return tuple(_served(f, told) if isinstance(f, Reference) else f for f in kept)


def _lenders(target: str, offers: Mapping[str, set[str]]) -> set[str]:
    """Return who is asked through a client; roots of aliases may lie deeper in the project."""
    if target.startswith("/"):
        return offers.get(target, set())
    fits = [told for name, told in offers.items() if name.endswith((f"/{target}", f".{target}"))]
    return fits[0] if len(fits) == 1 else set()


def _served(reference: Reference, told: Mapping[tuple[str, int, str], str]) -> Reference:
    place = reference.place
    owner = told.get((place.path, place.line, reference.id), "")
    setting = Setting.of_owner(owner, firm=True) if owner else None
    named = name_model(reference.id, replace(setting, by_name=True)) if setting else None
    if named is None or (named.kind, named.provider) == (reference.kind, reference.provider):
        return reference
    role = Role.API if named.kind is AssetKind.SERVICE else reference.role
    return replace(
        reference, kind=named.kind, hub=named.hub, id=named.id, provider=named.provider, role=role
    )
