"""Elixir, R, Julia and PHP: what their code names, and what their notebooks only tell."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.javascript.scanner import NativeScanner


def used(text: str, path: str) -> list[tuple[str, int]]:
    file, scanner = SourceFile(path, text.encode()), NativeScanner()
    suffix = "." + path.rpartition(".")[2].lower()
    assert scanner.wants(path, path, suffix)
    facts = scanner.scan(file) if scanner.worth_parsing(file.data) else ()
    told = [f for f in facts if isinstance(f, Reference) and f.strength is Strength.USED]
    return [(fact.id, fact.place.line) for fact in told]


_NOTEBOOK = """# Larch

We once asked `model: "gpt-4"`.

```elixir
Larch.ask(
  model: "gpt-4o-mini", # cheap
  messages: []
)
```

```text
model: "gpt-4-turbo"
```
"""


_MODULE = '''defmodule B do
  @moduledoc """
  `ask(model: "gpt-4")`
  """

  def c, do: ask!(model: "gpt-4o")
end
'''


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "lib/a.ex",
            '{:ok, m} = Bumblebee.load_model({:hf, "larchlab/larch-text"})',
            [("larchlab/larch-text", 1)],
        ),
        (
            "lib/b.ex",
            _MODULE,
            [("gpt-4o", 6)],
        ),
        ("pages/d.livemd", _NOTEBOOK, [("gpt-4o-mini", 7)]),
        ("R/e.R", "# model = 'gpt-4'\nmodel <- 'bert-base-uncased' # gpt-4-\n",
         [("bert-base-uncased", 2)]),
        ("f.Rmd", "```{r}\nembed(x, model = 'bert-base-uncased')\n```\n`model = 'gpt-4'`\n",
         [("bert-base-uncased", 2)]),
        ("g.jl", 'ask(prompt; model = "gpt-4o-mini")', [("gpt-4o-mini", 1)]),
        ("g.jl", 'model = "x"; has = occursin("claude-3-7", model)', []),
        ("g.jl", 'ALIASES = Dict("gpt-4-mini" => "gpt-4o-mini")',
         [("gpt-4o-mini", 1)]),
        ("g.jl", 'body = Dict("model" => "gpt-4o-mini", "n" => 1)', [("gpt-4o-mini", 1)]),
        ("h.php", "<?php\n$p = pipeline('fill-mask', 'larchlab/larch-base');\n",
         [("larchlab/larch-base", 2)]),
    ],
)  # fmt: skip
def test_code_is_used_and_prose_around_it_is_not(
    path: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert used(text, path) == expected


def test_a_client_of_elixir_tells_who_is_asked() -> None:
    text = 'ChatAnthropic.new!(%{model: "claude-3-5-haiku-20241022"})'
    found = [
        (f.kind, f.provider)
        for f in NativeScanner().scan(SourceFile("lib/a.ex", text.encode()))
        if isinstance(f, Reference)
    ]
    assert found == [(AssetKind.SERVICE, Provider.ANTHROPIC)]


def test_a_table_for_people_and_a_readme_choose_nothing() -> None:
    table = "```{r}\nModels <- c(\"'bert-base-uncased'\", \"'roberta-base'\")\n```\n"
    assert used(table, "vignettes/a.Rmd") == []
    assert used("```{r}\nembed(x, model = 'bert-base-uncased')\n```\n", "README.Rmd") == []


@pytest.mark.parametrize(
    ("vendor", "model", "provider"),
    [
        ("ollama", "llama3.1", None),
        ("copilot", "gpt-4o", Provider.GITHUB_COPILOT),
        ("azure", "gpt-4o", Provider.AZURE),
        ("pplx", "llama-3.1-sonar-small-128k-chat", Provider.PERPLEXITY),
    ],
)
def test_who_is_asked_stands_beside_the_table_of_the_model(
    vendor: str, model: str, provider: Provider | None
) -> None:
    text = f'{{ {{ provider = "{vendor}", name = "Tern", model = {{ model = "{model}" }} }} }}'
    facts = NativeScanner().scan(SourceFile("lua/a.lua", f"return {text}\n".encode()))
    found = [(f.id, f.provider) for f in facts if isinstance(f, Reference)]
    assert found == [(model, provider)]


def test_scripts_of_ruby_without_an_ending() -> None:
    text = (
        "# what is measured: 'acme-labs/whisper-old'\n"
        "TRIED_REPO = 'acme-labs/whisper-tried-dataset'.freeze\n"
        "TRIED ||= { full: { repo: 'acme-labs/whisper-small' } }.freeze\n"
        "sh('huggingface-cli', 'upload', TRIED_REPO)\n"
    )
    scanner = NativeScanner()
    assert scanner.wants("fastlane/Fastfile", "fastfile", "")
    facts = scanner.scan(SourceFile("fastlane/Fastfile", text.encode()))
    assert [(f.kind, f.id) for f in facts if isinstance(f, Reference) and f.place.line != 1] == [
        (AssetKind.DATASET, "acme-labs/whisper-tried-dataset"),
        (AssetKind.MODEL, "acme-labs/whisper-small"),
    ]


_DEFAULTS = """class Larch < Base
  DEFAULTS = {{
    temperature: 0.0,
    chat_completion_model_name: "{}"
  }}.freeze
