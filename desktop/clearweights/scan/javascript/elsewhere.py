"""Constants that one module of a project exports and another gives to a call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from clearweights.domain.asset import AssetKind, Hub, Role, Strength
from clearweights.domain.facts import Offer, Pending
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.clients import setting_of, target_of
from clearweights.scan.javascript.known import Call
from clearweights.scan.javascript.templates import HOLE
from clearweights.scan.javascript.tokens import Literal, Piece
from clearweights.scan.naming import Setting

_IMPORT = re.compile(
    r"\bimport\s(?:type\s)?([\w$\s{},*]{1,800}?)\bfrom\s{0,9}[\"']([^\"'\n]{1,200})[\"']"
)
_REQUIRE = re.compile(
    r"\b(?:const|let|var)\s(\{[\w$\s,:]{1,800}\}|[\w$]{1,60})\s{0,9}=\s{0,9}require\(\s{0,9}"
    r"[\"']([^\"'\n]{1,200})[\"']"
)
_NAMED = re.compile(r"([\w$]+)(?:\s*(?:\bas\b|:)\s*([\w$]+))?")
_EXPORTS = re.compile(r"\bexports?\b")
_WHOLE = re.compile(
    r"(?:\bexport\s{1,9}default\s{1,9}|\bmodule\.exports\s{0,9}=\s{0,9})([A-Za-z_$][\w$]{0,60})"
)
"""What a module hands out as a whole: `export default NAMES`, `module.exports = NAMES`."""

_AS_WHOLE = re.compile(r"\bexport\s{0,9}\{[^{}]{0,400}?\b([\w$]{1,60})\s{1,9}as\s{1,9}default\b")
_WORDS = re.compile(r"[A-Za-z0-9@][\w./:@\-]{1,119}")
_MOST = 200
"""Constants of one module; more are a table of words."""


def imported(text: str, folder: str) -> Mapping[str, str]:
    """Return the full names of what a source imports from the project, by what it calls them."""
    found: dict[str, str] = {}
    for match in (*_IMPORT.finditer(text), *_REQUIRE.finditer(text)):
        module = target_of(match[2], folder)
        if not module:
            continue
        before, brace, inside = match[1].partition("{")
        alone = re.search(r"(?:\*\s*as\s+)?([\w$]+)", before)
        if alone:
            found[alone[1]] = module
        for name, other in _NAMED.findall(inside if brace else ""):
            found[other or name] = f"{module}.{name}"
    return found


def offered(
    file: SourceFile, module: str, found: Sequence[Piece], strength: Strength
) -> Iterator[Offer]:
    """Yield the words that a module keeps under names which others can import."""
    if _EXPORTS.search(file.text) is None:
        return
    count = 0
    whole = _handed_out(file.text)
    for piece in found:
        if not isinstance(piece, Literal) or piece.template or not _WORDS.fullmatch(piece.text):
            continue
        names = _names_of(piece)
        if not names:
            continue
        count += 1
        if count > _MOST:
            return
        for below in (names, *([names[1:]] if names[0] in whole else [])):
            target = ".".join((f"/{module}", *below))
            place = file.place(piece.line)
            yield Offer(place=place, target=target, value=piece.text, strength=strength)


def _names_of(literal: Literal) -> tuple[str, ...]:
    """Return the names that lead to a string, the variable first; empty where a call is between."""
    if literal.before == "default" and not literal.frames:
        return (_DEFAULT,)
    above = [name for bracket, name, _ in literal.frames if bracket == "{" and name]
    if not literal.own_key or len(above) != len(literal.frames) or len(above) > 2:
        return ()
    return (*above, literal.key.removeprefix("module.").removeprefix("exports."))


_DEFAULT = "default"
"""How a module's own export is called that has no other name."""


def _handed_out(text: str) -> frozenset[str]:
    """Return the names whose value is all that a module hands out."""
    named = {match[1] for pattern in (_WHOLE, _AS_WHOLE) for match in pattern.finditer(text)}
    return frozenset({_DEFAULT, "module.exports", *filter(None, named)})


def pieces_of(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return a template as words and full names in turns; empty where a name is not imported."""
    pieces = HOLE.split(text)
    full = [full_name(name, names) for name in pieces[1::2]]
    if "${" in "".join(pieces[::2]) or not full or not all(full) or len(full) > 4:
        return ()
    pieces[1::2] = full
    return tuple(pieces)


def full_name(name: str, names: Mapping[str, str]) -> str:
    """Return the full name of an imported one, also of what it holds; empty for others."""
    root, dot, rest = name.partition(".")
    module = names.get(root, "")
    return f"{module}{dot}{rest}" if module else ""


def awaiting(
    file: SourceFile, line: int, call: Call, target: str, pieces: tuple[str, ...] = ()
) -> Pending:
    """Return a call whose model another module names."""
    service = call.service is not None
    return Pending(
        place=file.place(line), target=target, kind=AssetKind.SERVICE if service else call.kind,
        hub=Hub.API if service else Hub.OTHER if call.plain else Hub.HUGGINGFACE,
        ids="service" if service else "plain" if call.plain else "hub", how=call.how,
        role=Role.API if service else None, pieces=pieces,
        provider=setting_of(call.service).provider if call.service is not None else None,
    )  # fmt: skip


def asking(
    file: SourceFile,
    line: int,
    setting: Setting,
    target: str,
    *,
    loads: bool = False,
    either: bool = False,
) -> Iterator[Pending]:
    """Yield a question for the model that another module names: `openai(FAST)`, `{model: FAST}`.

    `loads`: where nobody is asked, the model runs here; `either`: only its own name tells. A
    server of one's own tells no model.
    """
    if setting.local and not setting.ollama:
        return
    hub, words, provider = Hub.API, "prefixed", setting.provider
    if setting.ollama:
        hub, words = Hub.OLLAMA, "ollama"
    elif provider is not None:
        words = "service"
    elif loads or either:
        hub, words = Hub.HUGGINGFACE, "sure" if either else "known"
    service = hub is Hub.API
    yield Pending(
        place=file.place(line), target=target, hub=hub, ids=words, how="constant",
        kind=AssetKind.SERVICE if service else AssetKind.MODEL,
        role=Role.API if service else None, provider=provider,
    )  # fmt: skip
