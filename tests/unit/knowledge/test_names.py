from __future__ import annotations

import pytest

from clearweights.knowledge.names import plain_name, plain_url


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Apache License, Version 2.0", "apache 2"),
        ("apache-2.0", "Apache 2.0"),
        ("Licence Ouverte 2.0", "licence ouverte v2"),
        ("CC-BY-NC 4.0", "cc by nc 4"),
        ("LLaMA 2 Community License", "llama-2 community licence agreement"),
        ("Baichuan2 License", "baichuan 2"),
    ],
)
def test_spellings_of_one_name_become_the_same(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CreativeML OpenRAIL-M", "CreativeML OpenRAIL++-M"),
        ("Llama 3", "Llama 3.1"),
        ("GPL 2", "GPL 2.1"),
        ("CC BY 4.0", "CC BY-SA 4.0"),
    ],
)
def test_names_of_two_licenses_stay_apart(one: str, other: str) -> None:
    assert plain_name(one) != plain_name(other)


def test_hostile_names_are_only_words() -> None:
    assert plain_name("\u202e\x00" * 1000) == ""
    assert plain_name("") == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://creativecommons.org/licenses/by/4.0/",
        "http://www.creativecommons.org/licenses/by/4.0/legalcode",
        "https://creativecommons.org/licenses/by/4.0/deed.fr",
        "https://creativecommons.org/licenses/by/4.0/legalcode.txt",
        "https://creativecommons.org/licenses/by/4.0?ref=x#y",
    ],
)
def test_addresses_of_one_page_become_the_same(url: str) -> None:
    assert plain_url(url) == "creativecommons.org/licenses/by/4.0"


def test_raw_and_rendered_files_of_a_repository_are_one() -> None:
    pages = {
        plain_url(f"https://huggingface.co/o/m/{way}/LICENSE")
        for way in ("blob/main", "resolve/main", "blob/HEAD")
    }
    assert pages == {"huggingface.co/o/m/blob/main/license"}
