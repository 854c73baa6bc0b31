"""SQL: what a database calls or loads."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.sql.prisma import PrismaScanner
from clearweights.scan.sql.scanner import InlineSqlScanner, SqlScanner


def references(text: str, path: str = "schema.sql") -> list[Reference]:
    scanner, file = SqlScanner(), SourceFile(path, text.encode())
    if not scanner.worth_parsing(file.data):
        return []
    return [fact for fact in scanner.scan(file) if isinstance(fact, Reference)]


@pytest.mark.parametrize(
    ("text", "kind", "provider"),
    [
        ("SELECT ai.openai_embed('text-embedding-3-small', t);", "service", Provider.OPENAI),
        ("select AI.Anthropic_Generate (\n 'claude-3-5-haiku-20241022', x)", "service",
         Provider.ANTHROPIC),
        ("SELECT SNOWFLAKE.CORTEX.COMPLETE('mistral-large2', q)", "service", Provider.OTHER),
        ("CREATE MODEL m REMOTE WITH CONNECTION c OPTIONS (ENDPOINT = 'gemini-2.0-flash-001')",
         "service", Provider.GOOGLE_VERTEX),
        ("SELECT pgml.embed('acme/small-en-v1', t)", "model", None),
        ("SELECT pgml.load_dataset('acme/mails')", "dataset", None),
        ("SELECT ai.ollama_embed('nomic-embed-text', t)", "model", None),
    ],
)  # fmt: skip
def test_known_calls(text: str, kind: str, provider: Provider | None) -> None:
    (found,) = references(text)
    assert (found.kind, found.provider, found.strength) == (
        AssetKind(kind), provider, Strength.USED,
    )  # fmt: skip


def test_the_place_is_that_of_the_value() -> None:
    (found,) = references("-- first\nSELECT ai.ollama_generate(\n  'qwen3:4b', p);\n")
    assert (found.place.line, found.hub) == (3, Hub.OLLAMA)


@pytest.mark.parametrize(
    "text",
    [
        "-- SELECT ai.openai_embed('text-embedding-3-small', t);\nSELECT 1;",
        "SELECT my_ai_query('gpt-4o');",
        "UPDATE t SET endpoint = 'https://acme.example/x' WHERE a = 1;",
        "INSERT INTO models VALUES ('gpt-4o', 'acme/tiny-7b');",
    ],
)
def test_comments_data_and_other_functions_name_nothing(text: str) -> None:
    assert references(text) == []


def test_migrations_of_tests_only_mention() -> None:
    (found,) = references("SELECT pgml.embed('acme/small-en-v1', t)", "tests/a.sql")
    assert found.strength is Strength.MENTIONED


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("INSERT INTO r (a, model) VALUES\n('a, (b)', 'gpt-4o'),\n('it''s', 'gpt-4.1');",
         [("gpt-4o", 2), ("gpt-4.1", 3)]),
        ("insert into p(id, default_model) values (f(1, 'x'), 'acme/tiny-7b')",
         [("acme/tiny-7b", 1)]),
        ("UPDATE rooms\nSET title = 'x', model = 'gpt-4o'\nWHERE model = 'gpt-4';",
         [("gpt-4o", 2)]),
        ("CREATE TABLE r (\n  model TEXT NOT NULL DEFAULT 'gpt-4o-mini'\n);",
         [("gpt-4o-mini", 2)]),
        ("ALTER TABLE r ALTER COLUMN chat_model SET DEFAULT 'gpt-4.1';", [("gpt-4.1", 1)]),
    ],
)  # fmt: skip
def test_columns_of_models_keep_ids(text: str, found: list[tuple[str, int]]) -> None:
    assert [(f.id, f.place.line) for f in references(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "INSERT INTO rooms (name, note) VALUES ('gpt-4o', 'model');",
        "INSERT INTO rooms (name, model) VALUES ('gpt-4o', 'large');",
        "SELECT 1 FROM r WHERE model = 'gpt-4o';",
        "INSERT INTO bikes (model) VALUES ('T-1000/a');",
        "INSERT INTO log (model) VALUES " + ",".join(["('gpt-4o')"] * 80) + ";",
    ],
)
def test_other_columns_conditions_and_records_name_no_model(text: str) -> None:
    assert references(text) == []


def test_many_rows_cost_little() -> None:
    for text in (
        "INSERT INTO r (model, a) VALUES " + "('gpt-4o', 'x')," * 50_000,
        "INSERT INTO r (model, a) VALUES ('gpt-4o'" * 20_000,
        "set model = '" * 60_000,
    ):
        start = time.process_time()
        references(text)
        assert time.process_time() - start < 5


def test_what_ollama_serves_is_kept_in_rows_that_name_it() -> None:
    row = "INSERT INTO agent (provider, model) VALUES ('{}', 'llama3.1');"
    (found,) = references(row.format("OLLAMA"))
    assert (found.id, found.hub) == ("llama3.1", Hub.OLLAMA)
    assert references(row.format("ours")) == []


def test_a_table_of_models_keeps_them_by_their_names() -> None:
    rows = "(name, label) VALUES ('gpt-4', 'gpt-4 (chat)'), ('deepseek-chat', 'x'), ('echo', 'y');"
    found = references(f"INSERT INTO chat_model{rows}")
    assert [f.id for f in found] == ["gpt-4", "deepseek-chat"]
    assert references(f"INSERT INTO chat_title{rows} -- model") == []


@pytest.mark.parametrize(
    ("field", "ids"),
    [
        ('model String @default("gpt-4o-mini")', ["gpt-4o-mini"]),
        ('chatModel   String?  @map("m") @default("claude-3-haiku-20240307")',
         ["claude-3-haiku-20240307"]),
        ('// model String @default("gpt-4o-mini")', []),
        ('title String @default("gpt-4o-mini")', []),
        ('modelOfBoat String @default("dinghy")', []),
    ],
)  # fmt: skip
def test_fields_of_prisma_begin_with_a_model(field: str, ids: list[str]) -> None:
    file = SourceFile("prisma/schema.prisma", f"model Chat {{\n  {field}\n}}\n".encode())
    assert PrismaScanner().worth_parsing(file.data)
    found = [f for f in PrismaScanner().scan(file) if isinstance(f, Reference)]
    assert [(f.id, f.place.line) for f in found] == [(id_, 2) for id_ in ids]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("a.py", "cur.execute(\"\"\"\nSELECT ai.ollama_embed(\n  'nomic-embed-text', %s)\"\"\")",
         [("nomic-embed-text", 3)]),
        ("a.ts", "await sql`SELECT openai_embed('text-embedding-3-small', ${t})`",
         [("text-embedding-3-small", 1)]),
        ("a.ipynb", '["SELECT ollama_generate(\\n",\n "  \'llama3.2\', %s)"]', [("llama3.2", 2)]),
        ("a.py", "vector = openai_embed('text-embedding-3-small', text)", []),
        ("test_a.py", "run(\"SELECT ollama_generate('llama3.2', %s)\")", []),
    ],
)  # fmt: skip
def test_calls_in_strings_of_sources(path: str, text: str, told: list[tuple[str, int]]) -> None:
    file = SourceFile(path, text.encode())
    assert InlineSqlScanner().worth_parsing(file.data)
    found = [f for f in InlineSqlScanner().scan(file) if isinstance(f, Reference)]
    found = [f for f in found if f.strength is Strength.USED]
    assert [(f.id, f.place.line) for f in found] == told


ROW = "INSERT INTO makers (name, default_model_name, base_url) VALUES ('Shelf', '{}', '{}');"


@pytest.mark.parametrize(
    ("text", "kind", "provider"),
    [
        (
            ROW.format("acme/tern-70b", "https://api.groq.com/openai/v1"),
            AssetKind.SERVICE,
            Provider.GROQ,
        ),
        (ROW.format("tern4:3b", "http://host.docker.internal:11434/v1"), AssetKind.MODEL, None),
        (ROW.format("acme/tern-70b", "https://models.shelf.example/v1"), AssetKind.MODEL, None),
        (
            "UPDATE makers SET default_model_name = 'acme/tern-70b' WHERE name = 'OpenRouter';",
            AssetKind.SERVICE,
            Provider.OPENROUTER,
        ),
        (
            "UPDATE makers SET default_model_name = 'nomic-embed-text' WHERE name = 'Ollama';",
            AssetKind.MODEL,
            None,
        ),
    ],
)
def test_the_row_tells_who_serves_a_model(
    text: str, kind: AssetKind, provider: Provider | None
) -> None:
    (found,) = references(text)
    assert (found.kind, found.provider) == (kind, provider)


def test_an_address_to_be_filled_in_is_no_model() -> None:
    assert not references("SELECT ai_query('cluster_id:port', q)")
