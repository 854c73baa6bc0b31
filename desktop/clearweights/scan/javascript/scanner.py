"""JavaScript and its relatives, pages with scripts, and other C-like languages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Strength
from clearweights.domain.facts import Fact
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.asking import of_requests
from clearweights.scan.javascript.constants import named_constants
from clearweights.scan.javascript.dialects import RUBY
from clearweights.scan.javascript.reader import scan_source
from clearweights.scan.javascript.templates import made_addresses
from clearweights.scan.naming import Named, name_model
from clearweights.scan.orgs import published
from clearweights.scan.own_servers import as_run_here
from clearweights.scan.shell.known import shell_words
from clearweights.scan.trials import is_test_path

_SCRIPTS = frozenset({".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts",
                      ".bicep", ".bicepparam", ".tf", ".tfvars", ".jsonnet",
                      ".libsonnet"})  # fmt: skip
_PAGES = frozenset({".vue", ".svelte", ".html", ".htm", ".astro"})
_NATIVE = frozenset({".rs", ".go", ".java", ".kt", ".cs", ".swift", ".dart", ".scala", ".php",
                     ".cpp", ".cc", ".rb", ".lua", ".ex", ".exs", ".livemd", ".jl",
                     ".r", ".rmd", ".qmd", ".nix", ".m", ".mm"})  # fmt: skip
_HINT = re.compile(
    rb"huggingface|transformers|Xenova|pipeline|embedding|from_pretrained|openai|anthropic|[Mm]odel|MODEL|gpt-|claude-|gemini"
    rb"|ollama|@ai-sdk|groq|mistral|\.onnx|\.gguf|tfhub|replicate|civitai|hf_hub|tokenizer|\.csv\b|\.npz\b|data\.zip"
    rb"|//api[.\-]|fal\.run|fal-ai|bigmodel|dashscope|bedrock-runtime|elevenlabs|deepgram|assemblyai|cartesia|cohere|together-ai"
    rb"|generative-ai|genai|voyageai|cerebras|watsonx|web-llm|MLCEngine|lmstudio|InferenceSession|nsfwjs|fromPretrained"
    rb"|sherpa-onnx|ggml-|export\s+const\s+(?:\w+\s*=\s*[\"'][\w.\-]+/[\w.\-]+[\"']|(?:\w+_)?(?:ORG|OWNER|NAMESPACE)\b)",
)
_NATIVE_HINT = re.compile(
    rb"huggingface|hf_hub|from_pretrained|fromPretrained|gpt-|claude-|[gG]emini|GEMINI|Repo::|\.gguf|\.onnx"
    rb"|text-embedding|ollama|openai|anthropic|\.safetensors|model_id|modelId|ModelId|ModelID"
    rb"|chat/completions|[gG]roq|model(?:\(|\",\s?)[\"']|\.tflite|\.mlmodel|langchain4j|WithModel|OpenA[Ii]|Ollama|Anthropic|modelName|SemanticKernel"
    rb"|\.pth\b|civitai|[\"'][A-Za-z][\w\-]{1,40}/[A-Za-z][\w.]{0,60}-[\w.\-]{1,80}[\"']|//api[.\-]|fal\.run|:hf,"
    rb"|sherpa-onnx|ggml-|\bmodel\s{0,20}(?::|=|<-)\s{0,9}[\"']|\.model\(\s{0,9}\"|dashscope|[Bb]edrock"
    rb"|model_name|ModelName|[Cc]ohere|[Mm]istral|[Rr]eplicate::|[Dd]eep[Ss]eek|[Vv]oyage-?[Aa][Ii]|[Pp]erplexity|GgmlType|[dD]eepgram|[eE]leven[lL]abs|[aA]ssembly[aA][iI]|fastembed|\brig(?:_core)?::",
)
_SCRIPT_TAG = re.compile(r"<script\b[^>]{0,500}>", re.IGNORECASE)
_LONGEST_LINE = 20_000
_LARGEST = 1024 * 1024


class JavaScriptScanner:
    """JavaScript and TypeScript, also within pages."""

    id = "javascript"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file is a source by its name; declarations and bundles are not."""
        del path
        bundle = name.endswith((".d.ts", ".min.js", ".min.mjs", ".bundle.js"))
        return (suffix in _SCRIPTS or suffix in _PAGES) and not bundle

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a word of the field occurs in a source of human size."""
        return len(data) < _LARGEST and bool(_HINT.search(data))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield models, datasets and services that the code loads or calls."""
        strength = _strength(file.path)
        if "." + file.name.lower().rpartition(".")[2] in _PAGES:
            if code := _scripts(file.text):
                page = replace(file, data=code.encode())
                strength = Strength.MENTIONED if _is_board(code) else strength
                yield from scan_source(page, code, strength=strength)
            yield from _choices(file, strength)
        elif _readable(file.text):
            facts = tuple(scan_source(file, file.text, strength=strength))
            yield from as_run_here(file.text, facts)
            if strength is Strength.USED:
                yield from of_requests(file, file.text, facts)
            for line, named in dict.fromkeys(made_addresses(file.text)):
                yield named.at(file.place(line), "address", strength=strength)


