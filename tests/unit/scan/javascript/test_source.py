"""JavaScript: what counts as chosen, and what is only compared, typed or shown."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Strength
from clearweights.domain.facts import RunTimeChoice
from clearweights.scan import SourceFile
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner


def references(text: str, path: str = "app.ts") -> list[Reference]:
    facts = JavaScriptScanner().scan(SourceFile(path, text.encode()))
    return [fact for fact in facts if isinstance(fact, Reference)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('const modelToUse = chosen || "gpt-4o-mini"\nconst a = 1', ["gpt-4o-mini"]),
        ('const labelToShow = chosen || "gpt-4o-mini";', []),
    ],
)
def test_a_name_of_a_model_falls_back_to_one(text: str, ids: list[str]) -> None:
    assert [fact.id for fact in references(text)] == ids


@pytest.mark.parametrize(
    "text",
    [
        'if (model === "gpt-4o") run()',
        'switch (model) { case "gpt-4o": break }',
        'model.startsWith("gpt-4o")',
        'const limit = LIMITS["gpt-4o"]',
        'const models = [{ id: x, description: "gpt-4o" }]',
        'import model from "acme/model-7b"',
        'const type = "text/html"',
        'const label = { name: "GPT-4o", id: x }',
        'const OPENAI_ALLOWED_PREFIXES = ["gpt-5", "o3"]',
        'const isSeriesModel = ["o1", "gpt-4o"].includes(model)',
        'const EXCLUDED_MODELS = ["gpt-4-turbo"]',
        'const NON_STREAMING_MODELS = ["gpt-4-turbo"]',
        'log("openai:gpt-4o-mini")',
        'static aliases = ["gpt-4o", "gpt-4-turbo"]',
        'const models = ["gpt-4o"]\nmodels.some((m: string) => id.startsWith(m))',
        'run("meter:gpt-4o-mini")',
        'type Model =\n  | "gpt-4o"\n  | "gpt-4.1";',
        'function talk(model: "gpt-4o" | "gpt-4.1") {}',
        "export const getModels = () => api.get(`rooms/llm_models`)",
        'const visionModels = ["gpt-4o"]\nconst sees = visionModels.includes(model)',
        'if (model.includes("o3")) return "o3";',
        'if (model.startsWith("gpt-4o")) {\n  return "gpt-4o";\n}',
        'switch (model) {\n  case "gpt-4o":\n    return "gpt-4o";\n}',
        'class A {\n  private thinks = ["o1-mini"];\n  is() { return this.thinks.includes(m) }\n}',
        'show(quick ? "gpt-4o-mini" : "gpt-4o")',
    ],
)
def test_compared_and_shown_words_choose_nothing(text: str) -> None:
    assert [f for f in references(text) if f.strength is Strength.USED] == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('const QUICK = "BAAI/bge-base-en-v1.5"', ["BAAI/bge-base-en-v1.5"]),
        ('const title = "BAAI/bge-base-en-v1.5"', []),
        ('const QUICK = "acme/bge-base-en-v1.5"', []),
        ('get brain() { return process.env.MODEL || "gpt-4.1"; }', ["gpt-4.1"]),
        ('get brain() { return process.env.IMAGE_MODEL ?? "openai/gpt-4.1"; }', ["openai/gpt-4.1"]),
        ('get brain() { return process.env.HOME_PAGE || "openai/chat-4.1"; }', []),
        (
            'const ROLES = { first: { defaultValue: "google/gemini-3-pro" } }',
            ["google/gemini-3-pro"],
        ),
    ],
)
def test_words_and_defaults_that_tell_by_themselves(text: str, ids: list[str]) -> None:
    assert [f.id for f in references(text) if f.strength is Strength.USED] == ids


def test_a_branch_that_gives_another_name_than_it_asked_for_chooses() -> None:
    assert [f.id for f in references('if (plan.includes("o3")) return "gpt-4.1";')] == ["gpt-4.1"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("deepseek/deepseek-r1", AssetKind.SERVICE),
        ("qwen/qwen-2.5-72b-instruct", AssetKind.SERVICE),
        ("Qwen/Qwen2.5-72B-Instruct", AssetKind.MODEL),
        ("mistralai/mistral-large-instruct-2407", AssetKind.MODEL),
    ],
)
def test_small_letters_are_how_a_router_writes_makers(words: str, kind: AssetKind) -> None:
    found = references(f'export const MODELS = ["{words}"];')
    assert [(f.id, f.kind) for f in found] == [(words, kind)]


MENU = 'const MODELS = { openai: ["gpt-4o"], mistral: ["codestral-2405"], {}: ["acme/tern-7b"] };'


@pytest.mark.parametrize(
    ("name", "kind"), [("shelfapi", AssetKind.SERVICE), ("localModels", AssetKind.MODEL)]
)
def test_a_list_among_those_of_providers_is_one_of_a_provider(name: str, kind: AssetKind) -> None:
    found = references(MENU.replace("{}", name))
    assert [(f.id, f.kind) for f in found][1:] == [
        ("codestral-2405", AssetKind.SERVICE),
        ("acme/tern-7b", kind),
    ]
    alone = references('const MODELS = { shelfapi: ["acme/tern-7b"], other: ["acme/gull-7b"] };')
    assert {f.kind for f in alone} == {AssetKind.MODEL}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("function pick() { return NAMES[0] || 'gpt-4o-mini'; }", ["gpt-4o-mini"]),
        (
            "get name() { return env.NAME || (this.git ? 'openai/gpt-4o' : 'gpt-4o-mini'); }",
            ["openai/gpt-4o", "gpt-4o-mini"],
        ),
        ("switch (who) { case A: return 'mistral-small-latest'; }", ["mistral-small-latest"]),
        ("const count = encodingForModel(name || 'gpt-4o-mini');", []),
        ("function pick() { return NAMES[0] || 'davinci'; }", []),
    ],
)
def test_what_is_taken_where_all_else_is_missing(text: str, ids: list[str]) -> None:
    assert [f.id for f in references(text)] == ids


def test_a_file_named_after_ollama_may_borrow_types_of_another_client() -> None:
    text = 'import { OpenAI } from "openai";\nconst params = { model: config.model ?? "mistral" };'
    assert [(f.id, f.hub) for f in references(text, "engine/ollama.ts")] == [
        ("mistral", Hub.OLLAMA)
    ]
    assert references(text, "engine/shelf.ts") == []


@pytest.mark.parametrize(
    ("imported", "found"), [('"openai"', []), ('"github.com/openai/openai-go"', ["shelf3_json"])]
)
def test_a_plain_word_of_go_is_no_package(imported: str, found: list[str]) -> None:
    text = f'import ({imported})\nvar request = Request{{ Model: "shelf3_json" }}'
    facts = NativeScanner().scan(SourceFile("a.go", text.encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == found


def page(*values: str) -> str:
    options = "".join(f'<option value="{value}">a</option>\n' for value in values)
    return f"<select>\n{options}</select>\n"


def test_a_list_of_a_page_whose_most_entries_are_models() -> None:
    heard = ("acme/tern-7b-chat", "acme/gull-bert-base", "acme/auk-llama-3b")
    menu = page(*heard, "acme/plain") + page("en/us", "acme/other")
    found = references(f"<!-- {page('acme/old-7b-chat')} -->\n{menu}", "index.html")
    assert [f.id for f in found] == [*heard, "acme/plain"]
    assert [f.id for f in references(page(heard[0], "acme/plain"), "a.html")] == [heard[0]]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("askReplicate('{v}', payload)", ["{v}"]),
        ("checkSum('{v}', payload)", []),
    ],
)
def test_a_version_given_to_a_function_that_asks_replicate(text: str, ids: list[str]) -> None:
    version = "0f" * 32
    found = references(text.replace("{v}", version))
    assert [f.id for f in found] == [id_.replace("{v}", version) for id_ in ids]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("const models = [{ value: 'gemini-pro', label: 'gemini-pro' }]", ["gemini-pro"]),
        ("const icons = [{ value: 'gemini-fill', label: 'gemini-line' }]", []),
        ("const ollama_model = document.getElementById('ollama_model').value", []),
        ("const model = new Ollama({ model: given ? given : 'ollama' })", []),
        ("const configs = { ollama: { temperature: 0.3, model: 'mistral' } }", ["mistral"]),
        ("const configs = { shelf: { temperature: 0.3, model: 'mistral' } }", []),
    ],
)
def test_names_without_a_digit(text: str, ids: list[str]) -> None:
    assert [f.id for f in references(text)] == ids


CARD = "const Card = { {}: [{ id: 'acme/tern-7b-instruct' }], checkModel: 'acme/gull-7b-chat' };"


@pytest.mark.parametrize(
    ("path", "list_", "kind"),
    [
        ("src/modelProviders/shelfapi.ts", "chatModels", AssetKind.SERVICE),
        ("src/providers/together/index.ts", "models", AssetKind.SERVICE),
        ("src/modelProviders/ollama.ts", "chatModels", AssetKind.MODEL),
        ("src/providers/transformers/index.ts", "models", AssetKind.MODEL),
        ("src/models/shelfapi.ts", "chatModels", AssetKind.MODEL),
    ],
)
def test_the_card_of_a_provider_lists_what_it_serves(
    path: str, list_: str, kind: AssetKind
) -> None:
    found = references(CARD.replace("{}", list_), path)
    assert {f.id: f.kind for f in found}["acme/tern-7b-instruct"] is kind


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("list() { return ['amazon.nova-canvas-v1:0']; }", ["amazon.nova-canvas-v1:0"]),
        ("const FILM_1 = 'amazon.nova-reel-v1:1'", ["amazon.nova-reel-v1:1"]),
        ("const fits = id.includes('amazon.nova-reel-v1:1')", []),
        ("list() { return ['acme.gull-canvas-v1:0']; }", []),
        ("const MODELS = [{ baseId: 'claude-3-haiku-20240307-v1:0' }]",
         ["claude-3-haiku-20240307-v1:0"]),
        ("const MODELS = [{ toolId: 'search-2' }]", []),
    ],
)  # fmt: skip
def test_names_of_bedrock_are_written_by_nobody_else(text: str, ids: list[str]) -> None:
    assert [f.id for f in references(text)] == ids


def test_watsonx_serves_the_models_of_others() -> None:
    text = 'const llm = new ChatWatsonx({ model: "acme/shelf-13b-chat-v2", serviceUrl: url });'
    assert [(f.kind, f.provider) for f in references(text)] == [(AssetKind.SERVICE, Provider.OTHER)]
    other = references('const llm = new ChatShelf({ model: "acme/shelf-13b-chat-v2" });')
    assert [f.kind for f in other] == [AssetKind.MODEL]


def test_jsonnet_is_read_like_a_source() -> None:
    text = (
        '# local old = "acme/old-7b"\nlocal net = "acme/net-7b";\n'
        "{ reader:: { model_name: net }, model+: { model_name: 'acme/other-7b' } }"
    )
    found = references(text, "train.jsonnet")
    assert [f.id for f in found if f.strength is Strength.USED] == ["acme/net-7b", "acme/other-7b"]


@pytest.mark.parametrize(
    ("more", "kind"), [('"owned_by": "acme"', AssetKind.SERVICE), ('"size": 3', AssetKind.MODEL)]
)
def test_what_a_gateway_lists_is_served(more: str, kind: AssetKind) -> None:
    found = references('const models = [{ "id": "acme/tern-7b-instruct", ' + more + " }]")
    assert [(f.id, f.kind) for f in found] == [("acme/tern-7b-instruct", kind)]


def test_a_name_for_what_a_gateway_calls_is_none_itself() -> None:
    found = references(
        "const GATEWAY_MODELS: Record<string, string> = {\n"
        '  "claude-sonnet-4-5": "anthropic/claude-sonnet-4.5",\n'
        '  "gpt-4o": "Fast and cheap",\n};'
    )
    assert [f.id for f in found] == ["anthropic/claude-sonnet-4.5", "gpt-4o"]


def test_a_typed_table_is_a_list_to_choose_from() -> None:
    found = references(
        "const EMBEDDING_MODELS: Record<string, { size: number }> = {\n"
        '  "BAAI/bge-small-en-v1.5": { size: 384 },\n};'
    )
    assert [f.id for f in found] == ["BAAI/bge-small-en-v1.5"]


def test_a_client_is_who_its_address_says() -> None:
    [found] = references(
        'import OpenAI from "openai"\n'
        'const c = new OpenAI({ baseURL: "https://api.deepseek.com" })\n'
        'c.chat.completions.create({ model: "deepseek-chat" })'
    )
    assert found.provider is Provider.DEEPSEEK


def test_a_class_that_is_renamed_where_it_is_imported_stays_its_packages() -> None:
    text = """import { type ClientOptions, OpenAI as OpenAIClient } from "openai"
