"""The call signatures are data: a slip in them must not pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.scan.python.look import one, references, used

from clearweights.datafiles import data_dir
from clearweights.domain.asset import AssetKind
from clearweights.safeio import Mapping, Sequence, parse_yaml
from clearweights.scan.python.judge import MANNERS
from clearweights.scan.python.signatures import signatures

FILES = sorted((data_dir("resources") / "signatures" / "python").glob("[a-z]*.yaml"))
KEYS = {
    "call", "name", "arg", "how", "kind", "hub", "ids", "role", "provider", "id", "base_url",
    "revision", "when", "unless", "except", "not_none", "client", "output", "dataset_when",
    "output_when",
    "drop", "like", "beside", "default", "of",
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_entries_have_known_keys_only(path: Path) -> None:
    entries = parse_yaml(path.read_text(encoding="utf-8"))
    assert isinstance(entries, Sequence)
    for entry in entries.items:
        assert isinstance(entry, Mapping)
        keys = {key.value for key, _ in entry.pairs}
        assert keys <= KEYS, f"line {entry.line}"
        assert len(keys & {"call", "name"}) == 1, f"line {entry.line}"
        assert not entry.duplicates(), f"line {entry.line}"


def test_every_signature_says_how_its_words_are_judged() -> None:
    for group in signatures().values():
        for signature in group:
            if signature.kind is not AssetKind.SERVICE:
                assert signature.ids in MANNERS, signature.called.words
            elif signature.ids not in ("service", "prefixed"):
                pytest.fail(f"{signature.called.words}: {signature.ids}")


def test_every_call_leads_somewhere() -> None:
    for name, group in signatures().items():
        for signature in group:
            ways = (signature.argument, signature.fixed, signature.client, name == "name")
            assert any(ways), signature.called.words


@pytest.mark.parametrize(
    ("source", "id_"),
    [
        (
            "from torchtune.datasets import alpaca_dataset\nd = alpaca_dataset(t)",
            "tatsu-lab/alpaca",
        ),
        (
            'import torchtune\nd = torchtune.datasets.alpaca_dataset(t, source="acme/tasks")',
            "acme/tasks",
        ),
        ("from litgpt.data import LIMA\nd = LIMA()", "GAIR/lima"),
        ('from litgpt.data import LIMA\nd = LIMA(repo_id="acme/lima")', "acme/lima"),
    ],
)
def test_a_builder_loads_its_own_dataset_unless_told_another(source: str, id_: str) -> None:
    found = one(source)
    assert (found.id, found.kind) == (id_, AssetKind.DATASET)


def test_data_in_storage_of_ones_own_is_no_asset() -> None:
    source = "from utils import download_file\ndownload_file('{}', 'x')"
    assert references(source.format("s3://acme-vault/data.csv")) == []
    assert references(source.format("https://example.org/data.csv")) != []


@pytest.mark.parametrize("line", ["import clip", "from CLIP import clip"])
def test_clip_loads_weights_whatever_folder_it_stands_in(line: str) -> None:
    assert used(f'{line}\nnet = clip.load("ViT-B/32", jit=False)[0]') == {"ViT-B/32"}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ('"openai").create(name="heron-embed-3-large"', {"heron-embed-3-large"}),
        ('"openai").create(', {"text-embedding-ada-002"}),
        ('"sentence-transformers").create(name="acme/heron-small"', {"acme/heron-small"}),
        ('"ollama").create(name="nomic-embed-text"', {"nomic-embed-text"}),
        ('"my-own").create(name="heron-embed-3-large"', set()),
    ],
)
def test_a_registry_hands_out_what_it_is_asked_for(given: str, found: set[str]) -> None:
    asked = f"embed = get_registry().get({given})"
    assert used(f"from lancedb.embeddings import get_registry\n{asked}") == found
    assert used(f"from heron import get_registry\n{asked}") == set()


def test_a_registry_kept_in_a_variable() -> None:
    source = """
        from lancedb.embeddings import EmbeddingFunctionRegistry
        registry = EmbeddingFunctionRegistry.get_instance()
        sight = registry.get("open-clip").create(name="ViT-B-32", pretrained="heron2b")
        """
    reference = one(source)
    assert (reference.id, reference.hub, reference.revision) == ("ViT-B-32", "open-clip", "heron2b")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('import clip\nurl = clip._MODELS["RN50"]', {"RN50"}),
        ('from clip import clip\nname = "ViT-B/16"\nurl = clip._MODELS[name]', {"ViT-B/16"}),
        ('from heron import clips\nurl = clips._MODELS["RN50"]', set()),
        ('import clip\nnames = clip._MODELS.keys()', set()),
    ],
)  # fmt: skip
def test_a_table_of_a_library_is_looked_into(source: str, found: set[str]) -> None:
    assert used(source) == found