class NativeScanner:
    """Rust, Go, Java, Elixir, R and other languages: ids at calls and keys that we know."""

    id = "native"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file is a source by its name."""
        del path
        return suffix in _NATIVE or name in RUBY

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a call or name of the field occurs."""
        return len(data) < _LARGEST and bool(_NATIVE_HINT.search(data))

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield models, datasets and services that the code loads or calls."""
        if _readable(file.text):
            readme = file.name.lower() in ("readme.rmd", "readme.qmd")
            strength = Strength.MENTIONED if readme else _strength(file.path)
            facts = tuple(scan_source(file, file.text, native=True, strength=strength))
            yield from facts
            if strength is Strength.USED:
                yield from of_requests(file, file.text, facts)
            yield from named_constants(file, file.text, strength)


_MARK = re.compile(r"[\w\"']\s?:\s?\d{1,3}\.\d{1,4}\b")
_MARKS = 30
"""Marks of a page that compares models; a page of an application has few such numbers."""


def _is_board(code: str) -> bool:
    """Say whether a quarter of a page's lines are marks that somebody measured."""
    marks = len(_MARK.findall(code))
    return marks >= _MARKS and 4 * marks > code.count("\n")


_RANKS = re.compile(r"(?:^|/)leaderboards?[/.]")
"""Pages of boards, whose models were measured by somebody."""


def _strength(path: str) -> Strength:
    shown = any(part in path for part in ("/stories/", ".stories.", "/generated/", ".gen."))
    weak = shown or is_test_path(path) or _RANKS.search(path.lower()) is not None
    return Strength.MENTIONED if weak else Strength.USED


def _scripts(text: str) -> str:
    """Return the scripts of a page as one source, each line where the page has it.

    Comments stand for what lies between: long runs of empty lines are slow to search.
    """
    lower, at, done = text.lower(), 0, 0
    parts: list[str] = []
    while match := _SCRIPT_TAG.search(text, at):
        at = lower.find("</script", match.end())
        at = len(text) if at < 0 else at
        code = text[match.end() : at]
        if code.strip() and _readable(code):
            between = text.count("\n", done, match.end())
            parts += ["\n" * (between > 0), "//\n" * (between - 1), code, ";"]
            done = at
    return "".join(parts)


_CHOICE = re.compile(
    r"<(?:option|input)\b[^<>]{0,400}?\bvalue\s{0,3}=\s{0,3}([\"'])([^\"'<>\s]{3,140})\1"
)


_NOTE = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SELECT = re.compile(r"</?select\b", re.IGNORECASE)


def _choices(file: SourceFile, strength: Strength) -> Iterator[Fact]:
    """Yield the models that a page lets people choose.

    Where most of one list sound like repositories of models, the others are, too.
    """
    text = _NOTE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), file.text)
    ends = [match.end() for match in re.finditer("\n", text)]
    lists = [match.start() for match in _SELECT.finditer(text)]
    groups: dict[int, list[tuple[Named, int, bool]]] = {}
    for match in _CHOICE.finditer(text):
        named = name_model(match[2])
        if named is not None and re.search(r"\d|/", named.id):
            line = bisect_right(ends, match.start(2)) + 1
            group = groups.setdefault(bisect_right(lists, match.start()), [])
            group.append((named, line, _is_sure(named)))
    told: dict[str, tuple[Named, int]] = {}
    for group in groups.values():
        heard = sum(sure for _, _, sure in group)
        for named, line, sure in group:
            of_hub = named.hub is Hub.HUGGINGFACE and "/" in named.id
            if sure or (of_hub and heard > 2 and 2 * heard > len(group)):
                told.setdefault(named.id, (named, line))
    for named, line in told.values():
        yield named.at(file.place(line), "choice", strength=strength)


def _is_sure(named: Named) -> bool:
    if named.kind is AssetKind.SERVICE:
        return True
    sounds = shell_words().model_sounds.search(named.id) is not None
    return named.hub is Hub.HUGGINGFACE and (sounds or published(named.id) is AssetKind.MODEL)


def _readable(text: str) -> bool:
    """Say whether people wrote it: bundles have endless lines."""
    return all(len(line) < _LONGEST_LINE for line in text.split("\n"))
