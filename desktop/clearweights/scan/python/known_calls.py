"""Calls of Python itself and of option libraries whose result we can tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clearweights.scan.python.scopes import FileNames, Scope, Site, last_name
from clearweights.scan.python.strings import joined, of_path, pieces, replaced, table_of
from clearweights.scan.python.values import (
    SETTINGS,
    UNKNOWN,
    Function,
    Imported,
    Made,
    Parameter,
    Seq,
    Table,
    Text,
    Unknown,
    Value,
    Values,
    any_of,
    items_of,
    looked_up,
    merge,
)

if TYPE_CHECKING:
    from clearweights.scan.python.evaluate import Evaluator

_Handler = Callable[["Evaluator", Site], Values | None]


def evaluate(evaluator: Evaluator, site: Site) -> Values | None:
    """Return the result of a call we know, None for any other."""
    name = last_name(site.call.func)
    handler = _HANDLERS.get(name)
    if handler is None and len(site.call.args) == 2 and "url" in name.lower():
        return _url_join(evaluator, site)
    return handler(evaluator, site) if handler else None


def _url_join(evaluator: Evaluator, site: Site) -> Values | None:
    """Return what a function makes that is told to make an address of a beginning and a file."""
    begin, end = (evaluator(argument, site.scope) for argument in site.call.args)
    begin = tuple(
        Text(value.text.rstrip("/") + "/", value.line)
        for value in begin
        if isinstance(value, Text) and value.text.startswith("http")
    )
    end = tuple(value for value in end if isinstance(value, Text) and _FILE.fullmatch(value.text))
    return joined([begin, end], site.call.lineno) if begin and end else None


_FILE = re.compile(r"[\w./\-]*\w\.\w{2,12}")


def _first(evaluator: Evaluator, site: Site) -> Values:
    return evaluator.argument(site, (), 0)


def _base(evaluator: Evaluator, site: Site) -> Values:
    func = site.call.func
    return evaluator(func.value, site.scope) if isinstance(func, ast.Attribute) else UNKNOWN


def _same(evaluator: Evaluator, site: Site) -> Values:
    return _base(evaluator, site)


def _encoded(evaluator: Evaluator, site: Site) -> Values | None:
    """Return the words that are sent as bytes; what a tokenizer makes of words is another thing."""
    given = [*site.call.args, *(keyword.value for keyword in site.call.keywords)]
    code = all(isinstance(node, ast.Constant) and "ut" in str(node.value).lower() for node in given)
    return _base(evaluator, site) if code else None


def _lower(evaluator: Evaluator, site: Site) -> Values:
    return tuple(
        Text(value.text.lower(), value.line)
        if isinstance(value, Text) and "/" not in value.text  # to compare with: no id is written so
        else value
        for value in _base(evaluator, site)
    )


def _replace(evaluator: Evaluator, site: Site) -> Values:
    return replaced(evaluator, site, _base(evaluator, site))


def _split(evaluator: Evaluator, site: Site) -> Values:
    return pieces(evaluator, site)


def _getenv(evaluator: Evaluator, site: Site) -> Values:
    if not site.call.args:
        return UNKNOWN
    default = evaluator.argument(site, ("default",), 1)
    return merge([evaluator.environment(site.call.args[0], site.scope), default])


def _get(evaluator: Evaluator, site: Site) -> Values:
    func = site.call.func
    if isinstance(func, ast.Attribute) and last_name(func.value) in ("environ", "env", "secrets"):
        return _getenv(evaluator, site)
    if is_of_sections(evaluator, site):
        return merge([evaluator.argument(site, ("fallback",), -1), UNKNOWN])
    keys = _first(evaluator, site)
    key = keys[0].text if len(keys) == 1 and isinstance(keys[0], Text) else None
    groups = [evaluator.argument(site, ("default",), 1)]
    for value in _base(evaluator, site):
        if isinstance(value, Table):
            found = value.get(key) if key is not None else value.all()
            groups.append(found or ())
        elif isinstance(value, Imported) and not evaluator.is_module(value.name):
            groups.append((looked_up(value, key) if key else any_of(value),))
        elif isinstance(value, Parameter) and value.name in SETTINGS and key:
            groups.append((Imported(f"~*.{key}"),))
        else:
            groups.append(UNKNOWN)
    return merge(groups)


def is_of_sections(evaluator: Evaluator, site: Site) -> bool:
    """Say whether a call asks a file of sections: `config.get("chat", "model", fallback="…")`."""
    if len(site.call.args) < 2:
        return False
    if any(keyword.arg == "fallback" for keyword in site.call.keywords):
        return True
    asked = _base(evaluator, site)
    made = (value.name for value in asked if isinstance(value, Made))
    if any(name.endswith("ConfigParser") for name in made):
        return True
    named = all(isinstance(argument, ast.Constant) for argument in site.call.args[:2])
    reads = "configparser" in evaluator.names.modules
    return named and reads and not any(isinstance(value, Table) for value in asked)


def _getattr(evaluator: Evaluator, site: Site) -> Values:
    call = site.call
    if len(call.args) >= 2 and isinstance(call.args[1], ast.Constant):
        attribute = ast.Attribute(value=call.args[0], attr=str(call.args[1].value), ctx=ast.Load())
        found = evaluator(ast.copy_location(attribute, call), site.scope)
        return merge([found, evaluator.argument(site, (), 2)])
    names = evaluator.argument(site, (), 1)
    found = tuple(
        Imported(f"{value.name}.{name.text}")
        for value in _first(evaluator, site)
        if isinstance(value, Imported)
        for name in names
        if isinstance(name, Text)
    )
    return found or UNKNOWN


def _vars(evaluator: Evaluator, site: Site) -> Values:
    """Return the dict of a module; that of an object has the object's attributes."""
    values = _first(evaluator, site)
    return tuple(
        Imported(f"{value.name}.__dict__")
        for value in values
        if isinstance(value, Imported) and evaluator.is_module(value.name)
    )