import { OpenAIClient as Elsewhere } from "@azure/openai"
const own = new OpenAIClient(options)
const other = new Elsewhere(options)
"""
    facts = JavaScriptScanner().scan(SourceFile("app.ts", text.encode()))
    made = [(f.place.line, f.words) for f in facts if isinstance(f, RunTimeChoice)]
    assert made == [(3, "openai"), (4, "azure")]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ('export const tool = createTool("openai:gpt-4o-mini")', "openai:gpt-4o-mini"),
        ('pack(getModelRole(PLANNER, "openai/gpt-4.1"))', "openai/gpt-4.1"),
    ],
)
def test_what_a_function_is_given_with_its_provider_is_called(text: str, id_: str) -> None:
    [found] = references(text)
    assert (found.id, found.provider) == (id_, Provider.OPENAI)


def test_a_slash_counts_only_where_a_function_speaks_of_models() -> None:
    assert references('draw("openai/gpt-4.1")') == []


def test_an_id_in_a_constant_is_found_where_it_stands() -> None:
    found = references('const ID = "acme/small"\nawait AutoModel.from_pretrained(ID)')
    assert [(f.id, f.place.line, f.hub) for f in found] == [("acme/small", 1, Hub.HUGGINGFACE)]


def test_pages_are_read_by_their_scripts_alone() -> None:
    page = "<p>it's \"gpt-4o\"</p>\n<script>\nconst model = 'gpt-4o'\n</script>"
    assert [(f.id, f.place.line) for f in references(page, "a.html")] == [("gpt-4o", 3)]


def test_a_page_of_many_scripts_takes_no_longer_than_one_of_few() -> None:
    """The scripts of a page are one source: what they share is looked for once."""
    script = "<script>\nconst made = new Client()\n</script>\n"
    page = "<p>openai</p>\n" * 12_000 + script * 100 + "<script>const model = 'gpt-4o'</script>"
    begin = time.process_time()
    found = [(f.id, f.place.line) for f in references(page, "a.html")]
    assert time.process_time() - begin < 3
    assert found == [("gpt-4o", 12_000 + 300 + 1)]


def test_tests_inside_a_rust_file_choose_nothing() -> None:
    own = 'fn a() { api.model("acme/a"); }\n'
    text = own + '#[cfg(test)]\n\nmod tests { fn b() { api.model("acme/b"); } }'
    facts = NativeScanner().scan(SourceFile("a.rs", text.encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == ["acme/a"]


def test_a_frozen_table_keeps_its_name() -> None:
    text = 'const TOKENIZER_OPTIONS = Object.freeze({\n  "acme/tok-7b": "Seven",\n});\n'
    assert [(f.id, f.place.line) for f in references(text)] == [("acme/tok-7b", 2)]


def test_a_page_offers_what_can_be_chosen() -> None:
    page = (
        '<select id="engine">\n'
        '<option value="gpt-4o-mini">small</option>\n'
        '<option value="acme/chat-7b-instruct" selected>open</option>\n'
        '<option value="en/us">English</option>\n<input value="text/plain" />\n</select>\n'
        '<p>value="gpt-4o"</p><option>gpt-4.1</option>'
    )
    found = references(page, "index.html")
    assert [(f.id, f.place.line, f.strength) for f in found] == [
        ("gpt-4o-mini", 2, Strength.USED),
        ("acme/chat-7b-instruct", 3, Strength.USED),
    ]


def test_the_id_that_goes_to_the_provider_counts_beside_the_one_for_the_program() -> None:
    text = 'const M = { modelId: "llama3-70b-8192", provider: "groq", hostedId: "llama3-70b-4096" }'
    assert {(f.id, f.provider) for f in references(text)} == {
        ("llama3-70b-8192", Provider.GROQ),
        ("llama3-70b-4096", Provider.GROQ),
    }


def test_constants_that_a_client_library_brings_along_are_no_choice() -> None:
    text = (
        'package client\n\nconst (\n\tSpeechSmall SpeechModel = "tts-1"\n'
        '\tDefaultModel ChatModel = "gpt-4o-mini"\n)\n'
    )
    facts = NativeScanner().scan(SourceFile("client.go", text.encode()))
    told = {f.id: f.strength for f in facts if isinstance(f, Reference)}
    assert told == {"tts-1": Strength.MENTIONED, "gpt-4o-mini": Strength.USED}


def test_what_a_function_falls_back_to_is_a_default() -> None:
    (found,) = references("function model(m) { if (!m) { return 'gpt-4o-mini'; } return m; }")
    assert (found.id, found.strength) == ("gpt-4o-mini", Strength.USED)


def test_models_for_pages_and_tables_are_downloads() -> None:
    text = (
        'const MODEL_URL = "https://files.example/birds/model.json";\n'
        'const TRAIN_CSV = "https://files.example/birds.csv";\n'
        'const data = tf.data.csv("https://files.example/more.csv");\n'
        'const near = "http://localhost:1234/model.json";\n'
        'link("https://files.example/report.csv");\n'
        'const shown = {solving: "https://files.example/solving_leaderboard.csv"};\n'
    )
    told = {f.id.rpartition("/")[2]: f.kind for f in references(text)}
    assert told == {
        "model.json": AssetKind.MODEL,
        "birds.csv": AssetKind.DATASET,
        "more.csv": AssetKind.DATASET,
    }


def test_names_of_elements_are_no_models() -> None:
    text = 'import OpenAI from "openai";\nconst a = <Input id="model-query" model="gpt-4o"/>;'
    assert {f.id for f in references(text, "app.tsx")} == {"gpt-4o"}


def native(text: str, path: str) -> list[Reference]:
    assert NativeScanner().worth_parsing(text.encode())
    facts = NativeScanner().scan(SourceFile(path, text.encode()))
    return [fact for fact in facts if isinstance(fact, Reference)]


def test_branches_of_rust_that_give_a_repository() -> None:
    text = (
        "use hf_hub::api;\nlet repo = match which {\n"
        '    Which::Small => "acme/net13.tv_in1k",\n'
        '    Which::Large => ("acme/reader-2b", "main"),\n'
        '    "acme/key-3b" => 1,\n};\n'
    )
    assert [f.id for f in native(text, "main.rs")] == ["acme/net13.tv_in1k", "acme/reader-2b"]


def test_the_name_of_an_option_is_no_model() -> None:
    text = (
        'import "github.com/sashabaranov/go-openai"\n'
        'azureModelMap = flag.StringToString("azure-openai-map", nil, "The mapping")\n'
        'flag.StringVar(&openAIModel, "openai-model", "gpt-4o", "The model")\n'
    )
    assert {f.id for f in native(text, "main.go")} == {"gpt-4o"}


def test_names_and_files_of_a_cache_are_no_models() -> None:
    """Rust's programs name what they download, and models the files that belong to them."""
    pair = '    "tern-7b-v1/sbert-config",\n    "https://huggingface.co/acme/tern-7b/resolve/main/a.json",\n'
    text = (
        f"use hf_hub::api;\npub const TERN_MODEL: (&'static str, &'static str) = (\n{pair});\n"
        'let made = Info { model: "acme/reader-2b",\n'
        '    files: vec!["onnx/Constant_7_attr".to_string()] };\n'
    )
    found = [f.id for f in native(text, "main.rs") if f.strength is Strength.USED]
    assert found == ["acme/tern-7b", "acme/reader-2b"]
    asked = 'import "ollama"\nllm, e := getEmbedding("gemma:2b", "http://127.0.0.1:11434")\n'
    assert [f.id for f in native(asked, "main.go")] == ["gemma:2b"]


