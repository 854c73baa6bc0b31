"""Words at known calls: which are ids there, and whose."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import Provider

_CUT = """
    import argparse
    import whisper
    parser = argparse.ArgumentParser()
    parser.add_argument("--model_name", default={default!r})
    args = parser.parse_args()
    model = whisper.load_model(args.model_name.split("_", 1)[1])
"""


@pytest.mark.parametrize(
    ("default", "found"),
    [("whisper_medium.en", {"medium.en"}), ("speechKit_v2_large", set())],
)
def test_only_published_sizes_of_whisper_are_loaded(default: str, found: set[str]) -> None:
    assert used(_CUT.format(default=default)) & {"medium.en", "v2_large"} == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("large-v3-turbo", {"large-v3-turbo"}),
        ("base.en-q5_1", {"base.en-q5_1"}),
        ("lab/faster-whisper-x", {"lab/faster-whisper-x"}),
        ("my_own_run", set()),
    ],
)
def test_other_libraries_of_whisper_know_its_sizes_too(name: str, found: set[str]) -> None:
    source = f"from faster_whisper import WhisperModel\nm = WhisperModel({name!r})\n"
    assert used(source) == found


_HANDED = """
    import anthropic

    def ask(prompt, name):
        client = anthropic.Anthropic()
        return client.messages.create(model=name, max_tokens=9, messages=[prompt])

    ask("hi", {name!r})
"""


@pytest.mark.parametrize("name", ["llama-3-1-405b-instruct", "mixtral-8x22b-v0.1"])
def test_weights_of_others_are_not_asked_of_anthropic(name: str) -> None:
    assert not used(_HANDED.format(name=name))


def test_a_deployment_with_a_name_of_its_own_is_asked_of_the_client() -> None:
    (found,) = references(_HANDED.format(name="claude-next-2031"))
    assert (found.id, found.provider) == ("claude-next-2031", Provider.ANTHROPIC)
