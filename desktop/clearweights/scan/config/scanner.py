"""Configuration files of any tool."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from clearweights.domain.asset import AssetKind, Hub, Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import Mapping, Node, Scalar, Sequence, UnreadableError, nodes, parse_json
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.config.azure import as_deployed
from clearweights.scan.config.charts import commands_of
from clearweights.scan.config.cluster import without_links
from clearweights.scan.config.documents import (
    is_chart,
    pairs,
    plain_name,
    read_documents,
    read_json,
)
from clearweights.scan.config.formats import read_known
from clearweights.scan.config.offers import offers, variables_offered
from clearweights.scan.config.tables import names_published
from clearweights.scan.config.walk import scan_tree
from clearweights.scan.forms import is_unmistakable, is_version
from clearweights.scan.keys import (
    Meaning,
    keys,
    meaning,
    setting_for,
    setting_of_key,
    snake,
    with_key,
)
from clearweights.scan.naming import (
    name_address,
    name_dataset,
    name_model,
    name_ollama,
    name_whisper,
)
from clearweights.scan.own_servers import as_run_here, name_own
from clearweights.scan.shell.script import scan_words
from clearweights.scan.trials import is_test_path

_SUFFIXES = frozenset(
    [
        ".yaml",
        ".yml",
        ".json",
        ".jsonc",
        ".json5",
        ".jsonld",
        ".toml",
        ".ini",
        ".cfg",
        ".conf",
        ".properties",
        ".tpl",
        ".pbtxt",
        ".prompty",
    ]
)
_NOT_OURS = re.compile(
    r"(?:package-lock|composer|cargo|tsconfig.*|jsconfig.*|\.eslintrc.*|tokenizer|vocab|added_tokens"
    r"|special_tokens_map|merges|.*\.index|.*\.schema|.*-schema|schema|manifest\.webmanifest"
    r"|bun\.lock|pnpm-lock|poetry|uv|conda-lock|pixi|\.pre-commit-config|mkdocs|_toctree|openapi"
    r"|swagger|renovate|dependabot|codecov|\.codecov|\.prettierrc|nx|turbo|lerna|clearweights"
    r"|clearweights\.decisions)\.[a-z0-9]+"
)
_HINTS = (
    *(b"model", b"dataset", b"hugging", b"embed", b"tokenizer", b"checkpoint", b"pretrain"),
    *(b"rerank", b"llm", b"lora", b"adapter", b"repo_id", b"hf_", b"hf.co", b"corpus", b"data_mix"),
    *(b"backbone", b"gpt-", b"claude", b"gemini", b"ollama", b"civitai", b"croissant"),
    *(b"deployment", b"encoder", b"transformer", b"whisper", b"name_or_path", b"vision_tower"),
    *(b"wget", b"curl", b"merge_method", b"safetensors", b"gguf", b".sft", b".ckpt", b"sc:"),
    *(b"sherpa-onnx", b"ggml-", b"localai", b"local-ai"),
    *(b"spacy", b"nltk", b"kaggle", b"schema.org", b'"features"', b"weights"),
    *(b"-instruct", b"llama", b"qwen", b"mistral", b"bert-", b"preset:", b"benchmark"),
)
_HINT = re.compile(
    rb"\barch\b|\.pth?\b|\.onnx\b|\b(?:deps|split|train):|/[\w.\-]{0,60}?-\d{1,3}b\b"
)
_ENVIRONMENT = re.compile(
    r"\.env.*|.*\.env(?:[._\-]\w+)*|dotenv"
    r"|env[._\-](?:examples?|samples?|template|local|dist|default|dev|prod)(?:[._\-]\w+)*"
)
_WRITTEN = (".yaml", ".yml", ".toml")
_SETTINGS = frozenset({"config", "configs", "conf", "recipes"})
_BIG_LIST = 256 * 1024
_LONGEST = 300
_LONGEST_OPTIONS = 2000
_USE = re.compile(r"\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_FIGURE = re.compile(r"-?\d+\.\d{4,}(?:e-?\d+)?")
_FIGURES = 12
_ZOO = 12
"""So many addresses of weights and nothing else are offered by a library, not chosen."""


def _hints(data: bytes) -> bool:
    """Say whether a word of assets occurs; one search a word is faster than one for all."""
    lowered = data.lower()
    return any(word in lowered for word in _HINTS) or _HINT.search(lowered) is not None


class ConfigScanner:
    """YAML, JSON, TOML and INI: recipes of training tools, deployments, settings."""

    id = "config"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file is a configuration by its name."""
        del path
        plain = plain_name(name)
        suffix = "." + plain.rpartition(".")[2] if plain is not name else suffix
        known = suffix in _SUFFIXES or (
            name.endswith(("_yaml", ".dvc", "mlmodel")) and "." not in name
        )
        return (known or suffix == ".dvc") and not _NOT_OURS.fullmatch(plain)

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether a word occurs that every asset's key or address has.

        A long JSON list holds records, not settings.
        """
        if len(data) > _BIG_LIST and data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            return False
        return _hints(data)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield what the settings name. Raises `UnreadableError`."""
        yield from as_deployed(file.text, as_run_here(file.text, self._scan(file)))

    def _scan(self, file: SourceFile) -> Iterator[Fact]:
        strength = _strength(file.path)
        try:
            roots = read_documents(file)
        except UnreadableError:
            # Its lines still tell what they name; that it is damaged stays a problem.
            yield from scan_tree(file, pairs(file.lines), strength)
            raise
        for root in map(without_links, roots):
            if _is_schema(root) or _is_bill(root) or _is_graph(root):
                continue
            yield from offers(file, root, _of_records(root, strength))
            known = read_known(file, root, strength)
            if known is not None:
                yield from known
            else:
                yield from scan_tree(file, root, _of_records(root, strength))
        if is_chart(file.text):
            yield from commands_of(file, strength)
        if file.name.lower().endswith((".yaml", ".yml", ".toml")):
            yield from _comments(file)


