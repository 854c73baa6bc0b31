from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import clearweights.report
from clearweights.report import REPORTERS
from clearweights.report.sections import build
from tests.unit.report import builders

SOURCES = sorted(Path(clearweights.report.__file__).parent.rglob("*.py"))


def templates() -> Iterator[str]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "text":
                [first, *_] = node.args
                assert isinstance(first, ast.Constant), f"{path}:{node.lineno} is not a literal"
                yield str(first.value)


def test_every_message_of_the_reports_has_its_french() -> None:
    assert set(templates()) == set(builders.french())


def test_the_french_uses_the_same_fields() -> None:
    fields = re.compile(r"\{(\w+)\}")
    for english, french in builders.french().items():
        assert sorted(fields.findall(english)) == sorted(fields.findall(french)), english


def test_a_french_report_is_french_throughout() -> None:
    document = build(builders.result(), builders.context("fr"))
    assert [s.title for s in document.sections][:4] == [
        "Réponse", "Périmètre et limites", "Inventaire", "Constats",
    ]  # fmt: skip
    assert document.watermark == "PROJET"
    page = REPORTERS["html"].render(builders.result(), builders.context("fr")).decode()
    assert '<html lang="fr">' in page
    assert "aucun droit sans licence distincte" in page