def test_a_default_whose_attribute_has_lines_of_its_own() -> None:
    text = '#[arg(\n    long,\n    default_value = "acme/segformer-b0"\n)]\nmodel_id: String,\n'
    assert [f.id for f in native(text, "main.rs")] == ["acme/segformer-b0"]


@pytest.mark.parametrize(
    ("text", "id_", "provider"),
    [
        (
            (
                'import "github.com/tmc/langchaingo/llms/mistral"\n'
                'm, e := mistral.New(mistral.WithModel("open-mistral-7b"))\n'
            ),
            "open-mistral-7b",
            Provider.MISTRAL,
        ),
        (
            (
                'import "github.com/tmc/langchaingo/llms/openai"\n'
                'm, e := openai.New(openai.WithModel("acme/kimi-k2"),\n'
                '    openai.WithBaseURL("https://api.groq.com/openai/v1"))\n'
            ),
            "acme/kimi-k2",
            Provider.GROQ,
        ),
    ],
)
def test_clients_of_go_made_with_a_model(text: str, id_: str, provider: Provider) -> None:
    assert [(f.id, f.provider) for f in native(text, "main.go")] == [(id_, provider)]


@pytest.mark.parametrize(
    ("option", "ids"),
    [
        ('flags.StringVarP(&net, "model", "m", "gpt-4o", "what to ask")', ["gpt-4o"]),
        ('flag.StringVar(&net, "model", "gpt-4o", "what to ask")', ["gpt-4o"]),
        ('flags.StringVarP(&name, "title", "m", "gpt-4o", "a model, shown")', []),
        ('flags.StringVarP(&net, "model", "m", "", "such as gpt-4o")', []),
    ],
)
def test_defaults_of_options_in_go(option: str, ids: list[str]) -> None:
    text = f"package main\nfunc init() {{\n\t{option}\n}}\n"
    assert [f.id for f in native(text, "cmd/root.go") if f.strength is Strength.USED] == ids


