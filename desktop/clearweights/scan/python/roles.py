"""What the file does with its assets, as far as its calls tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Relation, Role
from clearweights.domain.facts import LineageStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.python import ids
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.judge import preference
from clearweights.scan.python.scopes import FileNames

_TRAINER = re.compile(r"\w*Trainer")
_ADAPTERS = frozenset({"LoraConfig", "get_peft_model", "LoraModel", "IA3Config", "add_adapter"})
_QUANTIZERS = frozenset({"GPTQConfig", "quantize", "oneshot", "quantize_model", "QuantizeConfig"})
_SAVES = frozenset({"save_quantized", "save_pretrained", "push_to_hub", "export"})
_MERGERS = frozenset({"merge_and_unload", "add_weighted_adapter"})
_EVALUATORS = re.compile(
    r"(?:^|/)(?:eval|evaluate|evaluation|benchmark|bench)\w*(?:/|\.py|\.ipynb)|_(?:eval|benchmark)\."
)
_MAKES_DATA = re.compile(
    r"(?:generate|gen|create|make|build|synth\w*|distill|augment|self)_\w*"
    r"(?:instruct|data|dialog|conversation|synthetic|sft|train|label|preference)|distill|synthetic"
)
_WRITES = frozenset({"dump", "jdump", "to_json", "to_parquet", "save_to_disk", "push_to_hub"})
_READS = re.compile(r"load_dataset|datasets|named-value|tfds|kaggle|read_|MsDataset|openml|sklearn")
"""How data is read as a whole; a single file downloaded may be anything."""
_TRAINED = (Role.FINE_TUNE, Role.ADAPTER)


def with_roles(names: FileNames, path: str, found: Found) -> list[Hit]:
    """Return the hits, each with the role that the file shows, without repetitions."""
    called = set(names.by_name)
    roles = {
        AssetKind.MODEL: _model_role(called),
        AssetKind.DATASET: _data_role(called, path),
        AssetKind.SERVICE: _service_role(called, names, path, found),
    }
    models = {hit.id for hit in found.hits if hit.kind is AssetKind.MODEL}
    result: dict[tuple[object, ...], Hit] = {}
    for hit in found.hits:
        if hit.kind is AssetKind.SERVICE and hit.id in models and not ids.service_model(hit.id):
            continue  # the same words load weights elsewhere in this file
        role = hit.role or roles[hit.kind]
        key = (hit.line, hit.kind, hit.hub, hit.id, hit.output)
        kept = result.get(key)
        closer = kept and preference(hit.provider, hit.id) < preference(kept.provider, hit.id)
        if kept is None or closer or (kept.role is Role.TOKENIZER and role is not Role.TOKENIZER):
            result[key] = replace(hit, role=role)
    return sorted(result.values(), key=lambda hit: (hit.line, hit.kind, hit.hub, hit.id, hit.how))


def _trains(called: set[str]) -> bool:
    return "backward" in called or any(_TRAINER.fullmatch(name) for name in called)


def _model_role(called: set[str]) -> Role | None:
    if _trains(called):
        return Role.ADAPTER if called & _ADAPTERS else Role.FINE_TUNE
    if called & _MERGERS:
        return Role.MERGE
    if called & _QUANTIZERS and called & _SAVES:
        return Role.QUANTIZE
    return None


def _data_role(called: set[str], path: str) -> Role | None:
    if _trains(called):
        return Role.TRAIN
    if _EVALUATORS.search(path) or "simple_evaluate" in called:
        return Role.EVALUATE
    return Role.TRAIN if "fit" in called else None


def _service_role(called: set[str], names: FileNames, path: str, found: Found) -> Role:
    """Return `distill-outputs` only where the file clearly writes data to train on."""
    publishes = any(hit.output and hit.kind is AssetKind.DATASET for hit in found.hits)
    speaks = _MAKES_DATA.search(path.rpartition("/")[2].lower()) or any(
        _MAKES_DATA.search(name.lower()) for name in names.definitions
    )
    if publishes or (speaks and called & _WRITES):
        return Role.DISTILL_OUTPUTS
    return Role.API


def lineage(
    hits: Sequence[Hit], defaults: set[int], file: SourceFile, lines: Sequence[int]
) -> Iterator[LineageStatement]:
    """Yield what the file's output is made from, where it trains or generates one thing.

    A default says nothing of an output that another run may have made from something else.
    """

    def statement(hit: Hit, relation: Relation, kind: AssetKind) -> LineageStatement:
        return LineageStatement(
            place=file.place(lines[min(hit.line, len(lines) - 1)]),
            relation=relation,
            parent=hit.id,
            parent_kind=hit.kind,
            parent_hub=hit.hub,
            parent_provider=hit.provider,
            child=outputs.get(kind),
            child_kind=kind,
        )

    outputs = {hit.kind: hit.id for hit in hits if hit.output}
    if AssetKind.MODEL not in outputs:
        hits = [hit for hit in hits if hit.line not in defaults]
    bases = [h for h in hits if h.role in _TRAINED and h.kind is AssetKind.MODEL and not h.output]
    if len({hit.id for hit in bases}) == 1:
        adapter = bases[0].role is Role.ADAPTER
        relation = Relation.ADAPTER_OF if adapter else Relation.FINE_TUNED_FROM
        yield statement(bases[0], relation, AssetKind.MODEL)
    data = {h.id: h for h in hits if h.role is Role.TRAIN and not h.output and _READS.search(h.how)}
    for hit in data.values() if bases or AssetKind.MODEL in outputs else ():
        yield statement(hit, Relation.TRAINED_ON, AssetKind.MODEL)
    teachers = {h.id: h for h in hits if h.role is Role.DISTILL_OUTPUTS and not h.mentioned}
    for hit in teachers.values():
        yield statement(hit, Relation.GENERATED_BY, AssetKind.DATASET)
