"""Clients that one module makes and others import: who serves the models these name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from posixpath import join, normpath

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference
from clearweights.domain.facts import Offer, Pending
from clearweights.scan.base import SourceFile
from clearweights.scan.served import ROUTERS, SERVED

_ALIAS = re.compile(r"^(?:@|~|#|\$lib)/")
"""How bundlers let people write the root of their sources."""

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
        yield Offer(place=file.place(1), target=f"/{_module(file.path)}.{SERVED}", value=value)
    if not any(r.hub is Hub.HUGGINGFACE and r.kind is AssetKind.MODEL for r in named):
        return
    for words in sorted(set(imported)):
        target = _target(words, file.path.rpartition("/")[0])
        if target:
            yield Pending(
                place=file.place(1), target=f"{target}.{SERVED}", kind=AssetKind.SERVICE,
                hub=Hub.API, ids=SERVED, how=SERVED,
            )  # fmt: skip


def _target(words: str, folder: str) -> str:
    """Return the module of the project that an import means, empty for a package."""
    if words.startswith("."):
        path = normpath(join(folder, words))
        return "" if path.startswith("..") else f"/{_module(path)}"
    return _module(_ALIAS.sub("", words)) if _ALIAS.match(words) else ""


def _module(path: str) -> str:
    return _ENDING.sub("", path).replace("/", ".").removesuffix(".index")
