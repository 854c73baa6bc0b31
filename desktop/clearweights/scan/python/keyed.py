"""Keys of a project's own: what its settings hold under a name that code hands to a loader.

`AutoModel.from_pretrained(self.title_in_source)`, and a file that the code opens says
`"title_in_source": "org/name"`: which way the words take between the two only running tells.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import lru_cache

from clearweights.domain.asset import AssetKind, Hub, Place, Reference, Role
from clearweights.domain.facts import Fact, Offer, Pending
from clearweights.scan.base import SourceFile
from clearweights.scan.orgs import published
from clearweights.scan.python import ids
from clearweights.scan.python.callee import TOO_COMMON
from clearweights.scan.python.judge import Manner, judge
from clearweights.scan.python.kinds import argument_of
from clearweights.scan.python.named import OUTPUT, looks_like_hub
from clearweights.scan.python.scopes import Scope, Site
from clearweights.scan.python.signatures import Argument
from clearweights.scan.python.speaking import plain_name, says
from clearweights.scan.python.values import Parameter, Text, Values

ASKED = "~key."
"""How the target of a `Pending` begins that only names a key."""

OPENED = "~opens."
"""How the target of an `Offer` begins that says which files of settings code opens."""

_HUBS = frozenset({Hub.HUGGINGFACE, Hub.OPEN_CLIP, Hub.TIMM})
"""Whose loaders are given ids of the hub."""

_LOCAL = re.compile(r"(?:dir|folder|root|file|cache|prefix|suffix|url|license|author)s?$")
_ENDS = re.compile(r"\.(?:json|ya?ml|toml|ini|cfg|conf)[\"']")
_NAME = re.compile(r"(?:[^\"'\n]{0,80}[/\\])?([^\"'/\\\n]{0,60})")
"""What stands between a quote and such an ending: folders, and the name that counts."""

_LONGEST = 142
"""Characters from the quote that opens a string to its ending."""

_READS = re.compile(
    r"\b(?:(json|yaml|toml|OmegaConf)\.(?:safe_|full_)?loads?\(|parse_(json|yaml)_file\("
    r"|model_validate_(json)\(|(ConfigParser)\(\))"
)
_MAY_READ = ("json.", "yaml.", "toml.", "OmegaConf.", "_file(", "_json(", "ConfigParser()")
"""Of these words one stands in every text that `_READS` fits: to look for them costs little."""

_ENDING = {
    "json": "*.json",
    "yaml": "*.y*ml",
    "toml": "*.toml",
    "OmegaConf": "*.y*ml",
    "ConfigParser": "*.ini",
}


def keys_asked(site: Site, argument: Argument, values: Values) -> Iterator[str]:
    """Yield the names under which a call is given its id: `self.title`, `row["title"]`, `title`."""
    told = {_key(argument_of(site.call, argument), site.scope)}
    told.update(value.name for value in values if isinstance(value, Parameter))
    yield from sorted(filter(_is_own, told))


def _key(node: ast.expr | None, scope: Scope) -> str:
    for _ in range(3):
        match node:
            case ast.Attribute(attr=name) | ast.Subscript(slice=ast.Constant(value=str(name))):
                return name.strip("_")
            case ast.Call(
                func=ast.Attribute(attr="get" | "pop"), args=[ast.Constant(value=str(name)), *_]
            ):
                return name
            case ast.Name(id=name) if len(scope.bindings.get(name, ())) == 1:
                node = scope.bindings[name][0].value
            case ast.Name(id=name) if name in scope.parameters:
                return name
            case _:
                return ""
    return ""


def _is_own(key: str) -> bool:
    """Say whether a key is a word of the project's own: what others say of models is known."""
    plain = plain_name(key)
    if len(plain) < _SHORTEST or "_" not in plain or key.isupper() or plain in TOO_COMMON:
        return False
    return not (says(key) or OUTPUT.search(plain) or _LOCAL.search(plain))


_SHORTEST = 6


def opened(file: SourceFile) -> Iterator[Offer]:
    """Yield the names, and patterns of names, of the files of settings that code opens."""
    text = file.text
    patterns = {re.sub(r"\{[^{}]*\}|%s", "*", name) for name in _names(text)}
    for found in _READS.finditer(text) if any(words in text for words in _MAY_READ) else ():
        patterns.add(_ENDING[found[found.lastindex or 1]])
    yield from map(_opens, sorted(patterns))


