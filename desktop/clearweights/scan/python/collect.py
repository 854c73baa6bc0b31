"""Walking a file once to collect what it binds, defines, imports and returns."""

from __future__ import annotations

import ast
from typing import Any

from clearweights.scan.ids import zoo_marks
from clearweights.scan.python.hints import hints
from clearweights.scan.python.later import later
from clearweights.scan.python.nodes import (
    below,
    ends_in_file,
    hands_on,
    literal,
    none_of,
    one_of,
    settles,
)
from clearweights.scan.python.scopes import (
    Binding,
    Definition,
    FileNames,
    Scope,
    Site,
    Step,
    last_name,
)
from clearweights.scan.python.signatures import known_tables
from clearweights.scan.python.stars import name_starred

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def collect(tree: ast.Module, package: str) -> FileNames:
    """Walk the tree of a file that stands in the dotted `package`."""
    module = Scope(tree, "", None)
    names = FileNames(module)
    _Walker(names, package).body(tree.body, module, ())
    if names.stars:
        name_starred(tree, names)
    return names


class _Walker:
    def __init__(self, names: FileNames, package: str) -> None:
        self.names = names
        self.package = package
        self.count = 0
        self.schemes = ("http", "hf://", *zoo_marks())
        self.adders: set[str] = set()
        """Other names of `add_argument`: `add = parser.add_argument`."""

    def body(self, nodes: list[ast.stmt], scope: Scope, branch: tuple[int, ...]) -> None:
        for node in nodes:
            if not isinstance(node, ast.Expr):
                self.statement(node, scope, branch)
            elif not isinstance(node.value, ast.Constant):
                self.expression(node.value, scope, branch)

    def statement(self, node: ast.stmt, scope: Scope, branch: tuple[int, ...]) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self.define(node, scope, branch)
                return
            case ast.Import() | ast.ImportFrom():
                self.imported(node)
                return
            case ast.Global(names=names):
                scope.globals.update(names)
                return
            case ast.Assign():
                self.assigned(node, scope, branch)
            case ast.AnnAssign() | ast.AugAssign():
                self.changed(node, scope, branch)
            case ast.Return() | ast.Assert() | ast.If():
                self.told(node, scope, branch)
            case ast.For() | ast.AsyncFor():
                self.bind(node.target, node.iter, ("each",), scope, branch)
            case ast.With() | ast.AsyncWith():
                for item in node.items:
                    if item.optional_vars is not None:
                        self.bind(item.optional_vars, item.context_expr, (), scope, branch)
            case _:
                pass
        self.inside(node, scope, branch)

    def assigned(self, node: ast.Assign, scope: Scope, branch: tuple[int, ...]) -> None:
        for target in node.targets:
            self.bind(target, node.value, (), scope, branch)
        self.made(node.targets, node.value)

    def made(self, targets: list[ast.expr], value: ast.expr) -> None:
        """Note which names hold what a call makes, also behind `.to(device)`."""
        if isinstance(value, ast.Attribute) and value.attr == "add_argument":
            self.adders.update(map(last_name, targets))
        while isinstance(value, ast.Call):
            self.names.holders[id(value)] = tuple(filter(None, map(last_name, targets)))
            value = value.func.value if isinstance(value.func, ast.Attribute) else value.func

    def changed(
        self, node: ast.AnnAssign | ast.AugAssign, scope: Scope, branch: tuple[int, ...]
    ) -> None:
        if isinstance(node, ast.AugAssign):
            self.bind(*_grown(node), scope, branch)
            return
        if node.value is not None:
            self.bind(node.target, node.value, (), scope, branch)
            if scope.is_class:
                self.replaceable(node.value)
        chosen = literal(node.annotation, self.names.module.bindings)
        if chosen is not None:
            several = isinstance(chosen, ast.Tuple)
            steps: tuple[Step, ...] = ("also", "each") if several else ("also",)
            self.bind(node.target, chosen, steps, scope, branch)

    def inside(self, node: ast.stmt, scope: Scope, branch: tuple[int, ...]) -> None:
        """Visit the expressions of a statement, then its blocks, each as a branch of its own."""
        straight = isinstance(node, ast.With | ast.AsyncWith)
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, ast.expr):
                self.expression(value, scope, branch)
            elif value.__class__ is list and value:
                if isinstance(value[0], ast.stmt):
                    within = branch if straight else self.deeper(branch)
                    if isinstance(node, ast.If):
                        self.names.arms[within[-1]] = id(node)
                        self.compared(node.test, within, holds=name == "body")
                    elif isinstance(node, ast.For | ast.AsyncFor | ast.While):
                        self.names.loops.add(within[-1])
                    self.body(value, scope, within)
                else:
                    self.others(value, scope, branch)

    def compared(self, test: ast.expr, branch: tuple[int, ...], *, holds: bool) -> None:
        """Note what a comparison settles, or rules out, for the branch below it."""
        for hint in hints(test, holds=holds):
            self.names.hints[branch[-1]].append(hint)
        self.settles(test, branch, holds=holds)

    def settles(self, test: ast.expr, branch: tuple[int, ...], *, holds: bool) -> None:
        """Note the names that are one value in a branch, or cannot be one."""
        if holds and isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
            for part in reversed(test.values):
                self.settles(part, branch, holds=True)
            return
        label, other = settles(test)
        if label and other is not None:
            if holds:
                self.names.told[branch[-1]] = label, other
            else:
                self.names.denied[label][branch[-1]] = other

    def told(
        self, node: ast.Return | ast.Assert | ast.If, scope: Scope, branch: tuple[int, ...]
    ) -> None:
        """Note what is returned, and what a name must be one of: `assert name in NAMES`."""
        if isinstance(node, ast.Return):
            if node.value is not None:
                self.names.returned[id(scope.node)].append((node.value, scope))
            return
        barred = none_of(node)
        if barred is not None:
            self.names.barred[id(scope), barred[0]] = barred[1]
        name, several = one_of(node, node.test)
        if name is not None and several is not None:
            self.bind(name, several, ("also", "each"), scope, branch)

    def others(self, values: list[ast.AST], scope: Scope, branch: tuple[int, ...]) -> None:
        for value in values:
            if isinstance(value, ast.expr):
                self.expression(value, scope, branch)
            elif isinstance(value, ast.ExceptHandler | ast.match_case):
                self.body(value.body, scope, self.deeper(branch))
            elif isinstance(value, ast.withitem):
                self.expression(value.context_expr, scope, branch)

    def deeper(self, branch: tuple[int, ...]) -> tuple[int, ...]:
        self.count += 1
        return (*branch, self.count)

    def define(self, node: Definition, scope: Scope, branch: tuple[int, ...]) -> None:
        names = self.names
        inner = Scope(node, node.name, scope)
        names.scopes[id(node)] = inner
        if scope.is_class:
            names.definitions[f"{scope.name}.{node.name}"] = (node, inner)
            names.definitions.setdefault(node.name, (node, inner))
        else:
            names.definitions[node.name] = (node, inner)
        for decorator in node.decorator_list:
            self.expression(decorator, scope, branch)
        if isinstance(node, _FUNCTIONS):
            self.parameters(node, inner)
            if hands_on(node) == "add_argument":
                self.adders.add(node.name)
        else:
            for base in node.bases:
                names.derived[last_name(base)].append(inner)
            for base in (*node.bases, *(k.value for k in node.keywords)):
                self.expression(base, scope, branch)
        self.body(node.body, inner, ())

    def parameters(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> None:
        arguments = node.args
        positional = [*arguments.posonlyargs, *arguments.args]
        for at, argument in enumerate((*positional, *arguments.kwonlyargs)):
            scope.parameters[argument.arg] = at if at < len(positional) else -1
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None and scope.parent is not None:
                self.replaceable(default)
                self.expression(default, scope.parent, ())

    def imported(self, node: ast.Import | ast.ImportFrom) -> None:
        names = self.names
        if isinstance(node, ast.Import):
            for alias in node.names:
                names.modules.add(alias.name)
                if alias.asname:
                    names.imports[alias.asname] = alias.name
                else:
                    root = alias.name.partition(".")[0]
                    names.imports[root] = root
            return
        module = node.module or ""
        if node.level:
            # The leading slash marks a path inside the project.
            parts = self.package.split("/") if self.package else []
            kept = parts[: max(0, len(parts) - node.level + 1)]
            module = "/" + ".".join((*kept, *([module] if module else [])))
        names.modules.add(module)
        if node.names[0].name == "*":
            names.stars.append(module)
            return
        for alias in node.names:
            names.imports[alias.asname or alias.name] = f"{module}.{alias.name}".replace("/.", "/")

    def bind(
        self,
        target: ast.expr,
        value: ast.expr,
        steps: tuple[Step, ...],
        scope: Scope,
        branch: tuple[int, ...],
    ) -> None:
        names = self.names
        match target:
            case ast.Name(id=name):
                home = names.module if name in scope.globals else scope
                binding = Binding(value, steps, target.lineno, branch, scope)
                home.bindings[name].append(binding)
                if scope.is_class:
                    names.own[id(scope), name].append(binding)
                    names.attributes[name].append(binding)
            case ast.Attribute(value=base, attr=name):
                binding = Binding(value, steps, target.lineno, branch, scope)
                names.attributes[name].append(binding)
                owner = scope.owner
                if owner is not None and isinstance(base, ast.Name) and base.id in ("self", "cls"):
                    names.own[id(owner), name].append(binding)
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                self.unpack(targets, value, steps, scope, branch)
            case ast.Subscript(value=base, slice=ast.Constant(value=str(key))):
                binding = Binding(value, steps, target.lineno, branch, scope)
                if last_name(base) == "environ":
                    names.environment[key].append(binding)
                else:
                    names.items[key].append(binding)
            case _:
                pass

    def unpack(
        self,
        targets: list[ast.expr],
        value: ast.expr,
        steps: tuple[Step, ...],
        scope: Scope,
        branch: tuple[int, ...],
    ) -> None:
        direct = value.elts if isinstance(value, ast.Tuple | ast.List) and not steps else None
        for at, target in enumerate(targets):
            if direct is not None and len(direct) == len(targets):
                self.bind(target, direct[at], (), scope, branch)
            elif not isinstance(target, ast.Starred):
                self.bind(target, value, (*steps, at), scope, branch)

    def expression(self, node: ast.expr, scope: Scope, branch: tuple[int, ...]) -> None:
        """Visit an expression and all below it in reading order, without a call for each part."""
        stack: list[Any] = [node]
        while stack:
            top = stack.pop()
            kind = top.__class__
            if kind is ast.Name:
                if branch:
                    self.names.branches[id(top)] = branch
            elif kind is ast.Constant:
                if top.value.__class__ is str and top.value.startswith(self.schemes):
                    self.names.addresses.append(top)
            elif kind is ast.Attribute:
                if top.attr.isupper():
                    self.names.capitals.append((top, scope))
                stack.append(top.value)
            elif kind is ast.Call:
                self.call(top, scope, branch)
                stack += [keyword.value for keyword in reversed(top.keywords)]
                stack += top.args[::-1]
                stack.append(top.func)
            else:
                self.bound_within(top, scope, branch)
                stack += below(top)

    def bound_within(self, node: ast.AST, scope: Scope, branch: tuple[int, ...]) -> None:
        if isinstance(node, ast.Dict):
            self.names.tables.append((node, scope))
        elif isinstance(node, ast.Subscript):
            self.looked_up(node, scope, branch)
        elif isinstance(node, ast.comprehension):
            self.bind(node.target, node.iter, ("each",), scope, branch)
        elif isinstance(node, ast.NamedExpr):
            self.bind(node.target, node.value, (), scope, branch)
        elif isinstance(node, ast.BinOp | ast.JoinedStr) and ends_in_file(node):
            self.names.joined.append((node, scope))

    def looked_up(self, node: ast.Subscript, scope: Scope, branch: tuple[int, ...]) -> None:
        """Take a known table of a library for a call: `clip._MODELS[name]`."""
        if isinstance(node.value, ast.Attribute) and node.value.attr in known_tables():
            site = Site(ast.Call(node.value, [node.slice], []), scope, branch)
            ast.copy_location(site.call, node)
            self.names.sites.append(site)

    def call(self, call: ast.Call, scope: Scope, branch: tuple[int, ...]) -> None:
        site = Site(call, scope, branch)
        self.names.sites.append(site)
        self.names.by_name[last_name(call.func)].append(site)
        self.option(call, scope, branch)
        for other in later(call):
            self.call(other, scope, branch)

    def replaceable(self, node: ast.expr) -> None:
        """Note the lines of a default."""
        self.names.defaults.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))

    def grow(
        self, call: ast.Call, target: ast.expr, name: str, scope: Scope, branch: tuple[int, ...]
    ) -> None:
        """Take `names.append(value)` as one more value of `names`."""
        value = call.args[-1]
        if name != "extend":
            value = ast.copy_location(ast.List(elts=[value], ctx=ast.Load()), call)
        self.bind(target, value, ("also",), scope, branch)

    def option(self, call: ast.Call, scope: Scope, branch: tuple[int, ...]) -> None:
        """Take command line options as attributes of whatever holds the parsed arguments."""
        name = last_name(call.func)
        if name in _GROW and isinstance(call.func, ast.Attribute) and call.args:
            self.grow(call, call.func.value, name, scope, branch)
            return
        if name == "add_argument" or name in self.adders:
            dest = _argparse_dest(call)
        elif name.startswith("DEFINE_") and call.args:
            dest = _constant(call.args[0])
            if len(call.args) > 1:
                binding = Binding(call.args[1], (), call.lineno, branch, scope)
                self.names.attributes[dest].append(binding)
        else:
            return
        for keyword in call.keywords:
            steps: tuple[Step, ...] = ("each",) if keyword.arg == "choices" else ()
            if dest and keyword.arg in ("default", "choices", "const"):
                self.replaceable(keyword.value)
                binding = Binding(keyword.value, steps, call.lineno, branch, scope)
                self.names.attributes[dest].append(binding)
                self.names.options[dest].append(binding)


_GROW = frozenset({"append", "extend", "add", "insert"})


def _argparse_dest(call: ast.Call) -> str:
    for keyword in call.keywords:
        if keyword.arg == "dest":
            return _constant(keyword.value)
    flags = [_constant(argument) for argument in call.args]
    long = [flag for flag in flags if flag.startswith("--")]
    return (long or flags or [""])[0].lstrip("-").replace("-", "_")


def _grown(node: ast.AugAssign) -> tuple[ast.expr, ast.expr, tuple[Step, ...]]:
    """Return target, value and steps of `x += y`: an `x` of its own is set to `x + y`."""
    if not isinstance(node.op, ast.Add) or not isinstance(node.target, ast.Name):
        return node.target, node.value, ("also",)
    before = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
    whole = ast.BinOp(before, node.op, node.value)
    return node.target, ast.copy_location(whole, node), ()


def _constant(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""
