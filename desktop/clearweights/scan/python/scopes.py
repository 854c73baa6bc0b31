"""Who binds which name where, as one walk over a file's syntax tree found it."""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from clearweights.scan.python.hints import Hint

Step: TypeAlias = int | str
"""One step from a bound value to the name: a position, or `each` for the items of a loop."""

Definition: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(slots=True, eq=False)
class Binding:
    """One assignment to a name: the expression, the way into it, where, under which branches.

    Never changed. Not frozen, nor is `Site`: they are made for every assignment and call of a
    project, and freezing triples what making one costs.
    """

    value: ast.expr
    steps: tuple[Step, ...]
    line: int
    branch: tuple[int, ...]
    scope: Scope


@dataclass(slots=True, eq=False)
class Scope:
    """A module, class or function with the names bound in it."""

    node: ast.AST
    name: str
    parent: Scope | None
    bindings: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    parameters: dict[str, int] = field(default_factory=dict)
    globals: set[str] = field(default_factory=set)
    is_class: bool = field(init=False)
    """True for the body of a class."""

    def __post_init__(self) -> None:
        self.is_class = isinstance(self.node, ast.ClassDef)

    @property
    def is_method(self) -> bool:
        """True for what stands in the body of a class: only its objects know it by its name."""
        return self.parent is not None and self.parent.is_class

    @property
    def owner(self) -> Scope | None:
        """The nearest class around, for `self`."""
        scope: Scope | None = self
        while scope is not None and not scope.is_class:
            scope = scope.parent
        return scope


@dataclass(slots=True, eq=False)
class Site:
    """A call and where it stands."""

    call: ast.Call
    scope: Scope
    branch: tuple[int, ...]


@dataclass(slots=True, eq=False)
class FileNames:
    """Everything the walk found."""

    module: Scope
    imports: dict[str, str] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)
    """Every module imported, by its full name."""

    stars: list[str] = field(default_factory=list)
    """Modules all of whose names are imported."""

    starred: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By name, what it may be in full: it comes from one of the modules of `stars`."""

    sites: list[Site] = field(default_factory=list)
    by_name: dict[str, list[Site]] = field(default_factory=lambda: defaultdict(list))
    """Calls by the last part of what is called."""

    attributes: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    """`anything.name = …`, class attributes, command line options: by the name alone."""

    options: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    """Defaults and choices of command line options alone."""

    own: dict[tuple[int, str], list[Binding]] = field(default_factory=lambda: defaultdict(list))
    """`self.name = …` and class attributes, by class."""

    holders: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The names that hold what a call makes, by the call."""

    environment: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    items: dict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    """`anything["name"] = …`, by the key alone."""

    addresses: list[ast.Constant] = field(default_factory=list)
    """Every string that begins like an address; docstrings are left out."""

    joined: list[tuple[ast.expr, Scope]] = field(default_factory=list)
    """Strings that are put together and end like the name of a file: `ROOT + "net.pth"`."""

    defaults: set[int] = field(default_factory=set)
    """Lines of values that whoever runs the program can replace: options, fields, parameters."""

    capitals: list[tuple[ast.Attribute, Scope]] = field(default_factory=list)
    """Every attribute written in capitals: constants of libraries, enum members."""

    tables: list[tuple[ast.Dict, Scope]] = field(default_factory=list)
    """Every dict literal."""

    definitions: dict[str, tuple[Definition, Scope]] = field(default_factory=dict)
    """Functions and classes by name (methods as `Class.method` and by their own name)."""

    derived: dict[str, list[Scope]] = field(default_factory=lambda: defaultdict(list))
    """Classes by the last name of what they derive from."""

    scopes: dict[int, Scope] = field(default_factory=dict)
    branches: dict[int, tuple[int, ...]] = field(default_factory=dict)
    arms: dict[int, int] = field(default_factory=dict)
    """By branch, the `if` of which it is one side."""

    loops: set[int] = field(default_factory=set)
    """Branches that run again and again."""

    returned: dict[int, list[tuple[ast.expr, Scope]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """What functions return, with the scope, by the function."""

    hints: dict[int, list[Hint]] = field(default_factory=lambda: defaultdict(list))
    """By branch, what tests of their letters tell of names."""

    told: dict[int, tuple[str, ast.expr]] = field(default_factory=dict)
    """By branch, the name that `if name == "a":` settles, and to what."""

    barred: dict[tuple[int, str], ast.expr] = field(default_factory=dict)
    """By scope and name, what `assert name not in (…)` keeps a name from being."""

    denied: dict[str, dict[int, ast.expr]] = field(default_factory=lambda: defaultdict(dict))
    """By name, the branches that are the `else` of its comparisons, and what it is not there."""

    def release(self) -> None:
        """Let go of the tree, when no more is asked: scopes and what they bind hold each other.

        A tree is many times as large as its text, and the next one can take its place at once.
        """
        for scope in (self.module, *self.scopes.values()):
            scope.bindings.clear()


def last_name(node: ast.expr) -> str:
    """Return the last part of a dotted expression, empty for others."""
    kind = node.__class__
    if kind is ast.Name:
        return node.id  # type: ignore[attr-defined, no-any-return]
    return node.attr if kind is ast.Attribute else ""  # type: ignore[attr-defined]
