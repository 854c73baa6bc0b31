"""The hub client against a real local server, with good answers and every kind of bad one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.hub_server import FakeHub, Repository, fake_hub

from clearweights.domain.asset import AssetKind
from clearweights.hub import (
    Answer,
    HubSettings,
    Trouble,
    settings_from_environment,
)
from clearweights.hub.cache import AnswerCache
from clearweights.hub.client import HubClient

MODEL = AssetKind.MODEL


def _client(hub: FakeHub, cache: Path | None = None, token: str | None = None) -> HubClient:
    settings = HubSettings(
        endpoint=hub.address, token=token, connect_seconds=1, read_seconds=0.5, retries=2,
        longest_wait_seconds=1,
    )  # fmt: skip
    return HubClient(settings, AnswerCache(cache))


def test_an_answer_carries_its_address_hash_and_date() -> None:
    with fake_hub(org__a=Repository(card={"license": "mit"})) as hub, _client(hub) as client:
        answer = client.info(MODEL, "org/a")
        assert isinstance(answer, Answer)
        assert b'"license": "mit"' in answer.body
        assert answer.url == f"{hub.address}/api/models/org/a"
        assert len(answer.sha256) == 64
        assert answer.fetched_at.endswith("+00:00")
        assert client.contacted == {hub.address.removeprefix("http://")}


@pytest.mark.parametrize(
    ("behavior", "why"),
    [
        ("gated", "permission"),
        ("private", "permission"),
        ("missing", "nothing under this name"),
        ("limited", "later"),
        ("broken", "fault of its own"),
        ("truncated", "could not be read|reached"),
        ("slow", "in time|reached"),
        ("away", "could not be read"),
        ("huge", "could not be read"),
    ],
)
def test_every_bad_answer_is_trouble_with_a_reason(behavior: str, why: str) -> None:
    with fake_hub(org__a=Repository(behavior=behavior)) as hub, _client(hub) as client:
        answer = client.info(MODEL, "org/a")
        assert isinstance(answer, Trouble)
        assert any(part in str(answer.why) for part in why.split("|"))


def test_a_passing_fault_is_tried_again() -> None:
    with fake_hub(org__a=Repository(behavior="flaky")) as hub, _client(hub) as client:
        assert isinstance(client.info(MODEL, "org/a"), Answer)
        assert len(hub.asked) == 3


def test_a_renamed_repository_is_followed_on_the_same_host() -> None:
    repositories = {"org__moved": Repository(behavior="moved"), "org__new": Repository()}
    with fake_hub(**repositories) as hub, _client(hub) as client:
        answer = client.info(MODEL, "org/moved")
        assert isinstance(answer, Answer)
        assert b"org/new" in answer.body


def test_an_unchanged_answer_is_not_sent_again(tmp_path: Path) -> None:
    cache = tmp_path / "hub.sqlite3"
    with fake_hub(org__a=Repository(card={"license": "mit"})) as hub:
        with _client(hub, cache) as client:
            first = client.info(MODEL, "org/a")
        with _client(hub, cache) as client:
            second = client.info(MODEL, "org/a")
        assert first == second
        assert "If-None-Match" in hub.asked[1][1]


def test_a_kept_copy_serves_when_the_hub_fails_and_says_its_age(tmp_path: Path) -> None:
    cache = tmp_path / "hub.sqlite3"
    with fake_hub(org__a=Repository(card={"license": "mit"})) as hub:
        with _client(hub, cache) as client:
            first = client.info(MODEL, "org/a")
        hub.repositories["org/a"].behavior = "broken"
        with _client(hub, cache) as client:
            second = client.info(MODEL, "org/a")
        assert isinstance(first, Answer)
        assert isinstance(second, Answer)
        assert second.body == first.body
        assert second.fetched_at == first.fetched_at
        assert "fault" in str(second.stale)


def test_what_the_hub_no_longer_has_is_not_served_from_the_copy(tmp_path: Path) -> None:
    cache = tmp_path / "hub.sqlite3"
    with fake_hub(org__a=Repository()) as hub:
        with _client(hub, cache) as client:
            client.info(MODEL, "org/a")
        hub.repositories["org/a"].behavior = "missing"
        with _client(hub, cache) as client:
            assert isinstance(client.info(MODEL, "org/a"), Trouble)


def test_a_changed_copy_on_disk_is_not_believed(tmp_path: Path) -> None:
    cache = tmp_path / "hub.sqlite3"
    with fake_hub(org__a=Repository()) as hub:
        with _client(hub, cache) as client:
            client.info(MODEL, "org/a")
        database = sqlite3.connect(cache)
        database.execute("UPDATE answers SET body = ?", (b"forged",))
        database.commit()
        database.close()
        with _client(hub, cache) as client:
            answer = client.info(MODEL, "org/a")
        assert isinstance(answer, Answer)
        assert answer.body != b"forged"


def test_the_token_is_sent_to_the_hub_and_kept_nowhere(tmp_path: Path) -> None:
    cache = tmp_path / "hub.sqlite3"
    with fake_hub(org__a=Repository()) as hub:
        with _client(hub, cache, token="hf_secret") as client:
            client.info(MODEL, "org/a")
            assert "hf_secret" not in repr(vars(client))
        assert hub.asked[0][1]["Authorization"] == "Bearer hf_secret"
    assert b"hf_secret" not in cache.read_bytes()


def test_an_unreachable_hub_is_trouble() -> None:
    settings = HubSettings(endpoint="http://127.0.0.1:9", retries=0, connect_seconds=0.5)
    with HubClient(settings, AnswerCache(None)) as client:
        assert isinstance(client.info(MODEL, "org/a"), Trouble)


def test_settings_come_from_the_usual_places(tmp_path: Path) -> None:
    home = tmp_path / ".cache" / "huggingface"
    home.mkdir(parents=True)
    (home / "token").write_text("hf_from_file\n")
    found = settings_from_environment({"HF_ENDPOINT": "https://mirror.example/"}, tmp_path)
    assert (found.endpoint, found.token, found.forbidden) == (
        "https://mirror.example",
        "hf_from_file",
        False,
    )
    assert "hf_from_file" not in repr(found)
    offline = settings_from_environment({"HF_TOKEN": "hf_env", "HF_HUB_OFFLINE": "1"}, tmp_path)
    assert (offline.token, offline.forbidden) == ("hf_env", True)
