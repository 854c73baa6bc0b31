from __future__ import annotations

from clearweights.knowledge.regions import load_regions


def test_the_eea_holds_the_eu_and_three_more() -> None:
    regions = load_regions()
    assert len(regions["EU"] - {"EU"}) == 27
    assert regions["EEA"] - regions["EU"] == {"EEA", "IS", "LI", "NO"}
    assert not {"GB", "CH"} & regions["EEA"]
