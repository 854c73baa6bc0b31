"""Licenses in lists and descriptions of things: `{"name": …, "license": …}` in JSON and YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.safeio import Mapping, Node, Scalar, Sequence, parse_json, parse_yaml
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.document import header_about
from clearweights.scan.cards.vocabulary import vocabulary
from clearweights.scan.names import KIND_OF, foreign_folder, in_tests
from clearweights.scan.statements.fields import is_metadata

_SUFFIXES = (".json", ".yaml", ".yml")
_LARGEST = 300_000
_MOST = 300
"""Things with licenses above which a file is data and no list of what a project offers."""

_DEEPEST = 8
_FIELD = re.compile(rb"[\"']?licen[sc]e[\"']?\s*:\s*[\"'\w]")
_INTERFACE = re.compile(
    rb"\A\W{0,20}(?:#[^\n]{0,200}\n\s{0,20}){0,20}[\"']?(?:openapi|swagger|asyncapi)[\"']?\s*:"
)
_INTERFACES = ("openapi", "swagger", "asyncapi")
"""The first field of a description of a web service, whatever its file is called."""

_DESCRIPTION = re.compile(r"(model|dataset)\.ya?ml", re.IGNORECASE)
"""A file that describes the model or dataset in its folder."""

_OTHERS = re.compile(
    r"lock\.(?:json|ya?ml)$|^(?:dataset_infos?|croissant[\w.-]*|composer\.lock|sbom|bom)\b"
    r"|\.(?:spdx|cdx|cyclonedx)\.",
    re.IGNORECASE,
)
"""Files of others' packages, and those that other scanners read."""

_NOT_LISTS = ("bomFormat", "spdxVersion", "SPDXID", "lockfileVersion", "@context", "openapi")
_KEYS = ("license", "licence", "license_name")
NAMES = (
    *("id", "name", "title", "repo", "repo_id", "hf_repo", "hf_id", "huggingface", "model"),
    *("model_id", "model_name", "dataset", "dataset_name", "path", "display_name", "displayName"),
    *("slug", "key", "package"),
)
PLAIN_KEY = re.compile(
    r"(?:info|metadata|meta|project|package|about|general|config|data|details|properties|main"
    r"|extra|attributes|spec|card|source|\d+)",
    re.IGNORECASE,
)
_KINDS = (
    (
        Component.WEIGHTS,
        re.compile(r"models?|weights?|checkpoints?|llms?|adapters?", re.IGNORECASE),
    ),
    (Component.DATA, re.compile(r"data(?:_?sets?)?|corpora|corpus", re.IGNORECASE)),
)
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
"""A word of a name: `modelName`, `model_name`, `ModelName`."""

_PIPELINE = ("spacy_version", "pipeline", "vectors", "sources")
"""Fields of the description of a spaCy pipeline, which has a language as well."""

_TAG = re.compile(
    r"(?:apache|mit|bsd|[al]?gpl|cc|mpl|isc|llama|gemma|qwen|openrail|bigscience|bigcode"
    r"|creativeml|odc|odbl|pddl|cdla|unlicense|proprietary|public.domain)[\w .,+()-]{0,60}"
    r"|apple-[a-z]{3,5}|[a-z][\w.-]{1,40}-licen[sc]e",
    re.IGNORECASE,
)
_USE = re.compile(
    r"(?=.{0,200}\b(?:free|only|allowed|permitted|available|restricted|limited)\b)"
    r"(?:[\w,.'/-]+\s+){1,40}?(?:use|research|purposes?|commercially|educational)\b.{0,100}"
    r"|(?:for )?(?:non-?commercial|research|academic)(?:[ -](?:use|only|purposes))*\.?"
    r"|(?!(?:please|enter|select|choose|view|see|add|no|your)\b)(?:[\w.,/()-]+\s+){1,8}"
    r"licen[sc]e(?: agreement)?",
    re.IGNORECASE,
)
"""A sentence that tells what may be done, and names no license."""

_ADDRESS = re.compile(r"https?://\S{4,300}", re.IGNORECASE)


class ListedScanner:
    """The licenses of models, datasets and packages that a file of settings lists."""

    id = "listed-licenses"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Take JSON and YAML that no other scanner reads for licenses."""
        if suffix not in _SUFFIXES or _OTHERS.search(name) or is_metadata(name):
            return False
        return not path.startswith(".github/") and not in_tests(path)

    def worth_parsing(self, data: bytes) -> bool:
        """Take files of moderate size with a field for a license."""
        if len(data) > _LARGEST or b"icen" not in data:
            return False
        return _FIELD.search(data) is not None or _INTERFACE.match(data) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield a statement for each thing that has both a name and a license."""
        is_json = file.name.lower().endswith(".json")
        root = parse_json(file.text) if is_json else parse_yaml(file.text)
        if isinstance(root, Mapping) and any(root.text(key) for key in _INTERFACES):
            yield from _interface(file, root)
            return
        if isinstance(root, Mapping) and any(root.get(key) for key in _NOT_LISTS):
            return
        if not is_json and isinstance(root, Mapping) and (about := header_about(root)):
            yield from _header(file, root, about)
            return
        found = []
        for one in _things(file, root, (), 0):
            found.append(one)
            if len(found) > _MOST:
                return
        yield from found