def _path_join(evaluator: Evaluator, site: Site) -> Values:
    func = site.call.func
    parts = [evaluator(argument, site.scope) for argument in site.call.args]
    if isinstance(func, ast.Attribute) and last_name(func.value) in ("path", "osp", "posixpath"):
        slash: Values = (Text("/", site.call.lineno),)
        spread = [piece for part in parts for piece in (part, slash)][:-1]
        return of_path(joined(spread, site.call.lineno))
    if isinstance(func, ast.Attribute) and len(parts) == 1:
        separator = evaluator(func.value, site.scope)
        for value in parts[0]:
            if isinstance(value, Seq):
                spread = [piece for part in value.items for piece in (part, separator)][:-1]
                return joined(spread, site.call.lineno)
    return UNKNOWN


def _items(evaluator: Evaluator, site: Site) -> Values:
    pairs: list[Values] = []
    for value in _base(evaluator, site):
        if isinstance(value, Table):
            pairs += [(Seq(((key,) if key else UNKNOWN, inner)),) for key, inner in value.pairs]
        elif isinstance(value, Imported | Parameter):
            pairs.append((Seq(((value,), (any_of(value),))),))
    return (Seq(tuple(pairs)),) if pairs else UNKNOWN


def _keys(evaluator: Evaluator, site: Site) -> Values:
    return (Seq(tuple((value,) for value in items_of(_base(evaluator, site)))),)


def _values(evaluator: Evaluator, site: Site) -> Values:
    found: list[Value] = []
    for value in _base(evaluator, site):
        if isinstance(value, Table):
            found.extend(value.all())
        elif isinstance(value, Imported | Parameter):
            found.append(any_of(value))
    return (Seq(tuple((value,) for value in found)),) if found else UNKNOWN


def _enumerate(evaluator: Evaluator, site: Site) -> Values:
    return (Seq(tuple((Seq((UNKNOWN, (value,))),) for value in items_of(_first(evaluator, site)))),)


def _zip(evaluator: Evaluator, site: Site) -> Values:
    columns = [items_of(evaluator(argument, site.scope)) for argument in site.call.args]
    return (Seq(((Seq(tuple(columns)),),)),) if columns else UNKNOWN


def _item(evaluator: Evaluator, site: Site) -> Values:
    return items_of(_first(evaluator, site))


