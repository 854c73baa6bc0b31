"""Following values: from an expression to the strings it can stand for.

Nothing is executed. Where branches, loops or callers decide, all alternatives are kept; where
only the running program knows, the answer is `Unknown`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any, ClassVar

from clearweights.scan.python import classes, known_calls, objects, parameters
from clearweights.scan.python.callee import TOO_COMMON, annotation, dotted
from clearweights.scan.python.hints import narrowed
from clearweights.scan.python.members import members
from clearweights.scan.python.paired import paired
from clearweights.scan.python.reach import (
    comes_back,
    inside,
    left_over,
    near,
    possible,
    reaching,
    settled,
)
from clearweights.scan.python.scopes import Binding, FileNames, Scope, Site, Step, last_name
from clearweights.scan.python.strings import formatted, joined, of_path, percent
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
    bounded,
    index_of,
    items_of,
    looked_up,
    merge,
    sliced,
)

_DEPTH = 24
_ROW = 60
"""Items of a list whose slices keep their order; of longer ones each is an alternative."""

_STEPS = 2000
"""Expressions looked at for the sake of one: code that calls itself in circles must end."""

_WRITTEN_OUT = frozenset({ast.Constant, ast.Dict, ast.List, ast.Tuple, ast.Set})
"""What leads nowhere else: a table may have as many rows as its file has room for."""

_LONG = 40
"""Values cut short so that are not kept, since they would be missed where they are asked for."""

_PARSED = frozenset({"args", "opt", "opts", "options", "flags", "FLAGS", "params", "hparams"})
"""What people call the options of the command line."""

_SAME = frozenset({"value", "name", "lower", "strip"})

_PARTS = 12
"""More parts than this make a text, no name."""


class Evaluator:
    """Evaluates expressions of one file; results are kept per node."""

    def __init__(self, names: FileNames) -> None:
        self.names = names
        self.spans: dict[str, dict[int, set[int]]] = {}
        """By function, the calls of it that stand on each line."""

        self._done: dict[tuple[int, int], Values] = {}
        self._depth = 0
        self._steps = 0
        self._long = 0

    def __call__(self, node: ast.expr, scope: Scope) -> Values:
        """Return the alternatives of `node` as it stands in `scope`."""
        key = (id(node), id(scope))
        if key in self._done:
            return self._done[key]
        handler = self._HANDLERS.get(type(node))
        if self._depth == 0:
            self._steps = 0
        self._steps += type(node) not in _WRITTEN_OUT
        if handler is None or self._depth >= _DEPTH or self._steps > _STEPS:
            return UNKNOWN
        self._done[key] = ()  # a value that depends on itself adds nothing
        self._depth += 1
        try:
            values = bounded(handler(self, node, scope))
        finally:
            self._depth -= 1
        if self.names.hints and isinstance(node, ast.Name | ast.Attribute):
            values = narrowed(self.names, node, scope, values)
        cut = self._steps > _STEPS and self._long < _LONG
        if self._depth < _DEPTH // 2 and not cut:
            self._done[key] = values
        else:
            del self._done[key]
        self._long += cut and self._depth == 0
        return values

    # names ---------------------------------------------------------------------------------

    def _name(self, node: ast.Name, scope: Scope) -> Values:
        told = settled(self, node, scope) if self.names.told else ()
        if told:
            return left_over(self, node, scope, told)
        looked: Scope | None = scope
        while looked is not None:
            if not looked.is_class or looked is scope:
                found = self._in_scope(node, looked, same=looked is scope)
                if found is not None:
                    return left_over(self, node, scope, found)
            looked = looked.parent
        known, imported = self.names.definitions.get(node.id), self.names.imports.get(node.id)
        if known is not None and not (imported and known[1].is_method):
            return (Function(node.id),)
        if imported:
            return (Imported(imported),)
        return (*map(Imported, self.names.starred.get(node.id, ())), *UNKNOWN)

    def _in_scope(self, node: ast.Name, scope: Scope, *, same: bool) -> Values | None:
        bindings = scope.bindings.get(node.id)
        if not bindings:
            if node.id in scope.parameters:
                return self.parameter(scope, node.id)
            return parameters.spread(self, scope, node.id)
        if node.id in self.names.imports and all(map(_is_nothing, bindings)):
            return None  # `except ImportError: SentenceTransformer = None`
        bindings = near(bindings, node.lineno if same else None)
        if same:
            branch = self.names.branches.get(id(node), ())
            bindings = [b for b in bindings if not inside(node, b.value)]
            bindings = possible(self.names, bindings, branch)
            given = node.id in scope.parameters
            later = all(b.line > node.lineno for b in bindings)
            own = node.id in self.names.imports or not bindings
            if later and (own or (given and not comes_back(self.names, bindings, branch))):
                return self.parameter(scope, node.id) if given else None
            bindings, sure = reaching(bindings, node.lineno, branch)
        else:
            sure = True
        groups = [self.binding(binding) for binding in bindings]
        if not sure and node.id in scope.parameters:
            groups.append(self.parameter(scope, node.id))
        return merge(groups)

    def binding(self, binding: Binding) -> Values:
        """Return what one assignment gives its name."""
        values = self(binding.value, binding.scope)
        if binding.steps[:1] == ("each",):
            values = tuple(self._as_list(value) for value in values)
        return step_into(values, binding.steps)

    def _as_list(self, value: Value) -> Value:
        """Return the members of an enumeration that a loop goes through."""
        members = classes.members(self, value.name) if isinstance(value, Function) else ()
        return Seq(tuple((member,) for member in members)) if members else value

    def parameter(self, scope: Scope, name: str) -> Values:
        """Return a parameter's default, what callers in this file pass, and itself."""
        return parameters.parameter(self, scope, name)

    def default(self, scope: Scope, name: str) -> Values:
        """Return the default of a parameter."""
        return parameters.default(self, scope, name)

    def argument(self, site: Site, keywords: tuple[str, ...], position: int) -> Values:
        """Return what a call passes by one of `keywords`, or at `position` (-1: nowhere)."""
        call, scope = site.call, site.scope
        for keyword in call.keywords:
            if keyword.arg in keywords:
                return self(keyword.value, scope)
        if 0 <= position < len(call.args):
            before = call.args[: position + 1]
            if not any(isinstance(argument, ast.Starred) for argument in before):
                return self(call.args[position], scope)
        if position >= 0 and call.args:
            at = min(position, len(call.args) - 1)
            first = next((i for i, a in enumerate(call.args[: at + 1]) if _is_spread(a)), None)
            if first is not None:
                spread = call.args[first]
                assert isinstance(spread, ast.Starred)
                return index_of(self(spread.value, scope), position - first)
        for keyword in call.keywords:
            if keyword.arg is None:
                for value in self(keyword.value, scope):
                    found = (
                        next((value.get(k) for k in keywords if value.get(k)), None)
                        if (isinstance(value, Table))
                        else None
                    )
                    if found:
                        return found
        return ()

    # attributes ----------------------------------------------------------------------------

    def attribute(self, node: ast.Attribute, scope: Scope) -> Values:
        """Return what an attribute holds: of the object if known, else of any by that name."""
        name, base = node.attr, node.value
        told = settled(self, node, scope) if self.names.told else ()
        if told:
            return told
        if isinstance(base, ast.Name) and base.id in ("self", "cls"):
            found = self.own(scope.owner, name)
            if found is not None:
                return merge([found, *classes.overridden(self, scope.owner, name)])
        values = self(base, scope)
        hosted = members(values, name)
        held = [self._member(value, name) for value in values]
        result = tuple(Text(words, node.lineno) for words in hosted) or merge(held)
        found = tuple(value for value in result if not isinstance(value, Unknown))
        if any(not _is_setting(value) for value in found):
            return result
        if name == "value" and isinstance(base, ast.Name):
            return classes.members(self, annotation(self, base.id, scope)) or UNKNOWN
        table = self.names.attributes
        made = objects.elsewhere(self, values, base, scope, name)
        if name in TOO_COMMON:  # `args.version` of a file with such an option
            of_parser = last_name(base) in _PARSED
            table = self.names.options if of_parser else {}
            made = merge([made, classes.parsed(self, name)]) if of_parser else made
        by_name = table.get(name)
        if by_name or made:
            return merge([found, made, *map(self.binding, near(by_name or [], None))])
        return result or UNKNOWN

    def own(self, owner: Scope | None, name: str) -> Values | None:
        """Return what `self.name` holds in a class or its bases, None for nothing."""
        return classes.own(self, owner, name)

    def _member(self, value: Value, name: str) -> Values:  # noqa: PLR0911 (a table)
        match value:
            case Imported(module):
                return (Imported(f"{module}.{name}"),)
            case Text() if name in _SAME:
                return (value,)
            case Table():
                found = value.get(name)
                return UNKNOWN if found is None else found
            case Function(label):
                known = self.names.definitions.get(label)
                found = self.own(known[1], name) if known and known[1].is_class else None
                return UNKNOWN if found is None else found
            case Made(label, call, scope):
                return classes.field(self, label, call, scope, name)
            case Parameter(name=parameter) if parameter in SETTINGS:
                return (Imported(f"~*.{name}"),)
            case _:
                return UNKNOWN

    # simple forms --------------------------------------------------------------------------

    def _constant(self, node: ast.Constant, scope: Scope) -> Values:
        del scope
        if isinstance(node.value, str):
            return (Text(node.value, node.lineno),)
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return (Text(str(node.value), node.lineno),)
        return () if node.value is None else UNKNOWN

    def _formatted(self, node: ast.JoinedStr, scope: Scope) -> Values:
        parts = [
            self(part.value, scope) if isinstance(part, ast.FormattedValue) else self(part, scope)
            for part in node.values
        ]
        if len(parts) == 1:
            return parts[0]  # `f"{name}"`
        told = list(paired(node, lambda part: self(part, scope))) if len(parts) < _PARTS else []
        if told:
            rows = [[row.get(at, part) for at, part in enumerate(parts)] for row in told]
            return merge([joined(row, node.lineno) for row in rows])
        return joined(parts, node.lineno)

    def _operation(self, node: ast.BinOp, scope: Scope) -> Values:
        left, right = self(node.left, scope), self(node.right, scope)
        if isinstance(node.op, ast.Add):
            if any(isinstance(value, Seq) for value in (*left, *right)):
                return merge([left, right])
            return joined([left, right], node.lineno)
        if isinstance(node.op, ast.Mod):
            return percent(left, right)
        if isinstance(node.op, ast.Div):
            return of_path(joined([left, (Text("/", node.lineno),), right], node.lineno))
        if isinstance(node.op, ast.BitOr | ast.Mult):  # also `["name"] * count`
            both = merge([left, right])
            lists = tuple(value for value in both if isinstance(value, Seq))
            return both if isinstance(node.op, ast.BitOr) else lists or UNKNOWN
        return UNKNOWN

    def _either(self, node: ast.BoolOp, scope: Scope) -> Values:
        return merge([self(value, scope) for value in node.values])

    def _conditional(self, node: ast.IfExp, scope: Scope) -> Values:
        return merge([self(node.body, scope), self(node.orelse, scope)])

    def _list(self, node: ast.List | ast.Tuple | ast.Set, scope: Scope) -> Values:
        if len(node.elts) > 2000:
            return UNKNOWN
        return (Seq(tuple(self(item, scope) for item in node.elts)),)

    def _dict(self, node: ast.Dict, scope: Scope) -> Values:
        if len(node.keys) > 2000:
            return UNKNOWN
        pairs: list[tuple[Text | None, Values]] = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                for inner in self(value, scope):
                    pairs.extend(inner.pairs if isinstance(inner, Table) else ())
                continue
            keys = self(key, scope)
            name = keys[0] if len(keys) == 1 and isinstance(keys[0], Text) else None
            pairs.append((name, self(value, scope)))
        return (Table(tuple(pairs)),)

    def _comprehension(
        self, node: ast.ListComp | ast.GeneratorExp | ast.SetComp, scope: Scope
    ) -> Values:
        return (Seq(tuple((value,) for value in self(node.elt, scope))),)

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Values:
        base = last_name(node.value)
        if base in ("environ", "Literal"):  # `MODELS = Literal["a", "b"]`
            return (self if base == "Literal" else self.environment)(node.slice, scope)
        keys = self(node.slice, scope)
        key = keys[0].text if len(keys) == 1 and isinstance(keys[0], Text) else None
        groups: list[Values] = []
        for value in self(node.value, scope):
            match value:
                case Seq() if isinstance(node.slice, ast.Slice) and len(value.items) <= _ROW:
                    groups.append((self._sliced(value, node.slice, scope),))
                case Imported(module) if module.endswith(".__dict__"):
                    groups.append(members_of(module.removesuffix(".__dict__"), keys))
                case Table():
                    groups.append(value.all() if key is None else value.get(key) or ())
                case Seq() if key is not None and key.lstrip("-").isdigit():
                    groups.append(index_of((value,), int(key)))
                case Seq():
                    groups.append(items_of((value,)))
                case Function() if key is not None:
                    groups.append(self._member(value, key))
                case Imported() | Parameter() if key is None or key.lstrip("-").isdigit():
                    groups.append((any_of(value) if key is None else value,))
                case Imported():
                    groups.append((looked_up(value, key or ""),))
                case Parameter(name=name) if name in SETTINGS:
                    groups.append((Imported(f"~*.{key}"),))
                case _:
                    groups.append(UNKNOWN)
        return merge(groups) or UNKNOWN

    def _sliced(self, value: Seq, bounds: ast.Slice, scope: Scope) -> Seq:
        start, stop = (self(b, scope) if b else () for b in (bounds.lower, bounds.upper))
        return sliced(value, start, stop)

    def environment(self, node: ast.expr, scope: Scope) -> Values:
        """Return what this file puts into an environment variable, else its name as a hint."""
        keys = self(node, scope)
        key = keys[0].text if len(keys) == 1 and isinstance(keys[0], Text) else ""
        bound = self.names.environment.get(key, ())
        groups = [self.binding(binding) for binding in bound]
        if key:
            groups.append((Unknown(key), Imported(f"~env.{key}")))
        return merge(groups) or (Unknown(key),)

    def is_module(self, name: str) -> bool:
        """Say whether the file imports a module of this full name."""
        return name in self.names.modules

    # calls ---------------------------------------------------------------------------------

    def _call(self, node: ast.Call, scope: Scope) -> Values:
        site = Site(node, scope, ())
        special = known_calls.evaluate(self, site)
        if special is not None:
            return special
        func = node.func
        if isinstance(func, ast.Attribute) and func.attr == "format":
            return formatted(self, site)
        own = objects.method(self, func, scope)
        if own:
            return own
        name = dotted(self, func, scope)
        known = self.names.definitions.get(".".join(name.split(".")[-2:]))
        known = known or self.names.definitions.get(last_name(func))
        if known is not None and not name.startswith("?"):
            if known[1].is_class:
                return (Made(last_name(func), node, scope),)
            returned = self._returns(known[1])
            if returned:
                return parameters.of_call(self, known[1].name, node, returned)
        return (Made(name, node, scope),)

    def _returns(self, scope: Scope) -> Values:
        groups: list[Values] = []
        if isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef):
            groups = [self(node, scope) for node in known_calls.returns(self.names, scope.node)]
        return tuple(value for value in merge(groups) if not isinstance(value, Unknown | Parameter))

    _HANDLERS: ClassVar[dict[type, Callable[[Evaluator, Any, Scope], Values]]] = {
        ast.Constant: _constant,
        ast.Name: _name,
        ast.JoinedStr: _formatted,
        ast.BinOp: _operation,
        ast.BoolOp: _either,
        ast.IfExp: _conditional,
        ast.List: _list,
        ast.Tuple: _list,
        ast.Set: _list,
        ast.Dict: _dict,
        ast.Subscript: _subscript,
        ast.Attribute: attribute,
        ast.Call: _call,
        ast.ListComp: _comprehension,
        ast.GeneratorExp: _comprehension,
        ast.SetComp: _comprehension,
        ast.UnaryOp: lambda _, node, scope: _negative(node, scope),
        ast.NamedExpr: lambda self, node, scope: self(node.value, scope),
        ast.Await: lambda self, node, scope: self(node.value, scope),
        ast.Starred: lambda self, node, scope: items_of(self(node.value, scope)),
    }