def test_a_model_run_on_ones_own_machine_from_go() -> None:
    text = 'import "github.com/tmc/langchaingo/llms/ollama"\nm := ollama.WithModel("llama2")\n'
    assert [(f.id, f.hub) for f in native(text, "main.go")] == [("llama2", Hub.OLLAMA)]


def test_a_constant_of_rust_holds_a_published_model() -> None:
    text = (
        '// Models of embeddings.\npub const GIANT: &str = "intfloat/e5-mistral-7b-instruct";\n'
        'pub const LABEL: &str = "intfloat/e5-small-v2";\n'
    )
    assert [f.id for f in native(text, "models.rs")] == ["intfloat/e5-mistral-7b-instruct"]


def test_an_arm_for_a_member_of_models_names_what_is_called() -> None:
    text = (
        "impl ToString for Model {\n  fn to_string(&self) -> String {\n    match &self {\n"
        '      Model::Big => "gpt-4".to_string(),\n'
        '      Size::Big => "gpt-4o".to_string(),\n    }\n  }\n}\n'
    )
    facts = NativeScanner().scan(SourceFile("model.rs", text.encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == ["gpt-4"]


@pytest.mark.parametrize(
    ("source", "provider"),
    [
        (
            (
                'import Together from "together-ai"\nconst together = new Together()\n'
                'together.images.create({ prompt: p, model: "acme/painter" })'
            ),
            Provider.TOGETHER,
        ),
        (
            (
                'import Replicate from "replicate"\nconst replicate = new Replicate({ auth: K })\n'
                'await replicate.predictions.create({ model: "acme/painter", input: {} })'
            ),
            Provider.REPLICATE,
        ),
        (
            'import { fal } from "@fal-ai/client"\nfal.queue.submit("acme/painter", { input })',
            Provider.FAL,
        ),
        (
            (
                'import { replicate } from "@ai-sdk/replicate"\n'
                'generateImage({ model: replicate.image("acme/painter-2"), prompt })'
            ),
            Provider.REPLICATE,
        ),
        (
            (
                'import { createOpenRouter } from "@openrouter/ai-sdk-provider"\n'
                'const open = createOpenRouter()\nexport const MODELS = [{ id: "openai/gpt-4o" }]'
            ),
            Provider.OPENROUTER,
        ),
    ],
)
def test_a_call_of_a_client_is_its_providers_service(source: str, provider: Provider) -> None:
    [found] = [f for f in references(source) if f.strength is Strength.USED]
    assert (found.kind, found.provider) == (AssetKind.SERVICE, provider)


def test_two_clients_of_one_file_are_told_apart() -> None:
    found = references(
        'import OpenAI from "openai"\n'
        'const open = new OpenAI({ baseURL: "https://api.together.xyz/v1", apiKey: KEY })\n'
        "const own = new OpenAI({ apiKey: OTHER })\n"
        'open.chat.completions.create({ model: "acme/Chat-7B", messages })\n'
        'own.chat.completions.create({ model: "gpt-4o", messages })'
    )
    assert [(f.id, f.provider) for f in found] == [
        ("acme/Chat-7B", Provider.TOGETHER),
        ("gpt-4o", Provider.OPENAI),
    ]


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ('const ORG = "acme"\npipeline("x", `${ORG}/tiny-7b`)', ["acme/tiny-7b"]),
        ('let ORG = "acme"\nORG = "other"\npipeline("x", `${ORG}/tiny-7b`)', []),
        ('pipeline("x", `${ORG}/tiny-7b`)', []),
    ],
)
def test_templates_are_written_out_where_the_file_tells(source: str, ids: list[str]) -> None:
    head = 'import { pipeline } from "@huggingface/transformers"\n'
    assert [f.id for f in references(head + source)] == ids


