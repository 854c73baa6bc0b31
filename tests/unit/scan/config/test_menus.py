"""Menus: a label for people, and the model that choosing it means."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Provider, Reference
from clearweights.scan import SourceFile
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.python import PythonScanner

ROW = '{"text": {"type": "plain_text", "text": "Quick"}, "value": "gpt-4o-mini"}'


def found(text: str, name: str) -> list[tuple[str, AssetKind, Provider | None]]:
    scanner = PythonScanner() if name.endswith(".py") else ConfigScanner()
    facts = scanner.scan(SourceFile(name, text.encode()))
    return [(f.id, f.kind, f.provider) for f in facts if isinstance(f, Reference)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("menu.json", f'{{"type": "static_select", "options": [{ROW}]}}'),
        ("menu.yaml", "shown:\n  - label: Quick\n    value: gpt-4o-mini\n"),
        ("menu.py", f"def menu():\n    return {{'options': [{ROW}]}}\n"),
        ("menu.py", f"ENTRIES = [{ROW}]\n"),
    ],
)
def test_what_a_row_of_a_menu_chooses_is_a_model(name: str, text: str) -> None:
    assert found(text, name) == [("gpt-4o-mini", AssetKind.SERVICE, Provider.OPENAI)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("facts.json", '{"fields": [{"title": "Model", "value": "gpt-4o-mini"}]}'),
        ("facts.py", 'FACTS = [{"title": "Model", "value": "gpt-4o-mini"}]\n'),
        ("menu.json", '{"options": [{"text": "Tern", "value": "tern-4o"}]}'),
        ("menu.py", 'ENTRIES = [{"text": "Tern", "value": "tern-4o"}]\n'),
        ("rows.json", '{"rows": [{"score": "0.5", "value": "gpt-4o-mini"}]}'),
    ],
)
def test_other_values_are_none(name: str, text: str) -> None:
    assert found(text, name) == []
