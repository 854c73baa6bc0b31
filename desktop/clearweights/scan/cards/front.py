"""Front matter of cards: license, lineage and dataset fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clearweights.domain.asset import AssetKind, Hub, Reference, Relation, Role, Strength
from clearweights.domain.facts import (
    Component,
    Fact,
    LicenseStatement,
    LineageStatement,
    StatementSource,
)
from clearweights.safeio import Mapping, Node, Scalar, Sequence
from clearweights.safeio.nodes import scalars
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.document import Document, hub_id
from clearweights.scan.cards.vocabulary import word_list

_ID = re.compile(r"[A-Za-z0-9][\w.-]{0,95}(?:/[A-Za-z0-9][\w.-]{0,95})?")
_RELATIONS = {
    "finetune": (Relation.FINE_TUNED_FROM, Role.FINE_TUNE),
    "adapter": (Relation.ADAPTER_OF, Role.ADAPTER),
    "merge": (Relation.MERGED_FROM, Role.MERGE),
    "quantized": (Relation.QUANTIZED_FROM, Role.QUANTIZE),
}
_QUANTIZED_TAGS = frozenset(("gguf", "gptq", "awq", "exl2", "quantized"))
_TAG = re.compile(r"(license|dataset|base_model):(?:(finetune|adapter|merge|quantized):)?(\S+)")


class _Field(NamedTuple):
    """What a field of the header says of the assets it lists."""

    how: str
    kind: AssetKind
    role: Role | None
    relation: Relation | None


def front_matter_facts(file: SourceFile, front: Mapping, subject: Document) -> Iterator[Fact]:
    """Yield what the header of a card states."""
    yield from _licenses(file, front, subject)
    if subject.foreign is not None:
        return
    base = _base_field(front)
    for name in scalars(front.get("base_model")):
        yield from _asset(file, name, base, subject)
    role = Role.TRAIN if subject.about is AssetKind.MODEL else None
    data = _Field("card:datasets", AssetKind.DATASET, role, Relation.TRAINED_ON)
    for name in scalars(front.get("datasets")):
        yield from _asset(file, name, data, subject)
    source = _Field("card:source_datasets", AssetKind.DATASET, None, Relation.DERIVED_FROM)
    for name in scalars(front.get("source_datasets")):
        named = Scalar(name.value.rpartition("|")[2], name.line)
        yield from _asset(file, named, source, subject)
    if front.get("sdk") is not None:
        model = _Field("card:models", AssetKind.MODEL, Role.INFERENCE_LOCAL, None)
        for name in scalars(front.get("models")):
            yield from _asset(file, name, model, subject)
    yield from _evaluations(file, front, subject)
    yield from _tags(file, front, subject)


def _licenses(file: SourceFile, front: Mapping, subject: Document) -> Iterator[Fact]:
    is_space = front.get("sdk") is not None
    component = {
        AssetKind.MODEL: Component.WEIGHTS,
        AssetKind.DATASET: Component.DATA,
        None: Component.CODE if is_space else Component.ANY,
    }[subject.about]
    name, link = front.text("license_name"), front.text("license_link")
    found = [*scalars(front.get("license")), *scalars(front.get("licenses"))]
    details = front.text("license_details")
    if not found and (name or details):
        key = next(k for k, _ in front.pairs if k.value in ("license_name", "license_details"))
        found = [Scalar(name or details or "", key.line)]
    for license_ in found:
        yield LicenseStatement(
            place=file.place(license_.line),
            source=StatementSource.TAG,
            raw=license_.value.strip(),
            asset=subject.foreign or subject.asset or _skill(file),
            kind=subject.about,
            component=component,
            name=name or details,
            link=link,
        )


def _skill(file: SourceFile) -> str | None:
    """Return the folder of a skill for agents, whose header speaks of it alone."""
    folder = file.path.rpartition("/")[0]
    return f"local:{folder}" if folder and file.name.lower() == "skill.md" else None


def _base_field(front: Mapping, said: str = "", how: str = "card:base_model") -> _Field:
    """Tell how the model was made from its base: as stated, else by the tags and the library."""
    relation = said or (front.text("base_model_relation") or "").lower()
    if relation not in _RELATIONS:
        tags = {tag.value.lower() for tag in scalars(front.get("tags"))}
        library = (front.text("library_name") or "").lower()
        relation = "finetune"
        if tags & {"merge", "mergekit"}:
            relation = "merge"
        elif library == "peft" or tags & {"lora", "peft", "adapter"}:
            relation = "adapter"
        elif library == "gguf" or front.text("quantized_by") or tags & _QUANTIZED_TAGS:
            relation = "quantized"
    return _Field(how, AssetKind.MODEL, _RELATIONS[relation][1], _RELATIONS[relation][0])


def _asset(file: SourceFile, name: Scalar, field: _Field, subject: Document) -> Iterator[Fact]:
    """Yield the reference to a listed asset, and how the card's subject was made from it."""
    value = name.value.strip()
    page = hub_id(value)
    if page is not None:
        value = page[1]
    elif not _ID.fullmatch(value) or value.lower() in word_list("not_ids") or _is_path(value):
        return
    place = file.place(name.line)
    yield Reference(
        place=place,
        kind=field.kind,
        hub=Hub.HUGGINGFACE,
        id=value,
        how=field.how,
        strength=Strength.MENTIONED if subject.test else Strength.USED,
        role=field.role,
    )
    is_child = subject.about is not None or field.kind is AssetKind.MODEL
    if field.relation is not None and is_child and not subject.test:
        yield LineageStatement(
            place=place,
            relation=field.relation,
            parent=value,
            parent_kind=field.kind,
            child=subject.asset,
            child_kind=subject.about or AssetKind.MODEL,
        )


