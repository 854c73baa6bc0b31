from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from clearweights.domain.asset import AssetKind, Provider, Role
from clearweights.domain.license import FieldOfUse
from clearweights.domain.use import AttestedFact, Declaration, Distribution, Environment
from clearweights.engine import read_declaration, save_use
from clearweights.errors import DeclarationError


def _read(tmp_path: Path, words: str) -> Declaration:
    path = tmp_path / "clearweights.yaml"
    path.write_text(words, encoding="utf-8")
    return read_declaration(path)


def test_every_field_is_read(tmp_path: Path) -> None:
    declaration = _read(
        tmp_path,
        """
schema: 1
product: {name: Acme Chat, license: proprietary, claims: [open source AI]}
use:
  distribution: saas
  commercial: true
  environment: non-production
  territory: [US, EU]
  seat: DE
  monthly_active_users: 50_000
  monthly_active_users_on: {2024-07-23: 400000}
  annual_revenue_usd: 2000000
  monthly_revenue_usd: 160000
  fields: [medical]
  minors: false
assets:
- id: gpt-4
  kind: service
  provider: openai
  tier: paid
  role: distill-outputs
  produces: {name: small, what: classifier}
attestations:
- {fact: display-notice, text: Built with Llama, asset: a/b, holds: true, by: A. Lawyer}
""",
    )
    use = declaration.use
    assert use is not None
    assert use.distribution is Distribution.SAAS
    assert use.environment is Environment.NON_PRODUCTION
    assert use.territory == ("EU", "US")
    assert use.monthly_active_users == 50000
    assert use.monthly_active_users_on == {dt.date(2024, 7, 23): 400000}
    assert use.fields == (FieldOfUse.MEDICAL,)
    assert (use.commercial, use.minors, use.assumed) == (True, False, False)
    (asset,) = declaration.assets
    assert (asset.kind, asset.provider, asset.role) == (
        AssetKind.SERVICE,
        Provider.OPENAI,
        Role.DISTILL_OUTPUTS,
    )
    assert (asset.produces_name, asset.produces_what) == ("small", "classifier")
    (attestation,) = declaration.attestations
    assert attestation.fact is AttestedFact.DISPLAY_NOTICE
    assert attestation.by == "A. Lawyer"


def test_absent_values_are_unknown_not_no(tmp_path: Path) -> None:
    use = _read(tmp_path, "use: {distribution: internal}").use
    assert use is not None
    assert (use.commercial, use.territory, use.monthly_active_users) == (None, None, None)


def test_an_empty_territory_is_not_an_unknown_one(tmp_path: Path) -> None:
    use = _read(tmp_path, "use: {territory: []}").use
    assert use is not None
    assert use.territory == ()


@pytest.mark.parametrize(
    ("words", "line", "why"),
    [
        ("schema: 1\nuse:\n  distribition: saas\n", 3, "distribition"),
        ("schema: 2\n", 1, "schema"),
        ("use:\n  distribution: cloud\n", 2, "cloud"),
        ("use:\n  commercial: maybe\n", 2, "maybe"),
        ("use:\n  monthly_active_users: many\n", 2, "whole number"),
        ("use:\n  monthly_active_users: -5\n", 2, "whole number"),
        ("use:\n  territory: [Germany]\n", 2, "Germany"),
        ("use:\n  monthly_active_users_on: {someday: 3}\n", 2, "date"),
        ("assets:\n- kind: model\n", 2, "id"),
        ("assets:\n- {id: a/b, kind: robot}\n", 2, "robot"),
        ("assets: a/b\n", 1, "list"),
        ("attestations:\n- {holds: true}\n", 2, "fact"),
        ("use:\n  seat: DE\n  seat: FR\n", 3, "twice"),
        ("- a\n", 1, "names and values"),
        ("use: [\n", 2, "YAML"),
    ],
)
def test_a_slip_is_an_error_that_names_its_line(
    tmp_path: Path, words: str, line: int, why: str
) -> None:
    with pytest.raises(DeclarationError, match=why) as caught:
        _read(tmp_path, words)
    assert caught.value.line == line


def test_saving_a_use_leaves_every_other_line(tmp_path: Path) -> None:
    path = tmp_path / "clearweights.yaml"
    before = "# ours\nschema: 1\nuse:\n  seat: US  # old\nassets:  # keep\n- id: a/b\n"
    path.write_text(before, encoding="utf-8")
    use = _read(tmp_path, before).use
    assert use is not None
    save_use(tmp_path, use.__class__(distribution=Distribution.API, seat="FR"))
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# ours\nschema: 1\nuse:\n  distribution: api\n  seat: FR\n")
    assert after.endswith("assets:  # keep\n- id: a/b\n")
    saved = read_declaration(path)
    assert saved.use is not None
    assert saved.use.seat == "FR"
    assert [a.id for a in saved.assets] == ["a/b"]


def test_saving_a_use_makes_the_file(tmp_path: Path) -> None:
    use = _read(tmp_path, "use: {territory: [EU], fields: []}").use
    assert use is not None
    (tmp_path / "clearweights.yaml").unlink()
    save_use(tmp_path, use)
    assert read_declaration(tmp_path / "clearweights.yaml").use == use
