"""License fields of package metadata: one small reader per format, chosen by file name."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.safeio import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    UnreadableError,
    parse_json,
    parse_toml,
    parse_yaml,
)
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile
from clearweights.scan.names import foreign_folder

_LICENSE_CLASSIFIER = "License ::"
_NO_WORDS = frozenset(("", "unknown", "none", "todo", "tbd", "n/a", "license", "license.txt"))
_SEE = re.compile(r"see licen[sc]e in (\S+)", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?:\S*/)?(?:licen[sc]e|copying)[\w.-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One license field: its words and where they stand."""

    raw: str
    line: int
    source: StatementSource = StatementSource.FIELD
    link: str | None = None
    component: Component = Component.CODE


_Reader = Callable[[SourceFile], Iterator[Found]]


class MetadataScanner:
    """License fields in the metadata files of packages, citations and data sets."""

    id = "metadata"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take the files a reader below knows by name."""
        return _reader(name) is not None

    def worth_parsing(self, data: bytes) -> bool:
        """Take files that say license at all."""
        lower = data.lower()
        return b"licen" in lower or b"licence" in lower

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield a statement for each license field."""
        reader = _reader(file.name.lower())
        seen: set[tuple[str, StatementSource]] = set()
        for found in reader(file) if reader else ():
            first, _, rest = found.raw.strip().partition("\n")
            raw = first.strip() if rest else found.raw.strip()
            is_file = found.link is not None and found.link == raw
            if (raw.lower() in _NO_WORDS and not is_file) or (raw, found.source) in seen:
                continue
            seen.add((raw, found.source))
            link = found.link
            if link is None and (match := _SEE.search(raw) or _FILE_NAME.fullmatch(raw)):
                link = match[1] if match.re is _SEE else raw
            yield LicenseStatement(
                place=file.place(_line_of(file, raw, found.line)),
                source=found.source,
                raw=raw[:300],
                asset=foreign_folder(file.path),
                kind=AssetKind.DATASET if found.component is Component.DATA else None,
                component=found.component,
                link=link,
            )


def is_metadata(name: str) -> bool:
    """Say whether a file is package metadata, which is read here."""
    return _reader(name) is not None


def _line_of(file: SourceFile, raw: str, line: int) -> int:
    """Check the line of a value against the text: TOML may give tables out of order."""
    if not file.name.lower().endswith(".toml"):
        return line
    here = file.place(line).excerpt
    if raw in here and "licen" in here.lower():
        return line
    lines = [(at, words) for at, words in enumerate(file.lines, start=1) if raw in words]
    fields = [at for at, words in lines if "licen" in words.lower()]
    return next(iter([*fields, *(at for at, _ in lines)]), line)


def _reader(name: str) -> _Reader | None:
    for pattern, reader in _READERS:
        if fnmatchcase(name, pattern):
            return reader
    return None


def _pyproject(file: SourceFile) -> Iterator[Found]:
    root = _toml(file)
    project, poetry = _at(root, "project"), _at(root, "tool", "poetry")
    flit = _at(root, "tool", "flit", "metadata")
    for table in (project, poetry, flit):
        if isinstance(table, Mapping):
            yield from _license_value(table.get("license"))
            yield from _classifiers(table.get("classifiers"))
    if isinstance(project, Mapping) and project.get("license") is None:
        listed = project.get("license-files")
        listed = listed.get("paths") if isinstance(listed, Mapping) else listed  # of old
        files = [one for one in scalars(listed) if "*" not in one.value]
        yield from (Found(one.value, one.line, link=one.value) for one in files[:1])


def _toml(file: SourceFile) -> Node | None:
    """Parse a file; a template of one, with blanks to fill in, counts as empty."""
    try:
        return parse_toml(file.text)
    except UnreadableError:
        if "{{" in file.text or "{%" in file.text:
            return None
        raise


def _cargo(file: SourceFile) -> Iterator[Found]:
    root = _toml(file)
    for table in (_at(root, "package"), _at(root, "workspace", "package")):
        if isinstance(table, Mapping):
            yield from _license_value(table.get("license"))
            for name in scalars(table.get("license-file")):
                yield Found(name.value, name.line, link=name.value)


