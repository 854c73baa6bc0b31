"""Documents of settings that a compiled program keeps in its strings."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.config.quoted import QuotedScanner

LIST = "models:\n  - name: Larch\n    repo_id: larchlab/larch-7b\n"
ONE = [("larchlab/larch-7b", 4)]


def found(path: str, text: str) -> list[tuple[str, int]]:
    facts = QuotedScanner().scan(SourceFile(path, text.encode()))
    used = [f for f in facts if isinstance(f, Reference) and f.strength is Strength.USED]
    return [(fact.id, fact.place.line or 0) for fact in used]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.rs", f'serde_yaml::from_str(\n"{LIST}").expect("read")'),
        ("a.rs", f'const MODELS: &str = r#"\n{LIST}"#;\nlet a: A = serde_yaml::from_str(MODELS)?;'),
        ("a.rs", f'pub static DEFAULT_CONFIG: &\'static str = r##"\n{LIST}"##;'),
        ("a.go", f"const names = `\n{LIST}`\nfunc f() {{ yaml.Unmarshal([]byte(names), &x) }}"),
        ("a.go", f"var defaultSettings = `\n{LIST}`"),
        ("A.kt", f'val a = Yaml.default.decodeFromString<A>("""\n{LIST}""".trim())'),
        ("A.java", f'String names = """\n{LIST}""";\nvar a = new Yaml().load(names);'),
    ],
)
def test_a_text_that_the_program_reads_is_read(path: str, text: str) -> None:
    assert found(path, text) == ONE


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.go", "const defaultConfig = `{\n\n\n  \"model\": \"gpt-4o\"\n}`"),
        ("a.rs", 'const DEFAULT_CONFIG: &str = r#"\n[llm]\n\nmodel = "gpt-4o"\n"#;'),
    ],
)  # fmt: skip
def test_settings_may_have_other_forms(path: str, text: str) -> None:
    assert found(path, text) == [("gpt-4o", 4)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.rs", f'println!("{LIST}")'),
        ("a.rs", f'const USAGE: &str = "{LIST}";'),
        ("a.go", f"const example = `\n{LIST}`"),
        ("a.rs", 'let a = serde_json::from_str(r#"{\n"model": "gpt-4o", "choices": []}"#)?;'),
        ("a.rs", f'#[cfg(test)]\nmod tests {{\n const DEFAULT_CONFIG: &str = r#"\n{LIST}"#; }}'),
        ("a_test.go", f"var defaultSettings = `\n{LIST}`"),
        ("a.go", f"// var defaultSettings = `\n// {LIST}"),
        ("a.go", f"/*\nvar defaultSettings = `\n{LIST}`\n*/"),
        ("a.go", "const defaultConfig = `\nmodels: [\n  - {{ .Name }}\n: x`"),
    ],
)
def test_other_texts_are_not(path: str, text: str) -> None:
    assert found(path, text) == []


def test_the_kind_is_that_of_the_key() -> None:
    text = 'let a: A = toml::from_str(r#"\n[data]\ndataset = "larchlab/larch-text"\n"#)?;'
    facts = list(QuotedScanner().scan(SourceFile("a.rs", text.encode())))
    assert [f.kind for f in facts if isinstance(f, Reference)] == [AssetKind.DATASET]


@pytest.mark.parametrize(
    "text", ['r#"\n', "`\n", '"""\n', "/*", '\\"\n', "const a = `\n`\n", "yaml.a."]
)
def test_strings_without_end_take_no_time(text: str) -> None:
    start = time.process_time()
    found("config.go", "yaml config\n" + text * 60_000)
    assert time.process_time() - start < 3