def test_a_constant_is_followed_to_the_key_it_is_given_to() -> None:
    head = 'import OpenAI from "openai"\nconst client = new OpenAI()\nconst FAST = "gpt-4o-mini"\n'
    [found] = references(head + "client.chat.completions.create({ model: FAST, messages: [] })")
    assert (found.id, found.place.line) == ("gpt-4o-mini", 3)
    assert references(head + "client.chat.completions.create({ user: FAST, messages: [] })") == []


def test_runtimes_with_names_of_their_own() -> None:
    [found] = references('const session = new Supabase.ai.Session("gte-small")')
    assert (found.kind, found.hub) == (AssetKind.MODEL, Hub.OTHER)
    call = 'await client.llm.model("tern-3.2-1b-instruct")'
    assert references(call) == []
    assert [
        f.hub for f in references('import { LMStudioClient } from "@lmstudio/sdk"\n' + call)
    ] == [Hub.OTHER]


def test_a_file_that_only_asks_services_loads_no_model() -> None:
    head = (
        'import { openai } from "@ai-sdk/openai"\nimport { togetherai } from "@ai-sdk/togetherai"\n'
    )
    models = 'const MODELS = ["o1-mini", "acme/Thinker-R1"]'
    [_, found] = references(head + models)
    assert (found.kind, found.provider) == (AssetKind.SERVICE, Provider.TOGETHER)
    [_, found] = references('import { pipeline } from "@xenova/transformers"\n' + head + models)
    assert found.kind is AssetKind.MODEL


def test_a_loader_of_weights_is_given_a_folder() -> None:
    address = "https://shelf-models.s3.amazonaws.com/shelf-net/"
    (found,) = references(f'import * as nsfwjs from "nsfwjs";\nawait nsfwjs.load("{address}");')
    assert (found.kind, found.hub, found.id) == (AssetKind.MODEL, Hub.URL, address)
    assert references('await nsfwjs.load("/models/shelf-net/");') == []


@pytest.mark.parametrize(
    ("code", "kind", "id_"),
    [
        ('return process.env.ACME_MODEL_PREF ?? "gpt-4o";', AssetKind.SERVICE, "gpt-4o"),
        ('start(process.env["OLLAMA_MODEL"] || "llama3.1");', AssetKind.MODEL, "llama3.1"),
        ('x(import.meta.env.VITE_LLM_MODEL ||\n  "gpt-4o-mini")', AssetKind.SERVICE, "gpt-4o-mini"),
    ],
)
def test_what_stands_in_for_a_setting_of_the_environment_is_a_default(
    code: str, kind: AssetKind, id_: str
) -> None:
    (found,) = references(code)
    assert (found.kind, found.id, found.strength) == (kind, id_, Strength.USED)


@pytest.mark.parametrize(
    "code",
    [
        'return process.env.REGION ?? "eu-west/x-1";',
        'label(name || "gpt-4o");',
        'use(process.env.SITE_THEME || "org-1/name-2");',
    ],
)
def test_a_default_of_another_setting_names_no_model(code: str) -> None:
    assert not references(code)


