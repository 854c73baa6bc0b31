"""What one's own machines run of a catalog whose owner also serves it."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub, Reference
from clearweights.scan import SourceFile
from clearweights.scan.base import Scanner
from clearweights.scan.config.scanner import ConfigScanner, EnvScanner
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner
from clearweights.scan.shell.scanner import ShellScanner

ID = "meta/llama3-8b-instruct"
CHART = f"image:\n  repository: nvcr.io/nim/{ID}\nmodel:\n  name: {ID}\n"


def kinds(text: str, path: str = "values.yaml") -> list[tuple[str, AssetKind, Hub]]:
    scanners: dict[str, Scanner] = {
        "sh": ShellScanner(),
        "tfvars": JavaScriptScanner(),
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
