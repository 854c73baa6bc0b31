"""What scanners find besides references: statements of license and of origin, texts, notes.

Every value carries its place. Nothing here is interpreted: words are kept as written, and
`resolve` and `lineage` read them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from clearweights.domain.asset import (
    AssetKind,
    Hub,
    Place,
    Provider,
    Reference,
    Relation,
    Role,
    Strength,
)
from clearweights.domain.text import Text


class StatementSource(StrEnum):
    """How a license statement was made."""

    TAG = "tag"
    """The license field of a model or dataset card's front matter."""
    FIELD = "field"
    """Any other metadata field: `pyproject.toml`, `package.json`, `CITATION.cff`, …"""
    CLASSIFIER = "classifier"
    HEADER = "header"
    """An SPDX-License-Identifier line in a source file."""
    ARTIFACT = "artifact"
    """Metadata inside a weight file: GGUF, safetensors, ONNX, …"""
    FILE = "file"
    """A license text that stands in the project."""
    PROSE = "prose"
    BADGE = "badge"
    DECLARATION = "declaration"
    """`clearweights.yaml`."""
    SBOM = "sbom"
    CATALOG = "catalog"
    FAMILY = "family"
    """Inferred from the name of the asset."""
    HUB = "hub"


class Component(StrEnum):
    """Which part of a thing a statement is about: their licenses differ more often than not."""

    CODE = "code"
    WEIGHTS = "weights"
    DATA = "data"
    OUTPUTS = "outputs"
    DOCS = "docs"
    ANY = "any"
    """The statement does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseStatement:
    """Somebody states a license. `asset` None: about the project itself (or its `component`)."""

    place: Place
    source: StatementSource
    raw: str
    """The words as written: a tag, an expression, the sentence's license name."""

    asset: str | None = None
    """Id, as written, of the asset the statement is about."""

    kind: AssetKind | None = None
    component: Component = Component.ANY
    name: str | None = None
    """`license_name` beside a tag of `other`."""

    link: str | None = None
    """`license_link`, or the address a badge or sentence points to."""

    text: str | None = None
    """The license itself, where its words stand there and `raw` is only how they begin."""

    holders: tuple[str, ...] = ()
    """Who holds the rights, where the same header of a file tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageStatement:
    """Somebody states that one asset was made from another. `child` None: the project's output."""

    place: Place
    relation: Relation
    parent: str
    parent_kind: AssetKind
    parent_hub: Hub = Hub.HUGGINGFACE
    parent_provider: Provider | None = None
    child: str | None = None
    child_kind: AssetKind = AssetKind.MODEL
    weight: str | None = None
    """Share in a merge or mixture, as written."""

    likely: bool = False
    """True where the words may mean less than they say: "includes samples from X"."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class LicenseText:
    """A file of the project that looks like a license or notice, with its words."""

    place: Place
    text: str
    notice: bool = False
    """A NOTICE file: searched for lines that licenses demand, not recognized as a license."""

    component: Component = Component.ANY
    """What the file's name says it is about: `DATA_LICENSE`, `LICENSE-MODEL`."""

    holders: tuple[str, ...] = ()
    """Who holds the rights, as its copyright lines tell."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class RunTimeChoice:
    """A call whose model or dataset is only chosen when the program runs: a note, not a guess."""

    place: Place
    kind: AssetKind
    how: str
    words: str
    """The expression as written."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """Something that could not be read or looked up. Part of the result, never swallowed."""

    path: str
    step: str
    """`read`, the scanner's id, `hub`, `decisions`, …"""

    message: Text


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Skipped:
    """A folder or file left out on purpose, with the reason."""

    path: str
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Offer:
    """Words that another file of the project may use: a constant, or an argument passed.

    Scanners see one file; `scan.python.link` joins offers and `Pending` values of all files.
    """

    place: Place
    target: str
    """Full name of the constant, or of the function called. A leading slash: from the root."""

    value: str
    keyword: str = ""
    position: int = -1
    """Arguments only: how it is passed. A constant has neither."""

    source: tuple[str, str, int] = ("", "", -1)
    """The function, its parameter and its position, where an argument only hands on what it got."""

    strength: Strength = Strength.USED

    def __post_init__(self) -> None:
        # Most offers of a large tree repeat a few names: kept once, they take half the memory.
        object.__setattr__(self, "target", sys.intern(self.target))
        object.__setattr__(self, "value", sys.intern(self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A value that reaches a known call but is decided in another file of the project."""

    place: Place
    target: str
    """Full name of an imported constant, or of the function whose parameter it is."""

    kind: AssetKind
    hub: Hub
    ids: str
    """How the words are to be judged (see `scan.python.signatures`)."""

    how: str
    parameter: str = ""
    position: int = -1
    role: Role | None = None
    provider: Provider | None = None
    output: bool = False
    pieces: tuple[str, ...] = ()
    """Words and full names of constants in turns, where the value is put together of them."""


Fact: TypeAlias = (
    Reference
    | LicenseStatement
    | LineageStatement
    | LicenseText
    | RunTimeChoice
    | Problem
    | Offer
    | Pending
)
"""What a scanner may yield. `Offer` and `Pending` are for linking and end there."""