def _is_spread(node: ast.expr) -> bool:
    return isinstance(node, ast.Starred)


def _is_setting(value: Value) -> bool:
    """Say whether a value is that of a configuration file we do not know."""
    return isinstance(value, Imported) and value.name.startswith("~*")


def members_of(module: str, names: Values) -> Values:
    """Return what a module holds by names that are values: `vars(models)[args.arch]`.

    A module holds no `org/name`: that value goes another way.
    """
    found = tuple(
        Imported(f"{module}.{n.text}")
        for n in names
        if isinstance(n, Text) and n.text.isidentifier()
    )
    return found or UNKNOWN


def step_into(values: Values, steps: tuple[Step, ...]) -> Values:
    """Follow the way from a bound value to one of the names on the left side."""
    for step in steps:
        if step == "each":
            values = items_of(values)
        elif isinstance(step, int):
            values = index_of(values, step)
    return values


def _negative(node: ast.UnaryOp, scope: Scope) -> Values:
    """Return a position from the end: `words.split("/")[-1]`."""
    del scope
    inner = node.operand
    number = inner.value if isinstance(inner, ast.Constant) else None
    if isinstance(node.op, ast.USub) and isinstance(number, int):
        return (Text(f"-{number}", node.lineno),)
    return UNKNOWN


def _is_nothing(binding: Binding) -> bool:
    """Say whether a name is only bound where its import failed."""
    return isinstance(binding.value, ast.Constant) and binding.value.value in (None, False)
