"""Reads `clearweights.yaml`: what people tell the program about product, use and assets."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from clearweights.domain.asset import AssetKind, Hub, Place, Provider, Role
from clearweights.domain.license import FieldOfUse
from clearweights.domain.text import text
from clearweights.domain.use import (
    Attestation,
    AttestedFact,
    Declaration,
    DeclaredAsset,
    Distribution,
    Environment,
    Product,
    Use,
)
from clearweights.errors import DeclarationError
from clearweights.safeio import Mapping, Node, Scalar, UnreadableError, parse_yaml, read_bytes
from clearweights.safeio.fields import Fields

FILE_NAME = "clearweights.yaml"
SCHEMA = "1"
_MAX_BYTES = 2 * 1024 * 1024
_COUNTRY = re.compile(r"[A-Z]{2}")

_E = TypeVar("_E", bound=StrEnum)


def read_declaration(path: Path, shown: str = FILE_NAME) -> Declaration:
    """Return the declaration in `path`.

    Raises `DeclarationError`, naming the line, for unknown keys, wrong types and values outside
    the closed lists: a misspelled word must never silently change a legal answer.
    """
    try:
        root = parse_yaml(read_bytes(path, _MAX_BYTES).decode("utf-8"))
    except UnreadableError as e:
        raise DeclarationError(shown, e.line, e.why) from e
    except UnicodeDecodeError as e:
        raise DeclarationError(shown, 0, text("the file is not UTF-8 text")) from e
    return parse_declaration(root, shown)


def parse_declaration(root: Node | None, shown: str = FILE_NAME) -> Declaration:
    """Return the declaration in a parsed tree; see `read_declaration` for the errors."""
    if root is None or (isinstance(root, Scalar) and root.is_null):
        return Declaration(path=shown)
    top = Fields(root, shown, text("the file"))
    if (schema := top.word("schema")) not in (None, SCHEMA):
        raise top.error(
            "schema",
            text(
                "this program reads schema {known}, not {schema}", known=SCHEMA, schema=schema or ""
            ),
        )
    declaration = Declaration(
        product=_product(top),
        use=_use(inner) if (inner := top.sub("use")) else None,
        assets=tuple(_asset(item) for item in top.items("assets")),
        attestations=tuple(_attestation(item) for item in top.items("attestations")),
        path=shown,
    )
    top.done()
    return declaration


def _product(top: Fields) -> Product:
    fields = top.sub("product")
    if fields is None:
        return Product()
    product = Product(
        name=fields.word("name"),
        license=fields.word("license"),
        claims=fields.words("claims"),
        place=Place(path=fields.path, line=fields.line),
    )
    fields.done()
    return product


def _use(fields: Fields) -> Use:
    use = Use(
        distribution=_choice(fields, "distribution", Distribution),
        commercial=fields.flag("commercial"),
        environment=_choice(fields, "environment", Environment),
        territory=_countries(fields),
        seat=_country(fields, "seat"),
        monthly_active_users=fields.number("monthly_active_users"),
        monthly_active_users_on=_users_on(fields),
        annual_revenue_usd=fields.number("annual_revenue_usd"),
        monthly_revenue_usd=fields.number("monthly_revenue_usd"),
        fields=_choices(fields, "fields", FieldOfUse),
        minors=fields.flag("minors"),
    )
    fields.done()
    return use


def _asset(fields: Fields) -> DeclaredAsset:
    produces = fields.sub("produces")
    asset = DeclaredAsset(
        place=Place(path=fields.path, line=fields.line),
        id=fields.required("id"),
        kind=_choice(fields, "kind", AssetKind) or AssetKind.MODEL,
        hub=_choice(fields, "hub", Hub),
        provider=_choice(fields, "provider", Provider),
        tier=_tier(fields),
        role=_choice(fields, "role", Role),
        license=fields.word("license"),
        license_name=fields.word("license_name"),
        license_link=fields.word("license_link"),
        base_models=fields.words("base_models"),
        trained_on=fields.words("trained_on"),
        modified=fields.flag("modified"),
        linked=fields.flag("linked"),
        prose=fields.word("prose"),
        produces_name=produces.word("name") if produces else None,
        produces_what=produces.word("what") if produces else None,
    )
    if produces:
        produces.done()
    fields.done()
    return asset


def _attestation(fields: Fields) -> Attestation:
    fact = _choice(fields, "fact", AttestedFact)
    if fact is None:
        raise fields.error("fact", text("an attestation needs a `fact`"))
    holds = fields.flag("holds")
    attestation = Attestation(
        place=Place(path=fields.path, line=fields.line),
        fact=fact,
        holds=True if holds is None else holds,
        asset=fields.word("asset"),
        text=fields.word("text"),
        by=fields.word("by"),
        at=fields.word("at"),
        evidence=fields.word("evidence"),
    )
    fields.done()
    return attestation


def _choice(fields: Fields, key: str, kind: type[_E]) -> _E | None:
    word = fields.word(key)
    return None if word is None else _member(fields, key, word, kind)


def _choices(fields: Fields, key: str, kind: type[_E]) -> tuple[_E, ...] | None:
    if not fields.has(key):
        return None
    return tuple(sorted(_member(fields, key, word, kind) for word in fields.words(key)))


def _member(fields: Fields, key: str, word: str, kind: type[_E]) -> _E:
    try:
        return kind(word)
    except ValueError:
        known = ", ".join(sorted(kind))
        raise fields.error(
            key,
            text(
                "`{key}` cannot be `{word}`; possible are: {known}", key=key, word=word, known=known
            ),
        ) from None


def _tier(fields: Fields) -> str | None:
    tier = fields.word("tier")
    if tier not in (None, "paid", "unpaid"):
        raise fields.error("tier", text("`tier` is `paid` or `unpaid`"))
    return tier


def _country(fields: Fields, key: str) -> str | None:
    word = fields.word(key)
    if word is not None and not _COUNTRY.fullmatch(word):
        raise fields.error(
            key, text("`{word}` is not a two-letter country code (ISO 3166) or EU", word=word)
        )
    return word


def _countries(fields: Fields) -> tuple[str, ...] | None:
    if not fields.has("territory"):
        return None
    words = fields.words("territory")
    for word in words:
        if not _COUNTRY.fullmatch(word):
            raise fields.error(
                "territory",
                text("`{word}` is not a two-letter country code (ISO 3166) or EU", word=word),
            )
    return tuple(sorted(set(words)))


def _users_on(fields: Fields) -> dict[dt.date, int]:
    node = fields.take("monthly_active_users_on")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        raise fields.error("monthly_active_users_on", text("expected dates and numbers"))
    counts = {}
    for key, value in node.pairs:
        digits = value.value.replace("_", "") if isinstance(value, Scalar) else ""
        try:
            day = dt.date.fromisoformat(key.value)
        except ValueError:
            day = None
        if day is None or not digits.isdecimal() or len(digits) > 18:
            raise DeclarationError(
                fields.path, key.line, text("expected a date such as 2024-07-23 and a whole number")
            )
        counts[day] = int(digits)
    return dict(sorted(counts.items()))
