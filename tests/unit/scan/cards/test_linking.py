"""What several cards say of one thing."""

from __future__ import annotations

from clearweights.domain.asset import AssetKind, Reference
from clearweights.domain.facts import Fact, LineageStatement
from clearweights.scan.base import SourceFile
from clearweights.scan.cards import CardScanner, link


def scan(**files: str) -> tuple[Fact, ...]:
    """Return the linked facts of Markdown files, given by name without suffix."""
    facts: list[Fact] = []
    for name, text in files.items():
        facts.extend(CardScanner().scan(SourceFile(f"{name}.md", text.encode())))
    return link(facts)


def outputs(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.id for fact in facts if isinstance(fact, Reference) and fact.output]


def test_a_title_is_the_name_of_the_dataset_where_nothing_else_is() -> None:
    assert outputs(scan(datasheet="# Pets Dataset\n")) == ["Pets Dataset"]


def test_a_data_file_named_elsewhere_is_what_the_title_means() -> None:
    readme = "[pets.json](./pets.json) contains our data.\n"
    assert outputs(scan(README=readme, datasheet="# Pets Dataset\n")) == ["local:pets.json"]


def test_the_api_of_a_provider_means_its_one_model_named_elsewhere() -> None:
    facts = scan(
        README="# Pets\n\nOur data was generated with `text-davinci-003`.\n",
        datasheet="# Pets Dataset\n\nThis data was generated using the OpenAI API.\n",
    )
    parents = {fact.parent for fact in facts if isinstance(fact, LineageStatement)}
    services = {
        fact.id for fact in facts if isinstance(fact, Reference) and fact.kind is AssetKind.SERVICE
    }
    assert parents == services == {"text-davinci-003"}


def test_with_two_models_the_api_stays_what_it_is_called() -> None:
    facts = scan(
        README="# Pets\n\nOur data was generated with GPT-4.\n\nOur data was written by GPT-3.5.\n",
        datasheet="# Pets Dataset\n\nThis data was generated using the OpenAI API.\n",
    )
    parents = {fact.parent for fact in facts if isinstance(fact, LineageStatement)}
    assert parents == {"GPT-4", "GPT-3.5", "OpenAI API"}


def test_a_family_means_its_members_that_the_prose_names() -> None:
    facts = scan(
        README="# Pets\n\nWe fine-tune LLaMA-7B and LLaMA-13B.\n",
        model_card="# Pets\n\nThis model is fine-tuned from LLaMA.\n",
    )
    parents = [fact.parent for fact in facts if isinstance(fact, LineageStatement)]
    assert sorted(parents) == ["LLaMA-13B", "LLaMA-13B", "LLaMA-7B", "LLaMA-7B"]
