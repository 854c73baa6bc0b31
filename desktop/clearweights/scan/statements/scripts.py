"""Licenses in the values of Python: of the data a script builds, of models in a list."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind
from clearweights.domain.facts import Component, Fact, LicenseStatement, StatementSource
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.vocabulary import word_list
from clearweights.scan.names import KIND_OF, foreign_folder, in_tests
from clearweights.scan.statements.fields import is_metadata
from clearweights.scan.statements.listed import NAMES, PLAIN_KEY, is_license, part_told

_CONSTANT = re.compile(
    r"^_?LICEN[SC]E[ \t]*(?::[ \t]*str[ \t]*)?=[ \t]*\(?\s{0,80}[rub]?"
    r"(?P<quotes>\"{3}|'{3}|[\"'])\\?\s{0,80}(?P<words>(?:(?!(?P=quotes))[^\n]){2,1000}?)\s*(?:(?P=quotes)|\n)",
    re.MULTILINE,
)
_LONGEST = 300
_SAYS_NOTHING = re.compile(
    r"(?:see\b.*|unknown|none|n/?a|todo\b.*|add the licen.*|\W*)", re.IGNORECASE
)
_BUILDERS = (b"DatasetInfo", b"DatasetBuilder", b"GeneratorBasedBuilder", b"BuilderConfig")
_METRICS = (b"MetricInfo(", b"EvaluationModuleInfo(")
"""The same of a metric, whose license is that of its code."""


class ScriptScanner:
    """`_LICENSE = "…"` in the script of a dataset."""

    id = "dataset-scripts"

    def wants(self, path: str, name: str, suffix: str) -> bool:  # noqa: ARG002
        """Take Python files."""
        return suffix == ".py"

    def worth_parsing(self, data: bytes) -> bool:
        """Take scripts that build a dataset, or a metric, and name a license."""
        return b"LICEN" in data and any(sign in data for sign in (*_BUILDERS, *_METRICS))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the license of the data that the script builds."""
        is_data = any(sign in file.data for sign in _BUILDERS)
        for match in _CONSTANT.finditer(file.text[:400_000]):
            words = match["words"].strip().rstrip("\\")
            if _SAYS_NOTHING.fullmatch(words):
                continue
            yield LicenseStatement(
                place=file.place(file.text.count("\n", 0, match.start("words")) + 1),
                source=StatementSource.FIELD,
                raw=words[:_LONGEST],
                asset=foreign_folder(file.path) or f"local:{file.path}",
                kind=AssetKind.DATASET if is_data else None,
                component=Component.DATA if is_data else Component.CODE,
            )
            return


_FIELD = re.compile(
    rb"licen(?<=\blicen)(?:[sc]e[\"']?\s*[:=]\s*[\"']\w|se_info\s*=\s*(?:dict\(|\{))"
)
"""Such a field; the pattern begins with plain letters, for which a search is fast."""

_CONVERTS = re.compile(rb"^\s*(?:import|from) (?:coremltools|tflite_support)\b", re.MULTILINE)
"""Libraries whose models carry their license as a field."""

_LARGEST = 400_000
_MOST = 300


