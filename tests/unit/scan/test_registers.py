"""Names of datasets that the project's own register explains."""

from __future__ import annotations

from clearweights.domain.asset import Hub, Reference
from clearweights.domain.facts import Fact
from clearweights.scan import SCANNERS, SourceFile, link

REGISTER = '{"chat": {"hf_hub_url": "acme-lab/chat-en", "ms_hub_url": "acme/chat-ms"}}'


def found(files: dict[str, str]) -> set[tuple[str, Hub, str]]:
    facts: list[Fact] = []
    for path, words in files.items():
        name = path.rpartition("/")[2]
        for scanner in SCANNERS:
            if scanner.wants(path, name, "." + name.rpartition(".")[2]):
                facts += scanner.scan(SourceFile(path, words.encode()))
    return {
        (f.place.path, f.hub, f.id)
        for f in link(facts)
        if isinstance(f, Reference) and f.how == "dataset-name"
    }


def test_a_recipe_names_what_the_register_says() -> None:
    files = {"data/info.json": REGISTER, "sft.yaml": "stage: sft\ndataset: chat, own\n"}
    assert found(files) == {("sft.yaml", Hub.HUGGINGFACE, "acme-lab/chat-en")}


def test_a_name_without_a_register_is_no_dataset() -> None:
    assert found({"sft.yaml": "stage: sft\ndataset: chat\n"}) == set()


def test_a_name_with_two_meanings_is_not_guessed() -> None:
    other = REGISTER.replace("chat-en", "chat-fr")
    files = {"a/info.json": REGISTER, "b/info.json": other, "sft.yaml": "dataset: chat\n"}
    assert found(files) == set()


def test_a_recipe_among_tests_uses_nothing() -> None:
    assert found({"info.json": REGISTER, "tests/sft.yaml": "dataset: chat\n"}) == set()