def _package_json(file: SourceFile) -> Iterator[Found]:
    root = parse_json(file.text)
    yield from _license_value(_at(root, "license"))
    yield from _license_value(_at(root, "licenses"))


def _data_package(file: SourceFile) -> Iterator[Found]:
    for found in _package_json(file):
        yield Found(found.raw, found.line, found.source, found.link, Component.DATA)


def _citation(file: SourceFile) -> Iterator[Found]:
    root = parse_yaml(file.text)
    kind = root.text("type") if isinstance(root, Mapping) else None
    component = Component.DATA if kind == "dataset" else Component.ANY
    for table in (root, _at(root, "preferred-citation")):
        for key in ("license", "license-url"):
            for value in scalars(_at(table, key)):
                yield Found(value.value, value.line, component=component)


def _setup_cfg(file: SourceFile) -> Iterator[Found]:
    section = key = ""
    for number, line in enumerate(file.lines, start=1):
        if match := re.match(r"\[([\w.:-]+)\]", line):
            section = match[1]
        elif section != "metadata":
            continue
        elif match := re.match(r"([\w-]+)\s*[=:]\s*(.*)$", line):
            key = match[1].lower().replace("-", "_")
            if key in ("license", "license_expression") and match[2]:
                yield Found(match[2].removeprefix("file:").strip(), number)
        elif key in ("classifiers", "classifier") and line.strip().startswith(_LICENSE_CLASSIFIER):
            yield Found(line.strip(), number, StatementSource.CLASSIFIER)


def _nbdev(file: SourceFile) -> Iterator[Found]:
    """Read the settings of a package that is written in notebooks."""
    if re.search(r"^(?:lib_name|nbs_path)\s*=", file.text, re.MULTILINE):
        yield from _pattern(r"^license\s*=\s*([\w.+ -]{2,60})")(file)


def _setup_py(file: SourceFile) -> Iterator[Found]:
    for match in re.finditer(r"[\"'](License :: [^\"'\n]{3,200})[\"']", file.text):
        yield Found(match[1], _line(file, match.start()), StatementSource.CLASSIFIER)
    try:
        tree = ast.parse(file.text[:400_000])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        for match in re.finditer(r"\blicense\s*=\s*[\"']([^\"'\n]{2,200})[\"']", file.text):
            yield Found(match[1], _line(file, match.start(1)))
        return
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not _is_setup(call.func):
            continue
        for keyword in call.keywords:
            if keyword.arg == "license":
                value = keyword.value
                words = constants.get(value.id) if isinstance(value, ast.Name) else None
                if isinstance(value, ast.Constant):
                    words = value.value
                if isinstance(words, str):
                    yield Found(words, value.lineno)


