"""Branches that choose a provider and, beside, its model; variables of PowerShell."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import Provider, Reference
from clearweights.scan import SourceFile
from clearweights.scan.shell.scanner import ShellScanner


def found(text: str, path: str = "setup.sh") -> list[tuple[str, Provider | None]]:
    facts = ShellScanner().scan(SourceFile(path, text.encode()))
    told = [(f.id, f.provider) for f in facts if isinstance(f, Reference)]
    return list(dict.fromkeys(told))


CHOICE = """case "$wanted" in
  1) engine_name="OpenAI"  # the first
     model_name="gpt-4o"
     ask_key ;;
  2) engine_name="anthropic"
     model_name="claude-3-5-sonnet-latest"
     ask_key ;;
  3) engine_name="novita"
     model_name="ternlab/tern-k2.5"
     ask_key ;;
esac
echo "LLM_NAME=$model_name" >> .env
"""
ASKED = [
    ("gpt-4o", Provider.OPENAI),
    ("claude-3-5-sonnet-latest", Provider.ANTHROPIC),
    ("ternlab/tern-k2.5", Provider.OTHER),
]


def test_each_branch_tells_who_serves_its_model() -> None:
    assert found(CHOICE) == ASKED


def test_a_name_that_is_no_provider_tells_nothing() -> None:
    text = CHOICE.replace("OpenAI", "first").replace('"anthropic"', '"second"')
    assert ("ternlab/tern-k2.5", None) in found(text)


def test_powershell_says_whose_a_variable_is() -> None:
    text = """switch ($wanted) {
  "1" {
    $script:engine_name = "openai"
    $script:model_name = "gpt-4o"
  }
  "2" {
    $global:engine_name = "anthropic"
    $global:model_name = "claude-3-5-sonnet-latest"
  }
  "3" {
    $script:engine_name = "novita"
    $script:model_name = "ternlab/tern-k2.5"
  }
  "4" { $script:model_name = Read-Host "Which model?" }
}
"LLM_NAME=$script:model_name" | Add-Content .env
"""
    assert found(text, "setup.ps1") == ASKED


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("openai_text-embedding-ada-002", [("openai_text-embedding-ada-002", Provider.OPENAI)]),
        ("openai_shelves", []),
        ("cohere_gpt-4o", []),
    ],
)
def test_a_provider_may_stand_before_its_model(
    value: str, told: list[tuple[str, Provider]]
) -> None:
    assert found(f'echo "EMBEDDINGS_NAME={value}" >> .env\n') == told


def test_many_branches_are_read_in_linear_time() -> None:
    begin = time.process_time()
    found("llm=openai\nmodel_name=gpt-4o\nllm=groq\nmodel_name=gpt-5\ngo\n" * 2_000)
    assert time.process_time() - begin < 20