end
"""


@pytest.mark.parametrize(
    ("path", "name", "provider"),
    [
        ("llm/larch.rb", "command-r-plus", Provider.COHERE),
        ("llm/larch.rb", "mistral-medium", Provider.MISTRAL),
        ("llm/replicate.rb", "larchlab/larch-13b", Provider.REPLICATE),
    ],
)
def test_defaults_of_a_class_of_ruby(path: str, name: str, provider: Provider) -> None:
    file, scanner = SourceFile(path, _DEFAULTS.format(name).encode()), NativeScanner()
    assert scanner.worth_parsing(file.data)
    (fact,) = (f for f in scanner.scan(file) if isinstance(f, Reference))
    assert (fact.id, fact.kind, fact.provider) == (name, AssetKind.SERVICE, provider)


def test_a_name_that_only_tells_the_length_of_tokens_asks_nobody() -> None:
    source = 'def self.length(text, model_name = "text-embedding-ada-002")\nend\n'
    assert used(source, "llm/larch.rb") == [("text-embedding-ada-002", 1)]
    assert used(source, "token_length/larch.rb") == []


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "hear.lua",
            """local c = url .. '-F model="whisper-1" -F a=@b' """,
            ["whisper-1"],
        ),
        ("hear.go", """c := `curl -F "model=whisper-1" -F file=@a`""", ["whisper-1"]),
        ("ask.rb", """c = 'curl -s x -d \\'{"a": 1, "model": "gpt-4o"}\\''""", ["gpt-4o"]),
        ("hear.lua", """local c = '-F model="reef-1"' """, []),  # may be anybody's
        ("hear.lua", """local usage = 'curl -F model="whisper-1"' """, []),
        ("examples.go", """c := `curl -F "model=whisper-1" -F file=@a`""", []),
    ],
)
def test_a_command_in_pieces_sends_a_form(path: str, text: str, expected: list[str]) -> None:
    assert [id_ for id_, _ in used(f"-- openai\n{text}\n", path)] == expected


def test_an_address_that_only_lacks_a_file_is_of_a_download() -> None:
    text = 'private const string Home = "https://huggingface.co/larch/larch-1b{}";\n'
    assert used(text.format("/resolve"), "Larch.cs") == [("larch/larch-1b", 1)]
    assert used(text.format(""), "Larch.cs") == []


_MATLAB = """function c = ask(text, nvp)
% c = openAIChat("Hi", ModelName="gpt-4-turbo")
arguments
    text (1,1) string
    nvp.ModelName (1,1) string {mustBeMember(nvp.ModelName,["gpt-4o", ...
        "gpt-4.1"])} = "gpt-4o-mini"
end
a = A' * b'; % "gpt-4"
c = openAIChat('Be kind.', 'ModelName', 'gpt-4.1-mini');
d = ollamaChat("llama3.2");
p = struct("model", "gpt-3.5-turbo", "messages", c);
end
"""


def test_what_matlab_asks() -> None:
    assert used(_MATLAB, "ask.m") == [
        ("gpt-4o-mini", 6),
        ("gpt-4.1-mini", 9),
        ("llama3.2", 10),
        ("gpt-3.5-turbo", 11),
    ]


def test_objective_c_ends_its_files_like_matlab() -> None:
    text = '#import "a.h"\n// @"gpt-4"\nNSDictionary *b = @{@"model": @"gpt-4o-mini"};\n'
    assert used(text, "ask.m") == [("gpt-4o-mini", 3)]


@pytest.mark.parametrize("told", ["|_| ", "|error| ", "|_|\n  ", "|| "])
def test_what_a_function_of_rust_falls_back_to(told: str) -> None:
    text = f'let model = env::var("MODEL").unwrap_or_else({told}"gpt-4o".into());\n'
    assert [id_ for id_, _ in used(f"// openai\n{text}", "ask.rs")] == ["gpt-4o"]


def test_a_provider_is_the_key_of_what_it_serves() -> None:
    text = """package provider

var defaults = map[string]string{
	"ollama":  "gemma3:4b-it-qat",
	"openai":  "gpt-4o",
	"mistral": "ministral-3b-latest",
}
"""
    assert used(text, "provider.go") == [
        ("gemma3:4b-it-qat", 4),
        ("gpt-4o", 5),
        ("ministral-3b-latest", 6),
    ]


def test_the_arn_of_a_model_names_it() -> None:
    text = 'body := map[string]string{"modelArn": "anthropic.claude-v2:1", "roleArn": "acme/x"}\n'
    assert used(text, "ask.go") == [("anthropic.claude-v2:1", 1)]
