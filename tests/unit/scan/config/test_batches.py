"""Batch requests name the models that would be called; answers and data name nothing."""

from __future__ import annotations

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.config.batches import BatchScanner

ASK = '{"custom_id": "a%d", "method": "POST", "url": "/v1/chat", "body": {"model": "%s", "n": 1}}\n'


def references(text: str, path: str = "jobs.jsonl") -> list[Reference]:
    scanner, file = BatchScanner(), SourceFile(path, text.encode())
    if not scanner.worth_parsing(file.data):
        return []
    return [fact for fact in scanner.scan(file) if isinstance(fact, Reference)]


def test_each_model_is_named_once_where_it_is_first_asked_for() -> None:
    found = references(ASK % (1, "gpt-4o-mini") + ASK % (2, "gpt-4o-mini") + ASK % (3, "o3-mini"))
    assert [(r.id, r.place.line) for r in found] == [("gpt-4o-mini", 1), ("o3-mini", 3)]
    assert {(r.kind, r.provider, r.strength) for r in found} == {
        (AssetKind.SERVICE, Provider.OPENAI, Strength.USED)
    }


def test_the_form_with_parameters_is_read_too() -> None:
    (found,) = references('{"custom_id": "x", "params": {"model": "claude-3-haiku-20240307"}}\n')
    assert found.provider is Provider.ANTHROPIC


def test_a_server_of_weights_is_asked_for_a_model_of_the_hub() -> None:
    (found,) = references(ASK % (1, "acme-labs/Tiny-7B"))
    assert (found.kind, found.id) == (AssetKind.MODEL, "acme-labs/Tiny-7B")


def test_answers_and_damaged_lines_name_nothing() -> None:
    answer = '{"custom_id": "a", "response": {"body": {"model": "gpt-4o-mini"}}}\n'
    assert references(answer) == []
    assert references('{"custom_id": "a", "body": {"model": "gpt-4o"\n') == []
    assert references('{"text": "body", "model": "gpt-4o"}\n') == []


def test_requests_of_tests_are_only_mentioned() -> None:
    (found,) = references(ASK % (1, "gpt-4o"), path="tests/jobs.jsonl")
    assert found.strength is Strength.MENTIONED