def _field(evaluator: Evaluator, site: Site) -> Values:
    """Return the default of `field(default=…)`, `Field("…")`, `typer.Option("…")`."""
    default = evaluator.argument(site, ("default", "value"), 0)
    for keyword in site.call.keywords:
        if keyword.arg == "default_factory":
            made = evaluator(keyword.value, site.scope)
            inner = keyword.value.body if isinstance(keyword.value, ast.Lambda) else None
            made = evaluator(inner, site.scope) if inner is not None else made
            default = merge([default, made])
    return default


def _column(evaluator: Evaluator, site: Site) -> Values:
    """Return the default of a column of a table: `models.CharField(default="org/name")`."""
    return evaluator.argument(site, ("default", "server_default"), -1)


def _choice(evaluator: Evaluator, site: Site) -> Values:
    """Return everything that can be selected in a user interface."""
    options = items_of(evaluator.argument(site, ("options", "choices"), 1))
    return merge([options, evaluator.argument(site, ("value",), -1)]) or UNKNOWN


MENUS = ("Dropdown", "Radio", "CheckboxGroup")


def _menu(evaluator: Evaluator, site: Site) -> Values:
    """Return everything that a menu of Gradio offers: `gr.Dropdown(["a", "b"], value="a")`."""
    offered = items_of(evaluator.argument(site, ("choices", "options"), 0))
    return merge([offered, evaluator.argument(site, ("value",), -1)]) or UNKNOWN


def _input(evaluator: Evaluator, site: Site) -> Values:
    return merge([evaluator.argument(site, ("value",), 1), UNKNOWN])


def _partial(evaluator: Evaluator, site: Site) -> Values:
    for value in _first(evaluator, site):
        if isinstance(value, Function):
            return (Function(value.name, site.call),)
        if hasattr(value, "name"):
            return (value,)
    return UNKNOWN


def _table(evaluator: Evaluator, site: Site) -> Values:
    return table_of(evaluator, site)


def _cast(evaluator: Evaluator, site: Site) -> Values:
    return evaluator.argument(site, (), 1)


def _sampled(evaluator: Evaluator, site: Site) -> Values:
    return (Seq(tuple((value,) for value in items_of(_first(evaluator, site)))),)


_PARSERS = frozenset({"yaml", "OmegaConf", "json", "toml", "tomllib", "tomli", "pyjson5", "YAML"})
_CONFIG = re.compile(r"[\w.\-/]*\.(?:ya?ml|json5?|toml)")


def _load(evaluator: Evaluator, site: Site) -> Values | None:
    """Return what `yaml.safe_load(open("config.yaml"))` reads, None for other loaders."""
    func = site.call.func
    parser = last_name(func.value) if isinstance(func, ast.Attribute) else ""
    return _settings(evaluator, site) if parser in _PARSERS else None


def _settings(evaluator: Evaluator, site: Site) -> Values | None:
    """Return the configuration file that a call is given, else one we do not know."""
    if not site.call.args and not site.call.keywords:
        return None
    node = site.call.args[0] if site.call.args else site.call.keywords[0].value
    paths = dict.fromkeys(_paths(evaluator, node, site.scope, 0))
    return tuple(Imported("~" + path) for path in paths) or (Imported("~*"),)


def _paths(evaluator: Evaluator, node: ast.expr, scope: Scope, depth: int) -> Iterator[str]:
    """Yield the configuration files that an opened file or a path can be, parts joined by dots."""
    for value in evaluator(node, scope):
        if isinstance(value, Text) and _CONFIG.fullmatch(value.text):
            parts = [part for part in value.text.split("/") if part not in (".", "..", "")]
            yield ".".join((*parts[:-1], parts[-1].rpartition(".")[0]))
        elif isinstance(value, Made) and depth < 3:
            func = value.call.func
            inner = value.call.args[:1]
            if isinstance(func, ast.Attribute) and func.attr in ("open", "read", "read_text"):
                inner = [func.value]
            for part in inner:
                yield from _paths(evaluator, part, value.scope, depth + 1)
        elif isinstance(value, Unknown):
            last = _last_words(node)
            if last and _CONFIG.fullmatch(last):
                yield last.rpartition("/")[2].rpartition(".")[0]


