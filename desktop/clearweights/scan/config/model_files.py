"""Files that lie beside weights and data: they say what those are made from, and their license."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Relation, Role, Strength
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
from clearweights.scan.naming import Named, name_address, name_model


def local_id(path: str) -> str:
    """Return the id of an asset that exists only as the files in the folder of `path`."""
    folder = path.rpartition("/")[0]
    return f"local:{folder or '.'}"


def is_adapter(file: SourceFile, root: Mapping) -> bool:
    """Say whether it is the configuration of a PEFT adapter."""
    del file
    return root.get("base_model_name_or_path") is not None and root.get("peft_type") is not None


def scan_adapter(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the base model: loading the adapter loads it."""
    value = root.get("base_model_name_or_path")
    if isinstance(value, Scalar):
        named = name_model(value.value)
        if named is not None:
            place = file.place(value.line)
            yield named.at(place, "adapter-config", strength=strength, role=Role.ADAPTER)
            yield _origin(file, value, named, Relation.ADAPTER_OF)


def is_model_config(file: SourceFile, root: Mapping) -> bool:
    """Say whether it is the `config.json` or `tokenizer_config.json` of a model folder."""
    names = ("config.json", "tokenizer_config.json", "generation_config.json",
             "preprocessor_config.json", "processor_config.json")  # fmt: skip
    fields = ("architectures", "transformers_version", "tokenizer_class", "_class_name",
              "_diffusers_version", "auto_map", "added_tokens_decoder", "processor_class",
              "image_processor_type", "feature_extractor_type", "model_max_length")  # fmt: skip
    return file.name in names and any(root.get(field) is not None for field in fields)


def scan_model_config(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the origin the folder's files keep a note of; nothing here loads it."""
    del strength
    for key in ("_name_or_path", "name_or_path"):
        value = root.get(key)
        if isinstance(value, Scalar) and not value.is_null:
            named = name_model(value.value)
            if named is not None:
                place = file.place(value.line)
                yield named.at(place, "model-config", strength=Strength.MENTIONED)
                if file.name == "config.json":
                    yield _origin(file, value, named, Relation.DERIVED_FROM)


def is_pipeline(file: SourceFile, root: Mapping) -> bool:
    """Say whether it is the `model_index.json` of a diffusers pipeline."""
    return file.name == "model_index.json" and root.get("_class_name") is not None


def scan_pipeline(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the origin, also of parts that are loaded from elsewhere."""
    yield from scan_model_config(file, root, strength)


def _origin(file: SourceFile, value: Scalar, named: Named, relation: Relation) -> LineageStatement:
    return LineageStatement(
        place=file.place(value.line),
        relation=relation,
        parent=named.id,
        parent_kind=named.kind,
        parent_hub=named.hub,
        child=local_id(file.path),
    )


def is_dataset_record(file: SourceFile, root: Mapping) -> bool:
    """Say whether it is the `dataset_info.json` or `dataset_infos.json` of a saved dataset."""
    if file.name == "dataset_info.json":
        return root.get("features") is not None or root.get("builder_name") is not None
    return file.name == "dataset_infos.json"


def scan_dataset_record(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the license that the record of a saved dataset states."""
    del strength
    tables = [root]
    if file.name == "dataset_infos.json":
        tables = [value for _, value in root.pairs if isinstance(value, Mapping)]
    seen = set()
    for table in tables:
        value = table.get("license")
        if isinstance(value, Scalar) and value.value.strip() and value.value not in seen:
            seen.add(value.value)
            yield _license(file, value, local_id(file.path))


def is_croissant(file: SourceFile, root: Mapping) -> bool:
    """Say whether it is a Croissant description of a dataset."""
    del file
    told = [s.value for s in scalars(root.get("conformsTo") or root.get("dct:conformsTo"))]
    if any("croissant" in word for word in told):
        return True
    kind = root.text("@type") or ""
    return kind.endswith("Dataset") and root.get("@context") is not None


def scan_croissant(file: SourceFile, root: Mapping, strength: Strength) -> Iterator[Fact]:
    """Yield the described dataset, its license and what it is based on.

    A hub's repository says which dataset it is, else its own address, else its folder here.
    """
    told = _described(root)
    own = local_id(file.path)
    named = told[0] if told else Named(AssetKind.DATASET, Hub.LOCAL, own)
    place = file.place(told[1].line if told else 1)
    yield named.at(place, "croissant", strength=strength)
    for key in ("license", "sc:license", "dct:license"):
        for found in _license_values(root.get(key)):
            yield _license(file, found, named.id)
    for key in ("isBasedOn", "prov:wasDerivedFrom"):
        for value in scalars(root.get(key)):
            parent = name_address(value.value)
            if parent is not None and parent.id != named.id:
                yield LineageStatement(
                    place=file.place(value.line),
                    relation=Relation.DERIVED_FROM,
                    parent=parent.id,
                    parent_kind=parent.kind,
                    parent_hub=parent.hub,
                    child=named.id,
                    child_kind=AssetKind.DATASET,
                )


def _described(root: Mapping) -> tuple[Named, Scalar] | None:
    addresses = [
        v for key in ("url", "sameAs", "@id", "identifier") for v in scalars(root.get(key))
    ]
    files = root.get("distribution")
    for item in files.items if isinstance(files, Sequence) else ():
        if isinstance(item, Mapping):
            addresses += scalars(item.get("contentUrl"))
    for value in addresses:
        named = name_address(value.value)
        if named is not None and named.kind is AssetKind.DATASET and named.hub is not Hub.URL:
            return named, value
    for value in scalars(root.get("url")):
        if re.fullmatch(r"https?://[^\s<>{}]{4,300}", value.value):
            return Named(AssetKind.DATASET, Hub.URL, value.value), value
    return None


def _license_values(node: Node | None) -> Iterator[Scalar]:
    yield from scalars(node)
    if isinstance(node, Mapping):
        for key in ("url", "@id", "name"):
            value = node.get(key)
            if isinstance(value, Scalar) and not value.is_null:
                yield value
                return


def _license(file: SourceFile, value: Scalar, asset: str) -> LicenseStatement:
    address = value.value if "://" in value.value else None
    return LicenseStatement(
        place=file.place(value.line),
        source=StatementSource.FIELD,
        raw=value.value,
        asset=asset,
        kind=AssetKind.DATASET,
        component=Component.DATA,
        link=address,
    )
