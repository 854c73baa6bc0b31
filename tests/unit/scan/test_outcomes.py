"""Downloads that bring no data: what a run wrote, a transcript, settings."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Reference
from clearweights.scan import SourceFile
from clearweights.scan.outcomes import is_outcome
from clearweights.scan.python import PythonScanner
from clearweights.scan.shell import SCANNERS

RAW = "https://raw.githubusercontent.com/larchlab/shelf/main"


def fetched(address: str) -> set[tuple[str, AssetKind]]:
    script = SourceFile("get.sh", f"#!/bin/sh\nwget {address}\n".encode())
    code = SourceFile("get.py", f'import wget\nwget.download("{address}")\n'.encode())
    facts = [*SCANNERS[0].scan(script), *PythonScanner().scan(code)]
    return {(fact.place.path, fact.kind) for fact in facts if isinstance(fact, Reference)}


@pytest.mark.parametrize(
    "name",
    [
        "data/evaluation/larch_2b_rag_results.json",
        "data/podcast/podcast_transcript_small.txt",
        "data/larch.template.json",
        "train/log.txt",
        "benchmark/results.tar.gz",
        "data/dev_predictions.jsonl",
        "data/leaderboard.json",
        "data/settings.json",
    ],
)
def test_what_a_run_wrote_is_no_data(name: str) -> None:
    assert fetched(f"{RAW}/{name}") == set()


@pytest.mark.parametrize(
    "name",
    [
        "data/train_transcript.json",
        "data/transcripts.zip",
        "data/results.csv",
        "data/catalogs.json",
        "data/resulting_pairs.jsonl",
        "data/results_of_elections_data.zip",
    ],
)
def test_what_only_sounds_alike_is(name: str) -> None:
    found = fetched(f"{RAW}/{name}")
    assert found == {("get.sh", AssetKind.DATASET), ("get.py", AssetKind.DATASET)}


def test_an_archive_in_a_folder_of_models_holds_one() -> None:
    found = fetched("https://data.statmt.org/larch/models/deen/ende.student.tiny11.tar.gz")
    assert {kind for _, kind in found} == {AssetKind.MODEL}


def test_an_archive_of_data_may_lie_beside_models() -> None:
    found = fetched("https://data.statmt.org/larch/models/train_data.tar.gz")
    assert ("get.sh", AssetKind.DATASET) in found


def test_the_pattern_of_an_address_is_none() -> None:
    text = 'PATTERN = r"https://data.larchlab.org/data/([^)]+).tar.gz"\nWHOLE = "https://a.org/data/.*.zip"\n'
    facts = PythonScanner().scan(SourceFile("check.py", text.encode()))
    assert [fact for fact in facts if isinstance(fact, Reference)] == []


def test_endless_names_take_no_time() -> None:
    start = time.process_time()
    assert not is_outcome("https://a.org/" + "_log" * 100_000 + ".json")
    assert time.process_time() - start < 1
