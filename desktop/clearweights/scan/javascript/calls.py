"""Strings that are handed to calls which we know: which call, and what the string names there."""

from __future__ import annotations

import re
from collections.abc import Container

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan import ids
from clearweights.scan.javascript.clients import setting_of
from clearweights.scan.javascript.known import Call, known
from clearweights.scan.naming import Named, name_dataset, name_model


def known_call(frames: tuple[tuple[str, str, int], ...], imported: Container[str]) -> Call | None:
    """Return the known call that gets what stands in `frames`, None for any other place.

    `imported` are the packages of the file: some names are known only of one.
    """
    if not frames or frames[-1][0] != "(":
        return None
    _, name, index = frames[-1]
    table = known().calls
    parts = re.split(r"\?\.|\.|::", name)
    for size in (1, 2, 3):
        for joint in (".", "::"):
            call = table.get(joint.join(parts[-size:]))
            if call is not None and call.at == index:
                return call if not call.package or call.package in imported else None
    return None


def given_to(text: str, call: Call) -> Named | None:
    """Return what a string names that a known call gets, None where it names nothing."""
    if call.service is not None:
        shape = re.fullmatch(r"[\w.\-]+(?:/[\w.\-]+){1,5}(?::\w+)?", text, re.ASCII)
        owner = setting_of(call.service).provider
        fits = shape and not ids.is_placeholder(text)
        return Named(AssetKind.SERVICE, Hub.API, text, provider=owner) if fits else None
    if call.kind is AssetKind.DATASET:
        return name_dataset(text, any_bare=True)
    named = name_model(text)
    if call.plain and named is None:
        fits = re.fullmatch(r"[A-Za-z][\w.\-:@]+", text) and not ids.is_placeholder(text)
        return Named(AssetKind.MODEL, Hub.OTHER, text) if fits else None
    if call.how == "weights-address" and named is None and text.startswith("https://"):
        return None if ids.is_placeholder(text) else Named(AssetKind.MODEL, Hub.URL, text)
    return named
