"""Folders made to hurt: each file costs only itself, and what could not be read is said."""

from __future__ import annotations

import os
import socket
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from clearweights.domain.facts import Problem
from clearweights.domain.result import Inspection
from clearweights.engine import Options, evaluate, inspect
from clearweights.errors import DeclarationError

_GOOD = "from transformers import AutoModel\nAutoModel.from_pretrained({!r})\n"
_LOAD = "from transformers import AutoModel\n{}\nAutoModel.from_pretrained(x)\n"
_SLOW = 12.0
"""Seconds; a catastrophe takes minutes, and machines that run tests are loaded."""


def _inspect(root: Path) -> Inspection:
    start = time.process_time()
    inspection = inspect(root, Options(jobs=1, cache=False))
    evaluate(inspection)
    assert time.process_time() - start < _SLOW
    return inspection


def _problems(inspection: Inspection) -> dict[str, Problem]:
    return {p.path: p for p in inspection.problems}


def _grown(times: int) -> str:
    lines = ['a0 = "xy"', *(f'a{i + 1} = f"{{a{i}}}{{a{i}}}"' for i in range(times))]
    return _LOAD.format("\n".join((*lines, f"x = a{times}")))


def _replacing(times: int) -> str:
    lines = ['a0 = "xx"', *(f'a{i + 1} = a{i}.replace("x", a{i})' for i in range(times))]
    return _LOAD.format("\n".join((*lines, f"x = a{times}")))


_GGUF = b"GGUF" + struct.pack("<I", 3)
REFUSED: dict[str, tuple[str, bytes]] = {
    "aliases that multiply": (
        "config.yaml",
        b"a: &a [x, x]\n"
        + b"".join(
            b"%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c]\n" % ((98 + i, 98 + i) + (97 + i,) * 6)
            for i in range(12)
        )
        + b"model: *m\n",
    ),
    "an alias of itself": ("config.yaml", b"model: &a [*a, {k: *a}]\n"),
    "deep YAML": ("config.yaml", b"model: " + b"[" * 100_000),
    "deep dashes": ("config.yaml", b"model:\n " + b"- " * 100_000 + b"x"),
    "a deep header": ("README.md", b"---\nlicense: " + b"{a: " * 50_000 + b"\n---\n"),
    "deep JSON": ("config.json", b'{"model":' + b"[" * 200_000),
    "deep TOML": ("pyproject.toml", b"model = " + b"[" * 50_000),
    "a TOML key of many parts": ("pyproject.toml", b"model" + b".a" * 20_000 + b" = 1\n"),
    "a long number": ("pyproject.toml", b"model = " + b"9" * 100_000),
    "half of UTF-8": ("config.json", b'\xff\xfe\x80 {"model": "a/b"} \xc3('),
    "huge counts": ("m.gguf", _GGUF + struct.pack("<QQ", 2**63, 2**63)),
    "a huge string": ("m.gguf", _GGUF + struct.pack("<QQQ", 1, 1, 2**62) + b"x"),
    "a header that lies": ("m.safetensors", struct.pack("<Q", 2**63) + b"{}"),
    "a deep header of weights": ("m.safetensors", struct.pack("<Q", 4000) + b"[" * 4000),
    "lying lengths": ("m.onnx", b"\x72" + b"\xff" * 8 + b"\x7f" + b"x" * 100),
    "a broken notebook": ("a.ipynb", b'{"cells":"from_pretrained"' + b"[" * 100_000),
}  # fmt: skip
SURVIVED: dict[str, tuple[str, bytes]] = {
    "a tag that would run": ("config.yaml", b'model: !!python/object/apply:os.system ["false"]'),
    "many documents": ("config.yaml", b"---\nmodel: a/b\n" * 5000),
    "brackets without end": ("a.py", b"from_pretrained(" * 20_000),
    "a string that doubles": ("a.py", _grown(60).encode()),
    "a string replaced in itself": ("a.py", _replacing(60).encode()),
    "a list put twice into itself": ("a.py", _LOAD.format("x = [x, x]\n" * 60).encode()),
    "a dict put twice into itself": ("a.py", _LOAD.format("x = {1: x, 2: x}\n" * 60).encode()),
    "a list pushed ever deeper": ("a.py", _LOAD.format("x = [x]\n" * 3_000).encode()),
    "a name that changes at each line": ("a.py", _LOAD.format('x = x + "y"\n' * 4_000).encode()),
    "names that change places": ("a.py", _LOAD.format("x, y = y, x\n" * 4_000).encode()),
    "a class of itself": ("a.py", _LOAD.format("class A(A): x = A.x\n" * 3_000).encode()),
    "a variable of ever more values": (
        "a.sh",
        b"M=a/b\n" + b'M="${M}-${M}"\n' * 3_000 + b"hf download $M\n",
    ),
    "functions of one name": (
        "a.py",
        b"from transformers import AutoModel\n"
        + b"".join(
            b"def load(x):\n    return AutoModel.from_pretrained(x)\nload('a/b%d')\n" % i
            for i in range(2_000)
        ),
    ),
    "a line of many records": (
        "m.json",
        b'{"models": [' + b'{"id": "a/b"},' * 40_000 + b'{"id": "a/b"}]}',
    ),
    "numbers without end": ("a.py", _LOAD.format('x = str(9**9**9) + "y" * 10**12').encode()),
    "a padding of gigabytes": ("a.py", _LOAD.format('x = f"{1:999999999}"').encode()),
    "an encoding that computes": ("a.py", b"# coding: rot13\n" + _GOOD.format("a/b").encode()),
    "byte order of two bytes": ("config.json", '{"model": "a/b"}'.encode("utf-16")),
    "a notebook of nothing": ("a.ipynb", b'{"cells": {"a": [null, 1]}}'),
    "an archive that lies": ("m.keras", b"PK\x03\x04" + b"\xff" * 100),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_one_bad_file_costs_only_itself_and_is_said(case: str, tmp_path: Path) -> None:
    name, data = REFUSED[case]
    (tmp_path / "good.py").write_text(_GOOD.format("EleutherAI/pythia-70m"))
    (tmp_path / name).write_bytes(data)
    inspection = _inspect(tmp_path)
    assert "EleutherAI/pythia-70m" in {a.key.id for a in inspection.assets}
    assert name in _problems(inspection)


@pytest.mark.parametrize("case", sorted(SURVIVED))
def test_what_is_odd_stops_nothing(case: str, tmp_path: Path) -> None:
    name, data = SURVIVED[case]
    (tmp_path / "good.py").write_text(_GOOD.format("EleutherAI/pythia-70m"))
    (tmp_path / name).write_bytes(data)
    assert "EleutherAI/pythia-70m" in {a.key.id for a in _inspect(tmp_path).assets}


def _pipes(root: Path) -> None:
    for name in ("a.py", "config.yaml", "LICENSE", ".gitignore"):
        os.mkfifo(root / name)
    (root / "s").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(root / "s" / "LICENSE"))


