"""Reads `clearweights.policy.yaml`: the policy of the house."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from clearweights.domain.asset import AssetKind, Place
from clearweights.domain.finding import Severity
from clearweights.domain.license import FieldOfUse
from clearweights.domain.policy import Action, Policy, PolicyRule
from clearweights.domain.text import text
from clearweights.domain.use import Distribution
from clearweights.errors import DeclarationError
from clearweights.safeio import Node, UnreadableError, parse_yaml, read_bytes
from clearweights.safeio.fields import Fields

FILE_NAME = "clearweights.policy.yaml"
SCHEMA = "1"
_MAX_BYTES = 1024 * 1024
_LEVELS = {severity.word: severity for severity in Severity}

_E = TypeVar("_E", bound=StrEnum)


def read_policy(path: Path, shown: str = FILE_NAME) -> Policy:
    """Return the policy in `path`.

    Raises `DeclarationError`, naming the line, for unknown keys and values outside the closed
    lists: a misspelled rule must never silently allow what it should deny.
    """
    try:
        data = read_bytes(path, _MAX_BYTES)
        root = parse_yaml(data.decode("utf-8"))
    except UnreadableError as e:
        raise DeclarationError(shown, e.line, e.why) from e
    except UnicodeDecodeError as e:
        raise DeclarationError(shown, 0, text("the file is not UTF-8 text")) from e
    return replace(parse_policy(root, shown), digest=hashlib.sha256(data).hexdigest())


def parse_policy(root: Node | None, shown: str = FILE_NAME) -> Policy:
    """Return the policy in a parsed tree; see `read_policy` for the errors."""
    if root is None:
        return Policy(name=shown, path=shown)
    top = Fields(root, shown, text("the policy"))
    if (schema := top.word("schema")) not in (None, SCHEMA):
        raise top.error(
            "schema",
            text(
                "this program reads schema {known}, not {schema}", known=SCHEMA, schema=schema or ""
            ),
        )
    policy = Policy(
        name=top.word("name") or shown,
        owner=top.word("owner") or "",
        rules=tuple(_rule(item) for item in top.items("rules")),
        path=shown,
    )
    top.done()
    return policy


def _rule(fields: Fields) -> PolicyRule:
    action = fields.required("action")
    level = fields.word("level") or "major"
    if action not in set(Action):
        raise fields.error(
            "action",
            text(
                "`{key}` cannot be `{word}`; possible are: {known}",
                key="action",
                word=action,
                known="allow, deny, review",
            ),
        )
    if level not in _LEVELS:
        raise fields.error(
            "level",
            text(
                "`{key}` cannot be `{word}`; possible are: {known}",
                key="level",
                word=level,
                known=", ".join(_LEVELS),
            ),
        )
    rule = PolicyRule(
        place=Place(path=fields.path, line=fields.line),
        action=Action(action),
        licenses=fields.words("licenses"),
        categories=fields.words("categories"),
        publishers=fields.words("publishers"),
        assets=fields.words("assets"),
        kinds=_members(fields, "kinds", AssetKind),
        fields=_members(fields, "fields", FieldOfUse),
        uses=_members(fields, "uses", Distribution),
        level=_LEVELS[level],
        reason=fields.word("reason") or "",
    )
    fields.done()
    return rule


def _members(fields: Fields, key: str, kind: type[_E]) -> tuple[_E, ...]:
    words = fields.words(key) if fields.has(key) else ()
    for word in words:
        if word not in set(kind):
            known = ", ".join(sorted(kind))
            raise fields.error(
                key,
                text(
                    "`{key}` cannot be `{word}`; possible are: {known}",
                    key=key,
                    word=word,
                    known=known,
                ),
            )
    return tuple(sorted(kind(word) for word in words))
