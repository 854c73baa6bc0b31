"""Models or datasets: calls that load both, told apart by what goes with each id."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.scopes import Site, last_name
from clearweights.scan.python.signatures import Argument, Signature
from clearweights.scan.python.values import Imported, Table, Text, Value, Values

_DATA = re.compile(r"data|corpus|bench", re.IGNORECASE)
"""Words in the names of datasets."""

CALLS = 30
"""Calls of one function that are looked at."""


def is_word(value: Value, word: str) -> bool:
    """Say whether a value is a word, or a constant of a library called so: `REPO_TYPE_DATASET`."""
    if isinstance(value, Imported):
        return value.name.endswith(f"_{word.upper()}")
    return isinstance(value, Text) and value.text == word


def argument_of(call: ast.Call, argument: Argument) -> ast.expr | None:
    """Return the expression that a call gives for an argument, None where it gives none."""
    for keyword in call.keywords:
        if keyword.arg in argument.keywords:
            return keyword.value
    if 0 <= argument.position < len(call.args):
        given = call.args[argument.position]
        return None if isinstance(given, ast.Starred) else given
    return None


def is_off(node: ast.expr) -> bool:
    """Say whether a switch is the word None or False."""
    return isinstance(node, ast.Constant) and node.value in (None, False)


def is_own_method(evaluator: Evaluator, site: Site) -> bool:
    """Say whether a call is of a method that the class around defines: it does what that does."""
    func, owner = site.call.func, site.scope.owner
    if owner is None or not isinstance(func, ast.Attribute) or last_name(func.value) != "self":
        return False
    return f"{owner.name}.{func.attr}" in evaluator.names.definitions


def without_labels(values: Values) -> Values:
    """Leave out the program's own words for what is asked, where names of hosted models stand.

    Of `["gpt3", "gpt-3.5-turbo", "OPT"]` only one is the name of a model that anybody serves.
    """
    told = [value.text for value in values if isinstance(value, Text)]
    hosted = {text for text in told if ids.service_model(text)}
    if not hosted:
        return values
    return tuple(
        value
        for value in values
        if not isinstance(value, Text) or value.text in hosted or not value.text.isalnum()
    )


_PUSHES = ("push_to_hub", "git_push", "git_add", "git_commit", "commit")


def is_published(evaluator: Evaluator, site: Site, signature: Signature) -> bool:
    """Say whether a repository is cloned to be written to: what it holds goes out."""
    if not signature.output_when:
        return False
    if any(keyword.arg in signature.output_when for keyword in site.call.keywords):
        return True
    names = evaluator.names
    funcs = [s.call.func for name in _PUSHES for s in names.by_name.get(name, ())]
    pushed = {last_name(func.value) for func in funcs if isinstance(func, ast.Attribute)}
    return not pushed.isdisjoint(names.holders.get(id(site.call), ()))


def tell_apart(
    evaluator: Evaluator, site: Site, signature: Signature, found: Found, first: int
) -> None:
    """Set the kinds of the hits from `first` on, where one call loads both: `repo_type=kind`."""
    for keyword, word in signature.dataset_when:
        told = evaluator.argument(site, (keyword,), -1)
        kind = argument_of(site.call, Argument((keyword,), -1))
        id_ = argument_of(site.call, signature.argument) if signature.argument else None
        if kind is None or id_ is None or len({is_word(v, word) for v in told}) < 2:
            continue
        data = {
            value.text
            for ids, kinds in _together(evaluator, site, id_, kind)
            if any(is_word(v, word) for v in kinds)
            for value in ids
            if isinstance(value, Text)
        }
        for at in range(first, len(found.hits)):
            hit = found.hits[at]
            of_data = hit.id in data or _DATA.search(hit.id)
            found.hits[at] = replace(hit, kind=AssetKind.DATASET if of_data else AssetKind.MODEL)


def _together(
    evaluator: Evaluator, site: Site, id_: ast.expr, kind: ast.expr
) -> Iterator[tuple[Values, Values]]:
    """Yield what the two expressions are at a time: by call of the function, or by row."""
    match id_, kind:
        case ast.Name(id=first), ast.Name(id=second):
            at = site.scope.parameters
            if first in at and second in at:
                for call in evaluator.names.by_name.get(site.scope.name, ())[:CALLS]:
                    yield (
                        evaluator.argument(call, (first,), at[first]),
                        evaluator.argument(call, (second,), at[second]),
                    )
        case (
            ast.Subscript(value=ast.Name(id=one) as rows, slice=ast.Constant(value=str(first))),
            ast.Subscript(value=ast.Name(id=other), slice=ast.Constant(value=str(second))),
        ) if one == other:
            for row in evaluator(rows, site.scope):
                if isinstance(row, Table):
                    yield row.get(first) or (), row.get(second) or ()


def leaves_open(call: ast.Call, argument: Argument) -> bool:
    """Say whether a call gives nothing for an argument, under any name."""
    spread = any(isinstance(given, ast.Starred) for given in call.args)
    spread = spread or any(keyword.arg is None for keyword in call.keywords)
    return not spread and argument_of(call, argument) is None
