"""What the file does with its assets, as far as its calls tell."""

from __future__ import annotations

import re
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python import ids
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.scopes import FileNames

_TRAINERS = re.compile(r"\w*Trainer|backward|train_model|fit|finetune|fine_tune|optimize")
_ADAPTERS = frozenset(
    {"LoraConfig", "get_peft_model", "LoraModel", "IA3Config", "PrefixTuningConfig"}
)
_QUANTIZERS = frozenset(
    {"GPTQConfig", "AutoGPTQForCausalLM", "AutoAWQForCausalLM", "quantize", "oneshot"}
)
_MERGERS = frozenset({"merge_and_unload", "add_weighted_adapter"})
_EVALUATORS = re.compile(
    r"(?:^|/)(?:eval|evaluate|evaluation|benchmark|bench)\w*(?:/|\.py|\.ipynb)|(?:_eval|_benchmark)\."
)
_TRAINER_NAME = re.compile(r"(?:SFT|DPO|GRPO|ORPO|KTO|PPO|Reward|CPO|Seq2Seq)?Trainer")


def with_roles(names: FileNames, path: str, found: Found) -> list[Hit]:
    """Return the hits, each with the role that the file shows, without repetitions."""
    called = set(names.by_name)
    model_role = _model_role(called)
    data_role = _data_role(called, path)
    result: dict[tuple[object, ...], Hit] = {}
    models = {hit.id for hit in found.hits if hit.kind is AssetKind.MODEL}
    for hit in (*found.hits, *_bare_clients(found)):
        if hit.kind is AssetKind.SERVICE and hit.id in models and not ids.service_model(hit.id):
            continue  # the same words load weights elsewhere in this file
        role = hit.role
        if hit.kind is AssetKind.SERVICE:
            role = role or Role.API
        elif hit.kind is AssetKind.DATASET:
            role = role or data_role
        elif role is None:
            role = model_role
        key = (hit.line, hit.kind, hit.hub, hit.id, hit.output)
        kept = result.get(key)
        if kept is None or (kept.role is Role.TOKENIZER and role is not Role.TOKENIZER):
            result[key] = replace(hit, role=role)
    return sorted(result.values(), key=lambda hit: (hit.line, hit.kind, hit.hub, hit.id, hit.how))


def _bare_clients(found: Found) -> list[Hit]:
    """Return a hit for each provider called without any model that the file names.

    Linking keeps it only where no other file names one either.
    """
    named = {hit.provider for hit in found.hits}
    return [
        Hit(
            line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=provider.value, how="client",
            provider=provider,
        )
        for provider, line in found.clients.items()
        if provider not in named and provider is not Provider.OTHER
    ]  # fmt: skip


def _model_role(called: set[str]) -> Role | None:
    if called & _ADAPTERS and any(_TRAINERS.fullmatch(name) for name in called):
        return Role.ADAPTER
    if called & _MERGERS and not any(_TRAINER_NAME.fullmatch(name) for name in called):
        return Role.MERGE
    if any(_TRAINER_NAME.fullmatch(name) for name in called) or "backward" in called:
        return Role.FINE_TUNE
    if called & _QUANTIZERS and called & {"save_quantized", "save_pretrained", "quantize"}:
        return Role.QUANTIZE
    return None


def _data_role(called: set[str], path: str) -> Role | None:
    if any(_TRAINER_NAME.fullmatch(name) for name in called) or "backward" in called:
        return Role.TRAIN
    if _EVALUATORS.search(path) or "simple_evaluate" in called:
        return Role.EVALUATE
    return Role.TRAIN if "fit" in called else None
