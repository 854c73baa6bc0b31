"""The scanners for Python sources and for notebooks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.domain.facts import Fact, Problem, RunTimeChoice
from clearweights.safeio import parse_yaml
from clearweights.scan.base import SourceFile
from clearweights.scan.config.walk import scan_tree
from clearweights.scan.javascript.constants import named_constants
from clearweights.scan.javascript.reader import scan_source
from clearweights.scan.own_servers import as_run_here
from clearweights.scan.python import commands, notebook, source
from clearweights.scan.python.addresses import (
    addresses,
    computed,
    downloads,
    in_pieces,
    joined,
    remarked,
    servers,
    shared,
)
from clearweights.scan.python.asking import requests
from clearweights.scan.python.calls import match_calls
from clearweights.scan.python.chosen import chosen
from clearweights.scan.python.classed import classed
from clearweights.scan.python.collect import collect
from clearweights.scan.python.declared import based, declared, of_addresses, of_clients
from clearweights.scan.python.deployed import deployments
from clearweights.scan.python.doubles import without_doubles
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.exported import read_export
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.guess import guess
from clearweights.scan.python.keyed import opened
from clearweights.scan.python.literals import literals
from clearweights.scan.python.lone import without_lone
from clearweights.scan.python.mentions import in_library_tables, mentions, plain_calls
from clearweights.scan.python.offers import offers
from clearweights.scan.python.results import without_results
from clearweights.scan.python.roles import lineage, with_roles, without_outputs
from clearweights.scan.python.settings import written
from clearweights.scan.python.worth import may_state
from clearweights.scan.trials import TRIED_OUT

_WORTH = re.compile(
    rb"from_pretrained|load_dataset|hugging|transformers|diffusers|datasets|sentence_|torchvision|"
    rb"torch\.hub|timm|keras|tensorflow_|torchaudio|spacy|nltk|stanza|whisper|sherpa|ggml-|ultralytics|open_clip|"
    rb"clip\.load|gensim|fairseq|speechbrain|TTS|detectron2|mmdet|kaggle|modelscope|roboflow|funasr|"
    rb"paddle|nemo|ogb|mteb|fetch_|from_preset|openai|anthropic|mistral|cohere|groq|together|gemini|"
    rb"vertexai|genai|bedrock|litellm|ollama|vllm|sglang|gguf|llama|langchain|haystack|dspy|crewai|"
    rb"pydantic_ai|instructor|guidance|replicate|https?://|[Mm]odel|MODEL|DATASET|[Dd]ataset|gpt|"
    rb"insightface|rembg|elevenlabs|deepgram|dashscope|zhipuai|ai21|xai_sdk|voyageai|fal_client|"
    rb"erniebot|qianfan|demucs|facenet_|rerank|keybert|bertopic|bert_score|benepar|pyannote|flair|"
    rb"medmnist|torchgeo|minari|\btdc\b|detoxify|presidio|fastcoref|monai|deepchem|ir_dataset|pyterrier|"
    rb"pyserini|doctr|msclap|scanpy|seaborn|statsmodels|surprise|torchxray|\bdgl\b|f5_tts|chatterbox|mlc_llm|"
    rb"llmlingua|chromadb|lerobot|"
    rb"gdown|ChatCompletion|RealtimeSTT|wtpsplit|mlx_|fastai|vosk|deepface|allennlp|espnet|speech_recognition|"
    rb"cartesia|pyht|lmnt|hume|speechmatics|rev_ai|fish_audio|livekit|pipecat|"
    rb"gradio|fasttext|assemblyai|cognitiveservices|spleeter|silero|kokoro|wakeword|"
    rb"open-mmlab|engine|llm|LLM|[Ee]mbedding|[Ee]ncoder|[Bb]ackbone|claude-|checkpoint|repo_id|hf_|[Tt]okenizer|ORG\b|OWNER\b|NAMESPACE\b|gpt2|bert-|"
    rb"resne[tx]|vgg\d|(?:dense|mobile|efficient)net|"
    rb"[\"'][A-Za-z0-9][\w.\-]+/(?:[A-Z\d]|[\w.]+-)[\w.\-]+[\"']"
)
_CLONED = re.compile(r"\bgit\s+clone\s[^;&|]*?/([\w.\-]+?)(?:\.git)?/?[\"']?\s*(?:$|[;&|])")
"""The folder that a repository is cloned into."""

_TEST_PATH = re.compile(
    r"(?:^|/)(?:tests|testing|test_(?:utils|helpers|data|files|cases)|__tests__|fixtures|"
    r"unit_tests?)/|^(?:(?:.*/)?(?:scripts|tools|qa|ci)/)?e2e/"  # as parts of a network, too
)
_TEST_FILE = re.compile(
    r"(?:^|/)(?:(?:[^/]*_)?(?:tests?|e2e)_[^/]*|[^/]*_(?:tests?|e2e)|conftest)\.py$"
)
_TEST_CODE = re.compile(
    r"\bpytest\b|\bunittest\b|^class Test"
    r"|^[ \t]*(?:async )?def test_"
    r"(?!(?:docs|name|step|(?:data)?loader|(?:data)?set|epoch|epoch_end)\b)",
    re.MULTILINE,
)
"""What the code of tests holds. Tasks and trainers call what they do with a part of the data so."""


class PythonScanner:
    """Python sources: calls of known libraries, with their values followed."""

    id = "python"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for Python files."""
        del path, name
        return suffix in (".py", ".pyw")

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a word stands there that could name an asset."""
        return _WORTH.search(data) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield references, and what must be linked with other files."""
        yield from opened(file)
        if len(file.text) <= source.MAX_SOURCE and not may_state(file.text):
            return
        lines = range(len(file.lines) + 2)
        if book := read_export(file.text):
            yield from _of_cells(file, book)
            yield from mentions(file, lines)
            return
        try:
            parsed = source.parse(file.text)
        except ValueError:
            yield from plain_calls(file, enumerate(file.lines, start=1))
            raise
        yield from plain_calls(file, ((at, file.lines[at - 1]) for at in parsed.left_out))
        yield from facts_of(file, parsed.tree, lines, test=_is_test(file))
        yield from mentions(file, lines)


