"""What one's own machines run of a catalog whose owner also serves it."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Hub, Reference
from clearweights.scan import SourceFile
from clearweights.scan.base import Scanner
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.javascript.scanner import JavaScriptScanner
from clearweights.scan.shell.scanner import ShellScanner

ID = "meta/llama3-8b-instruct"
CHART = f"image:\n  repository: nvcr.io/nim/{ID}\nmodel:\n  name: {ID}\n"


def kinds(text: str, path: str = "values.yaml") -> list[tuple[str, AssetKind, Hub]]:
    scanners: dict[str, Scanner] = {
        "sh": ShellScanner(),
        "tfvars": JavaScriptScanner(),
        "yaml": ConfigScanner(),
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


def test_the_provider_may_be_asked_where_its_address_stands() -> None:
    assert kinds(CHART + "url: https://integrate.api.nvidia.com/v1\n") == SERVED