def _interface(file: SourceFile, root: Mapping) -> Iterator[LicenseStatement]:
    """Yield `info.license` of a description of a web service."""
    info = root.get("info")
    told = info.get("license") if isinstance(info, Mapping) else None
    value = _words(told)
    if value is None or not is_license(value.value):
        return
    yield LicenseStatement(
        place=file.place(value.line),
        source=StatementSource.FIELD,
        raw=value.value.strip()[:300],
        asset=foreign_folder(file.path),
        component=Component.CODE,
        link=told.text("url") if isinstance(told, Mapping) else None,
    )


def _header(file: SourceFile, root: Mapping, about: AssetKind) -> Iterator[LicenseStatement]:
    """Read the header of a card that is kept in a file of its own, before the card is made."""
    for told in (root.get("license"), root.get("licenses")):
        for value in scalars(told):
            if is_license(value.value) or value.value in ("other", "unknown"):
                yield LicenseStatement(
                    place=file.place(value.line),
                    source=StatementSource.TAG,
                    raw=value.value.strip(),
                    asset=foreign_folder(file.path),
                    kind=about,
                    component=Component.DATA if about is AssetKind.DATASET else Component.WEIGHTS,
                    name=root.text("license_name"),
                    link=root.text("license_link"),
                )


def _things(
    file: SourceFile, node: Node | None, keys: tuple[str, ...], depth: int
) -> Iterator[LicenseStatement]:
    if depth > _DEEPEST:
        return
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _things(file, item, keys, depth + 1)
    elif isinstance(node, Mapping):
        yield from _thing(file, node, keys)
        for key, value in node.pairs:
            if not isinstance(value, Scalar):
                yield from _things(file, value, (*keys, key.value), depth + 1)


def _thing(file: SourceFile, table: Mapping, keys: tuple[str, ...]) -> Iterator[LicenseStatement]:
    value = next((v for k in _KEYS if (v := _words(table.get(k)))), None)
    if value is None or not (is_license(value.value) or _USE.fullmatch(value.value.strip())):
        return
    name, key = _name(table, keys)
    part = _part(table, (*keys, key))
    if not keys and (described := _DESCRIPTION.fullmatch(file.name)):
        part = part_told((described[1],))
        folder = file.path.rpartition("/")[0]
        name = name or (f"local:{folder}" if folder else None)
    elif name is None:
        return
    link = next((table.text(k) for k in ("license_link", "license_url") if table.text(k)), None)
    yield LicenseStatement(
        place=file.place(value.line),
        source=StatementSource.FIELD,
        raw=value.value.strip()[:300],
        asset=foreign_folder(file.path) or name,
        kind=KIND_OF.get(part),
        component=part,
        link=link or (value.value if _ADDRESS.fullmatch(value.value) else None),
    )


def _words(node: Node | None) -> Scalar | None:
    if isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    if isinstance(node, Mapping):
        node = next((node.get(k) for k in ("name", "id", "type", "url") if node.text(k)), None)
    return node if isinstance(node, Scalar) and not node.is_null else None


def is_license(words: str) -> bool:
    """Say whether a value names a license: not "License" in the words of a window."""
    words = words.strip()
    if _TAG.fullmatch(words) or _ADDRESS.fullmatch(words):
        return True
    return any(not n.generic and n.pattern.fullmatch(words) for n in vocabulary().names)


def _name(table: Mapping, keys: tuple[str, ...]) -> tuple[str | None, str]:
    """Return what a table is called, and by which of its fields or by the key it stands under."""
    for key in NAMES:
        if (name := table.text(key)) and len(name) <= 150 and "\n" not in name:
            return name, key
    if not keys or PLAIN_KEY.fullmatch(keys[-1]):
        return None, ""
    own = keys[1:] if any(kind.fullmatch(keys[0]) for _, kind in _KINDS) else keys
    return ("/".join(own), "") if own else (None, "")


def _part(table: Mapping, keys: tuple[str, ...]) -> Component:
    """Return what kind of thing a table tells of by its fields and the keys above it."""
    if table.text("lang") and any(table.get(key) is not None for key in _PIPELINE):
        return Component.WEIGHTS
    return part_told(keys)


def part_told(keys: Iterable[str]) -> Component:
    """Return what kind of thing the names of fields, or of what holds them, tell."""
    told = {word for key in keys for word in _WORD.findall(key)}
    for part, pattern in _KINDS:
        if any(pattern.fullmatch(word) for word in told):
            return part
    return Component.ANY
