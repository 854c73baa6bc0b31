"""What one's own machines run of a catalog whose owner also serves it."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub, Reference
from clearweights.scan import SourceFile
from clearweights.scan.base import Scanner
from clearweights.scan.config.scanner import ConfigScanner, EnvScanner
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner
from clearweights.scan.python import PythonScanner
from clearweights.scan.shell.scanner import ShellScanner

ID = "meta/llama3-8b-instruct"
CHART = f"image:\n  repository: nvcr.io/nim/{ID}\nmodel:\n  name: {ID}\n"


def kinds(text: str, path: str = "values.yaml") -> list[tuple[str, AssetKind, Hub]]:
    scanners: dict[str, Scanner] = {
        "sh": ShellScanner(),
        "tfvars": JavaScriptScanner(),
        "ts": JavaScriptScanner(),
        "py": PythonScanner(),
        "yaml": ConfigScanner(),
        "env": EnvScanner(),
        "go": NativeScanner(),
    }
    facts = scanners[path.rpartition(".")[2]].scan(SourceFile(path, text.encode()))
    return [(f.id, f.kind, f.hub) for f in facts if isinstance(f, Reference)]


OWN = [(ID, AssetKind.MODEL, Hub.NGC)]
SERVED = [(ID, AssetKind.SERVICE, Hub.API)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("values.yaml", CHART),
        ("run.sh", f"docker run nvcr.io/nim/{ID}:1.0\nMODEL={ID}\n"),
        ("a.tfvars", f'image = "nvcr.io/nim/meta/x"\nmodel_name = "{ID}"\n'),
    ],
)  # fmt: skip
def test_what_an_image_runs_here_is_a_model(path: str, text: str) -> None:
    assert kinds(text, path) == OWN
    assert kinds(text.replace("nvcr.io/nim/", "acme/"), path) == SERVED


GALLERY = "github:acme/model-gallery/{}.yaml"
ADDRESS = GALLERY.format("tern-7b")
PRELOADED = f'[{{"url": "{ADDRESS}", "name": "gpt-4"}}]'


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "deployment.yaml",
            "containers:\n- args: [run, phi-2, --debug]\n  image: quay.io/go-skynet/local-ai:v2\n",
            [("phi-2", Hub.HUGGINGFACE)],
        ),
        (
            "compose.yaml",
            "image: localai/localai:master\ncommand:\n- ${TERN:-tern-3-4b-it-qat}\n",
            [("tern-3-4b-it-qat", Hub.OTHER)],
        ),
        ("compose.yaml", "image: acme/reader\ncommand: [phi-2, tern-3-4b-it-qat]\n", []),
        (
            "flow.yaml",
            "env:\n  MODEL_NAME: tern-2-theta-8b\nrun: docker run localai/localai $MODEL_NAME\n",
            [("tern-2-theta-8b", Hub.OTHER)],
        ),
        (
            "models/gpt-4.yaml",
            "name: gpt-4\nparameters:\n  model: huggingface://acme/tern-GGUF/tern.Q8_0.gguf\n",
            [("acme/tern-GGUF", Hub.HUGGINGFACE)],
        ),
        ("compose.yaml", f"env:\n- 'PRELOAD_MODELS={PRELOADED}'\n", [(ADDRESS, Hub.OTHER)]),
        (".env", f"PRELOAD_MODELS={PRELOADED}\n", [(ADDRESS, Hub.OTHER)]),
        ("galleries.yaml", f"galleries:\n- url: {GALLERY.format('index')}\n  name: all\n", []),
        (
            "ask.go",
            'var localAI = "http://localhost:8080"\nb := M{"model": "bert-cpp-tern-v6"}\n',
            [("bert-cpp-tern-v6", Hub.OTHER)],
        ),
        ("ask.go", 'var host = "http://localhost:8080"\nb := M{"model": "bert-cpp-tern-v6"}\n', []),
    ],
)
def test_what_a_server_runs_has_names_of_its_own(
    path: str, text: str, told: list[tuple[str, Hub]]
) -> None:
    assert [(id_, hub) for id_, _, hub in kinds(text, path)] == told


def test_the_provider_may_be_asked_where_its_address_stands() -> None:
    assert kinds(CHART + "url: https://integrate.api.nvidia.com/v1\n") == SERVED


HERE = "http://localhost:8000/v1"
CREATE = f'client.chat.completions.create(model="{ID}", messages=[])\n'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f'import openai\nclient = openai.OpenAI(base_url="{HERE}")\n{CREATE}'),
        ("a.py", f'import openai\nclient = openai.OpenAI(base_url="http://llm:8000/v1")\n{CREATE}'),
        (
            "a.py",
            (
                "from langchain_nvidia_ai_endpoints import ChatNVIDIA\n"
                f'llm = ChatNVIDIA(base_url="http://10.0.0.5:8000/v1", model="{ID}")\n'
            ),
        ),
        ("a.py", f'import requests\nrequests.post("{HERE}/chat", json={{"model": "{ID}"}})\n'),
        ("a.yaml", f"llm:\n  base_url: {HERE}\n  model: {ID}\n"),
        ("a.yaml", f"llms:\n  one:\n    _type: nim\n    base_url: {HERE}\n    model_name: {ID}\n"),
        ("a.yaml", f"environment:\n  LLM_MODEL: {ID}\n  LLM_BASE_URL: http://nim-llm:8000/v1\n"),
        (".env", f"LLM_MODEL={ID}\nLLM_BASE_URL={HERE}\n"),
        ("a.ts", f'const c = new OpenAI({{baseURL: "{HERE}"}});\nc.create({{model: "{ID}"}})\n'),
        ("a.go", f'config.BaseURL = "{HERE}"\nreq := openai.Request{{Model: "{ID}"}}\n'),
        ("a.sh", f'curl {HERE}/chat/completions -d \'{{"model": "{ID}"}}\'\n'),
    ],
)
def test_a_name_of_the_catalog_is_run_where_ones_own_server_is_asked(path: str, text: str) -> None:
    assert kinds(text, path) == OWN


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", f'import openai\nclient = openai.OpenAI(base_url="https://a.ai/v1")\n{CREATE}'),
        (
            "a.py",
            (
                "from langchain_nvidia_ai_endpoints import ChatNVIDIA, NVIDIAEmbeddings\n"
                f'llm = ChatNVIDIA(model="{ID}")\nemb = NVIDIAEmbeddings(base_url="{HERE}")\n'
            ),
        ),
        ("a.yaml", f"llm:\n  base_url: https://integrate.api.nvidia.com/v1\n  model: {ID}\n"),
        ("a.yaml", f"models:\n  - engine: nim\n    model: {ID}\ndb: http://localhost:5432/x\n"),
    ],
)
def test_elsewhere_it_is_served(path: str, text: str) -> None:
    assert kinds(text, path) == SERVED


def test_a_proxy_of_ones_own_asks_others_for_theirs() -> None:
    text = 'import openai\nclient = openai.OpenAI(base_url="http://proxy:4000")\n'
    asked = f'{text}client.chat.completions.create(model="gpt-4o", messages=[])\n'
    assert kinds(asked, "a.py") == [("gpt-4o", AssetKind.SERVICE, Hub.API)]


def test_a_container_runs_what_the_hub_has() -> None:
    text = 'import openai\nclient = openai.OpenAI(base_url="http://engine:8000/v1")\n'
    asked = f'{text}client.chat.completions.create(model="larchlab/larch-7b", messages=[])\n'
    assert kinds(asked, "a.py") == [("larchlab/larch-7b", AssetKind.MODEL, Hub.HUGGINGFACE)]


def test_a_variable_called_after_the_containers_names_what_they_run() -> None:
    text = "export NIM_MODEL=nvidia/llama-3.3-larch-49b\nexport NIM_MODEL_NAME=larch-49b\n"
    named = ("nvidia/llama-3.3-larch-49b", AssetKind.MODEL, Hub.HUGGINGFACE)
    assert set(kinds(text, "sweep.sh")) == {named}
