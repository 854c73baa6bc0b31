"""Which names are looked for in documents: those that are long enough to mean something."""

from __future__ import annotations

import pytest

from clearweights.rules.words import names_of_asset, names_of_license
from tests.unit.rules.builders import asset, record


@pytest.mark.parametrize(("name", "looked_for"), [("bert", False), ("berta", True)])
def test_short_names_are_not_looked_for(name: str, looked_for: bool) -> None:
    assert (name in names_of_asset(asset(id=f"acme/{name}"))) is looked_for
    assert (name in names_of_license(record(aliases=(name,)))) is looked_for


@pytest.mark.parametrize(("spdx", "looked_for"), [("Acme-1.0", True), ("LicenseRef-Acme", False)])
def test_ids_that_people_write_are_looked_for(spdx: str, looked_for: bool) -> None:
    assert (spdx in names_of_license(record(spdx=spdx))) is looked_for
