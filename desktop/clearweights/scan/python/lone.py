"""Models of which a file loads the tokenizer alone, and hands the name on to what builds them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Role
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.scopes import Site, last_name
from clearweights.scan.python.values import Text

_LOADS = ("from_pretrained", "get_tokenizer", "load_tokenizer")
_KEYWORDS = ("pretrained_model_name_or_path", "model_name_or_path", "model_name")
_BUILDS = re.compile(r"model", re.IGNORECASE)
_NOT_BUILT = re.compile(r"token|process|config|args|argument|info|print|log", re.IGNORECASE)
_LONGEST = 200


def without_lone(evaluator: Evaluator, found: Found) -> None:
    """Say no longer `tokenizer only` of a model that some function is given to build.

    `AutoTokenizer.from_pretrained(args.model_name)` beside `build_model(args)`: what that loads
    stands in another file, and more than the tokenizer may be used.
    """
    told = {hit.id for hit in found.hits if hit.role is Role.TOKENIZER}
    if not told:
        return
    names = evaluator.names
    built = {words for site in names.sites if _is_builder(site) for words in _given(site)}
    sites = [site for name in _LOADS for site in names.by_name.get(name, ())] if built else []
    ids = {id_ for site in sites for id_ in _handed_on(evaluator, site, built)} & told
    found.hits = [
        replace(hit, role=None)
        if hit.role is Role.TOKENIZER and hit.kind is AssetKind.MODEL and hit.id in ids
        else hit
        for hit in found.hits
    ]


def _is_builder(site: Site) -> bool:
    """Say whether a call is named after the model that it makes: `build_model(args)`."""
    name = last_name(site.call.func)
    return _BUILDS.search(name) is not None and _NOT_BUILT.search(name) is None


def _given(site: Site) -> Iterator[str]:
    for node in (*site.call.args, *(keyword.value for keyword in site.call.keywords)):
        if isinstance(node, ast.Name | ast.Attribute):
            yield ast.unparse(node)[:_LONGEST]


def _handed_on(evaluator: Evaluator, site: Site, built: set[str]) -> Iterator[str]:
    """Yield the ids that a call loads by, where the same words are given to a builder."""
    given = [k.value for k in site.call.keywords if k.arg in _KEYWORDS]
    node = next(iter([*given, *site.call.args]), None)
    if not isinstance(node, ast.Name | ast.Attribute) or "token" in last_name(node).lower():
        return
    owner = ast.unparse(node.value)[:_LONGEST] if isinstance(node, ast.Attribute) else ""
    if ast.unparse(node)[:_LONGEST] in built or (owner != "self" and owner in built):
        yield from (v.text for v in evaluator(node, site.scope) if isinstance(v, Text))