def _is_path(value: str) -> bool:
    return value.endswith((".gguf", ".safetensors", ".bin", ".pt", ".ckpt"))


def _evaluations(file: SourceFile, front: Mapping, subject: Document) -> Iterator[Fact]:
    """Yield the datasets of `model-index`: what the model was evaluated with."""
    field = _Field("card:model-index", AssetKind.DATASET, Role.EVALUATE, Relation.EVALUATED_WITH)
    for dataset in _index_datasets(front.get("model-index")):
        identity = dataset.get("type")
        if isinstance(identity, Scalar) and not identity.is_null:
            yield from _asset(file, identity, field, subject)


def _index_datasets(index: Node | None) -> Iterator[Mapping]:
    for model in index.items if isinstance(index, Sequence) else ():
        results = model.get("results") if isinstance(model, Mapping) else None
        for result in results.items if isinstance(results, Sequence) else ():
            dataset = result.get("dataset") if isinstance(result, Mapping) else None
            if isinstance(dataset, Mapping):
                yield dataset


def _tags(file: SourceFile, front: Mapping, subject: Document) -> Iterator[Fact]:
    """Yield what the hub writes into tags: `base_model:quantized:org/x`, `license:mit`."""
    for tag in scalars(front.get("tags")):
        match = _TAG.fullmatch(tag.value.strip())
        if match is None:
            continue
        value = Scalar(match[3], tag.line)
        if match[1] == "license":
            if front.get("license") is None:
                yield LicenseStatement(
                    place=file.place(tag.line),
                    source=StatementSource.TAG,
                    raw=match[3],
                    asset=subject.foreign or subject.asset,
                    kind=subject.about,
                )
        elif match[1] == "dataset":
            data = _Field("card:tags", AssetKind.DATASET, Role.TRAIN, Relation.TRAINED_ON)
            yield from _asset(file, value, data, subject)
        else:
            field = _base_field(front, match[2] or "", "card:tags")
            yield from _asset(file, value, field, subject)
