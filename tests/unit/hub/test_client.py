"""The hub client against a real local server, with good answers and every kind of bad one."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from tests.hub_server import FakeHub, Repository, fake_hub

import clearweights.hub.client as client_module
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
        ("packed", "could not be read|reached"),
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
    assert (found.endpoint, found.token, found.refused) == (
        "https://mirror.example",
        "hf_from_file",
        None,
    )
    assert "hf_from_file" not in repr(found)
    offline = settings_from_environment({"HF_TOKEN": "hf_env", "HF_HUB_OFFLINE": "1"}, tmp_path)
    assert "HF_HUB_OFFLINE" in str(offline.refused)


@pytest.mark.parametrize(
    "behavior",
    ["dribble", "slow-status", "slow-headers", "slow-continue", "slow-chunks", "slow-trailers"],
)
def test_an_answer_in_drops_does_not_hold_us(
    behavior: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "_DEADLINE_SECONDS", 0.4)
    with fake_hub(org__a=Repository(behavior=behavior)) as hub, _client(hub) as client:
        begun = time.monotonic()
        answer = client.info(MODEL, "org/a")
        assert time.monotonic() - begun < 2.5
        assert isinstance(answer, Trouble)
        assert "in time" in str(answer.why)


def test_a_hub_that_was_cut_can_be_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_DEADLINE_SECONDS", 0.4)
    slow, good = Repository(behavior="slow-headers"), Repository()
    with fake_hub(org__a=slow, org__b=good) as hub, _client(hub) as client:
        assert isinstance(client.info(MODEL, "org/a"), Trouble)
        assert isinstance(client.info(MODEL, "org/b"), Answer)
        time.sleep(0.5)  # the deadline of the answer above cuts nothing any more
        assert isinstance(client.file(MODEL, "org/b", "main", "x"), Trouble)
        assert hub.paths()[-1] == "/org/b/resolve/main/x"


def test_a_hub_that_keeps_failing_is_left_alone() -> None:
    repositories = {f"org__a{n}": Repository(behavior="broken") for n in range(8)}
    with fake_hub(**repositories) as hub, _client(hub) as client:
        answers = [client.info(MODEL, f"org/a{n}") for n in range(8)]
        assert all(isinstance(answer, Trouble) for answer in answers)
        assert len(hub.counts) == 4
        last = answers[-1]
        assert isinstance(last, Trouble)
        assert "too often" in str(last.why)


def test_what_is_missing_or_closed_is_no_failure_of_the_hub() -> None:
    kinds = ("missing", "gated", "private")
    repositories = {f"org__a{n}": Repository(behavior=kinds[n % 3]) for n in range(9)}
    with fake_hub(**repositories) as hub, _client(hub) as client:
        for n in range(9):
            client.info(MODEL, f"org/a{n}")
        assert len(hub.counts) == 9


def test_passwords_of_a_netrc_file_are_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password netrc-secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with fake_hub(org__a=Repository()) as hub:
        for token in (None, "hf_token"):
            with _client(hub, token=token) as client:
                client.info(MODEL, "org/a")
        sent = [headers.get("Authorization") for _, headers in hub.asked]
        assert sent == [None, "Bearer hf_token"]


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://me:secret@hub.example",
        "ftp://hub.example",
        "hub.example",
        "https://",
        "http://a:b/",
    ],
)
def test_an_endpoint_that_is_no_plain_address_is_refused(endpoint: str, tmp_path: Path) -> None:
    settings = settings_from_environment({"HF_ENDPOINT": endpoint, "HF_TOKEN": "t"}, tmp_path)
    assert settings.refused
    assert "HF_ENDPOINT" in str(settings.refused)
    assert "secret" not in str(settings)


@pytest.mark.parametrize(
    ("endpoint", "token"),
    [
        ("https://hub.example/", "t"),
        ("http://hub.example", None),
        ("http://127.0.0.1:8080", "t"),
        ("http://localhost", "t"),
        ("http://localhost.evil.example", None),
    ],
)
def test_the_token_does_not_travel_unprotected(
    endpoint: str, token: str | None, tmp_path: Path
) -> None:
    settings = settings_from_environment({"HF_ENDPOINT": endpoint, "HF_TOKEN": "t"}, tmp_path)
    assert (settings.endpoint, settings.token) == (endpoint.rstrip("/"), token)
