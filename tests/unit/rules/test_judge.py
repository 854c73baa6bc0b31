"""The judgment as a whole: deterministic, explained, never in trouble."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearweights.datafiles import data_file
from clearweights.domain.asset import AssetKind, Hub, Place, Role
from clearweights.domain.finding import Code
from clearweights.domain.license import FieldOfUse
from clearweights.domain.result import Asset
from clearweights.domain.use import Distribution, Environment, Use
from clearweights.knowledge import load_knowledge
from clearweights.rules import RULES, judge, words_to_look_for
from tests.unit.rules.builders import World, asset, fact, record

KNOWLEDGE = load_knowledge()
_NUMBER = st.none() | st.integers(min_value=0, max_value=10**12)
_FLAG = st.none() | st.booleans()
USES = st.builds(
    Use,
    distribution=st.none() | st.sampled_from(Distribution),
    commercial=_FLAG,
    environment=st.none() | st.sampled_from(Environment),
    territory=st.none() | st.lists(st.sampled_from(["US", "EU", "DE", "KR"])).map(tuple),
    seat=st.none() | st.sampled_from(["US", "DE", "CN"]),
    monthly_active_users=_NUMBER,
    monthly_active_users_on=st.dictionaries(st.just(dt.date(2024, 7, 23)), st.integers(0, 10**9)),
    annual_revenue_usd=_NUMBER,
    monthly_revenue_usd=_NUMBER,
    fields=st.none() | st.lists(st.sampled_from(FieldOfUse)).map(tuple),
    minors=_FLAG,
)
ASSETS = st.builds(
    lambda license_, kind, role, modified, linked: asset(
        license_, kind=kind, roles=(role,), modified=modified, linked=linked
    ),
    st.sampled_from(sorted(KNOWLEDGE.records)),
    st.sampled_from(AssetKind),
    st.sampled_from(Role),
    _FLAG,
    _FLAG,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(use=USES, thing=ASSETS)
def test_any_use_of_anything_gets_an_answer_with_reasons(use: Use, thing: Asset) -> None:
    world = World([], (thing,))
    judgment = judge(world.inspection, use, KNOWLEDGE, lambda r, c: None)
    for finding in judgment.findings:
        assert finding.reasons
        assert "{" not in str(finding.message)
        assert "{" not in str(finding.how_to_fix)
    assert len({f.fingerprint for f in judgment.findings}) == len(judgment.findings)


@settings(max_examples=40, deadline=None)
@given(use=USES)
def test_nothing_that_nobody_said_becomes_a_conflict(use: Use) -> None:
    unknown = Use(distribution=use.distribution)
    sized = {Code.USER_THRESHOLD, Code.REVENUE_THRESHOLD, Code.TERRITORY_EXCLUDED}
    sized |= {Code.NON_COMMERCIAL}
    for name in sorted(KNOWLEDGE.records)[::7]:
        world = World([], (asset(name),))
        judgment = judge(world.inspection, unknown, KNOWLEDGE, lambda r, c: None)
        assert not {f.code for f in judgment.findings} & sized


def test_order_of_assets_does_not_matter() -> None:
    things = [asset(name, id=f"a/{name}") for name in sorted(KNOWLEDGE.records)[:20]]
    first = World([], tuple(things))
    random.Random(7).shuffle(things)
    second = World([], tuple(things))
    use = Use(distribution=Distribution.WEIGHTS, commercial=True)
    one, two = (
        judge(w.inspection, use, KNOWLEDGE, lambda r, c: None).findings for w in (first, second)
    )
    assert one == two


def test_fingerprints_survive_moved_lines_and_files() -> None:
    from clearweights.domain.license import Topic

    closed = record(facts=fact(Topic.COMMERCIAL_USE))
    here = asset("acme-1")
    moved = Place(path="src/other.py", line=99)
    there = replace(here, references=tuple(replace(r, place=moved) for r in here.references))
    prints = {World([closed], (a,)).judge().findings[0].fingerprint for a in (here, there)}
    assert len(prints) == 1


def test_many_places_make_one_finding() -> None:
    from clearweights.domain.license import Topic

    closed = record(facts=fact(Topic.COMMERCIAL_USE))
    one = asset("acme-1")
    places = [Place(path=f"f{n:02}.py", line=1) for n in range(30)]
    many = replace(one, references=tuple(replace(one.references[0], place=p) for p in places))
    findings = World([closed], (many,)).judge().findings
    assert len(findings) == 1
    assert (
        sum(r.place is not None and r.place.path.startswith("f") for r in findings[0].reasons) == 20
    )
    assert any("10" in str(r.statement) for r in findings[0].reasons)


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("suffix", [".md", ".fr.md"])
def test_every_code_is_explained_to_its_reader(code: Code, suffix: str) -> None:
    page = data_file("resources", "rules", f"{code}{suffix}").read_text(encoding="utf-8")
    assert page.count("\n## ") == 4


def test_every_code_has_its_rule_but_those_that_are_made_elsewhere() -> None:
    elsewhere = {Code.STALE_DECISION}
    assert {rule.code for rule in RULES} | elsewhere == set(Code)


def test_the_words_to_look_for_are_those_that_the_licenses_demand() -> None:
    words = words_to_look_for((asset("llama-3.1"), asset("llama-3", hub=Hub.OTHER)), KNOWLEDGE)
    assert {"Built with Llama", "Built with Meta Llama 3"} <= set(words)
    assert list(words) == sorted(set(words))
