"""Words that are keys although they stand between quotes, or far from their values."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.javascript import SCANNERS


def used(path: str, text: str) -> list[tuple[str, int]]:
    file, suffix = SourceFile(path, text.encode()), "." + path.rpartition(".")[2]
    (reads,) = [scanner for scanner in SCANNERS if scanner.wants(path, path, suffix)]
    facts = reads.scan(file)
    told = [f for f in facts if isinstance(f, Reference) and f.strength is Strength.USED]
    return [(fact.id, fact.place.line) for fact in told]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("A.cs", 'public string? ModelName { get; set; } = "gpt-4o";'),
        ("A.cs", 'public string Model => "gpt-4o";'),
        ("A.cs", 'd = new() { { "TextModel", "gpt-4o" }, { "Key", "" } };'),
        ("A.cs", 'var o = new JsonObject { ["model"] = "gpt-4o" };'),
        ("a.cpp", 'ask({ {"model", "gpt-4o"}, {"max_tokens", 7} });'),
        ("a.cpp", 'j["model"] = "gpt-4o";'),
        ("a.rb", "body['model'] = 'gpt-4o'"),
        ("a.php", '$body["model"] = "gpt-4o";'),
        ("a.js", "body['model'] = 'gpt-4o';"),
        ("a.js", 'form.append("model", "gpt-4o");'),
        ("A.java", 'map.put("model", "gpt-4o");'),
        ("A.java", '@Value("${openai.chat-model:gpt-4o}") private String name;'),
        ("A.kt", 'buildJsonObject { put("model", "gpt-4o") }'),
        ("a.go", 'viper.SetDefault("openai.model", "gpt-4o")'),
        ("a.go", 'type C struct {\tModel string `env:"M" default:"gpt-4o"`\n}'),
        ("a.rs", 'form.text("model", "gpt-4o")'),
        ("a.rs", 'fn default_model() -> String {\n    "gpt-4o".to_string()\n}'),
        ("a.swift", 'func defaultModel() -> String { "gpt-4o" }'),
        ("a.ts", 'this.model ??= "gpt-4o";'),
        ("A.kt", 'override fun model(): String = "gpt-4o"'),
        ("A.kt", 'val model: String\n    get() = "gpt-4o"'),
        ("a.php", '$settings = ["ask" => env("OPENAI_MODEL", "gpt-4o")];'),
    ],
)
def test_words_that_are_keys(path: str, text: str) -> None:
    text = text.replace("{\t", "{\n\t")
    line = 1 + text.count("\n", 0, text.index("gpt-4o"))
    assert used(path, f"{text}\n// openai\n") == [("gpt-4o", line)]


def test_lines_keep_their_numbers() -> None:
    text = 'string ChatModel\n{\n  get; private set;\n} = "gpt-4o";\n\nstring Model = "gpt-4.1";\n'
    assert used("A.cs", f"{text}// openai\n") == [("gpt-4o", 4), ("gpt-4.1", 6)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("A.cs", 'public string Title { get; set; } = "gpt-4o";'),
        ("A.cs", 'd = new() { { "Title", "gpt-4o" } };'),
        ("a.cpp", 'ask({ {"format", "gpt-4o"} });'),
        ("a.js", "if (body['model'] === 'gpt-4o') stop();"),
        ("a.ts", 'this.title ??= "gpt-4o";'),
        ("A.kt", 'fun title() = "gpt-4o"'),
        ("a.js", "names['title'] = 'gpt-4o';"),
        ("a.js", "sessions['model'] = 'encoder_model';"),
        ("A.java", 'map.put("title", "gpt-4o");'),
        ("A.java", 'car.put("model", "Beetle");'),
        ("A.java", '@Value("${openai.title:gpt-4o}") private String name;'),
    ],
)
def test_words_that_are_none(path: str, text: str) -> None:
    assert used(path, f"{text}\n// openai\n") == []
