"""Names of things that lie in the project, wherever the project lies."""

from __future__ import annotations

from clearweights.domain.asset import AssetKey, AssetKind, Hub
from clearweights.rules.subject import shortest_names


def _key(path: str, kind: AssetKind = AssetKind.DATASET) -> AssetKey:
    return AssetKey(kind, Hub.LOCAL, f"local:{path}")


def test_a_file_is_known_by_its_name_alone() -> None:
    below, inside = _key("data.json"), _key("inner/data.json")
    assert shortest_names([below]) == {below: "local:data.json"}
    assert shortest_names([inside]) == {inside: "local:data.json"}


def test_two_files_of_one_name_keep_as_much_of_the_path_as_they_need() -> None:
    one, two = _key("a/train/data.json"), _key("a/test/data.json")
    assert shortest_names([one, two]) == {
        one: "local:train/data.json",
        two: "local:test/data.json",
    }


def test_a_path_that_ends_another_one_stays_whole() -> None:
    short, long_ = _key("data.json"), _key("old/data.json")
    names = shortest_names([short, long_])
    assert names == {short: "local:data.json", long_: "local:old/data.json"}


def test_what_has_a_name_of_its_own_is_left_out() -> None:
    assert shortest_names([AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "lab/m")]) == {}
