"""Addresses that begin with a variable which the document itself sets."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import Reference
from clearweights.scan import SourceFile
from clearweights.scan.config.scanner import ConfigScanner, EnvScanner

ROOT = "https://larchlab.org/weights"
NET = f"{ROOT}/nets/tiny.safetensors"


def found(path: str, text: str) -> list[str]:
    scanner = EnvScanner() if path.endswith(".env") else ConfigScanner()
    facts = scanner.scan(SourceFile(path, text.encode()))
    return [fact.id for fact in facts if isinstance(fact, Reference)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.yaml", f"BASE: {ROOT}\nnet:\n  checkpoint: ${{BASE}}/nets/tiny.safetensors\n"),
        (
            ".github/workflows/a.yml",
            f"env:\n  BASE: {ROOT}\nsteps:\n  - run: wget $BASE/nets/tiny.safetensors\n",
        ),
        (
            ".github/workflows/a.yml",
            (
                f"env:\n  BASE: {ROOT}\njobs:\n  a:\n    steps:\n"
                "      - run: |\n          wget ${{ env.BASE }}/nets/tiny.safetensors\n"
            ),
        ),
        (
            "play.yml",
            (
                f"- hosts: all\n  vars:\n    base: {ROOT}\n  tasks:\n    - get_url:\n"
                '        url: "{{ base }}/nets/tiny.safetensors"\n'
            ),
        ),
        (
            "dvc.yaml",
            f"vars:\n  - BASE: {ROOT}\nget:\n  cmd: wget ${{BASE}}/nets/tiny.safetensors\n",
        ),
        (
            "Taskfile.yml",
            (
                f"vars:\n  BASE: {ROOT}\ntasks:\n  get:\n    cmds:\n"
                "      - wget {{.BASE}}/nets/tiny.safetensors\n"
            ),
        ),
        (
            "pod.yaml",
            f"env: [{{name: BASE, value: {ROOT}}}]\ncmd: wget $(BASE)/nets/tiny.safetensors\n",
        ),
        ("a.env", f"BASE={ROOT}\nMODEL_URL=${{BASE}}/nets/tiny.safetensors\n"),
    ],
)
def test_an_address_may_begin_with_a_variable_set_above(path: str, text: str) -> None:
    assert found(path, text) == [NET]


def test_what_is_set_nearer_counts() -> None:
    text = (
        "env:\n  BASE: https://larchlab.org/old\njobs:\n  a:\n"
        f"    env:\n      BASE: {ROOT}\n    steps:\n      - run: wget $BASE/nets/tiny.safetensors\n"
    )
    assert found(".github/workflows/a.yml", text) == [NET]


def test_what_is_set_beside_is_not_set_here() -> None:
    text = (
        f"jobs:\n  a:\n    env:\n      BASE: {ROOT}\n"
        "  b:\n    steps:\n      - run: wget $BASE/nets/tiny.safetensors\n"
    )
    assert found(".github/workflows/a.yml", text) == []


def test_many_variables_take_no_time() -> None:
    held = "".join(f"  A{n}: https://a.org/{n}\n" for n in range(3_000))
    text = f"env:\n{held}steps:\n" + "  - run: wget ${{ env.B }}/x.pt\n" * 3_000
    start = time.process_time()
    found(".github/workflows/a.yml", text)
    assert time.process_time() - start < 5