def _strength(path: str) -> Strength:
    *folders, name = path.lower().split("/")
    folders += [name.removesuffix(".json")] if name.endswith(".json") else []
    plain = (part for part in folders if part not in keys().feature_folders)
    words = {word for part in plain for word in _ends_of(part)}
    told = words & keys().result_folders if not words & {"src", "lib"} else frozenset()
    if name.endswith(_WRITTEN):  # by people: what a board ranks, and settings kept beside results
        of_runs = keys().run_folders if words & _SETTINGS else keys().result_folders
        told &= of_runs - keys().board_folders
    prose = ".github/issue_template" in path.lower()
    weak = is_test_path(path) or told or prose or name == "tests.json"
    return Strength.MENTIONED if weak else Strength.USED


def _ends_of(part: str) -> tuple[str, ...]:
    """Return the last word of a name, numbers aside, and the first of many: `results_v2`."""
    told = [word for word in re.split(r"[_\-. ]", part) if not word.isdecimal()]
    many = told[:1] if told and told[0].endswith("s") else []
    return (part, *many, *told[-1:])


def _of_records(root: Node, strength: Strength) -> Strength:
    """Weaken what many records at the top of a file name, and the results of a harness: data."""
    if isinstance(root, Sequence) and len(root.items) > 40:
        return Strength.MENTIONED
    checks = (_is_measured, _is_zoo, _is_register, _is_catalog, _is_tryout, _are_runs)
    if any(check(root) for check in checks):
        return Strength.MENTIONED
    if isinstance(root, Mapping) and any(_is_measured(v) for _, v in root.pairs if _is_list(v)):
        return Strength.MENTIONED
    if isinstance(root, Mapping) and isinstance(root.get("results"), Mapping):
        told = root.get("versions") or root.get("config_general") or root.get("n-shot")
        return strength if told is None else Strength.MENTIONED
    return strength


