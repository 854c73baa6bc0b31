from __future__ import annotations

from pathlib import Path

from clearweights.domain.asset import AssetKind, Hub, Strength
from clearweights.engine import Options, inspect


def test_a_noted_address_is_a_reference_and_nothing_is_fetched(tmp_path: Path) -> None:
    address = "https://huggingface.co/datasets/acme-labs/talks/tree/v2"
    found = inspect(tmp_path, Options(cache=False, addresses=(address,)))
    (asset,) = found.assets
    assert (asset.key.kind, asset.key.hub) == (AssetKind.DATASET, Hub.HUGGINGFACE)
    assert asset.key.id == "acme-labs/talks"
    assert asset.strength is Strength.USED
    (reference,) = asset.references
    assert reference.how == "noted-address"
    assert reference.place.excerpt == address
    assert found.contacted == ()


def test_an_address_that_names_nothing_is_a_problem_not_a_guess(tmp_path: Path) -> None:
    found = inspect(tmp_path, Options(cache=False, addresses=("https://example.org/x",)))
    assert found.assets == ()
    (problem,) = found.problems
    assert "names no model or dataset" in str(problem.message)
