"""Files of released weights and the repositories they lie in are one asset."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import used

from clearweights.domain.asset import Reference
from clearweights.scan import SourceFile, link
from clearweights.scan.base import Scanner
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.ids import looks_like_hub_id
from clearweights.scan.python import PythonScanner
from clearweights.scan.shell.scanner import ShellScanner

HUB = "https://huggingface.co/ggerganov/whisper.cpp/resolve/main/ggml-tiny.bin"
RELEASE = "https://a.example/asr-models/sherpa-onnx-whisper-tiny.en.tar.bz2"
DOWNLOAD = """from huggingface_hub import hf_hub_download
hf_hub_download("ggerganov/whisper.cpp", "ggml-base.en.bin")
"""


def found(scanner: Scanner, path: str, text: str) -> list[str]:
    facts = link(scanner.scan(SourceFile(path, text.encode())))
    return [fact.id for fact in facts if isinstance(fact, Reference)]


@pytest.mark.parametrize(
    ("scanner", "path", "text", "ids"),
    [
        (
            ConfigScanner(),
            "a.yaml",
            f"model:\n  url: {HUB}\n  file: ggml-tiny.bin\n",
            ["ggerganov/whisper.cpp"],
        ),
        (ConfigScanner(), "a.yaml", "model:\n  file: ggml-tiny.bin\n", ["ggml-tiny.bin"]),
        (
            ShellScanner(),
            "a.sh",
            f"wget {RELEASE}\nMODEL=sherpa-onnx-whisper-tiny.en\n",
            [RELEASE],
        ),
        (
            PythonScanner(),
            "a.py",
            DOWNLOAD,
            ["ggerganov/whisper.cpp"],
        ),
    ],
)
def test_a_file_beside_its_repository_is_no_other_asset(
    scanner: Scanner, path: str, text: str, ids: list[str]
) -> None:
    assert found(scanner, path, text) == ids


def test_a_repository_may_be_called_like_a_source() -> None:
    assert looks_like_hub_id("ggerganov/whisper.cpp")
    assert not looks_like_hub_id("shelf/reader.cpp")
    assert not looks_like_hub_id("src/whisper.cpp")
    call = "from huggingface_hub import hf_hub_download as h\nh('{}', 'a.bin')\n"
    assert used(call.format("ggml-org/whisper.cpp")) == {"ggml-org/whisper.cpp"}
    assert used(call.format("shelf/reader.cpp")) == set()


def test_a_name_of_funasr_needs_no_loader_beside_it() -> None:
    text = (
        "from dataclasses import dataclass, field\n@dataclass\nclass Options:\n"
        '    stt_model_name: str = field(default="paraformer-zh", metadata={"help": "which"})\n'
    )
    assert found(PythonScanner(), "options.py", text) == ["paraformer-zh"]
    assert found(ConfigScanner(), "a.yaml", "asr_model: paraformer-en\n") == ["paraformer-en"]


def test_a_repository_of_the_hub_may_have_such_a_name_too() -> None:
    text = (
        'from huggingface_hub import snapshot_download\nsnapshot_download("funasr/paraformer-zh")\n'
    )
    assert found(PythonScanner(), "get.py", text) == ["funasr/paraformer-zh"]
