"""Bills of materials that came with the project: CycloneDX, SPDX 2 and SPDX 3.

Only models and data are taken from them; the software packages are not ours to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Reference, Relation
from clearweights.domain.facts import Fact, LicenseStatement, LineageStatement, StatementSource
from clearweights.safeio import Mapping, Node, Scalar, Sequence, parse_json
from clearweights.safeio.nodes import scalars
from clearweights.scan import ids
from clearweights.scan.base import Scanner, SourceFile
from clearweights.scan.naming import Named, name_address, name_dataset, name_model

_PURL = re.compile(
    r"pkg:(?P<type>huggingface|mlflow|ollama)/(?P<id>[^@?#]+)(?:@(?P<rev>[^?#]+))?", re.IGNORECASE
)
_ML = {"machine-learning-model": AssetKind.MODEL, "data": AssetKind.DATASET}
_SPDX3 = {"ai_AIPackage": AssetKind.MODEL, "dataset_DatasetPackage": AssetKind.DATASET}
_TAG = re.compile(r"^(?P<key>[A-Za-z]+):\s*(?P<value>.*)$")
_UNKNOWN = frozenset({"NOASSERTION", "NONE", ""})


class SbomScanner:
    """CycloneDX (JSON), SPDX 2 (JSON and tag-value), SPDX 3 (JSON-LD)."""

    id = "sbom"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file may be a bill of materials by its name."""
        del path, name
        return suffix in (".json", ".jsonld", ".spdx", ".cdx")

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether it calls itself one."""
        # Anywhere: a document need not begin with the name of its form.
        return b"CycloneDX" in data or b"SPDX" in data or b"spdx.org/rdf/3" in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield models and data with their licenses. Raises `UnreadableError`."""
        if file.text.lstrip().startswith("SPDXVersion:"):
            yield from _tag_value(file)
            return
        root = parse_json(file.text) if file.text.strip() else None
        if not isinstance(root, Mapping):
            return
        if root.text("bomFormat") == "CycloneDX":
            yield from _cyclone(file, root)
        elif root.get("spdxVersion") is not None:
            yield from _spdx2(file, root)
        elif root.get("@graph") is not None:
            yield from _spdx3(file, root)


