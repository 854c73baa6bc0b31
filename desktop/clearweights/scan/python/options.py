"""Defaults of settings that code asks for by name: `getenv("MODEL", …)`, `get_str("model", …)`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.known_calls import is_of_sections
from clearweights.scan.python.named import Named, router_in
from clearweights.scan.python.scopes import Scope, Site, last_name
from clearweights.scan.python.speaking import is_sure, plain_name, says
from clearweights.scan.python.values import Text, Value

_ASKS = re.compile(
    r"_?(?:get|read|load)_?(?:str|string|param\w*|conf\w*|option|setting|value|arg|env|enum|var)?|_?(?:param|setting|option|env)"
)
"""What methods that return a setting or a default are called."""

_TAKES = frozenset({"get", "pop", "setdefault"})
"""Methods of tables that return a default: `options.pop("model", "gpt-4o")`."""


def of_settings(evaluator: Evaluator) -> Iterator[Named]:
    """Yield the defaults of variables of the environment and of settings that name a model."""
    for site in evaluator.names.sites:
        args = site.call.args
        if not args or not isinstance(args[0], ast.Constant) or is_of_sections(evaluator, site):
            continue
        callee, key = last_name(site.call.func), str(args[0].value)
        name = plain_name(key)
        if not says(name):
            continue
        if len(args) < 2:
            if key.isidentifier() and callee not in _OPTIONS:
                default = evaluator.argument(site, ("default",), -1)
                yield Named(name, default, is_sure(name, hub=False))
        elif key.isupper() and callee in ("getenv", "get", "config", "env"):
            values = evaluator(args[1], site.scope)
            yield Named(name, values if router_in(name) else tuple(filter(is_id, values)))
        elif callee in _TAKES and key.isidentifier():
            yield Named(name, tuple(filter(is_id, evaluator(args[1], site.scope))))
        elif callee != "get" and key.isidentifier() and _ASKS.fullmatch(plain_name(callee)):
            yield Named(name, evaluator(args[1], site.scope), is_sure(name, hub=False))


_OPTIONS = frozenset({"add_argument", "option", "Option", "argument", "Argument"})
"""Calls whose defaults are read as those of options of the command line."""

_PARSED = re.compile(r"(?:args?|opts?|options|flags|namespace)$", re.IGNORECASE)
"""What people call the parsed options of the command line."""


def option_given(evaluator: Evaluator, node: ast.expr | None, scope: Scope) -> str:
    """Return the option of the command line that an expression holds, empty for none.

    `args.data`, also through a name, or a parameter that a call of this file gives it to.
    """
    for _ in range(_HANDED):
        if isinstance(node, ast.Attribute):
            held = _PARSED.search(last_name(node.value)) or _is_parsed(node.value, scope)
            return node.attr if held else ""
        if not isinstance(node, ast.Name):
            return ""
        node, scope = _source(evaluator, node.id, scope)
    return ""


_PARSES = re.compile(r"parse_(?:known_)?args(?:_into_dataclasses)?$|parse_args_and_config$")


def _is_parsed(node: ast.expr, scope: Scope) -> bool:
    """Say whether a name is given what a parser returns: `config, _ = p.parse_known_args()`."""
    looked: Scope | None = scope
    while isinstance(node, ast.Name) and looked is not None:
        bound = looked.bindings.get(node.id)
        if bound:
            value = bound[-1].value
            return isinstance(value, ast.Call) and bool(_PARSES.search(last_name(value.func)))
        looked = looked.parent
    return False


_HANDED = 6
"""Names and functions that hand an option on."""


def _source(evaluator: Evaluator, name: str, scope: Scope) -> tuple[ast.expr | None, Scope]:
    looked: Scope | None = scope
    while looked is not None:
        if looked.bindings.get(name):
            return looked.bindings[name][-1].value, looked
        if name in looked.parameters:
            above = looked.parent if looked.name == "__init__" else None
            made = above is not None and above.is_class
            label = above.name if above is not None and made else looked.name
            for site in evaluator.names.by_name.get(label, ())[:4]:
                at = looked.parameters[name] - made  # nobody passes `self`
                given = [k.value for k in site.call.keywords if k.arg == name]
                given += site.call.args[at : at + 1] if at >= 0 else []
                if given:
                    return given[0], site.scope
            return None, looked
        looked = looked.parent
    return None, scope


def of_option(evaluator: Evaluator, site: Site, *, hub: bool) -> Iterator[Named]:
    """Yield the default of an option of the command line: `@click.option("--llm", default=…)`."""
    flags = [str(node.value) for node in site.call.args if isinstance(node, ast.Constant)]
    called = {k.arg: k.value.value for k in site.call.keywords if isinstance(k.value, ast.Constant)}
    long = next((flag for flag in flags if flag.startswith("--")), str(called.get("name", "")))
    name = long.lstrip("-").replace("-", "_")
    if says(name):
        values = evaluator.argument(site, ("default",), -1)
        yield Named(plain_name(name), values, is_sure(name, hub=hub))


_WIDGETS = frozenset({"text", "dropdown", "combobox", "multiselect"})


def of_widget(evaluator: Evaluator, site: Site, *, hub: bool) -> Iterator[Named]:
    """Yield what a widget of Databricks holds at first: `widgets.text("dataset", "org/name")`."""
    func = site.call.func
    if not (isinstance(func, ast.Attribute) and func.attr in _WIDGETS):
        return
    first = site.call.args[0] if site.call.args else None
    name = str(first.value) if isinstance(first, ast.Constant) else ""
    if last_name(func.value) == "widgets" and says(name):
        values = evaluator.argument(site, ("defaultValue",), 1)
        yield Named(plain_name(name), values, is_sure(name, hub=hub))


_WRITTEN = re.compile(
    r"token|encod|out|sav|name|label|title|file|dir|path|log|run|exp|tag|result|base"
)
"""Options whose value is written or counted by, whatever it looks like."""


def of_hosted_option(evaluator: Evaluator, site: Site) -> Iterator[Named]:
    """Yield the hosted model an option holds that tells nothing: `("--eng", default="gpt-4")`."""
    flags = [str(node.value) for node in site.call.args if isinstance(node, ast.Constant)]
    own = any(keyword.arg == "choices" for keyword in site.call.keywords)  # names of the program
    if flags and not own and not any(says(flag) or _WRITTEN.search(flag) for flag in flags):
        default = evaluator.argument(site, ("default",), -1)
        hosted = (v for v in default if isinstance(v, Text) and ids.service_model(v.text))
        yield Named("model", tuple(hosted))


def is_id(value: Value) -> bool:
    """Say whether a value can only be the name of a model: of the hub, hosted or of Ollama."""
    return isinstance(value, Text) and bool(
        ids.is_namespaced(value.text) or ids.service_model(value.text) or ids.is_ollama(value.text)
    )
