"""Policy and decisions through the command line, from the files that people keep them in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clearweights.cli import run
from clearweights.review import FILE_NAME, registers

_NAME = "org/helper"
_PROJECT = """schema: 1
product: {{license: proprietary, claims: [open source AI]}}
use: {{distribution: {distribution}, commercial: true, environment: production, territory: [US],
  seat: US, fields: [], minors: false, monthly_active_users: 10, annual_revenue_usd: 10}}
assets:
- {{id: {name}, kind: model, role: inference-local, license: {license}}}
"""
_POLICY = """schema: 1
name: House
owner: legal
rules:
- {{action: {action}, licenses: [{license}], uses: [saas], level: {level}, reason: We said so.}}
"""
_DECISION = """schema: 1
decisions:
- id: D-1
  subject: {{kind: model, id: {name}, use: saas}}
  finding: {{rule: non-commercial, fingerprint: '{fingerprint}'}}
  verb: waive
  reason: commercial license bought
  scope: {scope}
  by: counsel
  at: '2026-01-05T10:00:00Z'
{more}"""


def _describe(folder: Path, distribution: str = "saas", license_: str = "cc-by-nc-4.0") -> None:
    folder.mkdir(exist_ok=True)
    words = _PROJECT.format(name=_NAME, distribution=distribution, license=license_)
    (folder / "clearweights.yaml").write_text(words, encoding="utf-8")


def _scan(folder: Path, *more: str) -> tuple[int, list[dict[str, Any]]]:
    out = folder.parent / "report.json"
    status = run(["scan", str(folder), "-o", str(out), "--no-cache", "--quiet", *more])
    return status, json.loads(out.read_text(encoding="utf-8"))["findings"]


def _of(findings: list[dict[str, Any]], code: str) -> list[dict[str, Any]]:
    return [f for f in findings if f["code"] == code]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    _describe(folder)
    return folder


def _waive(path: Path, fingerprint: str, *, scope: str = "this-project", more: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    words = _DECISION.format(name=_NAME, fingerprint=fingerprint, scope=scope, more=more)
    path.write_text(words, encoding="utf-8")


def _fingerprint(project: Path) -> str:
    _, findings = _scan(project)
    fingerprint: str = _of(findings, "non-commercial")[0]["fingerprint"]
    return fingerprint


@pytest.mark.parametrize("level", ["blocker", "major", "minor"])
def test_a_denial_has_the_level_of_the_policy(project: Path, level: str) -> None:
    policy = _POLICY.format(action="deny", license="CC-BY-NC-4.0", level=level)
    (project / "clearweights.policy.yaml").write_text(policy, encoding="utf-8")
    _, findings = _scan(project)
    (denied,) = _of(findings, "policy-denied")
    assert (denied["severity"], denied["asset"]) == (level, _NAME)


@pytest.mark.parametrize(
    ("action", "license_", "distribution"),
    [
        ("allow", "CC-BY-NC-4.0", "saas"),
        ("deny", "CC-BY-NC-4.0", "internal"),
        ("deny", "MIT", "saas"),
    ],
)
def test_a_rule_for_something_else_denies_nothing(
    project: Path, action: str, license_: str, distribution: str
) -> None:
    _describe(project, distribution)
    policy = _POLICY.format(action=action, license=license_, level="blocker")
    (project / "clearweights.policy.yaml").write_text(policy, encoding="utf-8")
    assert _of(_scan(project)[1], "policy-denied") == []


@pytest.mark.parametrize(("kind", "denied"), [("model", 1), ("service", 0), ("dataset", 0)])
def test_a_rule_for_one_kind_of_asset_matches_no_other(
    project: Path, kind: str, denied: int
) -> None:
    policy = _POLICY.format(action="deny", license="CC-BY-NC-4.0", level="major")
    policy = policy.replace("uses: [saas]", f"kinds: [{kind}]")
    (project / "clearweights.policy.yaml").write_text(policy, encoding="utf-8")
    assert len(_of(_scan(project)[1], "policy-denied")) == denied


@pytest.mark.parametrize(
    ("category", "denied"), [("data-non-commercial", 1), ("non-commercial", 0), ("open-source", 0)]
)
def test_a_rule_for_a_category_matches_that_category(
    project: Path, category: str, denied: int
) -> None:
    policy = _POLICY.format(action="deny", license="CC-BY-NC-4.0", level="major")
    policy = policy.replace("licenses: [CC-BY-NC-4.0]", f"categories: [{category}]")
    (project / "clearweights.policy.yaml").write_text(policy, encoding="utf-8")
    assert len(_of(_scan(project)[1], "policy-denied")) == denied


def test_a_policy_handed_over_wins_over_none(project: Path, tmp_path: Path) -> None:
    policy = tmp_path / "house.yaml"
    words = _POLICY.format(action="deny", license="CC-BY-NC-4.0", level="major")
    policy.write_text(words, encoding="utf-8")
    assert len(_of(_scan(project, "--policy", str(policy))[1], "policy-denied")) == 1


def test_a_waiver_settles_its_finding_and_no_other(project: Path) -> None:
    _waive(project / FILE_NAME, _fingerprint(project))
    status, findings = _scan(project)
    assert [f["state"] for f in _of(findings, "non-commercial")] == ["waived"]
    assert [f["state"] for f in _of(findings, "open-source-claim")] == ["open"]
    assert _of(findings, "stale-decision") == []
    assert status == 0
    assert _scan(project, "--fail-on", "minor")[0] == 1


def test_changed_evidence_makes_a_waiver_stale(project: Path) -> None:
    _waive(project / FILE_NAME, _fingerprint(project))
    _describe(project, license_="cc-by-nc-sa-4.0")
    findings = _scan(project)[1]
    assert {f["state"] for f in _of(findings, "non-commercial")} == {"open"}
    (stale,) = _of(findings, "stale-decision")
    assert (stale["severity"], stale["asset"]) == ("info", _NAME)
    assert "D-1" in stale["message"]


def test_an_expired_waiver_is_stale_and_one_that_runs_is_not(project: Path) -> None:
    fingerprint = _fingerprint(project)
    _waive(project / FILE_NAME, fingerprint, more="  expires: '2026-01-06'\n")
    findings = _scan(project)[1]
    assert len(_of(findings, "stale-decision")) == 1
    assert [f["state"] for f in _of(findings, "non-commercial")] == ["open"]
    _waive(project / FILE_NAME, fingerprint, more="  expires: '2999-01-06'\n")
    findings = _scan(project)[1]
    assert _of(findings, "stale-decision") == []
    assert [f["state"] for f in _of(findings, "non-commercial")] == ["waived"]


def test_a_waiver_for_one_use_holds_for_no_other(project: Path) -> None:
    _waive(project / FILE_NAME, _fingerprint(project), scope="this-use")
    assert [f["state"] for f in _of(_scan(project)[1], "non-commercial")] == ["waived"]
    _describe(project, "application")
    findings = _scan(project)[1]
    assert [f["state"] for f in _of(findings, "non-commercial")] == ["open"]
    assert _of(findings, "stale-decision") == []


def test_decisions_kept_outside_a_locked_project_are_read_and_named(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(registers, "_base", lambda: tmp_path / "data")
    _waive(registers.elsewhere(project), _fingerprint(project))
    assert [f["state"] for f in _of(_scan(project)[1], "non-commercial")] == ["waived"]
    capsys.readouterr()
    run(["scan", str(project), "--no-cache"])
    assert str(registers.elsewhere(project)) in capsys.readouterr().out


def test_a_waiver_does_not_outlive_a_rule_that_becomes_stricter(project: Path) -> None:
    policy = project / "clearweights.policy.yaml"
    before = _POLICY.format(action="deny", license="CC-BY-NC-4.0", level="minor")
    policy.write_text(before, encoding="utf-8")
    (denied,) = _of(_scan(project)[1], "policy-denied")
    decision = _DECISION.format(
        name=_NAME, fingerprint=denied["fingerprint"], scope="this-project", more=""
    ).replace("rule: non-commercial", "rule: policy-denied")
    (project / FILE_NAME).write_text(decision, encoding="utf-8")
    assert _of(_scan(project)[1], "policy-denied")[0]["state"] == "waived"
    policy.write_text(before.replace("level: minor", "level: blocker"), encoding="utf-8")
    findings = _scan(project)[1]
    assert _of(findings, "policy-denied")[0]["state"] == "open"
    assert len(_of(findings, "stale-decision")) == 1