def _links(root: Path) -> None:
    for name, target in {"loop": ".", "up": "..", "root": "/", "a.py": "a.py"}.items():
        (root / name).symlink_to(target)
    (root / "config.yaml").symlink_to("/dev/zero")
    (root / "LICENSE").symlink_to("/etc/hostname")


def _holes(root: Path) -> None:
    for name in ("m.safetensors", "m.gguf", "config.json", "a.py", "LICENSE", "README.md"):
        with (root / name).open("wb") as file:
            file.truncate(10**11)


def _deep(root: Path) -> None:
    folder = root
    for _ in range(60):
        folder /= "d" * 40
    folder.mkdir(parents=True)
    (folder / "a.py").write_text(_GOOD.format("EleutherAI/pythia-160m"))


def _archives(root: Path) -> None:
    with zipfile.ZipFile(root / "m.keras", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", '{"model": "' + "a" * 50_000_000 + '"}')
        archive.writestr("../../escaped.txt", "x")
    for name in ("m.pt", "m.zip", "m.npz", "pytorch_model.bin"):
        (root / name).write_bytes((root / "m.keras").read_bytes())


@pytest.mark.parametrize("build", [_pipes, _links, _holes, _deep, _archives])
def test_what_is_no_plain_file_stops_nothing(
    build: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "p"
    root.mkdir()
    (root / "good.py").write_text(_GOOD.format("EleutherAI/pythia-70m"))
    build(root)
    inspection = _inspect(root)
    assert "EleutherAI/pythia-70m" in {a.key.id for a in inspection.assets}
    assert not (tmp_path.parent / "escaped.txt").exists()
    assert all(f.path != "LICENSE" for f in inspection.license_files)


def test_a_name_that_is_no_unicode_is_read_and_shown_by_its_codes(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/dir\xff"
    os.mkdir(folder)  # noqa: PTH102 (the name is no Unicode)
    with open(folder + b"/\xfe.py", "wb") as file:  # noqa: PTH123
        file.write(_GOOD.format("EleutherAI/pythia-70m").encode())
    inspection = _inspect(tmp_path)
    [asset] = inspection.assets
    assert asset.references[0].place.path == "dir\\xff/\\xfe.py"
    assert inspection.complete


@pytest.mark.parametrize("name", ["clearweights.yaml", "clearweights.policy.yaml"])
def test_what_decides_is_not_read_from_outside_of_the_project(name: str, tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    (tmp_path / "elsewhere.yaml").write_text("schema: 1\nname: x\n")
    (root / name).symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(DeclarationError, match="leads out of the project"):
        inspect(root, Options(jobs=1, cache=False))


def test_decisions_from_outside_of_the_project_are_a_problem(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    (tmp_path / "elsewhere.yaml").write_text("schema: 1\ndecisions: []\n")
    (root / "clearweights.decisions.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    problem = _problems(_inspect(root))["clearweights.decisions.yaml"]
    assert "leads out of the project" in str(problem.message)


def test_a_declaration_of_thousands_of_generations_ends(tmp_path: Path) -> None:
    lines = (
        f"- {{id: org/m{at}, kind: model, hub: huggingface, base_models: [org/m{at + 1}]}}\n"
        for at in range(600)
    )
    (tmp_path / "clearweights.yaml").write_text("schema: 1\nassets:\n" + "".join(lines))
    assert len(_inspect(tmp_path).assets) >= 600


def test_the_graph_is_followed_for_every_asset_however_many_there_are(tmp_path: Path) -> None:
    names = [f"alpha/m{at:04}" for at in range(700)]
    loads = "\n".join(f"AutoModel.from_pretrained({n!r})" for n in names)
    data = 'from datasets import load_dataset\nload_dataset("tatsu-lab/alpaca")\n'
    (tmp_path / "a.py").write_text(f"from transformers import AutoModel\n{loads}\n{data}")
    inspection = _inspect(tmp_path)
    [alpaca] = [a for a in inspection.assets if a.key.id == "tatsu-lab/alpaca"]
    assert any(edge.child == alpaca.key for edge in inspection.edges)