def _names(text: str) -> Iterator[str]:
    """Yield the names of files of settings that stand in quotes: found by their few endings."""
    closed = 0
    for found in _ENDS.finditer(text):
        dot = found.start()
        first = max(0, dot - _LONGEST)
        quote = max(text.rfind('"', first, dot), text.rfind("'", first, dot))
        name = _NAME.fullmatch(text, quote + 1, dot) if quote >= closed else None
        if name is not None:
            closed = found.end()
            yield f"{name[1]}{text[dot : closed - 1]}"


@lru_cache(maxsize=1_000)
def _opens(pattern: str) -> Offer:
    """Return the offer of a pattern, one for all files: which of them opens it is not asked."""
    return Offer(place=Place(path=""), target=OPENED, value=pattern)


def join(facts: Iterable[Fact], known: Iterable[Reference]) -> list[Reference]:
    """Return what settings hold under keys that loaders are asked by, beyond what is known."""
    everything = tuple(facts)
    asked: dict[str, list[Pending]] = defaultdict(list)
    for fact in everything:
        if isinstance(fact, Pending) and fact.target.startswith(ASKED):
            asked[fact.target.removeprefix(ASKED)].append(fact)
    if not asked:
        return []
    offers = [f for f in everything if isinstance(f, Offer)]
    opens = sorted({offer.value for offer in offers if offer.target == OPENED})
    names = frozenset(value for value in opens if "*" not in value)
    patterns = [value for value in opens if "*" in value][:_PATTERNS]
    seen = {(reference.place.path, reference.id) for reference in known}
    found: list[Reference] = []
    for offer in offers:
        key = offer.target.rpartition(".")[2] if offer.target.startswith("~/") else ""
        reference = _reference(offer, asked[key]) if key in asked else None
        if reference is None or (reference.place.path, reference.id) in seen:
            continue
        name = offer.place.path.rpartition("/")[2]
        if name in names or any(fnmatchcase(name, pattern) for pattern in patterns):
            seen.add((reference.place.path, reference.id))
            found.append(reference)
    return sorted(found, key=lambda r: (r.place, r.kind, r.id))


_PATTERNS = 100
"""Patterns of names that are tried: `*.json` is the one that counts."""


def _reference(offer: Offer, asked: list[Pending]) -> Reference | None:
    """Return the asset that words under a key are, None where they are none or of two kinds."""
    if offer.place.path.endswith((".py", ".ipynb")):
        return None
    words = offer.value.removeprefix("hf-hub:")
    folder = offer.target.endswith("_path") and not looks_like_hub(words)
    if not ids.is_namespaced(words) or folder:
        return None
    kind = _kind(offer.place.path, words, {pending.kind for pending in asked})
    fits = [pending for pending in asked if pending.kind is kind]
    if kind is None or not fits:
        return None
    pending = min(fits, key=lambda p: (p.role is Role.TOKENIZER, p.place))
    hit = judge(
        Text(words, offer.place.line or 0),
        Manner(ids="hub", kind=kind, hub=Hub.HUGGINGFACE, how=pending.how, role=pending.role),
    )
    if hit is None:
        return None
    return Reference(
        place=offer.place, kind=hit.kind, hub=hit.hub, id=hit.id, how=hit.how,
        strength=offer.strength, role=hit.role, provider=hit.provider,
    )  # fmt: skip


_DATA = re.compile(r"data|corpor|corpus")
_MODEL = re.compile(r"model|encoder|checkpoint")


def _kind(path: str, words: str, kinds: set[AssetKind]) -> AssetKind | None:
    """Say which of the kinds that a key is asked for: by the file's path, or the organization."""
    if len(kinds) == 1:
        return next(iter(kinds))
    data, model = (pattern.search(path.lower()) is not None for pattern in (_DATA, _MODEL))
    if data is not model:
        return AssetKind.DATASET if data else AssetKind.MODEL
    return published(words)


def is_loader(kind: AssetKind, hub: Hub, *, output: bool) -> bool:
    """Say whether a call loads something of the hub, so that its key is worth to be known."""
    return kind is not AssetKind.SERVICE and hub in _HUBS and not output