def _tables(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                yield item


def _cyclone(file: SourceFile, root: Mapping) -> Iterator[Fact]:
    metadata = root.get("metadata")
    components = list(_components(root))
    if isinstance(metadata, Mapping) and isinstance(metadata.get("component"), Mapping):
        main = metadata.get("component")
        assert isinstance(main, Mapping)
        components.append(main)
    yield from _cyclone_services(file, root)
    datasets = {
        ref: _full_name(component)
        for component in components
        if component.text("type") == "data" and (ref := component.text("bom-ref"))
    }
    for component in components:
        kind = _ML.get(component.text("type") or "")
        named = _named(component.text("purl"), kind, _full_name(component))
        if named is None:
            continue
        place = file.place(component.line)
        yield _reference(file, component.line, named)
        for raw, link in _cyclone_licenses(component.get("licenses")):
            yield LicenseStatement(
                place=place,
                source=StatementSource.SBOM,
                raw=raw,
                asset=named.id,
                kind=named.kind,
                link=link,
            )
        yield from _cyclone_data(file, component, named, datasets)


def _cyclone_services(file: SourceFile, root: Mapping) -> Iterator[Fact]:
    """Yield the services whose provider is known for models; others are not ours to judge."""
    for service in _tables(root.get("services")):
        provider = service.get("provider")
        by = provider.text("name") if isinstance(provider, Mapping) else None
        name = (service.text("name") or "").strip()
        maker = ids.service_maker(by or "") or ids.service_maker(name)
        if maker is not None and name:
            yield _reference(
                file, service.line, Named(AssetKind.SERVICE, Hub.API, name, provider=maker)
            )


def _components(root: Mapping, depth: int = 0) -> Iterator[Mapping]:
    if depth < 20:
        for component in _tables(root.get("components")):
            yield component
            yield from _components(component, depth + 1)


def _full_name(component: Mapping) -> str:
    group = component.text("group") or component.text("publisher")
    name = component.text("name") or ""
    return f"{group}/{name}" if group and "/" not in name and " " not in group else name


def _cyclone_licenses(node: Node | None) -> Iterator[tuple[str, str | None]]:
    for entry in _tables(node):
        if entry.text("expression"):
            yield entry.text("expression") or "", None
            continue
        license_ = entry.get("license")
        if isinstance(license_, Mapping):
            raw = license_.text("id") or license_.text("name") or license_.text("url")
            if raw:
                yield raw, license_.text("url")


def _cyclone_data(
    file: SourceFile, component: Mapping, model: Named, known: dict[str, str]
) -> Iterator[Fact]:
    card = component.get("modelCard")
    parameters = card.get("modelParameters") if isinstance(card, Mapping) else None
    datasets = parameters.get("datasets") if isinstance(parameters, Mapping) else None
    for table in _tables(datasets):
        name = table.text("name") or known.get(table.text("ref") or "")
        named = name_dataset(name or "")
        if named is not None:
            yield LineageStatement(
                place=file.place(table.line),
                relation=Relation.TRAINED_ON,
                parent=named.id,
                parent_kind=AssetKind.DATASET,
                child=model.id,
            )


def _named(purl: str | None, kind: AssetKind | None, name: str) -> Named | None:
    match = _PURL.match(purl or "")
    if match:
        id_ = match["id"].replace("%2F", "/")
        dataset = id_.startswith("datasets/") or kind is AssetKind.DATASET
        hub = Hub.OLLAMA if match["type"].lower() == "ollama" else Hub.HUGGINGFACE
        asset = AssetKind.DATASET if dataset else AssetKind.MODEL
        return Named(asset, hub, id_.removeprefix("datasets/"), revision=match["rev"])
    if kind is None or not name.strip():
        return None
    found = name_model(name) if kind is AssetKind.MODEL else name_dataset(name)
    if found is not None and found.kind is kind:
        return found
    return Named(kind, Hub.OTHER, name.strip())


def _reference(file: SourceFile, line: int, named: Named) -> Reference:
    return named.at(file.place(line), "sbom")


def _spdx2(file: SourceFile, root: Mapping) -> Iterator[Fact]:
    for package in _tables(root.get("packages")):
        purls = [
            reference.text("referenceLocator") for reference in _tables(package.get("externalRefs"))
        ]
        purl = next((p for p in purls if p and _PURL.match(p)), None)
        location = package.text("downloadLocation") or ""
        named = _named(purl, None, "") or _at_hub(location)
        if named is None:
            continue
        yield _reference(file, package.line, named)
        raw = _license_of(package.text("licenseConcluded"), package.text("licenseDeclared"))
        if raw:
            yield _statement(file, package.line, named, raw)


def _at_hub(address: str) -> Named | None:
    return name_address(address) if ids.hub_url(address) else None


def _license_of(*raws: str | None) -> str | None:
    """Return the first that says something; declared words come last and win over nothing."""
    return next((raw for raw in reversed(raws) if raw and raw not in _UNKNOWN), None)


def _statement(file: SourceFile, line: int, named: Named, raw: str) -> LicenseStatement:
    return LicenseStatement(
        place=file.place(line),
        source=StatementSource.SBOM,
        raw=raw,
        asset=named.id,
        kind=named.kind,
    )


def _tag_value(file: SourceFile) -> Iterator[Fact]:
    """Read the packages of an SPDX 2 tag-value file."""
    package: dict[str, tuple[str, int]] = {}
    for number, line in enumerate((*file.lines, "PackageName: "), 1):
        match = _TAG.match(line)
        if match is None:
            continue
        key, value = match["key"], match["value"].strip()
        if key == "PackageName":
            yield from _tag_package(file, package)
            package = {key: (value, number)}
        elif key == "ExternalRef" and _PURL.match(value.rpartition(" ")[2]):
            package["purl"] = (value.rpartition(" ")[2], number)
        elif key.startswith("Package"):
            package[key] = (value, number)


def _tag_package(file: SourceFile, package: dict[str, tuple[str, int]]) -> Iterator[Fact]:
    purl = package.get("purl", ("", 0))[0]
    named = _named(purl, None, "") or _at_hub(package.get("PackageDownloadLocation", ("", 0))[0])
    if named is None:
        return
    line = package["PackageName"][1] if "PackageName" in package else 0
    yield _reference(file, line, named)
    raw = _license_of(
        package.get("PackageLicenseConcluded", ("", 0))[0],
        package.get("PackageLicenseDeclared", ("", 0))[0],
    )
    if raw:
        yield _statement(file, line, named, raw)


def _spdx3(file: SourceFile, root: Mapping) -> Iterator[Fact]:
    elements = {(e.text("spdxId") or e.text("@id") or ""): e for e in _tables(root.get("@graph"))}
    found: dict[str, Named] = {}
    for spdx_id, element in elements.items():
        kind = _SPDX3.get((element.text("type") or element.text("@type") or "").rpartition("/")[2])
        if kind is None:
            continue
        purl = element.text("software_packageUrl")
        location = element.text("software_downloadLocation") or ""
        named = _named(purl, kind, "") if purl else None
        named = named or _at_hub(location) or _named(None, kind, element.text("name") or "")
        if named is not None:
            found[spdx_id] = named
            yield _reference(file, element.line, named)
    for element in elements.values():
        relation = element.text("relationshipType") or ""
        child = found.get(element.text("from") or "")
        if child is None:
            continue
        for target in scalars(element.get("to")):
            yield from _spdx3_relation(file, element, relation, child, target, elements, found)


def _spdx3_relation(  # noqa: PLR0917 (the graph around one relation)
    file: SourceFile,
    element: Mapping,
    relation: str,
    child: Named,
    target: Scalar,
    elements: dict[str, Mapping],
    found: dict[str, Named],
) -> Iterator[Fact]:
    if relation in ("hasDeclaredLicense", "hasConcludedLicense"):
        license_ = elements.get(target.value)
        raw = target.value.rpartition("/")[2]
        if license_ is not None:
            raw = license_.text("simplelicensing_licenseExpression") or license_.text("name") or raw
        yield _statement(file, element.line, child, raw)
        return
    made = {"trainedOn": Relation.TRAINED_ON, "testedOn": Relation.EVALUATED_WITH,
            "ancestorOf": None, "descendantOf": Relation.DERIVED_FROM,
            "generates": None}.get(relation)  # fmt: skip
    parent = found.get(target.value)
    if made is not None and parent is not None:
        yield LineageStatement(
            place=file.place(element.line),
            relation=made,
            parent=parent.id,
            parent_kind=parent.kind,
            parent_hub=parent.hub,
            child=child.id,
            child_kind=child.kind,
        )


SCANNERS: tuple[Scanner, ...] = (SbomScanner(),)
