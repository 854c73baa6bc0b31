from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from clearweights.domain.finding import Reason
from clearweights.domain.result import Result
from clearweights.domain.text import text
from clearweights.report.sarif import SarifReporter
from tests.unit.report import builders
from tests.unit.report.hostile import hostile_result


def run(result: Result) -> dict[str, Any]:
    log = json.loads(SarifReporter().render(result, builders.context()))
    assert log["version"] == "2.1.0"
    [only] = log["runs"]
    assert isinstance(only, dict)
    return only


def test_each_finding_is_a_result_at_its_place_with_a_lasting_fingerprint() -> None:
    first = run(builders.result())["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert (first["ruleId"], first["level"]) == ("non-commercial", "error")
    assert place["artifactLocation"] == {"uri": "src/train.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"]["startLine"] == 52
    assert first["partialFingerprints"] == {"clearweights/v1": builders.findings()[0].fingerprint}


def test_what_reviewers_settled_is_suppressed_and_what_is_open_is_not() -> None:
    results = run(builders.result())["results"]
    suppressed = {r["properties"]["state"] for r in results if "suppressions" in r}
    shown = {r["properties"]["state"] for r in results if "suppressions" not in r}
    assert (suppressed, shown) == ({"waived", "resolved"}, {"open", "asked"})


def test_rules_are_those_of_the_results() -> None:
    only = run(builders.result())
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert rules == sorted({r["ruleId"] for r in only["results"]})
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in only["results"])


def test_each_rule_brings_its_help_and_its_level() -> None:
    for rule in run(builders.result())["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"].endswith(".")
        assert "How to clear it" in rule["help"]["text"]
        assert rule["help"]["markdown"].startswith("`")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_a_result_without_a_place_stands_at_the_declaration_or_the_folder() -> None:
    result = builders.result()
    nowhere = tuple(
        replace(f, reasons=(Reason(statement=text("Said."), source="declared use"),))
        for f in result.findings
    )
    [place] = run(replace(result, findings=nowhere))["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == (
        result.inspection.declaration.path or "."
    )


def test_what_was_not_read_is_a_notification() -> None:
    [note] = run(builders.result())["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "read: not valid JSON: line 3"


def test_hostile_paths_are_encoded_and_no_message_holds_a_link() -> None:
    results = run(hostile_result())["results"]
    addresses = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for r in results
        for place in r["locations"]
    ]
    assert addresses
    assert all(a.isascii() and not set(a) & set(' <>"\\^`{|}\n\x1b') for a in addresses)
    assert not [r for r in results if "](" in r["message"]["text"]]
    assert not [r for r in results if "\u202e" in r["message"]["text"]]


def test_golden_sarif(golden: Callable[[str, bytes], None]) -> None:
    golden("report/acme-chat.sarif", SarifReporter().render(builders.result(), builders.context()))