def _is_setup(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "setup"


def _codemeta(file: SourceFile) -> Iterator[Found]:
    root = parse_json(file.text)
    if isinstance(root, Mapping):
        yield from _license_value(root.get("license"))


def _api(file: SourceFile) -> Iterator[Found]:
    """Read `info.license` of a description of a web service (OpenAPI)."""
    is_json = file.name.lower().endswith(".json")
    root = parse_json(file.text) if is_json else parse_yaml(file.text)
    yield from _license_value(_at(root, "info", "license"))


def _conda(file: SourceFile) -> Iterator[Found]:
    """Read `about: license:` line by line: recipes are templates before they are YAML."""
    in_about = False
    for number, line in enumerate(file.lines, start=1):
        if re.match(r"\S", line):
            in_about = line.startswith("about:")
        elif in_about and (match := re.match(r"\s+license:\s*([^#{]+)", line)):
            yield Found(match[1].strip().strip("\"'"), number)


def _pattern(pattern: str, *, flags: re.RegexFlag = re.IGNORECASE | re.MULTILINE) -> _Reader:
    """Make a reader for formats where a pattern with the words as group 1 is enough."""
    compiled = re.compile(pattern, flags)

    def read(file: SourceFile) -> Iterator[Found]:
        line, before = 1, 0
        for match in compiled.finditer(file.text[:1_000_000]):
            words = match[1]
            line, before = line + file.text.count("\n", before, match.start(1)), match.start(1)
            quoted = re.findall(r"[\"']([^\"']{2,100})[\"']", words) or [words]
            for word in quoted:
                yield Found(" ".join(word.split()), line)

    return read


def _description(file: SourceFile) -> Iterator[Found]:
    if re.search(r"^Package:", file.text, re.MULTILINE):
        yield from _pattern(r"^License:\s*([^\n]{2,200})")(file)


def _license_value(node: Node | None) -> Iterator[Found]:
    """Read a string, a list, or an object with `text`, `type`, `name`, `id`, `file` or `url`."""
    if isinstance(node, Scalar) and not node.is_null:
        yield Found(node.value, node.line)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _license_value(item)
    elif isinstance(node, Mapping):
        link = next((node.text(key) for key in ("url", "path", "file") if node.text(key)), None)
        for key in ("text", "type", "name", "id", "@id", "file", "url", "title"):
            value = node.get(key)
            if isinstance(value, Scalar) and not value.is_null:
                is_schema = value.value in ("CreativeWork", "License")
                if not is_schema:
                    yield Found(value.value, value.line, link=link)
                    return


def _classifiers(node: Node | None) -> Iterator[Found]:
    for item in scalars(node):
        if item.value.startswith(_LICENSE_CLASSIFIER):
            yield Found(item.value, item.line, StatementSource.CLASSIFIER)


def _at(node: Node | None, *keys: str) -> Node | None:
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def _line(file: SourceFile, offset: int) -> int:
    return file.text.count("\n", 0, offset) + 1


_IMAGE_LABEL = (
    r"^[ \t]*(?:LABEL\s(?:[^\n#]{0,300}?\s)??)?[ \t]*\"?"
    r"(?:org\.(?:opencontainers\.image|label-schema)\.licenses?|(?<=LABEL )licen[sc]e)\"?\s*[= ]\s*"
    r"(\"[^\"\n]{2,100}\"|'[^'\n]{2,100}'|[^\s\"'=\\]+)"
)
"""The label of container images, as Dockerfiles and Apptainer definitions give it."""

_COMPOSED_LABEL = (
    r"^[ \t]*(?:-[ \t]+)?[\"']?org\.opencontainers\.image\.licenses[\"']?[ \t]*[=:][ \t]*"
    r"[\"']?([\w.+() -]{2,100}?)[\"']?[ \t]*$"
)
"""The same in settings of Compose, and of workflows that build images."""

_LOCKED = r'"packages":\s*\{\s*"":\s*\{[^{}]{0,600}?"license":\s*("[^"\n]{2,100}")'
"""The package itself in what npm locks."""

_APPSTREAM = r"<(?:project|metadata)_license>\s*([^<]{2,200}?)\s*</(?:project|metadata)_license>"

_READERS: tuple[tuple[str, _Reader], ...] = (
    ("pyproject.toml", _pyproject),
    ("cargo.toml", _cargo),
    ("package.json", _package_json),
    ("package-lock.json", _pattern(_LOCKED)),
    ("composer.json", _package_json),
    ("bower.json", _package_json),
    (".zenodo.json", _package_json),
    ("codemeta.json", _codemeta),
    ("datapackage.json", _data_package),
    ("dataset-metadata.json", _data_package),
    ("citation.cff", _citation),
    ("setup.cfg", _setup_cfg),
    ("setup.py", _setup_py),
    ("settings.ini", _nbdev),
    ("openapi.*", _api),
    ("swagger.*", _api),
    ("meta.yaml", _conda),
    ("recipe.yaml", _conda),
    ("conda.yaml", _conda),
    ("deno.json", _package_json),
    ("jsr.json", _package_json),
    ("vcpkg.json", _package_json),
    ("*.appdata.xml", _pattern(_APPSTREAM)),
    ("*.metainfo.xml", _pattern(_APPSTREAM)),
    ("package.xml", _pattern(r"<license(?:\s[^>]{0,100})?>\s*([^<]{2,200}?)\s*</license>")),
    ("chart.yaml", _pattern(r"^\s+artifacthub\.io/license:\s*([^\n#]{2,100})")),
    ("galaxy.yml", _pattern(r"^license:\s*((?:\[[^\]\n]{2,200}\])|(?:\s*-\s*)?[^\n#\[]{2,100})")),
    ("shard.yml", _pattern(r"^license:\s*([^\n#]{2,100})")),
    ("package.yaml", _pattern(r"^license:\s*([^\n#]{2,100})")),
    ("pubspec.yaml", _pattern(r"^license:\s*([^\n#]{2,100})")),
    ("pixi.toml", _pattern(r"^license\s*=\s*([\"'][^\"'\n]{2,100}[\"'])")),
    ("fpm.toml", _pattern(r"^license\s*=\s*([\"'][^\"'\n]{2,100}[\"'])")),
    ("*.rockspec", _pattern(r"^\s*license\s*=\s*([\"'][^\"'\n]{2,100}[\"'])")),
    ("*.nimble", _pattern(r"^license\s*=\s*([\"'][^\"'\n]{2,100}[\"'])")),
    ("*.opam", _pattern(r"^license:\s*(\[[^\]]{0,300}\]|[\"'][^\"'\n]{2,100}[\"'])")),
    ("dune-project", _pattern(r"\(license\s+([^)]{2,100})\)")),
    ("*.spec", _pattern(r"^License:\s*([^\n]{2,200})")),
    ("*.sbt", _pattern(r"\blicenses\s*\+?\+?:?=[^\n]{0,40}?(\"[^\"\n]{2,100}\")")),
    (
        "build.gradle*",
        _pattern(r"\blicen[sc]e\s*\{\s*name\s*(?:=|\.set\()?\s*([\"'][^\"'\n]{2,100}[\"'])"),
    ),
    ("meson.build", _pattern(r"\blicense\s*:\s*(\[[^\]]{0,300}\]|[\"'][^\"'\n]{2,100}[\"'])")),
    ("elm.json", _package_json),
    ("plugin.json", _package_json),
    ("snapcraft.yaml", _pattern(r"^license:\s*([^\n#]{2,100})")),
    ("conanfile.py", _pattern(r"^[ \t]+license\s*=\s*([\"'][^\"'\n]{2,100}[\"'])")),
    ("pom.xml", _pattern(r"<license>\s*(?:<!--.{0,200}?-->\s*)?<name>\s*([^<]{2,200}?)\s*</name>")),
    ("*.nuspec", _pattern(r"<license\s+type=\"expression\">\s*([^<]{2,200}?)\s*</license>")),
    ("*.fsproj", _pattern(r"<PackageLicenseExpression>\s*([^<]{2,200}?)\s*<")),
    ("directory.build.props", _pattern(r"<PackageLicenseExpression>\s*([^<]{2,200}?)\s*<")),
    ("*.csproj", _pattern(r"<PackageLicenseExpression>\s*([^<]{2,200}?)\s*<")),
    ("*.gemspec", _pattern(r"\.licenses?\s*=\s*(\[[^\]]{0,300}\]|[\"'][^\"'\n]{2,100}[\"'])")),
    (
        "*.podspec",
        _pattern(r"\.license\s*=\s*(?:\{[^}]{0,100}?:type\s*=>\s*)?([\"'][^\"'\n]+[\"'])"),
    ),
    ("mix.exs", _pattern(r"\blicenses:\s*(\[[^\]]{0,300}\])")),
    ("*.cabal", _pattern(r"^license:\s*([^\n]{2,200})")),
    ("description", _description),
    ("pkg-info", _pattern(r"^License(?:-Expression)?:\s*([^\n]{2,200})")),
    ("metadata", _pattern(r"^License(?:-Expression)?:\s*([^\n]{2,200})")),
    (
        "*dockerfile*",
        _pattern(_IMAGE_LABEL),
    ),
    ("docker*.y*ml", _pattern(_COMPOSED_LABEL)),
    ("compose*.y*ml", _pattern(_COMPOSED_LABEL)),
    ("*containerfile*", _pattern(_IMAGE_LABEL)),
    ("*.def", _pattern(_IMAGE_LABEL)),
)