def _is_tryout(root: Node) -> bool:
    """Say whether settings tell how a model of one's own is tried out before it is published."""
    if not isinstance(root, Mapping) or root.get("model") is None:
        return False
    return root.get("test_model") is not None and any(map(root.get, ("predict", "train")))


def _is_measured(root: Node) -> bool:
    """Say whether records hold figures that were measured: `{"model": …, "accuracy": 0.7}`."""
    records = root.items[:5] if isinstance(root, Sequence) else (root,)
    return bool(records) and all(
        isinstance(record, Mapping)
        and (
            any(_is_score(key, value) for key, value in record.pairs)
            or (_is_list(root) and _tells_marks(record))
        )
        for record in records
    )


def _tells_marks(record: Mapping) -> bool:
    """Say whether a record has the marks of several tests: `{"model": …, "CRUX": 95.9, …}`."""
    values = (value for _, value in record.pairs if isinstance(value, Scalar))
    return sum(_MARK.fullmatch(value.value) is not None for value in values) >= _SEVERAL


_MARK = re.compile(r"(?:[3-9]|[1-9]\d)\.\d{1,4}")
"""Percents: what steers how an answer is drawn is smaller, and mostly whole."""

_SEVERAL = 3


_RUN = frozenset(
    {"instance_id", "question_id", "answer_id", "history", "trajectory", "submission"}
    | {"num_steps", "prediction", "completion_tokens", "prompt_tokens"}
)
"""Keys of what a program answered: two of them tell a record of a run."""


def _are_runs(root: Node) -> bool:
    """Say whether a file holds records of runs: `[{"model": …, "question_id": …, …}]`."""
    rows = root.items[:5] if isinstance(root, Sequence) else ()
    keys_of = [{k.value for k, _ in row.pairs} for row in rows if isinstance(row, Mapping)]
    return len(keys_of) == len(rows) > 0 and all(len(_RUN & keys) > 1 for keys in keys_of)


def _is_list(node: Node) -> bool:
    return isinstance(node, Sequence) and len(node.items) > 1


def _is_score(key: Scalar, value: Node) -> bool:
    name = snake(key.value)
    if name in keys().score_tables:
        return _holds_figures(value)
    if not isinstance(value, Scalar):
        return False
    if value.quoted:
        return name in keys().score_keys and _MARK.fullmatch(value.value) is not None
    if name in keys().figure_keys:
        return _FIGURE.fullmatch(value.value) is not None
    scores = name in keys().score_keys or _AT_RANK.fullmatch(name) is not None
    return scores and _NUMBER.fullmatch(value.value) is not None


_AT_RANK = re.compile(
    r"(?:\w{1,40}_)?(?:hits?|mrr|ndcg|recall|precision|map|acc|accuracy|pass|success)(?:_rate)?"
    r"(?:@|_at_)\d{1,4}"
)
"""`ndcg@10`: how measures of a ranking are written."""


def _holds_figures(table: Node) -> bool:
    """Say whether a table holds figures as only a measurement has them: `2414.1379`."""
    told = [s for _, s in islice(nodes.walk(table), _FIGURES) if _FIGURE.fullmatch(s.value)]
    return isinstance(table, Mapping) and len(told) > 1


