"""Constants of Go: declared in one file of a project, given to what asks in another."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import SourceFile, link
from clearweights.scan.javascript.scanner import NativeScanner

NAMES = """package llm

type Kind string

const (
	Small Kind = "gpt-4o-mini"
	Large Kind = "gpt-4o" // not asked
	Rook       = "larchlab/rook-7b"
	Local      = "all-minilm"
	Address    = "https://api.openai.com/v1"
	colorName  = "gpt-3.5-turbo"
)

const Alone = "claude-3-5-haiku-20241022"
"""


def used(text: str, path: str = "cmd/main.go", names: str = "pkg/llm/names.go") -> set[str]:
    facts: list[Fact] = []
    for name, source in ((path, text), (names, NAMES)):
        if NativeScanner().worth_parsing(source.encode()):
            facts += NativeScanner().scan(SourceFile(name, source.encode()))
    return {
        fact.id
        for fact in link(facts)
        if isinstance(fact, Reference) and fact.strength is Strength.USED
    }


IMPORT = 'package main\n\nimport "github.com/larchlab/tool/pkg/llm"\n\n// openai\n'


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ("answer, err := client.Chat(ctx, llm.Small, words)", {"gpt-4o-mini"}),
        ("request := Request{Model: llm.Small, N: 1}", {"gpt-4o-mini"}),
        ("request := Request{\n\tModel: string(llm.Small),\n}", {"gpt-4o-mini"}),
        ("if !told {\n\tsettings.Model = llm.Alone\n}", {"claude-3-5-haiku-20241022"}),
        ("func (c Client) DefaultModel() string {\n\treturn llm.Small\n}", {"gpt-4o-mini"}),
        ("bot := NewAgent(key, llm.Small)", {"gpt-4o-mini"}),
        ("fmt.Println(llm.Small)", set()),
        ("if isLarge(llm.Small) {}", set()),
        ("if strings.HasPrefix(name, llm.Small) {}", set()),
        ("request := Request{Model: other.Small}", set()),
        ("request := Request{Model: Small}", set()),
        ("request := Request{Model: llm.Local}", set()),
        ("bot := NewClient(llm.Address)", set()),
    ],
)  # fmt: skip
def test_a_constant_of_another_package_is_what_is_asked(asks: str, found: set[str]) -> None:
    assert used(f"{IMPORT}func main() {{\n\t{asks}\n}}\n") == found


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("pkg/llm/bot.go", {"gpt-4o-mini"}),
        ("pkg/bot.go", set()),
        ("pkg/llm/deep/bot.go", set()),
        ("pkg/llm/bot_test.go", set()),
    ],
)
def test_files_of_one_folder_know_each_others_constants(path: str, found: set[str]) -> None:
    text = "package llm\n\n// openai\nfunc ask() {\n\tconfig.Model = Small\n}\n"
    assert used(text, path) == found


def test_a_package_may_have_another_name_where_it_is_imported() -> None:
    text = (
        'import (\n\tnames "larch/pkg/llm"\n)\n\n// openai\nfunc main() {\n\tchat(names.Small)\n}\n'
    )
    assert used(text) == {"gpt-4o-mini"}


def test_the_projects_own_folder_is_a_package_too() -> None:
    text = IMPORT.replace("tool/pkg/llm", "llm") + "func main() {\n\tllm.Chat(llm.Small)\n}\n"
    assert used(text, names="names.go") == {"gpt-4o-mini"}


def test_a_library_has_constants_of_its_own() -> None:
    text = (
        'import llm "github.com/sashabaranov/go-openai"\nfunc main() {\n\tllm.Chat(llm.Small)\n}\n'
    )
    assert used(text) == set()


def test_a_name_of_the_projects_own_stands_for_the_id_beside_it() -> None:
    table = (
        'var All = map[Kind]Bot{\n\tSmall: {\n\t\tAPIModel: "gpt-4o-mini-2024-07-18",\n\t},\n}\n'
    )
    facts: list[Fact] = []
    asks = IMPORT + "func main() {\n\tbot.Chat(llm.Small)\n}\n"
    for name, source in (("cmd/main.go", asks), ("pkg/llm/names.go", NAMES + table)):
        facts += NativeScanner().scan(SourceFile(name, source.encode()))
    used = [f for f in link(facts) if isinstance(f, Reference) and f.strength is Strength.USED]
    assert [f.id for f in used] == ["gpt-4o-mini-2024-07-18"]


def test_what_is_asked_is_said_once_and_with_its_maker() -> None:
    text = f"{IMPORT}func main() {{\n\tbot.Chat(llm.Small)\n}}\n"
    facts: list[Fact] = []
    for name, source in (("cmd/main.go", text), ("pkg/llm/names.go", NAMES)):
        facts += NativeScanner().scan(SourceFile(name, source.encode()))
    found = [f for f in link(facts) if isinstance(f, Reference) and f.id == "gpt-4o-mini"]
    assert [(f.place.line, f.kind, f.provider) for f in found] == [
        (6, AssetKind.SERVICE, Provider.OPENAI)
    ]


def test_a_variable_tells_nothing_of_what_a_function_gets() -> None:
    text = (
        'package main\n\n// openai\nfunc main() {\n\tpath := "shelf/words"\n\tbot.Chat(path)\n}\n'
    )
    assert used(text) == set()


def test_who_is_asked_is_told_by_the_address_of_the_client() -> None:
    text = (
        'package main\n\nimport (\n\t"github.com/larchlab/tool/pkg/llm"\n'
        '\t"github.com/tmc/langchaingo/llms/openai"\n)\n\nfunc main() {\n'
        '\tconfig.BaseURL = "https://api.perplexity.ai"\n\tconfig.Model = llm.Sonar\n}\n'
    )
    names = 'package llm\n\nconst Sonar Kind = "sonar-pro-2"\n'
    facts: list[Fact] = []
    for name, source in (("cmd/main.go", text), ("pkg/llm/names.go", names)):
        facts += NativeScanner().scan(SourceFile(name, source.encode()))
    found = [f for f in link(facts) if isinstance(f, Reference)]
    assert [(f.id, f.provider) for f in found] == [("sonar-pro-2", Provider.PERPLEXITY)]


def test_long_sources_take_no_time() -> None:
    text = IMPORT + "func main() {\n" + "\tmodel = a.\n\tx := Model: string(a" * 8_000
    start = time.process_time()
    used(text)
    assert time.process_time() - start < 3
