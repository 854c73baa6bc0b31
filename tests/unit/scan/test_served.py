"""Who serves the names of a project that loads no weights."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import SourceFile, served
from clearweights.scan.javascript.scanner import JavaScriptScanner
from clearweights.scan.python import PythonScanner, link
from clearweights.scan.shell.scanner import ShellScanner

LIST = 'export const MODELS = [{ label: "Tiny", value: "acme-labs/Tiny-7B-Instruct" }];'
CALL = (
    'import Together from "together-ai";\nconst TITLE_MODEL = "acme-labs/Small-3B";\n'
    "new Together().chat.completions.create({ model: TITLE_MODEL });"
)


def linked(**files: str) -> dict[str, Reference]:
    found: list[object] = []
    for name, text in files.items():
        path, _, suffix = name.rpartition("_")
        scanner = PythonScanner() if suffix == "py" else JavaScriptScanner()
        found += scanner.scan(SourceFile(f"{path}.{suffix}", text.encode()))
    return {f.id: f for f in served.link(found) if isinstance(f, Reference)}  # type: ignore[arg-type]


def test_a_list_of_models_is_that_of_the_provider_called() -> None:
    found = linked(list_ts=LIST, route_ts=CALL)
    assert {(f.kind, f.provider) for f in found.values()} == {
        (AssetKind.SERVICE, Provider.TOGETHER)
    }
    assert set(found) == {"acme-labs/Tiny-7B-Instruct", "acme-labs/Small-3B"}


def test_a_route_asks_for_the_model_that_a_page_sends_it() -> None:
    page = (
        'await fetch("/api/ask", { body: JSON.stringify({ prompt,\n model: fast\n'
        '  ? "acme-labs/Tiny-7B"\n  : "openai/gpt-oss-20b" }) });'
    )
    route = 'import Together from "together-ai";\nconst together = new Together();'
    found = linked(page_tsx=page, route_ts=route)
    assert {(f.id, f.kind) for f in found.values()} == {
        ("acme-labs/Tiny-7B", AssetKind.SERVICE),
        ("openai/gpt-oss-20b", AssetKind.SERVICE),
    }


@pytest.mark.parametrize(
    "files",
    [
        {"list_ts": LIST},
        {
            "list_ts": LIST,
            "route_ts": CALL,
            "run_py": 'from transformers import AutoModel\nAutoModel.from_pretrained("acme/x1")\n',
        },
    ],
)
def test_where_weights_are_loaded_or_nobody_is_asked_nothing_is_told(files: dict[str, str]) -> None:
    assert linked(**files)["acme-labs/Tiny-7B-Instruct"].kind is AssetKind.MODEL


def test_a_name_that_the_project_gives_is_no_model_of_others() -> None:
    script = "ollama create acme-helper -f Modelfile\nollama pull qwen3:4b\n"
    code = "import ollama\nollama.chat(model='acme-helper')\nollama.chat(model='qwen3:4b')\n"
    facts = [
        *ShellScanner().scan(SourceFile("make.sh", script.encode())),
        *PythonScanner().scan(SourceFile("ask.py", code.encode())),
    ]
    used = [f for f in served.link(facts) if isinstance(f, Reference)]
    assert {f.id for f in used if f.strength is Strength.USED} == {"qwen3:4b"}


def test_a_client_imported_from_another_module_tells_who_serves() -> None:
    found: list[Fact] = []
    files = {
        "src/utils/clients.ts": 'import Together from "together-ai";\n'
        "export const client = new Together();\nexport const sdk = createTogetherAI({});\n",
        "src/app/answer.ts": 'import { sdk } from "@/utils/clients";\n'
        'streamText({ model: sdk("acme-labs/Tiny-7B-Instruct") });\n',
        "src/app/ask.ts": "import { client } from '../utils/clients';\n"
        'client.chat.completions.create({ model: "acme-labs/Small-3B" });\n',
        "src/app/local.ts": "import { run } from './runtime';\n"
        'run({ model: "acme-labs/Mid-9B" });\n',
    }
    for path, text in files.items():
        found += JavaScriptScanner().scan(SourceFile(path, text.encode()))
    kinds = {f.id: (f.kind, f.provider) for f in link(found) if isinstance(f, Reference)}
    assert kinds == {
        "acme-labs/Tiny-7B-Instruct": (AssetKind.SERVICE, Provider.TOGETHER),
        "acme-labs/Small-3B": (AssetKind.SERVICE, Provider.TOGETHER),
        "acme-labs/Mid-9B": (AssetKind.MODEL, None),
    }


def test_what_a_file_loads_is_not_served_by_another() -> None:
    menu = (
        "import sys\nfrom sentence_transformers import SentenceTransformer\n"
        'available_models = ["acme-labs/Embed-7B", "acme-labs/Embed-9B"]\n'
        "SentenceTransformer(sys.argv[1])\n"
    )
    found = linked(list_ts=LIST, route_ts=CALL, menu_py=menu)
    assert found["acme-labs/Embed-7B"].kind is AssetKind.MODEL
    assert found["acme-labs/Tiny-7B-Instruct"].kind is AssetKind.SERVICE


def test_a_file_or_name_that_tells_another_server_is_left() -> None:
    other = 'export const MODELS = [{ label: "A", value: "acme-labs/Base-7B-Chat" }];'
    named = 'export const hfModel = "acme-labs/Hub-9B-Chat";'
    found = linked(list_ts=LIST, huggingface_ts=other, more_ts=named, route_ts=CALL)
    kinds = {id_: reference.kind for id_, reference in found.items()}
    assert kinds["acme-labs/Tiny-7B-Instruct"] is AssetKind.SERVICE
    assert kinds["acme-labs/Base-7B-Chat"] is AssetKind.MODEL
    assert kinds["acme-labs/Hub-9B-Chat"] is AssetKind.MODEL


def test_a_client_that_is_given_its_model_at_run_time_tells_who_is_called() -> None:
    route = (
        'import Together from "together-ai";\nconst together = new Together();\n'
        "together.chat.completions.create({ model });"
    )
    found = linked(list_ts=LIST, route_ts=route)
    assert found["acme-labs/Tiny-7B-Instruct"].provider is Provider.TOGETHER


def test_where_several_are_asked_code_names_what_one_of_them_serves() -> None:
    second = (
        'import Groq from "groq-sdk";\n'
        'new Groq().chat.completions.create({ model: "llama-3.3-70b-versatile" });'
    )
    named = 'export const togetherModel = "acme-labs/Hub-9B-Chat";'
    found = linked(list_ts=LIST, route_ts=CALL, second_ts=second, more_ts=named)
    tiny, hub = found["acme-labs/Tiny-7B-Instruct"], found["acme-labs/Hub-9B-Chat"]
    assert (tiny.kind, tiny.provider) == (AssetKind.SERVICE, Provider.OTHER)
    assert (hub.kind, hub.provider) == (AssetKind.SERVICE, Provider.TOGETHER)
    run = 'import { pipeline } from "@xenova/transformers";\npipeline("fill-mask", "Xenova/tiny");'
    found = linked(list_ts=LIST, route_ts=CALL, second_ts=second, run_ts=run)
    assert found["acme-labs/Tiny-7B-Instruct"].kind is AssetKind.MODEL


def test_weights_for_browsers_are_nobodys_service() -> None:
    menu = 'export const MODELS = [{{ label: "Tiny", key: "{}" }}];'
    found = linked(
        **{"app/transformers/list_ts": menu.format("acme-labs/Tiny-7B-Instruct")},
        other_ts=menu.format("Xenova/tiny-bert-base"),
        list_ts=menu.format("acme-labs/Small-7B-Instruct"),
        route_ts=CALL,
    )
    assert {f.id: f.kind for f in found.values()} == {
        "acme-labs/Tiny-7B-Instruct": AssetKind.MODEL,
        "Xenova/tiny-bert-base": AssetKind.MODEL,
        "acme-labs/Small-7B-Instruct": AssetKind.SERVICE,
        "acme-labs/Small-3B": AssetKind.SERVICE,
    }


@pytest.mark.parametrize(
    "settings",
    [
        'SETTINGS = {"repository": "acme-labs/Tiny-7B", "revision": "0d12"}',
        'model_repo_id = "acme-labs/Tiny-7B"',
        'MODEL = "acme-labs/Tiny-7B-GGUF"',
        'MODEL = "mlx-community/Tiny-7B-4bit"',
    ],
)
def test_what_is_kept_in_a_repository_is_loaded_from_there(settings: str) -> None:
    source = f"import transformers\n{settings}\nMODEL_ID = 'acme-labs/Small-3B'\n"
    found = linked(settings_py=source, route_ts=CALL)
    (kept,) = (f for f in found.values() if "Tiny" in f.id)
    assert (kept.kind, kept.provider) == (AssetKind.MODEL, None)
