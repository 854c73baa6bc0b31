"""The SPDX 2.3 document. Only `spdx` imports this module, when such a document is asked for."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from spdx_tools.common.spdx_licensing import spdx_licensing
from spdx_tools.spdx.model.actor import Actor, ActorType
from spdx_tools.spdx.model.annotation import Annotation, AnnotationType
from spdx_tools.spdx.model.checksum import Checksum, ChecksumAlgorithm
from spdx_tools.spdx.model.document import CreationInfo, Document
from spdx_tools.spdx.model.extracted_licensing_info import ExtractedLicensingInfo
from spdx_tools.spdx.model.package import (
    ExternalPackageRef,
    ExternalPackageRefCategory,
    Package,
    PackagePurpose,
)
from spdx_tools.spdx.model.relationship import Relationship, RelationshipType
from spdx_tools.spdx.model.spdx_no_assertion import SpdxNoAssertion
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document
from spdx_tools.spdx.writer.json import json_writer

import clearweights
from clearweights.domain.asset import Relation
from clearweights.domain.result import Edge
from clearweights.errors import ReportError
from clearweights.report.clean import visible
from clearweights.report.expressions import Checked, checked
from clearweights.report.index import Index
from clearweights.report.json_report import report_id
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

_ROOT = "SPDXRef-project"


def build(index: Index) -> bytes:
    """Return the document. Raises `ReportError` where it would not be valid."""
    known = spdx_licensing.known_symbols
    found = materials(index, known)
    root_license = checked(index.result.inspection.declaration.product.license, known)
    created = index.context.generated_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    tool = Actor(ActorType.TOOL, f"Clearweights-{clearweights.__version__}")
    document_id = report_id(index.result, index.context)
    spdx = Document(
        CreationInfo(
            spdx_version="SPDX-2.3",
            spdx_id="SPDXRef-DOCUMENT",
            name=title(index),
            document_namespace=f"https://clearweights.invalid/spdx/{document_id}",
            creators=[tool],
            created=created,
        ),
        packages=[_project(index, root_license), *(_package(m) for m in found)],
        relationships=_relationships(index, found),
        annotations=_annotations(index, found),
        extracted_licensing_info=_extracted(index, found, root_license),
    )
    if problems := validate_full_spdx_document(spdx):
        raise ReportError(f"The SPDX document is not valid: {problems[0].validation_message}")
    out = io.StringIO()
    json_writer.write_document_to_stream(spdx, out, validate=False)
    return out.getvalue().encode("utf-8") + b"\n"


def _project(index: Index, license_: Checked | None) -> Package:

    return Package(
        spdx_id=_ROOT,
        name=title(index),
        download_location=SpdxNoAssertion(),
        files_analyzed=False,
        license_declared=_expression(license_),
        license_concluded=SpdxNoAssertion(),
        copyright_text=SpdxNoAssertion(),
        primary_package_purpose=PackagePurpose.APPLICATION,
    )


def _package(material: Material) -> Package:

    purls = []
    if material.purl:
        category = ExternalPackageRefCategory.PACKAGE_MANAGER
        purls = [ExternalPackageRef(category, "purl", material.purl)]
    only = material.files[0].sha256 if len(material.files) == 1 else None
    kept = [f"{name_of(f.path)} sha256:{f.sha256}" for f in material.files]
    return Package(
        spdx_id=_id(material),
        checksums=[Checksum(ChecksumAlgorithm.SHA256, only)] if only else [],
        name=material.name,
        version=material.version,
        download_location=material.address or SpdxNoAssertion(),
        files_analyzed=False,
        license_declared=_expression(material.declared),
        license_concluded=_expression(material.concluded),
        license_comment=material.comment,
        copyright_text=SpdxNoAssertion(),
        attribution_texts=list(material.attribution),
        external_references=purls,
        primary_package_purpose=PackagePurpose.OTHER,
        comment="; ".join((f"{material.asset.key.kind}, {material.asset.key.hub}", *kept)),
    )


def _id(material: Material) -> str:
    return f"SPDXRef-{material.ref}"


def _expression(license_: Checked | None) -> Any:

    return spdx_licensing.parse(license_.expression) if license_ else SpdxNoAssertion()


def _relationships(index: Index, found: tuple[Material, ...]) -> list[Relationship]:

    ids = {m.asset.key: _id(m) for m in found}
    links = [Relationship("SPDXRef-DOCUMENT", RelationshipType.DESCRIBES, _ROOT)]
    for material in found:
        if material.asset.output:
            links.append(Relationship(_ROOT, RelationshipType.GENERATES, _id(material)))
        elif not material.asset.upstream:
            links.append(Relationship(_ROOT, RelationshipType.DEPENDS_ON, _id(material)))
    edges = sorted(index.result.inspection.edges, key=lambda e: (e.child, e.relation, e.parent))
    for edge in edges:
        if edge.child in ids and edge.parent in ids:
            kind = RelationshipType[_relation(edge)]
            link = Relationship(ids[edge.child], kind, ids[edge.parent], edge.relation.value)
            links.append(link)
    return links


def _relation(edge: Edge) -> str:
    if edge.relation in BASE_RELATIONS:
        return "DESCENDANT_OF"
    if edge.relation is Relation.CONTAINS:
        return "CONTAINS"
    return "GENERATED_FROM" if edge.relation is Relation.GENERATED_BY else "OTHER"


def _annotations(index: Index, found: tuple[Material, ...]) -> list[Annotation]:

    ids = {(m.asset.key.kind, m.asset.key.id): _id(m) for m in found}
    notes = []
    for decision, moment in dated(index.decisions):
        who = visible(decision.by, keep="").replace("(", "[").replace(")", "]") or "unsigned"
        at = moment.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        subject = ids.get((decision.asset_kind, decision.asset_id), _ROOT)
        words = visible(f"{decision.id}: {decision_words(index, decision)}")
        person = Actor(ActorType.PERSON, who)
        notes.append(Annotation(subject, AnnotationType.REVIEW, person, at, words))
    return notes


def _extracted(
    index: Index, found: tuple[Material, ...], root: Checked | None
) -> list[ExtractedLicensingInfo]:

    licenses = [root, *(m.declared for m in found), *(m.concluded for m in found)]
    refs = {pair for license_ in licenses if license_ for pair in license_.refs}
    extracted = []
    for ref, stood_for in sorted(refs):
        name, words, addresses = reference_text(index, ref, stood_for)
        info = ExtractedLicensingInfo(ref, words, visible(name, keep=""), list(addresses))
        extracted.append(info)
    return extracted