class RegisterScanner:
    """`Model(name="…", license="…")` and `{"name": "…", "license": "…"}` in Python."""

    id = "python-registers"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Take Python files, but for tests and package metadata."""
        return suffix == ".py" and not in_tests(path) and not is_metadata(name)

    def worth_parsing(self, data: bytes) -> bool:
        """Take files of moderate size with such a field."""
        return len(data) <= _LARGEST and _FIELD.search(data) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield a statement for each call or table with both a name and a license."""
        try:
            tree = ast.parse(file.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return  # other scanners report it
        found = [one for node in ast.walk(tree) if (one := _stated(file, node))]
        tables = (node for node in ast.walk(tree) if isinstance(node, ast.Dict))
        found += (one for table in tables for one in _keyed(file, table))
        if len(found) <= _MOST:
            yield from found


def _stated(file: SourceFile, node: ast.AST) -> LicenseStatement | None:
    if isinstance(node, ast.keyword):
        return _of_interface(file, node)
    if isinstance(node, ast.Assign):
        return _of_converted(file, node)
    if isinstance(node, ast.Call) and (made := _of_card(file, node)):
        return made
    return _published(file, node) if isinstance(node, ast.ClassDef) else _registered(file, node)


def _of_interface(file: SourceFile, node: ast.keyword) -> LicenseStatement | None:
    """Return the license that a web interface tells its callers: `license_info={"name": …}`."""
    fields = _fields(node.value) if node.arg == "license_info" else {}
    license_ = fields.get("identifier") or fields.get("name")
    if license_ is None or not is_license(str(license_.value)):
        return None
    return LicenseStatement(
        place=file.place(license_.lineno),
        source=StatementSource.FIELD,
        raw=str(license_.value).strip()[:300],
        asset=foreign_folder(file.path),
        component=Component.CODE,
    )


def _of_converted(file: SourceFile, node: ast.Assign) -> LicenseStatement | None:
    """Return the license that a script writes into a model it converts: `model.license = "…"`."""
    target, value = node.targets[0], node.value
    if not isinstance(target, ast.Attribute) or target.attr != "license":
        return None
    if not isinstance(value, ast.Constant) or not is_license(str(value.value)):
        return None
    if _CONVERTS.search(file.data) is None:
        return None
    return LicenseStatement(
        place=file.place(value.lineno),
        source=StatementSource.FIELD,
        raw=str(value.value).strip()[:300],
        asset=foreign_folder(file.path),
        kind=AssetKind.MODEL,
        component=Component.WEIGHTS,
    )


def _of_card(file: SourceFile, node: ast.Call) -> LicenseStatement | None:
    """Return the license of a card that a program makes without a name: `ModelCardData(…)`."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    called = called or (node.func.id if isinstance(node.func, ast.Name) else "")
    is_data = called in word_list("data_card_calls")
    fields = _fields(node) if is_data or called in word_list("model_card_calls") else {}
    license_ = fields.get("license")
    if license_ is None or any(key in fields for key in NAMES) or _in_a_copy(file.path):
        return None
    if not is_license(str(license_.value)):
        return None
    part = Component.DATA if is_data else Component.WEIGHTS
    return LicenseStatement(
        place=file.place(license_.lineno),
        source=StatementSource.FIELD,
        raw=str(license_.value).strip()[:300],
        asset=foreign_folder(file.path),
        kind=KIND_OF[part],
        component=part,
    )


def _in_a_copy(path: str) -> bool:
    """Say whether a file is part of a copied library, which makes cards for its users."""
    return not ids.words().copied.isdisjoint(path.lower().split("/")[:-1])


def _published(file: SourceFile, node: ast.ClassDef) -> LicenseStatement | None:
    """Return the license that a class gives the weights it pushes to the hub."""
    bases = [getattr(base, "attr", getattr(base, "id", "")) for base in node.bases]
    license_ = next((k.value for k in node.keywords if k.arg == "license"), None)
    if not isinstance(license_, ast.Constant) or not any(b.endswith("HubMixin") for b in bases):
        return None
    if not is_license(str(license_.value)):
        return None
    return LicenseStatement(
        place=file.place(license_.lineno),
        source=StatementSource.FIELD,
        raw=str(license_.value),
        asset=foreign_folder(file.path),
        kind=AssetKind.MODEL,
        component=Component.WEIGHTS,
    )


_DOCUMENT = re.compile(r"\.(?:pdf|docx?|html?|png|jpe?g|mp4)$", re.IGNORECASE)
"""Names of documents, of which examples and search results tell."""


def _registered(file: SourceFile, node: ast.AST) -> LicenseStatement | None:
    fields = _fields(node)
    license_ = fields.get("license") or fields.get("licence")
    if license_ is None or not is_license(str(license_.value)):
        return None
    key = next((key for key in NAMES if key in fields), None)
    if key is None or _DOCUMENT.search(str(fields[key].value)):
        return None
    callee = node.func if isinstance(node, ast.Call) else None
    told = callee.attr if isinstance(callee, ast.Attribute) else getattr(callee, "id", "")
    part = part_told((key, told))
    return LicenseStatement(
        place=file.place(license_.lineno),
        source=StatementSource.FIELD,
        raw=str(license_.value).strip()[:300],
        asset=foreign_folder(file.path) or str(fields[key].value)[:150],
        kind=KIND_OF.get(part),
        component=part,
    )


def _keyed(file: SourceFile, table: ast.Dict) -> Iterator[LicenseStatement]:
    """Yield the licenses of things under their names: `{"frog_s": cfg(license="mit")}`."""
    for key, value in zip(table.keys, table.values, strict=True):
        name = key.value if isinstance(key, ast.Constant) else None
        fields = _fields(value) if isinstance(value, (ast.Call, ast.Dict)) else {}
        license_ = fields.get("license")
        if license_ is None or not isinstance(name, str) or PLAIN_KEY.fullmatch(name):
            continue
        if is_license(str(license_.value)) and not any(one in fields for one in NAMES):
            part = part_told(fields)
            yield LicenseStatement(
                place=file.place(license_.lineno),
                source=StatementSource.FIELD,
                raw=str(license_.value).strip()[:_LONGEST],
                asset=foreign_folder(file.path) or name[:150],
                kind=KIND_OF.get(part),
                component=part,
            )


def _fields(node: ast.AST) -> dict[str, ast.Constant]:
    """Return the fields of a call or a table that hold words."""
    pairs: list[tuple[object, ast.expr]] = []
    if isinstance(node, ast.Call):
        pairs = [(keyword.arg, keyword.value) for keyword in node.keywords]
    elif isinstance(node, ast.Dict):
        pairs = [
            (k.value, v)
            for k, v in zip(node.keys, node.values, strict=True)
            if isinstance(k, ast.Constant)
        ]
    return {
        key: value
        for key, value in pairs
        if isinstance(key, str) and isinstance(value, ast.Constant) and isinstance(value.value, str)
    }
