from __future__ import annotations

from pathlib import Path

import pytest

from clearweights.domain.asset import Place
from clearweights.domain.use import Attestation, AttestedFact
from clearweights.engine import read_declaration, save_attestation
from clearweights.errors import DeclarationError, ReportError

ONE = Attestation(
    place=Place(path="clearweights.yaml"), fact=AttestedFact.CREDITED, holds=True,
    asset="acme/x", text="Built: with 'care' # and love", by="A. Lawyer <a@example.org>",
    at="2026-11-26",
)  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        None,
        "",
        "schema: 1\n# a remark\nproduct: {name: Acme}\n",
        "attestations:\n- {fact: registered, holds: true}\n",
        "attestations:\n  - fact: registered\n    holds: false\n\nproduct: {name: Acme}  # last\n",
        "product: {name: Acme}\nattestations:\n- {fact: registered}\n# at the end",
    ],
)
def test_an_attestation_is_added_and_every_other_line_stays(
    tmp_path: Path, before: str | None
) -> None:
    path = tmp_path / "clearweights.yaml"
    if before is not None:
        path.write_text(before)
    after = save_attestation(tmp_path, ONE)
    assert after.attestations == read_declaration(path).attestations
    new = max(after.attestations, key=lambda a: a.fact is AttestedFact.CREDITED)
    assert (new.text, new.by, new.at, new.asset) == (ONE.text, ONE.by, ONE.at, ONE.asset)
    lines = path.read_text().splitlines()
    kept = [line for line in (before or "").splitlines() if line.strip()]
    assert [line for line in lines if line in kept] == kept
    assert len(after.attestations) == 1 + (before or "").count("registered")


def test_a_list_that_cannot_be_added_to_is_said_and_left(tmp_path: Path) -> None:
    path = tmp_path / "clearweights.yaml"
    path.write_text("attestations: [{fact: registered}]\n")
    with pytest.raises(ReportError, match="cannot be added to"):
        save_attestation(tmp_path, ONE)
    assert path.read_text() == "attestations: [{fact: registered}]\n"


def test_a_damaged_file_is_never_written_to(tmp_path: Path) -> None:
    path = tmp_path / "clearweights.yaml"
    path.write_text("atestations: []\n")
    with pytest.raises(DeclarationError):
        save_attestation(tmp_path, ONE)
    assert path.read_text() == "atestations: []\n"
