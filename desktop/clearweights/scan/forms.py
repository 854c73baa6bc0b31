"""Names of models that their form alone tells, whatever stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from clearweights.datafiles import data_file
from clearweights.domain.asset import Hub
from clearweights.safeio import parse_yaml
from clearweights.safeio.nodes import plain
from clearweights.scan.ids import is_bare_model

_SIZED = re.compile(r"-(?:base|large|xlarge|xxlarge|small)(?:-|$)|^ms-marco-")
_VERSION = re.compile(r"[\w\-]{1,60}/[\w.\-]{1,80}:[0-9a-f]{64}", re.ASCII)


def is_sized_bare(text: str) -> bool:
    """Say whether words are a bare id that also tells its size, as no word of a program does."""
    return _SIZED.search(text) is not None and is_bare_model(text)


def is_version(text: str) -> bool:
    """Say whether words are how Replicate names one version of what it runs: `org/name:e951…`."""
    return _VERSION.fullmatch(text) is not None


_SPACY = re.compile(
    r"[a-z]{2}_(?:core|dep|ent|sent)_(?:web|news|wiki|sci)_(?:sm|md|lg|trf|scibert)"
)
"""How spaCy names its pipelines: nothing else is called `en_core_web_sm`."""


def is_pipeline(text: str) -> bool:
    """Say whether words are the name of a pipeline of spaCy."""
    return len(text) < 60 and _SPACY.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class _Releases:
    names: tuple[tuple[re.Pattern[str], Hub], ...]
    marks: tuple[str, ...]


@cache
def _releases() -> _Releases:
    """Return how programs call the weights that they publish, and where, read once."""
    path = data_file("resources", "signatures", "releases.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)
    rows = ((re.compile("|".join(row["names"]), re.ASCII), row["hub"]) for row in data["releases"])
    return _Releases(tuple((names, Hub(hub)) for names, hub in rows), tuple(data["marks"].split()))


def released(text: str) -> Hub | None:
    """Return where weights are published that only one program calls so: `ggml-base.en.bin`."""
    if len(text) > LONGEST or text.endswith(_ARCHIVES):
        return None
    return next((hub for names, hub in _releases().names if names.fullmatch(text)), None)


def released_in(path: str) -> str | None:
    """Return the part of a path that is such a name: `nets/sherpa-onnx-whisper-tiny/a.onnx`."""
    if "://" in path or len(path) > _LONGEST_PATH or not may_be_released(path):
        return None
    return next((part for part in re.split(r"[/\\]", path) if released(part) is not None), None)


def may_be_released(text: str) -> bool:
    """Say whether a text holds the beginning of a name of released weights."""
    return any(mark in text for mark in _releases().marks)


_LONGEST_PATH = 300


_ARCHIVES = (".tar.bz2", ".tar.gz", ".zip", ".onnx")
"""What such a name is kept in, or holds: a file of the project's own."""


@cache
def _families() -> re.Pattern[str]:
    """Return how the names of families of models are written, read once."""
    path = data_file("resources", "signatures", "families.yaml")
    data = plain(parse_yaml(path.read_text(encoding="utf-8")))
    assert isinstance(data, dict)
    stems, endings = "|".join(data["stems"]), "".join(str(data["endings"]).split())
    return re.compile(rf"(?:{stems})(?:{endings}){{0,5}}", re.IGNORECASE | re.ASCII)


def is_of_family(text: str) -> bool:
    """Say whether words are a name that one maker publishes, without its organization."""
    return "-" in text and len(text) < 60 and _families().fullmatch(text) is not None


CLOUDFLARE = re.compile(r"@(?:cf|hf)/[\w\-]+/[\w.\-]+", re.ASCII)
"""How Cloudflare names the models it serves: `@cf/meta/llama-3.1-8b-instruct`."""

_WEB_LLM = re.compile(r"[\w.\-]+-q\d+f\d+(?:_\d+)?-MLC(?:-1k)?", re.ASCII)
"""How WebLLM names models: `Llama-3.2-1B-Instruct-q4f16_1-MLC`, published by its makers."""


def is_web_llm(text: str) -> bool:
    """Say whether words are a name of WebLLM, which nothing else has."""
    return _WEB_LLM.fullmatch(text) is not None


FOUNDATION = re.compile(r"^arn:aws[\w\-]{0,20}:bedrock:[^/\s]{0,80}/(?=[\w.:\-]+$)", re.ASCII)
"""How Amazon's accounts write a hosted model: `arn:aws:bedrock:…::foundation-model/NAME`."""

LONGEST = 150
BEDROCK = re.compile(
    r"(?:(?:us|eu|ap|apac|jp|au|global)\.)?(?:ai21|amazon|anthropic|cohere|deepseek|luma|meta|mistral"
    r"|openai|qwen|stability|twelvelabs|writer)\.[a-z][\w.\-]*-v\d+(?:-\d+)?(?::\d+)?"
    r"|(?:claude|nova|pixtral|titan)-[a-z\d][\w.\-]*-v\d+:\d+",
    re.ASCII,
)
"""How Amazon names the models that Bedrock serves: `amazon.nova-canvas-v1:0`."""


def is_unmistakable(text: str) -> bool:
    """Say whether words name a model wherever they stand: nothing else is written so."""
    if len(text) > LONGEST:
        return False
    told = (CLOUDFLARE, BEDROCK, PIPER, QUANTIZED)
    own = is_web_llm(text) or is_version(text) or is_pipeline(text) or released(text) is not None
    return own or any(p.fullmatch(FOUNDATION.sub("", text)) for p in told)


QUANTIZED = re.compile(
    r"[a-z][\w.]{1,40}(?:-[\w.]{1,40}){0,4}:\d{1,3}(?:\.\d)?[bm](?:-[\w.]{1,30}){0,4}-(?:[qQ]\d_\w{1,6}|fp16)",
    re.ASCII,
)
"""How Ollama names the size and the numbers of a model: `llama3.1:8b-instruct-q6_K`."""


PIPER = re.compile(r"[a-z]{2}_[A-Z]{2}-[a-z\d_]{2,40}-(?:x_low|low|medium|high)")
"""How Piper names its voices: `en_US-lessac-medium`."""

COQUI = re.compile(r"(?:tts|vocoder|voice_conversion)_models/[\w\-]+/[\w\-]+/[\w.\-]+", re.ASCII)
"""How Coqui's library names models: `tts_models/en/ljspeech/glow-tts`."""
