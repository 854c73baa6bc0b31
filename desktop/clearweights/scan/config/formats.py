"""Configurations whose meaning lies in their form, not in the names of their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import Mapping, Node
from clearweights.scan.base import SourceFile
from clearweights.scan.config import dvc, llama_factory, merges, model_files

_Reader = Callable[[SourceFile, Mapping, Strength], Iterator[Fact]]
_KNOWN: tuple[tuple[Callable[[SourceFile, Mapping], bool], _Reader], ...] = (
    (merges.is_merge, merges.scan_merge),
    (dvc.is_tracked, dvc.scan_tracked),
    (llama_factory.is_dataset_info, llama_factory.scan_dataset_info),
    (model_files.is_adapter, model_files.scan_adapter),
    (model_files.is_model_config, model_files.scan_model_config),
    (model_files.is_pipeline, model_files.scan_pipeline),
    (model_files.is_dataset_record, model_files.scan_dataset_record),
    (model_files.is_croissant, model_files.scan_croissant),
)


def read_known(file: SourceFile, root: Node, strength: Strength) -> Iterator[Fact] | None:
    """Return what a document of a known form states, None where its form is not known."""
    if not isinstance(root, Mapping):
        return None
    for fits, read in _KNOWN:
        if fits(file, root):
            return read(file, root, strength)
    return None