def _is_zoo(root: Node) -> bool:
    """Say whether a table holds nothing but many addresses of weights: a library's whole zoo."""
    pairs_ = root.pairs if isinstance(root, Mapping) else ()
    told = [v.value for _, v in pairs_ if isinstance(v, Scalar) and "://" in v.value]
    return len(told) >= max(_ZOO, len(pairs_) // 2) and all(map(ids.weights_url, told))


_RECORDS = 200
"""Nobody chooses from so many."""


def _is_register(root: Node) -> bool:
    """Say whether a table holds hundreds of records: `{"updated": …, "records": [{…}, …]}`."""
    held = root.pairs if isinstance(root, Mapping) else ()
    lists = [v for _, v in held if isinstance(v, Sequence)]
    lists += [root] if isinstance(root, Sequence) else []
    return any(len(v.items) > _RECORDS or _is_listing(v) for v in lists)


def _is_catalog(root: Node) -> bool:
    """Say whether providers have hundreds of models: `{shelf: {api: …, models: {"a-1": …}}}`."""
    if not isinstance(root, Mapping):
        return False
    tables = (root, *(v for _, v in root.pairs if isinstance(v, Mapping)))
    held = (table.get("models") for table in tables)
    return sum(len(v.pairs) for v in held if isinstance(v, Mapping)) > _RECORDS


_COUNTED = frozenset(
    {"downloads", "likes", "lastmodified", "last_modified", "gated", "trendingscore"}
)


def _is_listing(records: Sequence) -> bool:
    """Say whether records are what a hub lists: how often each was downloaded and liked."""
    first = [item for item in records.items[:5] if isinstance(item, Mapping)]
    return len(first) > 1 and all(
        len(_COUNTED & {key.value.lower() for key, _ in item.pairs}) > 1 for item in first
    )


def _is_schema(root: Node) -> bool:
    if not isinstance(root, Mapping):
        return False
    return bool(root.get("openapi") or root.get("swagger")) or "json-schema.org" in (
        root.text("$schema") or ""
    )


def _is_graph(root: Node) -> bool:
    """Leave the layers of a model of TensorFlow.js out: their names are no assets."""
    return isinstance(root, Mapping) and root.get("weightsManifest") is not None


def _is_bill(root: Node) -> bool:
    """Leave bills of materials to their own scanner."""
    return isinstance(root, Mapping) and (
        root.get("bomFormat") is not None or root.get("spdxVersion") is not None
    )


def _comments(file: SourceFile) -> Iterator[Fact]:
    """Yield mentions in settings that are commented out."""
    for number, line in enumerate(file.lines, 1):
        words = line.lstrip()
        if not words.startswith("#") or len(words) > 300:
            continue
        for key, value in pairs((words.lstrip("# "),)).pairs:
            asked = meaning(key.value)
            if asked is None or asked.output or not hasattr(value, "value"):
                continue
            named = (
                name_dataset(value.value)
                if asked.kind is AssetKind.DATASET
                else name_model(value.value, with_key(None, key.value))
            )
            if named is not None:
                yield named.at(file.place(number), "config-key", strength=Strength.MENTIONED)


class EnvScanner:
    """`.env` files and their examples: variables that choose models and services."""

    id = "env"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Say whether the file holds environment variables."""
        del path, suffix
        return "env" in name and _ENVIRONMENT.fullmatch(name) is not None

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether any variable speaks of a model."""
        return _hints(data)

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield the models, datasets and services that variables name."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        table = pairs(file.lines)
        told = ((k.value, v.value) for k, v in table.pairs if hasattr(v, "value"))
        variables = list(dict.fromkeys(told))
        yield from variables_offered(file, table, strength)
        yield from _variables(file, table, variables, strength)
        yield from _fenced(file, strength)
        hidden = tuple(
            line.lstrip("# ") if line.lstrip().startswith("#") else "" for line in file.lines
        )
        yield from _variables(file, pairs(hidden), variables, Strength.MENTIONED)


_FENCED = re.compile(
    r"^(?:export\s+)?[A-Za-z_]\w{0,80}=`\s{0,99}(?=[\[{])([^`]{2,200000})`", re.MULTILINE
)
_MOST_FENCED = 20


def _fenced(file: SourceFile, strength: Strength) -> Iterator[Fact]:
    """Read the JSON that a variable holds over many lines: MODELS=`[{"name": …}]`."""
    for match in islice(_FENCED.finditer(file.text), _MOST_FENCED):
        first = file.text.count("\n", 0, match.start(1))
        try:
            root = read_json("\n" * first + match[1])
        except UnreadableError:
            continue
        key = Scalar(match[0].partition("=")[0].split()[-1], first + 1)
        if root is not None:
            yield from scan_tree(file, Mapping(((key, root),), first + 1), strength)


_VERSION = Meaning(AssetKind.MODEL, service=True)
"""A version that Replicate runs tells what it is, whatever it is kept under."""


def _variables(
    file: SourceFile, table: Mapping, around: list[tuple[str, str]], strength: Strength
) -> Iterator[Fact]:
    known = dict(around)
    for key, value in table.pairs:
        words = getattr(value, "value", "")
        if not words or len(words) > _LONGEST:
            continue
        words = _USE.sub(lambda use: known.get(use[1] or use[2], use[0]), words)
        asked = meaning(key.value) or (_VERSION if is_version(words) else None)
        if asked is not None and words[0] in "[{":
            yield from _embedded(file, words, key, strength)
        if asked is None:
            told = setting_for(key.value, around) or with_key(None, "")
            named = name_model(words, told) if _is_sure(key.value, words) else None
            if named is not None:
                yield named.at(file.place(key.line), "env", strength=strength)
                continue
            if '"model"' in words:
                yield from _embedded(file, words, key, strength)
            yield from _address(file, words, key.line, strength)
            yield from _options(file, words, key.line, known, strength)
            continue
        for word in words.split(","):
            if asked.kind is AssetKind.DATASET:
                named = name_dataset(word, any_bare=asked.bare)
            else:
                told = setting_for(key.value, around) or with_key(None, "")
                named = name_whisper(key.value, word, file.text) or name_model(word, told)
                named = named or name_ollama(word, file.text) or name_own(key.value, word, around)
            if named is not None:
                yield named.at(
                    file.place(key.line),
                    "env",
                    strength=Strength.MENTIONED if asked.output else strength,
                    role=asked.role,
                    output=asked.output,
                )


_DIGIT = re.compile(r"\d")


def _is_sure(key: str, words: str) -> bool:
    """Say whether a value is a model whatever its variable is called, or that of its provider.

    `SHELF_VOICE=en_US-lessac-medium`, `ANTHROPIC_DEFAULT_SONNET=claude-sonnet-4-5`.
    """
    maker = ids.service_model(words)
    told = maker is not None and maker.value in ids.words().hosted_only and _DIGIT.search(words)
    sure = is_unmistakable(words) or names_published(snake(key), words)
    return sure or (bool(told) and setting_of_key(key).provider is maker)


def _address(file: SourceFile, words: str, line: int, strength: Strength) -> Iterator[Fact]:
    """Read the address of weights: `MODEL_PATH_LLAMA=https://…/resolve/main/….gguf`."""
    named = name_address(words) if "://" in words and ids.is_download(words) else None
    if named is not None and (named.kind is AssetKind.MODEL or named.hub is not Hub.URL):
        yield named.at(file.place(line), "env", strength=strength)


def _options(
    file: SourceFile, words: str, line: int, known: dict[str, str], strength: Strength
) -> Iterator[Fact]:
    """Read the options that a variable keeps for a program: `ARGS="--model=${BASE} --port 80"`."""
    if "--" not in words:
        return
    filled = _USE.sub(lambda use: known.get(use[1] or use[2], use[0]), words)
    parts = [(part, line) for part in filled[:_LONGEST_OPTIONS].split()]
    for fact in scan_words(file, [("", line), *parts], strength):
        if isinstance(fact, Reference):
            yield fact


def _embedded(file: SourceFile, words: str, key: Scalar, strength: Strength) -> Iterator[Fact]:
    """Read JSON that stands in a variable: `CONFIG_LIST='[{"model": …}]'`."""
    if words[:1] not in "[{":
        return
    try:
        root = parse_json(words)
    except UnreadableError:
        return
    tree = Mapping(((key, root),), key.line) if root is not None else None
    for fact in scan_tree(file, tree, strength) if tree is not None else ():
        if isinstance(fact, Reference):
            yield replace(fact, place=file.place(key.line))
