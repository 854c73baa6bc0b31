"""Strings of a source that are names of its own: options, keys, what its tables call models."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from clearweights.scan import ids
from clearweights.scan.javascript.tokens import Literal
from clearweights.scan.keys import snake


def labels_of(literals: Sequence[Literal]) -> frozenset[Literal]:
    """Return names of options, of models in a table, of addresses in pairs, and keys of clients.

    Rust's programs keep under such names what they download: `("gpt2/tokenizer", "https://…")`.
    """
    pairs = (
        one
        for one, other in pairwise(literals)
        if one.before == "(" and one.table == other.table
        if "/" in one.text and "://" in other.text and ids.is_download(other.text)
    )
    own = _own_names(literals)
    named = (x for x in literals if own and x.own_key and x.before == ":" and x.text in own)
    secrets = (x for x in literals if _is_secret(x))
    return frozenset((*pairs, *filter(_is_option, literals), *named, *secrets))


_SECRET = re.compile(r"(?:^|_)(?:api_key|auth_token|access_token|bearer_auth|secret)$")


def _is_secret(literal: Literal) -> bool:
    """Say whether a call is given a key there: `.api_key(var("A").unwrap_or("shelf-1"))`."""
    called = (name for bracket, name, _ in literal.frames[-3:] if bracket == "(" and name)
    return any(_SECRET.search(snake(re.split(r"\.|::", name)[-1])) for name in called)


def _own_names(literals: Sequence[Literal]) -> frozenset[str]:
    """Return the names that a table gives to its models: `models: { quick: { … } }`.

    What hosted models are called, and repositories, are no names of the program's own.
    """
    names = {
        name.rpartition(".")[2]
        for literal in literals
        for (outer, table, _), (inner, name, _) in pairwise(literal.frames)
        if (outer, inner) == ("{", "{") and snake(table.rpartition(".")[2]) == "models"
    }
    known = ids.words().ollama_families
    own = (n for n in names if n and "/" not in n and n.partition(":")[0] not in known)
    return frozenset(n for n in own if ids.service_model(n) is None)


_OPTION = re.compile(r"p?flag\.(?:String|Bool|Int|Float|Duration)\w*?(?P<var>VarP?)?")


def _is_option(literal: Literal) -> bool:
    """Say whether a string of Go is the name of an option: `flag.String("name", …)`."""
    _, called, at = literal.frames[-1] if literal.frames else ("", "", 0)
    option = _OPTION.fullmatch(called)
    return option is not None and at == (1 if option["var"] else 0)
