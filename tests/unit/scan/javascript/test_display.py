"""What a settings page shows is no choice of a model."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner


def used(path: str, text: str) -> list[str]:
    scanner = JavaScriptScanner() if path.endswith((".ts", ".tsx")) else NativeScanner()
    facts = scanner.scan(SourceFile(path, text.encode()))
    return [f.id for f in facts if isinstance(f, Reference) and f.strength is Strength.USED]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.ts", 'const modelInput = text.setPlaceholder("gpt-4o-mini")'),
        ("a.ts", 'text.setPlaceholder("/absolute/path/to/ggml-small.en-q5_1.bin")'),
        ("a.ts", 'const f = { hint: "https://huggingface.co/a/b/resolve/main/c-7b.gguf" }'),
        ("a.ts", 'modelEl.hintText = "ggml-base.en.bin"'),
        ("a.kt", 'val model = field(placeholder = { Text("gpt-4o-mini") })'),
        ("a.kt", 'val modelField = edit.apply { setHint("gpt-4o-mini") }'),
        ("a.java", 'String model = new Field().withPlaceholder("gpt-4o-mini").read();'),
        ("a.swift", 'TextField("Model", text: $model, prompt: Text("gpt-4o"))'),
        ("a.rs", 'let model = TextEdit::single(name).hint_text("gpt-4o").show();'),
    ],
)
def test_what_a_field_shows_before_it_is_filled_is_not_used(path: str, text: str) -> None:
    assert used(path, text) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.ts", 'text.setPlaceholder("any").setValue(x); const model = "gpt-4o-mini"'),
        ("a.ts", 'const f = { model: { hint: "any", default: "gpt-4o-mini" } }'),
        ("a.kt", 'val model = ask(Text("any"), model = "gpt-4o-mini")'),
    ],
)
def test_what_stands_beside_a_hint_is(path: str, text: str) -> None:
    assert used(path, text) == ["gpt-4o-mini"]


def test_a_part_of_a_path_is_no_id() -> None:
    source = (
        'static let repository = "terns/waders-coreml"  // https://huggingface.co\n'
        'static let defaultModel = "waders-7b"\n'
        "  private var modelsRootURL: URL {\n"
        '  support.appendingPathComponent("WhisperKit/Models", isDirectory: true)\n}\n'
    )
    assert "WhisperKit/Models" not in used("a.swift", source)
