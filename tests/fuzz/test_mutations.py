"""Damaged files: whatever the bytes, a scanner answers or says that it cannot read them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from clearweights.safeio import UnreadableError
from clearweights.scan import SCANNERS, SourceFile
from clearweights.scan.base import Scanner

_CASES = Path(__file__).resolve().parents[1] / "corpus" / "cases"
_FILES = sorted(p for p in _CASES.glob("*/files/**/*") if p.is_file())
_JUNK = (b"\x00", b"\xff\xfe", b"{", b"[" * 300, b"'", b'"""', b"\n---\n", b"\\u", b"%s", b"&a *a")


def _mutated(data: bytes, chance: random.Random) -> bytes:
    mutable = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(mutable) + 1)
        match chance.randrange(5):
            case 0:
                mutable[at : at + chance.randrange(1, 40)] = b""
            case 1:
                mutable[at:at] = chance.choice(_JUNK)
            case 2:
                mutable[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                del mutable[at:]
            case _:
                piece = mutable[at : at + 200]
                mutable[at:at] = piece * chance.randrange(1, 4)
    return bytes(mutable)


def _wanting(path: str) -> list[Scanner]:
    name = path.rpartition("/")[2].lower()
    suffix = Path(name).suffix
    return [s for s in SCANNERS if s.wants(path, name, suffix)]


@pytest.mark.parametrize("seed", range(16))
def test_no_damage_breaks_a_scanner(seed: int) -> None:
    chance = random.Random(seed)
    answered = refused = 0
    for source in chance.sample(_FILES, min(60, len(_FILES))):
        path = source.relative_to(_CASES).as_posix().partition("/files/")[2]
        data = _mutated(source.read_bytes(), chance)
        for scanner in _wanting(path):
            if not scanner.worth_parsing(data):
                continue
            try:
                list(scanner.scan(SourceFile(path, data, len(data))))
                answered += 1
            except (UnreadableError, ValueError, RecursionError):
                refused += 1
    assert answered > 20


def test_random_bytes_under_every_name_break_nothing() -> None:
    chance = random.Random(1)
    names = sorted({p.name for p in _FILES} | {"model.gguf", "m.onnx", "m.safetensors", "m.tflite"})
    for name in names:
        for size in (0, 1, 7, 64, 4000):
            data = chance.randbytes(size)
            for scanner in _wanting(name):
                try:
                    list(scanner.scan(SourceFile(name, data, size)))
                except (UnreadableError, ValueError, RecursionError):
                    continue


@pytest.mark.parametrize("name", ["a.py", "a.ipynb", "a.yaml", "a.json", "README.md", "Dockerfile"])
def test_one_endless_line_is_survived(name: str) -> None:
    for unit in (b"(", b"a" * 50 + b"/", b"- ", b'{"a":', b"model=", b"https://huggingface.co/"):
        data = b"model " + unit * (200_000 // len(unit))
        for scanner in _wanting(name):
            try:
                list(scanner.scan(SourceFile(name, data, len(data))))
            except (UnreadableError, ValueError, RecursionError):
                continue