def _last_words(node: ast.expr) -> str:
    """Return the string at the end of a joined path."""
    if isinstance(node, ast.BinOp):
        node = node.right
    elif isinstance(node, ast.Call) and node.args:
        node = node.args[-1]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _merged(evaluator: Evaluator, site: Site) -> Values | None:
    """Return all that `OmegaConf.merge` lays over each other."""
    func = site.call.func
    if not isinstance(func, ast.Attribute) or last_name(func.value) != "OmegaConf":
        return None
    return merge([evaluator(argument, site.scope) for argument in site.call.args])


def _created(evaluator: Evaluator, site: Site) -> Values | None:
    func = site.call.func
    ours = isinstance(func, ast.Attribute) and last_name(func.value) == "OmegaConf"
    return _first(evaluator, site) if ours else None


def _number(evaluator: Evaluator, site: Site) -> Values:
    del evaluator, site
    return (Unknown(),)


_HANDLERS: dict[str, _Handler] = {
    "str": _first, "Path": _first, "PurePath": _first, "literal_eval": _first,
    "str_or_none": _first, "SecretStr": _first,
    "dumps": _first, "BytesIO": _first, "encode": _encoded,
    "strip": _same, "rstrip": _same, "lstrip": _same, "copy": _same, "as_posix": _same,
    "split": _split, "rsplit": _split, "partition": _split, "rpartition": _split,
    "splitlines": _split, "lower": _lower, "replace": _replace, "getenv": _getenv, "get": _get,
    "getattr": _getattr,
    "vars": _vars, "join": _path_join, "items": _items, "keys": _keys, "values": _values,
    "enumerate": _enumerate,
    "zip": _zip, "zip_longest": _zip, "product": _zip,
    "choice": _item, "next": _item, "iter": _sampled, "list": _sampled,
    "tuple": _sampled, "set": _sampled, "sorted": _sampled, "sample": _sampled, "tqdm": _sampled,
    "field": _field, "Field": _field, "Option": _field, "Argument": _field, "config": _getenv,
    "Param": _field, "Query": _field, "Form": _field, "Body": _field, "Parameter": _column,
    "CharField": _column, "TextField": _column, "StringField": _column, "Column": _column,
    "mapped_column": _column, "attrib": _column, "Unicode": _field,
    "selectbox": _choice, "radio": _choice, "multiselect": _choice, "segmented_control": _choice,
    **dict.fromkeys(MENUS, _menu),
    "text_input": _input, "partial": _partial, "dict": _table, "OrderedDict": _table,
    "SimpleNamespace": _table,
    "Namespace": _table, "EasyDict": _table, "edict": _table, "ConfigDict": _table,
    "OmegaConf": _first, "load": _load, "safe_load": _load, "full_load": _load, "loads": _load,
    "load_config": _settings, "read_config": _settings, "get_config": _settings,
    "load_yaml": _settings, "read_yaml": _settings, "load_cfg": _settings, "from_yaml": _settings,
    "load_json": _settings, "read_json_config": _settings, "load_yaml_config": _settings,
    "to_container": _first, "merge": _merged, "create": _created,
    "cast": _cast, "int": _number, "float": _number, "len": _number,
}  # fmt: skip


def decorated(
    evaluator: Evaluator,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    name: str,
    scope: Scope,
) -> list[Values]:
    """Return the defaults and choices that `@click.option` gives a parameter."""
    groups: list[Values] = []
    home = scope.parent
    for decorator in node.decorator_list:
        if not isinstance(decorator, ast.Call) or home is None:
            continue
        if last_name(decorator.func) not in ("option", "argument"):
            continue
        flags = [a.value for a in decorator.args if isinstance(a, ast.Constant)]
        dests = {str(flag).lstrip("-").replace("-", "_") for flag in flags}
        if name in dests:
            site = Site(decorator, home, ())
            groups.append(evaluator.argument(site, ("default",), -1))
            for choice in evaluator.argument(site, ("type",), -1):
                call = getattr(choice, "call", None)
                if isinstance(call, ast.Call) and call.args:
                    groups.append(items_of(evaluator(call.args[0], home)))
    return groups


_RETURNS = 60
"""Values of one function that are looked at."""


def returns(names: FileNames, node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[ast.expr, ...]:
    """Return the values a function returns, not those of functions inside it."""
    return tuple(value for value, _ in names.returned.get(id(node), ())[:_RETURNS])
