"""Deployments at Azure that an address is put together with, wherever its server is.

`f"{endpoint}/openai/deployments/{name}/chat/completions"`: the path alone tells who answers.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.judge import Manner, judge
from clearweights.scan.python.scopes import Scope, last_name
from clearweights.scan.python.values import Text, Values

_MARK = "openai/deployments/{"
_BEFORE = re.compile(r"openai/deployments/$")
_AFTER = re.compile(r"/(?:chat|completions|embeddings|images|audio|extensions)\b")
_FIELD = re.compile(r"\{(\w*)[^{}]*\}")
_AZURE = Manner(
    ids="service", kind=AssetKind.SERVICE, hub=Hub.API, how="request", role=Role.API,
    provider=Provider.AZURE,
)  # fmt: skip


def deployments(evaluator: Evaluator, source: str, found: Found) -> None:
    """Add the deployments that such addresses name; one of run time only tells the provider."""
    if _MARK not in source:
        return
    known = {hit.id for hit in found.hits}
    for values, line in (*_written(evaluator), *_formatted(evaluator)):
        texts = [value for value in values if isinstance(value, Text) and value.text]
        for hit in (judge(text, _AZURE) for text in texts):
            if hit is not None and hit.id not in known:
                known.add(hit.id)
                found.hits.append(hit)
        if not texts:
            found.asked.setdefault(Provider.AZURE, line)


def _written(evaluator: Evaluator) -> Iterator[tuple[Values, int]]:
    """Yield what stands for the deployment in strings with names inside."""
    for node, scope in _strings(evaluator):
        for (before, named), (_, after) in pairwise(pairwise(node.values)):
            if _words(before, _BEFORE) and _words(after, _AFTER):
                inner = named.value if isinstance(named, ast.FormattedValue) else named
                yield evaluator(inner, scope), node.lineno


def _words(node: ast.expr, pattern: re.Pattern[str]) -> bool:
    return isinstance(node, ast.Constant) and pattern.search(str(node.value)) is not None


def _strings(evaluator: Evaluator) -> Iterator[tuple[ast.JoinedStr, Scope]]:
    names = evaluator.names
    for scope in (names.module, *names.scopes.values()):
        for bindings in scope.bindings.values():
            yield from ((b.value, b.scope) for b in bindings if isinstance(b.value, ast.JoinedStr))
    for bindings in names.attributes.values():
        yield from ((b.value, b.scope) for b in bindings if isinstance(b.value, ast.JoinedStr))
    for site in names.sites:
        for node in (*site.call.args, *(keyword.value for keyword in site.call.keywords)):
            if isinstance(node, ast.JoinedStr):
                yield node, site.scope
    for rows in names.returned.values():
        yield from ((node, scope) for node, scope in rows if isinstance(node, ast.JoinedStr))


def _formatted(evaluator: Evaluator) -> Iterator[tuple[Values, int]]:
    """Yield what stands for the deployment in `"…".format(…)`."""
    for site in evaluator.names.by_name.get("format", ()):
        func = site.call.func
        base = func.value if isinstance(func, ast.Attribute) else func
        for value in evaluator(base, site.scope) if last_name(func) == "format" else ():
            words = value.text if isinstance(value, Text) else ""
            for at, field in enumerate(_FIELD.finditer(words) if _MARK in words else ()):
                before, after = words[: field.start()], words[field.end() :]
                if _BEFORE.search(before) and _AFTER.match(after):
                    name = field[1]
                    position = int(name) if name.isdigit() else -1 if name else at
                    yield evaluator.argument(site, (name,), position), site.call.lineno