def test_a_builder_is_of_the_class_that_it_began_with() -> None:
    [found] = native('OllamaChatModel.builder().timeout(t()).modelName("mistral")', "A.java")
    assert (found.hub, found.id) == (Hub.OLLAMA, "mistral")
    assert native('PaperFold.builder().modelName("mistral")', "A.java") == []


def test_commented_lines_of_other_languages_choose_nothing() -> None:
    assert native('-- model = "gpt-4o"', "a.lua") == []
    assert native('  # model = "gpt-4o"', "a.rb") == []


def test_a_client_in_a_comment_calls_nobody() -> None:
    facts = JavaScriptScanner().scan(
        SourceFile("a.ts", b"/**\n * const model = new ChatAnthropic({})\n */\nrun(model)\n")
    )
    assert list(facts) == []


def test_a_path_of_keys_is_read_from_its_end() -> None:
    [found] = references("const A = { 'job[0].model.name_or_path': ['acme/Shelf-7B', unset] }")
    assert found.id == "acme/Shelf-7B"
    assert references("const A = { 'job[0].theme.name_or_path': ['acme/Shelf', unset] }") == []


@pytest.mark.parametrize(
    "use",
    ["if (!CHAT_MODELS.includes(model)) throw x", "menu(CHAT_MODELS); CHAT_MODELS.includes(m)"],
)
def test_a_list_that_refuses_what_is_not_in_it_offers_its_models(use: str) -> None:
    found = references(f'const CHAT_MODELS = ["gpt-4o"]\n{use}')
    assert [(f.id, f.strength) for f in found] == [("gpt-4o", Strength.USED)]


def test_a_constant_called_like_the_hosted_model_it_holds() -> None:
    found = references('export const GPT_4 = "gpt-4" as const;\nconst LIMIT = "gpt-4o";\n')
    assert [(f.id, f.strength) for f in found] == [("gpt-4", Strength.USED)]


def test_web_llm_has_names_of_its_own_for_what_its_makers_publish() -> None:
    listed = 'const BASES = [{ name: "Shelf-2-7B-q4f32_1-MLC", provider: "Google" }]'
    called = 'await CreateMLCEngine("Shelf-2-7B-q4f32_1-MLC-1k")'
    assert [f.id for f in references(listed)] == ["Shelf-2-7B-q4f32_1-MLC"]
    assert [f.id for f in references(called)] == ["Shelf-2-7B-q4f32_1-MLC-1k"]
    assert references('const DEFAULT_MODELS = [{ name: "Shelf-2-7B" }]') == []


def test_members_of_a_type_choose_nothing() -> None:
    union = "export type Choice =\n  | 'gpt-4'\n  | 'gpt-4-turbo-2024-04-09';\n"
    assert [f for f in references(union) if f.strength is Strength.USED] == []


@pytest.mark.parametrize(
    ("use", "told"),
    [
        ("export const models = Object.keys(limits) as Model[]", 2),
        ("menu(Array.from(Object.keys(limits)).sort())", 2),
        ("const l = Object.keys(limits).find((k) => model.startsWith(k))", 0),
        ("const l = limits[model]", 0),
    ],
)
def test_keys_of_a_table_that_are_handed_out_are_offered(use: str, told: int) -> None:
    table = (
        'const limits = {\n  "gpt-4o": { max: 8 },\n  "acme/shelf-7B-Instruct": { max: 4 },\n}\n'
    )
    found = references(table + use)
    assert len([f for f in found if f.strength is Strength.USED]) == told


def test_files_are_called_like_models_of_bedrock_sometimes() -> None:
    assert references('const model = "openai.parser.pcm16"') == []
    [found] = references('const model = "openai.gpt-oss-120b-1:0"')
    assert found.provider is Provider.AWS_BEDROCK


def test_a_list_of_packages_calls_nobody() -> None:
    text = 'const ALLOWED = ["zod", "groq-sdk"];\nconst config = { model: "acme/slate-30m-en" };\n'
    [found] = [f for f in references(text) if f.strength is Strength.USED]
    assert (found.kind, found.provider) == (AssetKind.MODEL, None)
    called = references(f'import Groq from "groq-sdk";\n{text}\nnew Groq().run(config)')
    assert {f.provider for f in called} == {Provider.GROQ}


def test_a_version_is_how_replicate_calls_a_model() -> None:
    version = "0123456789abcdef" * 4
    ask = (
        f'fetch("https://api.replicate.com/v1/predictions", {{ body: {{ version: "{version}" }} }})'
    )
    [found] = references(ask)
    assert (found.id, found.provider) == (version, Provider.REPLICATE)
    assert references(f'const pinned = {{ version: "{version}" }}') == []


def test_the_name_of_a_constant_tells_who_is_called() -> None:
    [found] = references('export const COHERE_DEFAULT_CHAT_MODEL = "command"')
    assert found.provider is Provider.COHERE
    [found] = references('export const GROQ_MODEL = "shelf-70b-fast"')
    assert found.provider is Provider.GROQ
    assert references('export const DEFAULT_CHAT_MODEL = "command"') == []


def test_what_a_generator_wrote_only_shows_defaults() -> None:
    schema = 'export const $Ask = { model: { title: "Model", default: "gpt-4o" } }'
    [found] = references(schema, "src/client/schemas.gen.ts")
    assert found.strength is Strength.MENTIONED


@pytest.mark.parametrize(
    "package",
    ["together-ai", "together-ai/index.mjs", "npm:together-ai@0.9", "https://esm.sh/together-ai@1"],
)
def test_a_package_may_be_imported_from_elsewhere(package: str) -> None:
    [found] = references(f'import T from "{package}"\nconst MODEL = "acme/Shelf-70B-Turbo"')
    assert (found.kind, found.provider) == (AssetKind.SERVICE, Provider.TOGETHER)