class NotebookScanner:
    """Jupyter notebooks: code cells share their names, prose only mentions."""

    id = "notebook"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for notebooks."""
        del path, name
        return suffix == ".ipynb"

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a word stands there that could name an asset."""
        return _WORTH.search(data) is not None

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield references, with the lines of the `.ipynb` file."""
        yield from opened(file)
        book = notebook.read(file.text)
        yield from _of_cells(file, book)
        strength = Strength.MENTIONED if _is_test(file) else Strength.USED
        for cell in book.settings:
            yield from _of_settings(file, cell, strength)
        if book.script:
            yield from _of_script(file, book, strength)


def _of_cells(file: SourceFile, book: notebook.Notebook) -> Iterator[Fact]:
    """Read the Python of a notebook, whose cells share their names, and its commands."""
    statements: list[ast.stmt] = []
    lines = [0]
    for cell in book.code:
        try:
            tree = source.parse("\n".join(line.text for line in cell)).tree
        except ValueError:
            yield from plain_calls(file, ((line.at, line.text) for line in cell))
            continue
        ast.increment_lineno(tree, len(lines) - 1)
        statements.extend(tree.body)
        lines.extend(line.at for line in cell)
    tree = ast.Module(body=statements, type_ignores=[])
    test = _is_test(file)
    cloned = {found[1] for line in book.shell if (found := _CLONED.search(line.text))}
    for fact in facts_of(file, tree, lines, test=test):
        if not (isinstance(fact, Reference) and fact.id in cloned):  # a folder by now
            yield fact
    strength = Strength.MENTIONED if test else Strength.USED
    shell = commands.filled(book.shell, tree, lines)
    yield from commands.of_notebook(file, shell, strength)


def _of_script(file: SourceFile, book: notebook.Notebook, strength: Strength) -> Iterator[Fact]:
    """Read the cells of a notebook in another language, each line where it stands in the file."""
    text = _in_place(book.script)
    yield from scan_source(file, text, strength=strength, native=book.compiled)
    if book.compiled:
        yield from named_constants(file, text, strength)


def _of_settings(
    file: SourceFile, cell: Sequence[notebook.Line], strength: Strength
) -> Iterator[Fact]:
    """Read a YAML file that a cell writes, each fact at the line of the notebook it stands in."""
    root = parse_yaml("\n".join(line.text for line in cell))
    if root is None:
        return
    for fact in scan_tree(file, root, strength):
        if isinstance(fact, Problem):
            yield fact
            continue
        row = min(fact.place.line or 1, len(cell))
        yield replace(fact, place=file.place(cell[row - 1].at))


def _in_place(lines: Sequence[notebook.Line]) -> str:
    """Return the text of a cell with each line at its number in the file."""
    rows: dict[int, str] = {}
    for line in lines:
        rows[line.at] = f"{rows[line.at]} {line.text}" if line.at in rows else line.text
    return "\n".join(rows.get(at, "") for at in range(1, max(rows) + 1))


_TEST_FOLDER = re.compile(r"(?:^|/)test/")
_RUN = re.compile(
    r"^if __name__ == |\bArgumentParser\(|^@click\.command|\bfire\.Fire\(", re.MULTILINE
)


def _is_test(file: SourceFile) -> bool:
    """Say whether a file is test code. What a folder `test` holds decides: also scripts do."""
    path = file.path
    if _TEST_PATH.search(path):
        return True
    if _TEST_FOLDER.search(path):
        named = _TEST_FILE.search(path) or _TEST_CODE.search(file.text)
        return bool(named or not (TRIED_OUT.search(path) or _RUN.search(file.text)))
    return bool(_TEST_FILE.search(path) and _TEST_CODE.search(file.text))


def facts_of(
    file: SourceFile, tree: ast.Module, lines: Sequence[int], *, test: bool
) -> Iterator[Fact]:
    """Analyse one syntax tree; `lines` maps its lines to those of the file."""
    folder = file.path.rpartition("/")[0]
    try:
        names = collect(tree, folder)
        evaluator = Evaluator(names)
        found = Found()
        servers(names, found)
        match_calls(evaluator, found)
        chosen(evaluator, found)
        requests(evaluator, found)
        deployments(evaluator, file.text, found)
        classed(evaluator, found)
        declared(evaluator, found)
        of_clients(evaluator, found)
        of_addresses(evaluator, found)
        based(evaluator, found)
        guess(evaluator, found)
        literals(names, file.text, found)
        without_results(names, file, found)
        downloads(evaluator, found)
        addresses(names, found)
        joined(evaluator, found)
        computed(names, found)
        shared(names, found)
        remarked(names, file.lines, lines, found)
        in_library_tables(names, found)
        in_pieces(found)
        without_outputs(evaluator, found)
        without_doubles(found, file.text)
        without_lone(evaluator, found)
        hits = with_roles(names, file.path, found)
        strength = Strength.MENTIONED if test else Strength.USED
        run = dict.fromkeys(commands.of_code(evaluator, file, lines, strength))
        texts = dict.fromkeys(written(evaluator, file, lines, strength))
        linked = list(offers(evaluator, found, file, lines, strength))
        names.release()
    except (RecursionError, MemoryError) as e:
        raise ValueError("nested too deep") from e
    named = [_reference(hit, file, lines, test=test) for hit in hits]
    yield from as_run_here(file.text, named)
    places = {(reference.place.line, reference.id) for reference in named}
    yield from (f for f in run if not _is_known(f, places))
    ids = {hit.id for hit in hits if not hit.mentioned}
    yield from (reference for reference in texts if reference.id not in ids)
    for line, kind, how, words in (*found.choices, *_bare_clients(found)):
        yield RunTimeChoice(place=file.place(lines[line]), kind=kind, how=how, words=words)
    if not test:
        yield from lineage(hits, names.defaults, file, lines)
        yield from linked


def _is_known(fact: Fact, places: set[tuple[int, str]]) -> bool:
    return isinstance(fact, Reference) and (fact.place.line, fact.id) in places


def _bare_clients(found: Found) -> list[tuple[int, AssetKind, str, str]]:
    """Return a note for each provider that a file calls and of which it names no model.

    A client whose address only the running program knows may ask anybody.
    """
    named = {hit.provider for hit in found.hits if not hit.mentioned}
    anybody = Provider.OTHER
    return [
        (
            line,
            AssetKind.SERVICE,
            "client-handed" if provider in found.handed - found.open else "client",
            (anybody if provider in found.anywhere else provider).value,
        )
        for provider, line in sorted({**found.asked, **found.clients}.items())
        if provider not in named
    ]


def _reference(hit: Hit, file: SourceFile, lines: Sequence[int], *, test: bool) -> Reference:
    """Return the reference of a hit; what a test does with weights is nothing the product does."""
    mentioned = test or hit.output or hit.mentioned
    return Reference(
        place=file.place(lines[min(hit.line, len(lines) - 1)]),
        kind=hit.kind,
        hub=hit.hub,
        id=hit.id,
        how=hit.how,
        strength=Strength.MENTIONED if mentioned else Strength.USED,
        role=None if test and hit.kind is not AssetKind.SERVICE else hit.role,
        provider=hit.provider,
        revision=hit.revision,
        output=hit.output,
    )
