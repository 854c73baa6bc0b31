"""Compliance cases through the command line: a folder with `clearweights.yaml`.

An expected finding must be there with its code, on its asset or on what is made from it, with
its severity (one step away will do, but not to or from a blocker); its clause must hold the one
that is expected, and `affects` a result that it bears on. Codes under `never` must not
appear, codes under `once` appear a single time; a `quiet` case has findings of severity info only.
`files` are further files of the
project; `results` are the ids of what the project makes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from clearweights.cli import run
from clearweights.domain.finding import Code

_CASES = Path(__file__).parent / "cases"
_STEPS = ("info", "minor", "major", "blocker")


def _all() -> list[Any]:
    found = []
    for path in sorted(_CASES.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [pytest.param(case, data["usual"], id=case["case"]) for case in data["cases"]]
    return found


def _report(case: dict[str, Any], usual: dict[str, Any], folder: Path) -> dict[str, Any]:
    use = {k: v for k, v in usual.items() if k not in case.get("without", ())} | case["use"]
    project = {"schema": 1, "product": case.get("product", {"license": "proprietary"})}
    project |= {"use": use, "assets": case["assets"]}
    project["attestations"] = case.get("attestations", [])
    (folder / "clearweights.yaml").write_text(yaml.safe_dump(project), encoding="utf-8")
    for path, words in case.get("files", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, encoding="utf-8")
    out = folder.parent / f"{case['case']}.json"
    run(["scan", str(folder), "-o", str(out), "--no-cache", "--quiet", "--fail-on", "never"])
    report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


def _near(found: str, expected: str) -> bool:
    if "blocker" in (found, expected):
        return found == expected
    return abs(_STEPS.index(found) - _STEPS.index(expected)) <= 1


def _is(
    finding: dict[str, Any], expected: dict[str, Any], made: set[str], named: dict[str, set[str]]
) -> bool:
    return (
        finding["code"] == expected["code"]
        and finding["asset"] in made | named[expected["about"]]
        and _near(finding["severity"], expected["severity"])
        and expected.get("license") in (None, finding["license"])
        and (expected.get("clause") or "") in (finding["clause"] or "")
        and _reaches(finding, expected)
    )


def _reaches(finding: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Say whether it names the result that it bears on, or none where none is expected."""
    if "affects" not in expected:
        return True
    wanted = expected["affects"]
    return finding["affects"] == [] if wanted is None else wanted in finding["affects"]


@pytest.mark.parametrize(("case", "usual"), _all())
def test_counsel_would_agree(case: dict[str, Any], usual: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    report = _report(case, usual, folder)
    findings = report["findings"]
    made = {a["id"] for a in report["assets"] if a["output"]}
    named: dict[str, set[str]] = defaultdict(set)
    for asset in report["assets"]:
        for word in (asset["id"], *(r["id_as_written"] for r in asset["references"])):
            named[word].add(asset["id"])
    missed = [
        e for e in case.get("expect", []) if not any(_is(f, e, made, named) for f in findings)
    ]
    shown = [(f["severity"], f["code"], f["asset"], f["license"]) for f in findings]
    assert missed == [], shown
    forbidden = [s for s in shown if s[1] in case.get("never", [])]
    assert forbidden == [], case["says"]
    for code in case.get("once", ()):
        assert len([s for s in shown if s[1] == code]) == 1, shown
    if "results" in case:
        assert sorted(made) == case["results"]
    verdicts = {a["id"]: a["verdict"] for a in report["assets"]}
    for asset, verdict in case.get("verdicts", {}).items():
        assert {verdicts[each] for each in named[asset] or {asset}} == {verdict}, case["says"]
    if case.get("quiet"):
        assert [s for s in shown if s[0] != "info"] == [], case["says"]


_ELSEWHERE = {Code.POLICY_DENIED, Code.STALE_DECISION}
"""Codes that rest on files of their own, tested with those."""


def test_every_case_has_a_name_of_its_own() -> None:
    names = Counter(str(p.values[0]["case"]) for p in _all())
    assert [name for name, count in names.items() if count > 1] == []


def test_every_code_is_expected_in_some_case() -> None:
    expected = {e["code"] for p in _all() for e in p.values[0].get("expect", [])}
    assert {str(code) for code in Code} - expected - _ELSEWHERE == set()


def test_every_code_that_is_more_than_a_note_has_a_near_miss() -> None:
    notes = {Code.CONTEXT_NEEDED, Code.SERVICE_TERMS, Code.OUTPUT_TERMS}
    never = {code for p in _all() for code in p.values[0].get("never", [])}
    assert {str(code) for code in Code} - never - notes - _ELSEWHERE == set()
