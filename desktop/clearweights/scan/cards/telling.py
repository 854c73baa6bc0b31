"""What a document tells of origin and names without loading: facts besides licenses."""

from __future__ import annotations

from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Reference, Relation, Role, Strength
from clearweights.domain.facts import Fact, LineageStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards.document import Document
from clearweights.scan.cards.markdown import Block, BlockKind, Sentence
from clearweights.scan.cards.mentions import mentions
from clearweights.scan.cards.origin import (
    data_file_in,
    may_tell,
    origins,
    own_release,
    tells_of_project,
)
from clearweights.scan.cards.vocabulary import is_foreign


def origin_facts(file: SourceFile, parts: tuple[Block, ...], subject: Document) -> Iterator[Fact]:
    """Yield what the prose says of the project's own model and data."""
    if not tells_of_project(file.path, subject):
        return
    seen: set[object] = set()
    for block in parts:
        if block.kind in (BlockKind.CODE, BlockKind.HEADING, BlockKind.ROW):
            continue
        if not may_tell(block.source):
            continue
        if is_foreign(block.section):
            continue
        for sentence in block.sentences:
            facts = [
                *_lineage(file, sentence, subject),
                *_data_files(file, sentence),
                *(_releases(file, sentence, subject) if "/" not in file.path else ()),
            ]
            for fact in facts:
                key = fact_key(fact)
                if key not in seen:
                    seen.add(key)
                    yield fact


def fact_key(fact: Fact) -> object:
    """Return what makes two facts of one document the same, whatever line says them."""
    if isinstance(fact, LineageStatement):
        return (fact.relation, fact.parent.lower(), fact.child, fact.child_kind)
    if isinstance(fact, Reference):
        return (fact.kind, fact.hub, fact.id.lower(), fact.output)
    return fact


def _lineage(file: SourceFile, sentence: Sentence, subject: Document) -> Iterator[Fact]:
    for one in origins(sentence, subject):
        place = file.place(sentence.line, sentence.text)
        yield Reference(
            place=place,
            kind=one.kind,
            hub=one.hub,
            id=one.parent,
            how="prose",
            strength=Strength.MENTIONED,
            role=_ROLES.get(one.relation),
            provider=one.provider,
        )
        yield LineageStatement(
            place=place,
            relation=one.relation,
            parent=one.parent,
            parent_kind=one.kind,
            parent_hub=one.hub,
            parent_provider=one.provider,
            child=one.child or (subject.asset if one.child_kind is subject.about else None),
            child_kind=one.child_kind,
            likely=one.likely,
        )


def _data_files(file: SourceFile, sentence: Sentence) -> Iterator[Fact]:
    """Yield data files of the project as outputs, and as training data of its model."""
    for found, trained in data_file_in(sentence, file.path):
        place = file.place(sentence.line, sentence.text)
        yield Reference(
            place=place,
            kind=AssetKind.DATASET,
            hub=Hub.LOCAL,
            id=found,
            how="readme-data-file",
            strength=Strength.MENTIONED,
            output=True,
        )
        if trained:
            yield LineageStatement(
                place=place,
                relation=Relation.TRAINED_ON,
                parent=found,
                parent_kind=AssetKind.DATASET,
                parent_hub=Hub.LOCAL,
            )


def _releases(file: SourceFile, sentence: Sentence, subject: Document) -> Iterator[Fact]:
    for kind, found in own_release(sentence, subject):
        yield Reference(
            place=file.place(sentence.line, sentence.text),
            kind=kind,
            hub=Hub.HUGGINGFACE,
            id=found,
            how="readme-release",
            strength=Strength.MENTIONED,
            output=True,
        )


def mention_facts(file: SourceFile, parts: tuple[Block, ...]) -> Iterator[Fact]:
    """Yield the hub addresses and ids that the text names."""
    for block in parts:
        for line, kind, found, how in mentions(block):
            yield Reference(
                place=file.place(line),
                kind=kind,
                hub=Hub.HUGGINGFACE,
                id=found,
                how=how,
                strength=Strength.MENTIONED,
            )


_ROLES = {
    Relation.GENERATED_BY: Role.DISTILL_OUTPUTS,
    Relation.FINE_TUNED_FROM: Role.FINE_TUNE,
    Relation.ADAPTER_OF: Role.ADAPTER,
    Relation.MERGED_FROM: Role.MERGE,
    Relation.QUANTIZED_FROM: Role.QUANTIZE,
    Relation.TRAINED_ON: Role.TRAIN,
    Relation.EVALUATED_WITH: Role.EVALUATE,
    Relation.DISTILLED_FROM: Role.DISTILL_OUTPUTS,
}
