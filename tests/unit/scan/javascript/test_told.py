"""What a table, an annotation or a package around a string tells of it."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.base import Scanner
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner
from clearweights.scan.trials import is_test_path


def used(text: str, path: str = "app.ts") -> list[Reference]:
    native = path.endswith((".go", ".rs", ".cs", ".swift", ".java", ".php", ".rb", ".kt"))
    scanner: Scanner = NativeScanner() if native else JavaScriptScanner()
    facts = scanner.scan(SourceFile(path, text.encode()))
    return [f for f in facts if isinstance(f, Reference) and f.strength is Strength.USED]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('var all = []Way{{\n  name: "kimi-k2",\n  format: &Form{Start: "<a>"},\n}}', []),
        ('var all = []Way{{\n  name: "kimi-k2",\n  limit: 8,\n}}', ["kimi-k2"]),
    ],
)
def test_a_way_to_write_is_called_after_a_model(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(text, "a.go")] == ids


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        ('#[schema(inline, example = json!(["acme/tern-7b-lora"]))]', []),
        ('#[schema(inline, example = "acme/tern-7b-lora")]', []),
        ('#[builder(start = json!(["acme/tern-7b-lora"]))]', ["acme/tern-7b-lora"]),
    ],
)
def test_examples_of_documentation_choose_nothing(told: str, ids: list[str]) -> None:
    text = f"use hf_hub::api;\nstruct A {{\n  {told}\n  pub ids: Vec<String>,\n}}"
    assert [f.id for f in used(text, "a.rs")] == ids


@pytest.mark.parametrize(
    ("path", "name", "kind", "hub"),
    [
        ("a.ts", "OLLAMA_MODELS", AssetKind.MODEL, Hub.OLLAMA),
        ("server/ollama/models.ts", "MODELS", AssetKind.MODEL, Hub.OLLAMA),
        ("a.ts", "MODELS", AssetKind.SERVICE, Hub.API),
    ],
)
def test_a_table_of_ollama_holds_what_it_loads(
    path: str, name: str, kind: AssetKind, hub: Hub
) -> None:
    text = f"export const {name} = {{ 'glm-5.2': {{ pulls: 3 }}, 'command-r': {{ pulls: 4 }} }}"
    assert {(f.kind, f.hub) for f in used(text, path)} == {(kind, hub)}


def test_ollama_loads_nothing_that_only_its_maker_serves() -> None:
    assert [f.hub for f in used("const OLLAMA_MODELS = { 'gpt-4o': { pulls: 3 } }")] == [Hub.API]


def test_a_function_of_upstash_asks_a_service() -> None:
    (found,) = used('const chat = new RAGChat({ model: upstash("acme/Tern-7B-Instruct", {}) })')
    assert (found.kind, found.id) == (AssetKind.SERVICE, "acme/Tern-7B-Instruct")


VENDORS = """export const PICKS = { first: [
  { vendor: "openai", modelId: "gpt-5.5" },
  { vendor: "{}", modelId: "claude-sonnet-4-6" },
  { vendor: "[]", modelId: "qwen/qwen-4-72b" },
] };"""


@pytest.mark.parametrize(
    ("second", "third", "provider"),
    [
        ("anthropic", "nvidianim", Provider.NVIDIA),
        ("anthropic", "shelfapi", Provider.OTHER),
        ("shelfhouse", "shelfapi", Provider.OPENROUTER),
        ("anthropic", "localServer", Provider.OPENROUTER),
    ],
)
def test_a_row_beside_rows_of_providers_names_its_own(
    second: str, third: str, provider: Provider
) -> None:
    found = used(VENDORS.replace("{}", second).replace("[]", third))
    assert (found[-1].id, found[-1].provider) == ("qwen/qwen-4-72b", provider)


TABLE = """const MODELS = { quick: "gpt-4o-mini", own: "meta-llama/Meta-Llama-3.1-8B-Instruct" };
const ask = (model) => fetch("{}/chat/completions", { body: JSON.stringify({ model }) });"""


@pytest.mark.parametrize(
    ("address", "kind", "provider"),
    [
        ("https://api.deepinfra.com/v1/openai", AssetKind.SERVICE, Provider.DEEPINFRA),
        ("https://api.novita.ai/v3/openai", AssetKind.SERVICE, Provider.OTHER),
        ("https://models.shelfhouse.example/v1", AssetKind.MODEL, None),
    ],
)
def test_who_is_asked_serves_the_table_beside(
    address: str, kind: AssetKind, provider: Provider | None
) -> None:
    quick, own = used(TABLE.replace("{}", address))
    assert (quick.id, quick.provider) == ("gpt-4o-mini", Provider.OPENAI)
    assert (own.kind, own.provider) == (kind, provider)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'const a = connect("https://api.deepinfra.com/v1", key, "Qwen/Qwen3-32B")',
            [("Qwen/Qwen3-32B", Provider.DEEPINFRA)],
        ),
        (
            'start(connect("https://api.groq.com/openai/v1", "llama-3.9-70b"))',
            [("llama-3.9-70b", Provider.GROQ)],
        ),
        ('const a = connect("https://api.deepinfra.com/v1", "shelf-key-3")', []),
        ('const a = connect("https://shelfhouse.example/v1", key, "llama-3.9-70b")', []),
        ('log("https://api.groq.com/openai/v1", "llama-3.9-70b")', []),
    ],
)
def test_a_call_that_is_given_an_address_asks_there(
    text: str, told: list[tuple[str, Provider]]
) -> None:
    assert [(f.id, f.provider) for f in used(text)] == told


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        ("meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo", AssetKind.SERVICE),
        ("meta-llama/Meta-Llama-3.1-70B-Instruct", AssetKind.MODEL),
        ("stabilityai/sdxl-turbo", AssetKind.MODEL),
    ],
)
def test_a_turbo_of_another_makers_model_is_only_served(id_: str, kind: AssetKind) -> None:
    (found,) = used(f'export const CHEAP_MODEL = "{id_}";')
    assert (found.id, found.kind) == (id_, kind)


@pytest.mark.parametrize(
    ("name", "ids"), [("GLM-4-Air", ["GLM-4-Air"]), ("GPT-4o", []), ("GLM-4-Birds-9b", [])]
)
def test_some_providers_write_names_with_a_capital(name: str, ids: list[str]) -> None:
    text = f"export const MODELS = {{ quick: {{ value: '{name}', desc: 'Shelf (quick)' }} }}"
    assert [f.id for f in used(text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('const MODELS = ["llama3.2:3b", "mistral", "tern"]', ["llama3.2:3b", "mistral"]),
        (
            'const MODELS = [{ id: "gemma", label: "solar" }, { id: "qwen2.5:7b" }]',
            ["gemma", "qwen2.5:7b"],
        ),
        ('const MODELS = ["mistral", "tern"]\nconst FONTS = ["llama3.2:3b"]', []),
    ],
)
def test_a_family_beside_a_tag_of_ollama_is_ollamas(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('const A = { openai: "gpt-4o", Anthropic: "claude-2.1" }', ["gpt-4o", "claude-2.1"]),
        ('const A = { [Who.OpenAI]: "gpt-4o", [Who.Shelf]: x }', ["gpt-4o"]),
        ('const a = { fast: "gpt-4o-mini", good: "gpt-4.1" }', ["gpt-4o-mini", "gpt-4.1"]),
        ('const a = { fast: "gpt-4o-mini", good: "tern" }', []),
        ('const a = { "gpt-4-0613": "gpt-4", "gpt-4-0314": "gpt-4" }', []),
        ('const a = { from: "gpt-4-0613", to: "gpt-4" }', []),
        ('const a = { shelf: "gpt-4o" }', []),
        ('const a = { label: "o3", link: "o3-2025-04-16" }', []),
        ('const MODELS = { "o1-preview": { name: "o1" } }', ["o1-preview"]),
    ],
)
def test_tables_of_nothing_but_hosted_models(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(text)] == ids


@pytest.mark.parametrize(
    ("call", "hub"), [("ollama.pull", Hub.OLLAMA), ("ollama.chat", Hub.OLLAMA), ("shelf.chat", "")]
)
def test_a_method_of_ollama_names_what_it_loads(call: str, hub: str) -> None:
    assert [f.hub for f in used(f'await {call}({{ model: "mistral" }})')] == ([hub] if hub else [])


def test_an_address_that_is_only_fetched_is_not_that_of_a_client() -> None:
    text = 'fetch("https://api.elevenlabs.io/v1/voices");\nchat(openai("gpt-4o"));'
    assert [f.provider for f in used(text)] == [Provider.OPENAI]


def test_a_version_that_replicate_runs_tells_itself() -> None:
    version = f"acme/painter:{'0f' * 32}"
    (found,) = used(f'import Replicate from "replicate";\nconst ink = "{version}";\n')
    assert (found.id, found.kind) == (version, AssetKind.SERVICE)
    assert not used('import Replicate from "replicate";\nconst ink = "acme/painter:0f0f";\n')


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("function chosen() { return localStorage.getItem('m') || 'gemma3:4b' }", ["gemma3:4b"]),
        ("function chosen() {\n  return 'qwen2.5:0.5b';\n}", ["qwen2.5:0.5b"]),
        ("function modelLabel(m) { return m === 'gemma3:4b' ? 1 : 2 }", []),
        ("function modelClass() { return 'phone:4b'; }", []),
        ("function modelScale() { return 'phi:latest-theme'; }", []),
    ],
)
def test_a_sized_name_of_ollama_is_what_nothing_else_is_chosen_for(
    text: str, ids: list[str]
) -> None:
    assert [f.id for f in used(f"// the Model that answers\n{text}\n")] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('enum TernModel {\n  "claude-2-long" = "a2",\n  "b" = "claude-2.1",\n}', ["claude-2.1"]),
        ('enum TernModel {\n  "claude-2-long" = "a2",\n}', []),
    ],
)
def test_a_member_of_an_enumeration_is_called_what_it_likes(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(f"// Model\n{text}\n")] == ids


def test_a_statement_may_end_without_a_semicolon() -> None:
    text = (
        "function modelName(a) {\n  switch (a) {\n    case Kind.small:\n"
        "      return 'gpt-4o-mini'\n    default:\n      return 'gpt-4o'\n  }\n}\n"
        "function g() { return 'gpt-5' + b }\n"
    )
    assert [f.id for f in used(text)] == ["gpt-4o-mini", "gpt-4o"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("f(a) { return new ShelfApiBot(a.key, 'pplx-70b-online') }", ["pplx-70b-online"]),
        ("f(a) { return new AskClient('gpt-4o-mini') }", ["gpt-4o-mini"]),
        ("f(a) { return new Badge('gpt-4o-mini') }", []),
        ("f(a) { return toProvider('gpt-4o-mini') }", []),
    ],
)
def test_what_speaks_is_made_with_a_hosted_model(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(f"// Model\nclass A {{ {text} }}\n")] == ids


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("${process.env.ACME_LLM_MODEL || 'gpt-4o'}", [("gpt-4o", 1)]),
        ('${\n  asked.modelId ??\n  ACME_LLM_MODEL ||\n  "gpt-4o"\n}', [("gpt-4o", 4)]),
        ("${process.env.ACME_LLM_MODEL || 'gpt-4o'} is asked", []),
        ("${process.env.ACME_LLM_MODEL || ''}", []),
        ("${pick(asked) || 'gpt-4o'}", []),
    ],
)
def test_a_template_of_nothing_but_a_default_is_that_default(
    template: str, found: list[tuple[str, int]]
) -> None:
    text = f"const acmeApiModel = `{template}`\nconst next = 1\n"
    assert [(f.id, f.place.line) for f in used(text)] == found


def test_templates_of_many_operands_are_read_in_linear_time() -> None:
    text = "const model = `${" + "a || " * 100 + "`\n"
    begin = time.process_time()
    assert used(text * 1_500) == []
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("engines/ollama.ts", ["llama2", "tern-bird", "gemma:2b"]),
        ("engines/shelf.ts", ["llama2", "gemma:2b"]),
    ],
)
def test_a_list_without_a_name_is_ollamas_by_its_tags(path: str, ids: list[str]) -> None:
    text = """return [
      { id: "llama2", name: "mistral" }, { id: "tern-bird", name: "Tern" }, { id: "gemma:2b" },
    ];
    const fonts = [{ id: "solar", name: "Solar" }];"""
    assert [f.id for f in used(text, path)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('program.option("-m, --model <name>", "what is asked", "gpt-4o");', ["gpt-4o"]),
        ('program.requiredOption("--model [name]", "gpt-4", "gpt-4.1");', ["gpt-4.1"]),
        ('program.option("-o, --output <name>", "where to", "gpt-4o");', []),
        ('program.command("-m, --model <name>", "what is asked", "gpt-4o");', []),
        ("db.exec(`CREATE TABLE a (\n  id INT,\n  model TEXT DEFAULT 'gpt-4o'\n)`);", ["gpt-4o"]),
        ("show(`a table whose model TEXT DEFAULT 'gpt-4o' is`);", []),
    ],
)
def test_defaults_of_options_and_of_columns(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(text)] == ids


def test_a_file_that_only_speaks_of_a_provider_by_its_package_is_read() -> None:
    source = 'import * as fal from "@fal-ai/client";\nawait fal.subscribe("fal-ai/flux/dev");\n'
    assert JavaScriptScanner().worth_parsing(source.encode())
    assert [(f.id, f.kind) for f in used(source)] == [("fal-ai/flux/dev", AssetKind.SERVICE)]
    assert not JavaScriptScanner().worth_parsing(b'import * as fs from "fs";\nfs.run("a/b");\n')


@pytest.mark.parametrize(
    ("words", "hub"),
    [
        ("acme/pilot-llama3-8b:q8_0", Hub.OLLAMA),
        ("acme/pilot-llama3:8b-q6_K", Hub.OLLAMA),
        ("acme/Pilot-Llama3-8B-GGUF:Q8_0", Hub.HUGGINGFACE),
    ],
)
def test_a_quantized_tag_behind_an_owner_is_of_ollama(words: str, hub: Hub) -> None:
    (found,) = used(f"const settings = {{ modelName: '{words}' }};\n")
    assert found.hub is hub
    assert found.id == (words if hub is Hub.OLLAMA else words.partition(":")[0])


def test_tests_of_go_are_those_that_go_runs() -> None:
    assert is_test_path("backend/chain_test.go")
    assert not is_test_path("backend/test_chain.go")


@pytest.mark.parametrize(
    ("row", "ids"),
    [
        ("{ model: 'gpt-4o', value: 'openai-gpt-4o' }", ["gpt-4o"]),
        ("{ modelId: 'gpt-4o', label: 'GPT', value: 'gpt-4o-mini-2' }", ["gpt-4o"]),
        ("{ label: 'GPT', value: 'gpt-4o-mini' }", ["gpt-4o-mini"]),
    ],
)
def test_a_value_beside_a_model_is_the_word_of_a_page(row: str, ids: list[str]) -> None:
    assert [f.id for f in used(f"export const chatModels: Option[] = [\n  {row},\n];\n")] == ids


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        (
            "chatModels = { 'gpt-4o': price(2),\n  o3: price(3), o1: price(4) }",
            ["gpt-4o", "o3", "o1"],
        ),
        ("chatModels = { o3: price(3), o1: price(4) }", []),
        ("corners = { 'gpt-4o': 2, o3: 4 }", []),
        ("chatModels = { 'gpt-4o': { o2: 4, o3x: 2 } }", ["gpt-4o"]),
    ],
)
def test_a_short_key_beside_keys_of_models_is_one(table: str, ids: list[str]) -> None:
    assert [f.id for f in used(f"export const {table}")] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('export const SONNET = "claude-sonnet-4-6";', ["claude-sonnet-4-6"]),
        ('enum Relabel {\n  GPT351106 = "gpt-3.5-turbo-1106",\n}', ["gpt-3.5-turbo-1106"]),
        ('export const OLD = "gpt-4-0314";\nif (m === OLD) run();', []),
        ('export const SONNET_LABEL = "claude-sonnet-4-6";', []),
        ('export const TERN = "tern-sonnet-4-6";', []),
    ],
)
def test_a_constant_for_others_holds_a_hosted_model(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('const createModel = () => createAnthropic({ name: "shelf-engine" });', []),
        (
            'const createModel = () => createAnthropic({ model: "claude-9-tern" });',
            ["claude-9-tern"],
        ),
        ('const shelf = createOpenAI({ name: "shelf-test" });\nask(shelf(model.name));', []),
        ('const languageModels = { ollamaLocal: ["language-models", "ollama-local"] };', []),
        ('const models = { ollama: ["tern-chat", "mistral:7b"] };', ["tern-chat", "mistral:7b"]),
        ('import "openai";\nconst deployment = big ? "a100" : "a10";', []),
        ('import "openai";\nconst n = countChatTokens("gpt-4-0613", words);', []),
    ],
)
def test_words_that_only_stand_where_models_stand(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(text)] == ids


def test_a_list_of_a_menu_is_of_the_provider_it_is_called_after() -> None:
    rows = 'azure: [{ name: "gpt-5.9" }], google: [{ name: "gemini-9" }], x: [{ name: "tern-9" }]'
    found = used(f'const MODELS = {{ openai: [{{ name: "gpt-5.9" }}], {rows} }};')
    assert [(f.id, f.provider) for f in found] == [
        ("gpt-5.9", Provider.OPENAI),
        ("gpt-5.9", Provider.AZURE),
        ("gemini-9", Provider.GOOGLE),
        ("tern-9", Provider.OTHER),
    ]


def test_many_constants_are_read_in_linear_time() -> None:
    text = "".join(f'export const ABC_{at} = "gpt-4o-mini";\n' for at in range(6_000))
    start = time.process_time()
    assert len(used(text)) == 6_000
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("path", "text", "ids"),
    [
        ("a.php", "<?php\n$r = $client->chat()->create(['model' => 'gpt-4o']);", ["gpt-4o"]),
        ("a.php", "<?php\n$model = env('OPENAI_MODEL', 'gpt-4o-mini');", ["gpt-4o-mini"]),
        ("a.php", "<?php\n# 'model' => 'gpt-4o'\n$limit = $limits['gpt-4o'];", []),
        ("a.rb", "client.chat(parameters: { model: 'gpt-4o' })", ["gpt-4o"]),
        ("a.swift", 'let ears = try await WhisperKit(model: "large-v3")', ["large-v3"]),
        ("a.swift", 'let ears = try await Whisper(model: "large-v3")', []),
    ],
)
def test_languages_with_letters_of_their_own(path: str, text: str, ids: list[str]) -> None:
    assert [f.id for f in used(text, path)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('execSync("ollama pull tern3:8b");', ["tern3:8b"]),
        ("await exec('hf download acme-labs/Tern-7B', { shell: true });", ["acme-labs/Tern-7B"]),
        ('show("ollama pull tern3:8b");', []),
        ("exec(`ollama pull ${name} tern3:8b`);", []),
    ],
)
def test_commands_that_a_source_runs(text: str, ids: list[str]) -> None:
    assert [f.id for f in used(f"// model\n{text}")] == ids


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'new WebSocket("wss://api.openai.com/v1/realtime?model=gpt-4o-realtime-preview");',
            [("gpt-4o-realtime-preview", AssetKind.SERVICE)],
        ),
        (
            "new WebSocket(`wss://${host}/openai/realtime?api-version=1&deployment=shelf-voice`);",
            [("shelf-voice", AssetKind.SERVICE)],
        ),
        ('new WebSocket("wss://api.shelf.example/v1/realtime?model=tern-1");', []),
        (
            'resolveModelFile("hf:acme-labs/Tern-8B-GGUF/tern-8b.Q4_K_M.gguf", folder);',
            [("acme-labs/Tern-8B-GGUF", AssetKind.MODEL)],
        ),
        (
            'new HuggingFaceEmbedding({ modelType: "BAAI/bge-small-en-v1.5" });',
            [("BAAI/bge-small-en-v1.5", AssetKind.MODEL)],
        ),
        ('new Shelf({ modelType: "oak/large-4" });', []),
    ],
)
def test_sockets_files_and_types_that_name_a_model(
    text: str, told: list[tuple[str, AssetKind]]
) -> None:
    assert [(f.id, f.kind) for f in used(text)] == told


@pytest.mark.parametrize(
    ("beside", "ids"),
    [
        ("avgAcc: 48.2, thinking: true", []),
        ('"score": 12, thinking: true', []),
        ("accent: 2, thinking: true", ["Qwen/Qwen2-7B"]),
    ],
)
def test_rows_of_results_use_none_of_their_models(beside: str, ids: list[str]) -> None:
    source = f'const ROWS = [{{ model: "Qwen/Qwen2-7B", {beside} }}];'
    assert [r.id for r in used(source)] == ids


ASKED = """model := "{}"
if named := os.Getenv("SHELF_MODEL"); named != "" { model = named }
url := "https://{host}/v1/chat/completions"
"""


@pytest.mark.parametrize(
    ("host", "name", "told"),
    [
        ("shelfhouse.example", "tern-v2.5-free", [("tern-v2.5-free", Provider.OTHER)]),
        ("api.deepseek.com", "DeepSeek-V4-Flash", [("DeepSeek-V4-Flash", Provider.DEEPSEEK)]),
        ("localhost:8000", "tern-v2.5-free", []),
        ("shelfhouse.example/pages", "auto", []),
    ],
)
def test_what_a_request_is_made_with_is_asked_for_at_its_address(
    host: str, name: str, told: list[tuple[str, Provider]]
) -> None:
    text = ASKED.replace("{host}", host).replace("{}", name)
    file = SourceFile("ask.go", text.encode())
    assert NativeScanner().worth_parsing(file.data)
    found = [f for f in NativeScanner().scan(file) if isinstance(f, Reference)]
    assert [(f.id, f.provider) for f in found] == told


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "src/groq.rs",
            'const DEFAULT_MODEL: &\'static str = "llama3-8b-8192";',
            [("llama3-8b-8192", Provider.GROQ)],
        ),
        (
            "param/param.go",
            'const (\n\tModelTern string = "gemini-2.5-pro"\n\tMaker string = "acme-7b"\n)',
            [("gemini-2.5-pro", Provider.GOOGLE)],
        ),
        (
            "param/param.go",
            'const (\n\tModelTernV1  = "gemini-1.5-pro-002" // Legacy\n\tLLAVA = "llava:latest"\n)',
            [("gemini-1.5-pro-002", Provider.GOOGLE), ("llava:latest", None)],
        ),
        (
            "param/openrouter.go",
            'const (\n\tAcmeTernFree = "acme/tern:free"\n\tPlain = "text/plain"\n)',
            [("acme/tern:free", Provider.OPENROUTER)],
        ),
        ("param/params.go", 'const AcmeTernFree = "acme/tern"', []),
        (
            "src/main.rs",
            (
                "let llm = Builder::new()\n  .backend(LLMBackend::Groq) // or LLMBackend::XAI\n"
                '  .model("deepseek-r1-distill-llama-70b");'
            ),
            [("deepseek-r1-distill-llama-70b", Provider.GROQ)],
        ),
        (
            "src/main.rs",
            (
                'let name = match which {\n  LLMBackend::Azure => "gpt-4o-mini",\n'
                '  Self::Tern => "claude-sonnet-4-20250514-v1:0",\n};'
            ),
            [
                ("gpt-4o-mini", Provider.AZURE),
                ("claude-sonnet-4-20250514-v1:0", Provider.AWS_BEDROCK),
            ],
        ),
        (
            "src/Birds.kt",
            (
                "/** Tern, asked as `llama3.2`. */\nval TERN = LLModel(\n"
                '  provider = LLMProvider.Ollama,\n  id = "llama3.2",\n)\n'
                'val GULL = LLModel(\n  provider = LLMProvider.Shelf, id = "qwq")\n'
                '/** "openai/gpt-4o", of a router. */\nval WREN = LLModel(\n'
                '  provider = LLMProvider.OpenRouter,\n  id = "openai/gpt-4o")\n'
            ),
            [("llama3.2", None), ("openai/gpt-4o", Provider.OPENROUTER)],
        ),
    ],
)
def test_constants_and_builders_of_compiled_languages(
    path: str, text: str, told: list[tuple[str, Provider | None]]
) -> None:
    assert [(f.id, f.provider) for f in used(text, path)] == told


@pytest.mark.parametrize(("beside", "ids"), [("Ollama", ["nomic-embed-text"]), ("Shelf", [])])
def test_a_name_that_only_ollama_knows_counts_where_the_file_names_it(
    beside: str, ids: list[str]
) -> None:
    text = (
        'package main\nconst embeddingModel = "nomic-embed-text"\n'
        f'func main() {{\n  made := birds.NewEmbedding{beside}(embeddingModel, "")\n}}\n'
    )
    found = used(text, "main.go")
    assert [f.id for f in found] == ids
    assert all(f.hub is Hub.OLLAMA for f in found)


@pytest.mark.parametrize(
    ("path", "text", "provider"),
    [
        (
            "A.java",
            'import com.azure.ai.openai.OpenAIClient;\nString model = "gpt-4o-mini";',
            Provider.AZURE,
        ),
        (
            "A.cs",
            'using Azure.AI.OpenAI;\nvar chat = client.GetChatClient("gpt-4o-mini");',
            Provider.AZURE,
        ),
        (
            "B.cs",
            'using Azure.AI.OpenAI;\nc = new OpenAIClient(key);\nc.GetChatClient("gpt-4o-mini");',
            Provider.OPENAI,
        ),
        (
            "C.java",
            'import com.alibaba.dashscope.audio.A;\nP.builder().model("fun-asr-realtime");',
            Provider.ALIBABA,
        ),
    ],
)
def test_what_is_imported_tells_who_is_asked(path: str, text: str, provider: Provider) -> None:
    assert [f.provider for f in used(text, path)] == [provider]


def test_a_builder_of_something_else_is_given_no_model() -> None:
    text = 'import com.alibaba.fastjson.JSON;\nc = Car.builder().model("tern-realtime").build();'
    assert used(text, "A.java") == []


BUILT = """
class A {{
  ChatModel a() {{
    return OpenAiChatModel.builder()
      .baseUrl("{address}")
      .apiKey(key)
      .modelName("{model}")
      .build();
  }}
  ChatModel b = OpenAiChatModel.builder().apiKey(key).modelName("gpt-4o").build();
}}
"""


@pytest.mark.parametrize(
    ("address", "model", "provider"),
    [
        ("https://api.cerebras.ai/v1", "llama-4-scout-17b-16e-instruct", Provider.CEREBRAS),
        ("https://api.deepseek.com/v1", "deepseek-chat", Provider.DEEPSEEK),
        ("http://localhost:11434/v1", "llama3.1", None),
    ],
)
def test_who_is_asked_stands_in_the_chain_that_builds_a_client(
    address: str, model: str, provider: Provider | None
) -> None:
    found = used(BUILT.format(address=address, model=model), "A.java")
    assert [(f.id, f.provider) for f in found] == [(model, provider), ("gpt-4o", Provider.OPENAI)]


def test_where_a_client_asks_is_no_model() -> None:
    text = (
        "EmbeddingModel embeddingModel = VertexAiEmbeddingModel.builder()\n"
        '  .endpoint("us-central1-aiplatform.example.com:443").project("tern-4j")\n'
        '  .location("us-central1").publisher("google").modelName("textembedding-gecko@001");\n'
    )
    assert [f.id for f in used(text, "A.java")] == ["textembedding-gecko@001"]


def test_long_chains_are_read_in_linear_time() -> None:
    line = 'OpenAiChatModel.builder().modelName("gpt-4o").a("b")' + '.a("b")' * 2_400
    begin = time.process_time()
    used("\n".join([line] * 50), "A.java")
    assert time.process_time() - begin < 10


def test_a_variable_of_terraform_says_who_serves_its_default() -> None:
    text = 'variable "azureOpenAIChatModelName" {\n  type = string\n  default = "gpt-4o"\n}\n'
    assert [(f.id, f.provider) for f in used(text, "variables.tf")] == [("gpt-4o", Provider.AZURE)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('exit if key.empty?\nchat_model = ENV.fetch("MODEL", "gpt-4o")', ["gpt-4o"]),
        ('chat_model = ENV["MODEL"] || "gpt-4o"\nlist.sort!\nother = 1', ["gpt-4o"]),
        ('plain = model.start_with?("gpt-5", "llama")', []),
    ],
)
def test_methods_of_ruby_that_ask_end_as_questions(line: str, found: list[str]) -> None:
    assert [r.id for r in used(line, "a.rb")] == found


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('x = { models: { model1: { model: "gpt-4o" } }, chat: { model: "model1" } }', ["gpt-4o"]),
        (
            (
                'x = { "models": { "fast-2": { "model": "gpt-4o" } }, "c": { "model": "fast-2" },'
                ' "url": "https://api.openai.com/v1" }'
            ),
            ["gpt-4o"],
        ),
        (
            'x = { models: { "gpt-4o": { size: 1 } }, chat: { model: "gpt-4o" } }',
            ["gpt-4o", "gpt-4o"],
        ),
    ],
)
def test_a_table_of_models_may_have_names_of_its_own(text: str, ids: list[str]) -> None:
    text = f'import OpenAI from "openai";\nconst {text};'
    assert [f.id for f in used(text)] == list(dict.fromkeys(ids))


@pytest.mark.parametrize(("marks", "found"), [(12, False), (1, True)])
def test_a_page_that_compares_measured_models_uses_none(marks: int, found: bool) -> None:
    numbers = "".join(f'"task{n}": {70 + n}.25,\n' for n in range(marks))
    rows = ",\n".join(f'{{"model": "acme/tern-{n}b-chat",\n{numbers}}}' for n in range(9))
    page = f"<html><script>\nconst rows = [\n{rows}\n];\n</script></html>"
    assert bool(used(page, "compare.html")) is found


def test_the_key_of_a_client_is_no_model() -> None:
    text = (
        "let elevenlabs_llm = Builder::new()\n"
        '    .api_key(var("ELEVENLABS_API_KEY").unwrap_or("elevenlabs-key-1".into()))\n'
        '    .model("eleven_multilingual_v2")\n    .build();\n'
    )
    assert [f.id for f in used(text, "a.rs")] == ["eleven_multilingual_v2"]


@pytest.mark.parametrize(
    ("row", "path", "found"),
    [
        (
            '{Provider: ModelProviderOpenRouter, ModelName: "openai/gpt-4.1"}',
            "a.go",
            ("openai/gpt-4.1", Provider.OPENROUTER),
        ),
        (
            '{Provider: ModelProviderOpenAI, ModelName: "gpt-4.1"}',
            "a.go",
            ("gpt-4.1", Provider.OPENAI),
        ),
        (
            '{ provider: PROVIDERS.TOGETHER, model: "acme/tern-7b-chat" }',
            "a.ts",
            ("acme/tern-7b-chat", Provider.TOGETHER),
        ),
        (
            '{ provider: chosen, model: "openai/gpt-4.1" }',
            "a.ts",
            ("openai/gpt-4.1", Provider.OPENAI),
        ),
    ],
)
def test_a_constant_may_tell_the_provider_of_a_row(
    row: str, path: str, found: tuple[str, Provider]
) -> None:
    assert [(f.id, f.provider) for f in used(f"const rows = [\n\t{row},\n]", path)] == [found]


CHAIN = """class A {{
    void add() {{
        String quick = "{}";
        all.put(quick, Model.builder()
                .provider(ModelProvider.{})
                .modelName(quick)
                .build());
    }}
}}
"""


@pytest.mark.parametrize(
    ("id_", "told", "kind", "provider"),
    [
        ("claude-opus-4-6", "Anthropic", AssetKind.SERVICE, Provider.ANTHROPIC),
        ("acme-ai/tern-7b-chat", "DeepInfra", AssetKind.SERVICE, Provider.DEEPINFRA),
        ("acme-ai/tern-7b-chat", "Local", AssetKind.MODEL, None),
    ],
)
def test_a_variable_may_be_given_to_what_is_built(
    id_: str, told: str, kind: AssetKind, provider: Provider | None
) -> None:
    found = used(f"// openai\n{CHAIN.format(id_, told)}", "A.java")
    assert {(f.id, f.kind, f.provider, f.place.line) for f in found} == {(id_, kind, provider, 4)}


def test_other_variables_are_not() -> None:
    text = (
        '// openai\nclass A { String label = "claude-opus-4-6"; B b = C.builder().title(label); }'
    )
    assert used(text, "A.java") == []


def test_a_table_of_how_models_count_words_asks_none() -> None:
    text = 'object GPT_4O : ModelType("gpt-4o", O200K_BASE, 128000)\n'
    assert used(f"// openai\n{text}", "ModelType.kt") == []
    assert [f.id for f in used('// openai\nval model = Asked("gpt-4o", 128000)\n', "a.kt")] == [
        "gpt-4o"
    ]