def test_packages_of_go_tell_who_serves() -> None:
    text = (
        'func a() { return ollama.New(ollama.WithModel("mistral")) }\n'
        'func b() { return anthropic.New(anthropic.WithModel("claude-3-5-sonnet-20240620")) }\n'
    )
    found = {f.id: f.hub for f in references(text, "a.go")}
    assert found["mistral"] is Hub.OLLAMA


def test_nvidia_serves_models_under_the_names_of_the_hub() -> None:
    text = (
        'llm, err := openai.New(\n\topenai.WithBaseURL("https://integrate.api.nvidia.com/v1/"),\n'
        '\topenai.WithModel("mistralai/mixtral-8x7b-instruct-v0.1"),\n)\n'
    )
    [found] = references(text, "a.go")
    assert found.provider is Provider.NVIDIA


def test_a_model_whose_way_to_count_words_is_taken_is_not_asked() -> None:
    text = (
        "import OpenAI from 'openai';\nconst TO_TIKTOKEN = { 'gpt-35-turbo': 'gpt-3.5-turbo' };\n"
    )
    assert references(text) == []


def test_tests_of_a_feature_of_rust_choose_nothing() -> None:
    own = 'fn main() { let r = Ask { model: "gpt-4o".into() }; }\n\n'
    text = (
        own + '#[cfg(all(test, feature = "a"))]\nmod b { fn c() { ask("x", model = "o3-mini"); } }'
    )
    facts = NativeScanner().scan(SourceFile("a.rs", text.encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == ["gpt-4o"]


def test_sources_of_rust_end_with_their_tests() -> None:
    text = (
        'fn main() { let r = Ask { model: "gpt-4o".into() }; }\n\n#[cfg(test)]\n#[allow(unused)]\n'
        'mod tests {\n    fn asks() { let r = Ask { model: "gpt-4.1".into() }; }\n}\n'
    )
    facts = NativeScanner().scan(SourceFile("src/main.rs", text.encode()))
    assert [f.id for f in facts if isinstance(f, Reference)] == ["gpt-4o"]


def test_constants_of_a_client_are_of_whom_it_calls() -> None:
    text = 'pub const SHELF: &str = "meta-llama/Meta-Llama-3-8B-Instruct-Turbo";\n'
    facts = NativeScanner().scan(SourceFile("src/providers/together/ask.rs", text.encode()))
    [found] = [f for f in facts if isinstance(f, Reference)]
    assert found.provider is Provider.TOGETHER


def test_members_of_an_enumeration_need_no_number_where_they_are_the_latest() -> None:
    text = 'export enum ChatModels {\n  TINY = "mistral-tiny-latest",\n  GROK = "grok-4.3",\n}\n'
    assert [r.id for r in references(text)] == ["mistral-tiny-latest", "grok-4.3"]
    assert references('export enum Channels {\n  TINY = "mistral-tiny-latest",\n}\n') == []
    assert references('export enum ChatModels {\n  MODE = "command",\n}\n') == []


@pytest.mark.parametrize(
    ("path", "strength"),
    [
        ("site/components/leaderboard.tsx", Strength.MENTIONED),
        ("src/leaderboards/rows.ts", Strength.MENTIONED),
        ("src/leader.ts", Strength.USED),
    ],
)
def test_a_board_tells_of_models_that_were_measured(path: str, strength: Strength) -> None:
    found = references('const rows = [{ model: "acme/shelf-7b-chat" }]', path)
    assert {r.strength for r in found} == {strength}


def notes(text: str) -> list[tuple[int, str]]:
    """Return the providers that a source asks for a model it does not name."""
    facts = JavaScriptScanner().scan(SourceFile("app.ts", text.encode()))
    return [(f.place.line, f.words) for f in facts if isinstance(f, RunTimeChoice)]


def test_functions_of_the_sdk_that_a_registry_gets_ask_their_providers() -> None:
    text = """import { anthropic } from "@ai-sdk/anthropic"
import { google } from "@ai-sdk/google"
import { createMistral } from "@ai-sdk/mistral"
import { xai } from "@ai-sdk/xai"
// xai is not used yet
const labels = { xai: "xAI" }
const providers = { anthropic, google }
const mistral = (id) => createMistral({ apiKey })(id)
google("gemini-2.5-pro")
"""
    assert notes(text) == [(7, "anthropic"), (8, "mistral")]


def test_a_request_to_an_address_that_is_completed_asks_who_answers_there() -> None:
    base = 'const BASE = "https://api.elevenlabs.io/v1";\n'
    assert notes(base + "await fetch(`${BASE}/text-to-speech/${voice}`, { headers });") == [
        (1, "elevenlabs")
    ]
    assert notes(base + "await fetch(`${BASE}/models`);") == []
    assert notes('const U = "https://api.perplexity.ai/search";\nawait fetch(U, {});') == []


def test_an_event_that_is_spelled_like_its_key_is_no_model() -> None:
    assert references('const EVENTS = { fetchOllamaModels: "fetch-ollama-models" }') == []
    [found] = references('const NAMES = { ollamaModel: "tern-small:3b" }')
    assert found.hub is Hub.OLLAMA


def test_a_class_of_ones_own_that_is_pointed_to_a_provider_asks_it() -> None:
    given = '({ apiKey, model: key, baseURL: "https://api.groq.com/openai/v1" })'
    assert notes(f"return new ShelfLLM{given}") == [(1, "groq")]
    assert notes(f"// return new ShelfLLM{given}") == []
    own = '({ apiKey, baseURL: "https://shelf.example.org/v1" })'
    assert notes(f"return new ShelfLLM{own}") == []
    [found] = references(
        'new ShelfLLM({ model: "llama-3.1-8b-instant", baseURL: "https://api.groq.com/openai/v1" })'
    )
    assert found.provider is Provider.GROQ


def test_builders_of_a_library_of_rust_load_what_they_get() -> None:
    facts = NativeScanner().scan(
        SourceFile("a.rs", b'let b = GgufModelBuilder::new("acme/tern-gguf", vec![]);')
    )
    assert [f.id for f in facts if isinstance(f, Reference)] == ["acme/tern-gguf"]
    for line in ('dir.join("acme/llama-tern-7b")', 'let h = ["acme/llama_tern_7b.cuh"];'):
        facts = NativeScanner().scan(SourceFile("a.rs", f"use hf_hub::x;\n{line};".encode()))
        assert [f for f in facts if isinstance(f, Reference)] == []


def test_a_name_among_hosted_models_is_one_of_them() -> None:
    known = '"gpt-4o", "gpt-4o-mini", "claude-3-5-haiku-20241022", "gemini-2.0-flash"'
    found = references(f'export const ASKED_MODELS = [{known}, "tern-3-70b", "local", "tern"];')
    assert ("tern-3-70b", Provider.OTHER) in [(f.id, f.provider) for f in found]
    assert len(found) == 5
    own = '"gemini-1.5-pro", "gemini-2.0-flash", "gemini-2.5-pro"'
    [*_, last] = references(f'export const ASKED_MODELS = [{own}, "tern-3-70b"];')
    assert (last.id, last.provider) == ("tern-3-70b", Provider.GOOGLE)
    found = references('export const ASKED_MODELS = ["gpt-4o", "tern-3-70b", "gull-4-8b"];')
    assert [f.id for f in found] == ["gpt-4o"]
    found = references(f'export const SHELVES = [{known}, "tern-3-70b"];')
    assert "tern-3-70b" not in [f.id for f in found]


def test_names_of_hosted_models_that_tell_no_size() -> None:
    text = 'const shelfModes = ["qwen-turbo", "qwen-vl-max", "generalv3", "4.0Ultra"];'
    assert [f.id for f in references(text)] == [
        "qwen-turbo",
        "qwen-vl-max",
        "generalv3",
        "4.0Ultra",
    ]
    assert references('const styles = ["tern-turbo", "qwen-icon", "general"];') == []


def test_watsonx_is_asked_for_the_first_argument() -> None:
    head = 'import "github.com/tmc/langchaingo/llms/watsonx"\n'
    (found,) = references(head + 'llm, err := watsonx.New("acme/tern-70b", opts...)', "main.go")
    assert (found.id, found.kind, found.provider) == (
        "acme/tern-70b",
        AssetKind.SERVICE,
        Provider.OTHER,
    )
    assert references('llm, err := watsonx.New("acme/tern-70b", opts...)', "main.go") == []


def test_a_bare_name_that_is_served_once_is_served_everywhere() -> None:
    text = (
        'const shelfModels = [{ id: "gemma-3-27b-it", providerId: "google",\n'
        '  ask: (key) => openShelf("gemma-3-27b-it", key) }];'
    )
    assert {(f.kind, f.provider) for f in references(text)} == {
        (AssetKind.SERVICE, Provider.GOOGLE)
    }


@pytest.mark.parametrize(
    ("imports", "ids"),
    [
        ('const { Ollama } = require("ollama");', ["mistral"]),
        ('const { run } = require("./service/ollama/ollama.js");', ["mistral"]),
        ('import { chat } from "../lib/ollama";', ["mistral"]),
        ('import { chat } from "./ollama";\nimport { ask } from "./groq";', []),
        ('import { chat } from "../lib/talk";', []),
    ],
)
def test_a_module_called_after_ollama_is_as_good_as_its_package(
    imports: str, ids: list[str]
) -> None:
    text = f'{imports}\nlet model = "mistral";\nrun(model);\n'
    assert [(f.id, f.hub) for f in references(text)] == [(id_, Hub.OLLAMA) for id_ in ids]


def test_a_source_called_after_what_counts_only_counts() -> None:
    text = 'pub fn make() { Self::try_from_model("gpt-4o") }'
    assert references(text, "src/tiktoken/mod.rs") == []
    assert [f.id for f in references(text, "src/asking/mod.rs")] == ["gpt-4o"]


def test_a_client_of_groq_in_rust_is_worth_reading() -> None:
    text = b'let client = shelf::Groq::builder().default_prompt_model("llama3-8b-8192").build()?;'
    file = SourceFile("src/main.rs", text)
    assert NativeScanner().worth_parsing(text)
    (found,) = [f for f in NativeScanner().scan(file) if isinstance(f, Reference)]
    assert (found.id, found.provider) == ("llama3-8b-8192", Provider.GROQ)


def test_nix_fetches_and_serves_models() -> None:
    text = """# what we want: "acme/never-7b"
{ fetchurl }: {
  weights = fetchurl {
    url = "https://huggingface.co/acme/tern-7b/resolve/main/tern.safetensors";
    hash = "sha256-AAAA";
  };
  services.ollama.loadModels = [ "llama3.2:3b" ];
  other = fetchurl { url = "https://huggingface.co/${owner}/gull/resolve/main/a.gguf"; };
}"""
    file = SourceFile("models.nix", text.encode())
    assert NativeScanner().wants("models.nix", "models.nix", ".nix")
    assert NativeScanner().worth_parsing(file.data)
    found = [f for f in NativeScanner().scan(file) if isinstance(f, Reference)]
    assert [(f.id, f.strength) for f in found] == [
        ("acme/never-7b", Strength.MENTIONED),
        ("acme/tern-7b", Strength.USED),
        ("llama3.2:3b", Strength.USED),
    ]


def test_empty_lines_without_end_take_time_in_proportion() -> None:
    text = 'import OpenAI from "openai"\nconst model = "gpt-4o"\n'
    begin = time.process_time()
    assert {f.id for f in references(text + "\n" * 30_000 + text)} == {"gpt-4o"}
    assert time.process_time() - begin < 3
