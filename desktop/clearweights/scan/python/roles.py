"""What the file does with its assets, as far as its calls tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Relation, Role
from clearweights.domain.facts import LineageStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.judge import preference
from clearweights.scan.python.scopes import FileNames, last_name
from clearweights.scan.python.values import Text, Values

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
_NOT_LOADED = re.compile(r"named-value|address|download|comment|hf_hub|model_info|model_card|file")
"""Ways to name a model that load nothing by themselves."""

_TAKES_MODEL = re.compile(
    r"\w*Trainer|prepare|get_peft_model|prepare_model_for_\w+|get_\w*lora\w*|inject_\w*lora\w*"
)
_OPTIMIZER = re.compile(r"Ada\w+|SGD|RMSprop|Lion|\w*Optimi[sz]er\w*|\w*optim\w*|ParamGroups?")


def with_roles(names: FileNames, path: str, found: Found) -> list[Hit]:
    """Return the hits, each with the role that the file shows, without repetitions."""
    called = set(names.by_name)
    roles = {
        AssetKind.MODEL: _model_role(called),
        AssetKind.DATASET: _data_role(called, path),
        AssetKind.SERVICE: _service_role(called, names, path, found),
    }
    trained = _trained(names, found) if roles[AssetKind.MODEL] in _TRAINED else None
    models = {hit.id for hit in found.hits if hit.kind is AssetKind.MODEL}
    result: dict[tuple[object, ...], Hit] = {}
    for hit in found.hits:
        if hit.kind is AssetKind.SERVICE and hit.id in models and not ids.service_model(hit.id):
            continue  # the same words load weights elsewhere in this file
        role = hit.role or roles[hit.kind]
        if hit.kind is AssetKind.MODEL and hit.role is None:
            role = _of_model(hit, role, trained)
        key = (hit.line, hit.kind, hit.hub, hit.id, hit.output)
        kept = result.get(key)
        closer = kept and preference(hit.provider, hit.id) < preference(kept.provider, hit.id)
        if kept is not None and hit.mentioned and not kept.mentioned:
            continue
        firmer = kept is not None and kept.mentioned and not hit.mentioned
        if kept is None or firmer or closer or _RANK.get(kept.role, 3) < _RANK.get(role, 3):
            result[key] = replace(hit, role=role)
    return sorted(result.values(), key=lambda hit: (hit.line, hit.kind, hit.hub, hit.id, hit.how))


_RANK: dict[Role | None, int] = {None: 0, Role.TOKENIZER: 1, Role.INFERENCE_LOCAL: 2}


_SAVED = frozenset({"save_pretrained", "save_model", "save_quantized"})
_TUNED = re.compile(
    r"fine[-_]?tun|distilled|[-_](?:ft|sft|dpo|lora|qlora|clf|tuned)(?:$|[-_])", re.IGNORECASE
)


def without_outputs(evaluator: Evaluator, found: Found) -> None:
    """Drop the names of what the file itself makes.

    `gpt2-medium` is another model than `gpt2`; `gpt2-wiki`, where a model of that name is saved,
    `gpt2-finetuned`, and whatever training writes to are no models of anybody else. Nor is
    `org/name-GPTQ` where it is saved beside `org/name`.
    """
    models = [h for h in found.hits if h.kind is AssetKind.MODEL]
    if not models:
        return
    known = {part for h in found.hits for part in (h.id, h.id.rpartition("/")[2])}
    sites = evaluator.names.sites
    trained = _texts(evaluator.argument(site, ("output_dir",), -1) for site in sites)
    saved = _texts(
        evaluator.argument(site, (), 0) for site in sites if last_name(site.call.func) in _SAVED
    )
    own = {
        h.id
        for h in models
        if (h.id in trained and "/" not in h.id)
        or (_base_of(h.id, known) and (h.id in saved or ("/" not in h.id and _is_tuned(h))))
    }
    found.hits = [h for h in found.hits if h.id not in own]


def _is_tuned(hit: Hit) -> bool:
    return hit.how == "named-value" and _TUNED.search(hit.id) is not None


def _texts(groups: Iterable[Values]) -> set[str]:
    return {v.text.removeprefix("./") for group in groups for v in group if isinstance(v, Text)}


def _base_of(id_: str, known: set[str]) -> bool:
    return any(id_[: cut.start()] in known for cut in re.finditer("[-_]", id_))


def _of_model(hit: Hit, role: Role | None, trained: frozenset[str] | None) -> Role | None:
    """Return the role of one model: in a file that trains, others are only run."""
    if trained and hit.holders and not trained.intersection(hit.holders):
        role = None
    if role is None and not hit.output and not _NOT_LOADED.search(hit.how):
        return Role.INFERENCE_LOCAL
    return role


def _trained(names: FileNames, found: Found) -> frozenset[str] | None:
    """Return the names of what a file trains, None where it does not tell which of its models."""
    taught: set[str] = set()
    for site in names.sites:
        call = site.call
        last = last_name(call.func)
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if _TAKES_MODEL.fullmatch(last):
            taught.update(name for node in given for name in _chain(node))
        elif _OPTIMIZER.fullmatch(last):
            taught.update(name for node in given for name in _parameters(node))
        elif last in ("train", "fit", "compile", "add_adapter") and not call.args[1:]:
            taught.update(_chain(call.func)[1:])
    held = {name for hit in found.hits if hit.kind is AssetKind.MODEL for name in hit.holders}
    return frozenset(taught) if taught & held else None


def _chain(node: ast.expr) -> list[str]:
    """Return the names of a dotted expression, the last first: `self.pipe.unet`."""
    found = []
    while isinstance(node, ast.Attribute):
        found.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and node.id not in ("self", "cls"):
        found.append(node.id)
    return found


def _parameters(node: ast.expr) -> Iterator[str]:
    """Yield the names of what has its `parameters()` in an expression."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and "parameters" in inner.attr:
            yield from _chain(inner)[1:]


def _trains(called: set[str]) -> bool:
    if "backward" in called or any(_TRAINER.fullmatch(name) for name in called):
        return True
    keras = "compile" in called and bool(called & {"Dense", "Adam", "SGD", "ImageDataGenerator"})
    losses = "InputExample" in called or any(name.endswith("RankingLoss") for name in called)
    return bool(called & {"fit", "fit_generator"}) and (keras or losses)


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
