"""Weights whose builder a name chooses from a module, where another file holds the name.

`getattr(torchvision.models, name)(pretrained=True)`: names that this file knows are builders like
any other; here is what callers elsewhere, or the options of another script, decide.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.scan.python.calls import take
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Sink
from clearweights.scan.python.judge import Manner
from clearweights.scan.python.options import option_given
from clearweights.scan.python.scopes import Scope, Site
from clearweights.scan.python.signatures import Signature, signatures
from clearweights.scan.python.switches import holds
from clearweights.scan.python.values import OPTION, Imported, Parameter

_ANY = "member"
"""Stands for the name of a builder that is not known yet."""


def chosen(evaluator: Evaluator, found: Found) -> None:
    """Add what such calls need of other files."""
    for site in evaluator.names.sites:
        choice = _choice(evaluator, site.call.func, site.scope)
        if choice is None:
            continue
        module, name = choice
        for signature in _builders(evaluator, module, site.scope):
            if holds(evaluator, site, signature):
                _ask(evaluator, name, site, signature, found)
                break


def _choice(
    evaluator: Evaluator, func: ast.expr, scope: Scope, *, through: bool = True
) -> tuple[ast.expr, ast.expr] | None:
    """Return the module and the name that an expression chooses a builder by, None for others."""
    match func:
        case ast.Call(func=ast.Name(id="getattr"), args=[module, name, *_]):
            return module, name
        case ast.Subscript(value=ast.Attribute(attr="__dict__", value=module), slice=name):
            return module, name
        case ast.Subscript(value=ast.Call(func=ast.Name(id="vars"), args=[module]), slice=name):
            return module, name
        case ast.Name(id=label) if through:
            bound = scope.bindings.get(label, ())
            if len(bound) == 1 and not bound[0].steps:
                return _choice(evaluator, bound[0].value, bound[0].scope, through=False)
    return None


def _builders(evaluator: Evaluator, module: ast.expr, scope: Scope) -> Iterator[Signature]:
    """Yield the signatures of all builders of a module."""
    for value in evaluator(module, scope):
        if isinstance(value, Imported):
            full = f"{value.name}.{_ANY}"
            for signature in signatures().get(f"*{full.partition('.')[0]}", ()):
                if signature.fixed == "{0}" and signature.called.fits(full):
                    yield signature


def _ask(
    evaluator: Evaluator, name: ast.expr, site: Site, signature: Signature, found: Found
) -> None:
    line = site.call.lineno
    manner = Manner(ids=_ANY, kind=signature.kind, hub=signature.hub, how=signature.how)
    values = evaluator(name, site.scope)
    take([v for v in values if isinstance(v, Imported | Parameter)], manner, found, line)
    option = option_given(evaluator, name, site.scope)
    if option:
        sink = Sink(line=line, kind=signature.kind, hub=signature.hub, ids=_ANY, how=signature.how)
        found.imported.append((f"{OPTION}{option}", sink))
