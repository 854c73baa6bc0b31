"""Settings of speech: sizes of Whisper, voices of Piper."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import Hub, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.config import SCANNERS
from clearweights.scan.shell import SCANNERS as OF_SHELL


def used(path: str, text: str) -> list[tuple[str, Hub]]:
    file = SourceFile(path, text.encode())
    name = path.rpartition("/")[2].lower()
    suffix = f".{name.rpartition('.')[2]}"
    facts = [
        fact
        for scanner in (*SCANNERS, *OF_SHELL)
        if scanner.wants(path, name, suffix) and scanner.worth_parsing(text.encode())
        for fact in scanner.scan(file)
    ]
    found = [f for f in facts if isinstance(f, Reference) and f.strength is Strength.USED]
    return list(dict.fromkeys((f.id, f.hub) for f in found))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("whisper:\n  model: base\n", ["base"]),
        ("whisper:\n  model_size: large-v3\n", ["large-v3"]),
        ("stt: {engine: faster-whisper, model: base.en}", ["base.en"]),
        ("stt: {model: small}\nnote: whisper listens\n", ["small"]),
        ("stt: {engine: shelf, model: base}", []),
        ("whisper: {device: cpu, mode: base}\nmodel: chat\n", []),
        ("shelf: {model: base}\nwhisper: {device: cpu}\n", []),
    ],
)
def test_a_section_or_a_neighbor_tells_that_a_size_is_of_whisper(text: str, ids: list[str]) -> None:
    assert used("shelf.yaml", text) == [(id_, Hub.WHISPER) for id_ in ids]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shelf.yaml", "tts:\n  model_on: true\n  voice: en_US-lessac-medium\n"),
        ("shelf.sh", "echo hi | piper --voice en_US-lessac-medium --output out.wav\n"),
        ("shelf.sh", "piper --model en_US-lessac-medium < text.txt\n"),
        ("docker-compose.yml", "services: {tts: {command: --voice en_US-lessac-medium}}\n#model"),
    ],
)
def test_nothing_else_is_called_like_a_voice_of_piper(path: str, text: str) -> None:
    assert used(path, text) == [("en_US-lessac-medium", Hub.OTHER)]


def test_a_pipeline_of_spacy_needs_no_key() -> None:
    assert used("shelf.yaml", "spacy: en_core_web_trf\n") == [("en_core_web_trf", Hub.SPACY)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("whisper a.mp3 --model medium\n", [("medium", Hub.WHISPER)]),
        (
            "whisperx a.mp3 --model acme-labs/whisper-7b\n",
            [("acme-labs/whisper-7b", Hub.HUGGINGFACE)],
        ),
        ("listen a.mp3 --model medium\n", []),
    ],
)
def test_the_command_of_whisper_is_given_a_size(text: str, ids: list[tuple[str, Hub]]) -> None:
    assert used("shelf.sh", text) == ids
