"""What stands around a string of a source, and what it tells of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from clearweights.domain.asset import AssetKind, Role
from clearweights.scan import ids
from clearweights.scan.forms import is_unmistakable
from clearweights.scan.javascript.tokens import Literal
from clearweights.scan.keys import Meaning, keys, meaning, provider_word, snake
from clearweights.scan.orgs import published
from clearweights.scan.shell.known import shell_words


def is_chosen(literal: Literal) -> bool:
    """Say whether a repository's name is what a branch gives: `Which::Small => "org/name"`."""
    _, _, name = literal.text.partition("/")
    first = literal.before == "(" and literal.frames[-1][1:] == ("", 0)
    marks = ("-" in name or "_" in name) + bool(re.search(r"\d", name)) + ("." in name)
    return (literal.before == "=>" or first) and marks >= 2


def is_with(literal: Literal) -> bool:
    """Say whether a client or a question is made with it: `WithModel("…")`, `.model("…")`."""
    called = literal.frames[-1][1] if literal.frames else ""
    first, _, last = called.rpartition(".")
    return last.startswith("With") or (bool(first) and last in BUILDS)


BUILDS = frozenset({"model", "modelName", "setModel", "withModel"})


def sounds(literal: Literal) -> bool:
    """Say whether a whole string can hardly be anything but a repository of models."""
    prose = snake(literal.key.rpartition(".")[2]) in keys().prose and literal.own_key
    return (
        not prose
        and literal.after != "=>"
        and not literal.text.startswith("@")
        and ids.looks_like_hub_id(literal.text)
        and (is_chosen(literal) or shell_words().model_sounds.search(literal.text) is not None)
    )


def is_clear(literal: Literal) -> bool:
    """Say whether a string can hardly be anything but a model, hosted or not."""
    return is_hosted(literal.text) or sounds(literal)


def counts(literal: Literal, asked: Meaning, path: str) -> bool:
    """Say whether a hosted model is named for how it counts words: `MODEL_TO_TIKTOKEN`.

    So does all of a source that is called after the library that counts.
    """
    names = [literal.key, *(name for _, name, _ in literal.frames[-2:]), *path.split("/")[-2:]]
    return asked.role is Role.TOKENIZER or _COUNTS.search(" ".join(names)) is not None


_COUNTS = re.compile(
    r"tiktoken|(?:count|num|estimate)\w{0,30}_?tokens|tokens?_?length", re.IGNORECASE
)


def of_router(literal: Literal) -> Meaning | None:
    """Read `provider:model` that a function is given: nothing else is written so.

    With a slash it is also how repositories are called: the function must speak of models.
    """
    given = literal.before in ("(", ",") and literal.frames and literal.frames[-1][0] == "("
    if not given:
        return None
    speaks = re.search(r"(?:^|_)(?:models?|llm)(?:$|_)", snake(literal.frames[-1][1]))
    slash = speaks and "/" in literal.text
    maker, mark, name = literal.text.partition("/" if slash else ":")
    if not (mark and re.search(r"\d", name)):
        return None
    sure = ids.words().prefixes.get(maker) == ids.service_model(name)
    return Meaning(AssetKind.MODEL, service=True) if sure else None


_MAKER = re.compile(
    r"(?:Add|Get|Create|As)?(?:Azure|Open|Google|Mistral|Ollama|Hugging|Amazon|Bedrock|Onnx)?\w{0,30}"
    r"(?:ChatCompletion|ChatClient|EmbeddingClient|TextGeneration|EmbeddingGenerator|ImageClient"
    r"|EmbeddingGeneration|TextToImage|TextToAudio|AudioToText|AudioClient|ResponsesClient)"
)


_VERSION = re.compile(r"[0-9a-f]{64}")
"""How Replicate tells which of its models is asked."""


def of_replicate(literal: Literal) -> bool:
    """Say whether a function is told which version of Replicate's it asks: `askReplicate("…")`."""
    bracket, name, _ = literal.frames[-1] if literal.frames else ("", "", 0)
    return bracket == "(" and "replicate" in name.lower() and bool(_VERSION.fullmatch(literal.text))


_STATES = frozenset({"useState", "useRef", "createSignal", "signal", "atom", "writable"})
_OLLAMA = re.compile(r"Ollama\w{0,30}(?:Client|Generator)|ollamaChat")
"""Clients that may get an address first: `new OllamaApiClient(address, "llama3.2")`."""


def of_maker(literal: Literal) -> Meaning | None:
    """Read what a method that makes a client of .NET gets first: `AddOpenAIChatCompletion("…")`.

    Names of WebLLM and of Cloudflare need no method. A state of React begins with what it gets.
    """
    version = literal.key.rpartition(".")[2] == "version" and _VERSION.fullmatch(literal.text)
    if is_unmistakable(literal.text) or version:
        return Meaning(AssetKind.MODEL)
    bracket, name, at = literal.frames[-1] if literal.frames else ("", "", 0)
    if bracket != "(" or (literal.own_key and literal.before == ":"):
        return None
    if name.rpartition(".")[2] in _STATES and at == 0 and re.search(r"\d", literal.text):
        return Meaning(AssetKind.MODEL, service="/" not in literal.text)
    if _OLLAMA.fullmatch(name) and at < 2:
        return Meaning(AssetKind.MODEL)
    if at != 0:
        return None
    return Meaning(AssetKind.MODEL) if _MAKER.fullmatch(name.rpartition(".")[2]) else None


def is_echo(literal: Literal, lines: str) -> bool:
    """Say whether a branch gives back what it asked for: `if (x.includes("o3")) return "o3"`."""
    if literal.before != "return" or literal.text not in lines:
        return False
    told = re.escape(literal.text)
    asks = r"(?:includes|startsWith|endsWith|indexOf|has|match|test)\(|[=!]==?|\bcase\b"
    return re.search(rf"(?:{asks})\s?[\"'`/]{told}[\"'`/]", lines[-2_000:]) is not None


def is_last_resort(literal: Literal) -> bool:
    """Say whether a string is what is given back, or taken where all else is missing.

    Also both sides of `quick ? "gpt-4o-mini" : "gpt-4o"`, unless a function gets them.
    """
    bracket, name, _ = literal.frames[-1] if literal.frames else ("", "", 0)
    side = literal.before in ("?", ":") and literal.after in (":", ")", ";", "}", "")
    if side and not literal.own_key:
        return bracket != "(" or not name
    # Where no semicolon ends a statement, the first word of the next one follows.
    ended = literal.after in (";", "}", "") or literal.after.isalpha()
    return literal.before in ("return", "||", "??") and ended


def is_fallback(literal: Literal) -> bool:
    """Say whether a string is what a model's name falls back to: `modelToUse = x || "gpt-4o"`."""
    name = snake(literal.key.rpartition(".")[2])
    return literal.own_key and is_last_resort(literal) and "model" in name.split("_")


_SPEAKS = re.compile(r"(?:Bot|Client|Chat\w{0,12}|L[Ll][Mm]|Model|Agent|Provider|Engine)$")


def is_handed(literal: Literal) -> bool:
    """Say whether something that speaks is made with it: `new ShelfApiBot(key, "gpt-4o")`."""
    bracket, name, _ = literal.frames[-1] if literal.frames else ("", "", 0)
    made = bracket == "(" and name.rpartition(".")[2][:1].isupper()
    return made and literal.before in ("(", ",") and _SPEAKS.search(name) is not None


_EXAMPLES = frozenset({"example", "examples"})
_WRITTEN_SO = re.compile(
    r"(?:,\s*|\n[ \t]*)[\"']?(?:\w+_?)?(?:format|parser|template|pattern|regexp?)[\"']?\s*:",
    re.IGNORECASE,
)


def is_example(literal: Literal) -> bool:
    """Say whether a string is what documentation shows: `#[schema(example = json!(["…"]))]`."""
    return snake(literal.key) in _EXAMPLES


def names_format(literal: Literal, lines: str) -> bool:
    """Say whether a name is that of a way to write: `{name: "kimi-k2", format: …}`."""
    told = snake(literal.key) == "name" and literal.own_key and literal.after == ","
    return told and _WRITTEN_SO.search(lines.partition(literal.text)[2][:_LINE]) is not None


_LINE = 300


ARM = re.compile(r"\b\w*(?:[Mm]odel|L[Ll][Mm])\w*(?:::|\.)\w+\s*=>")
"""`Model::Small => "gpt-4o-mini"`: what a member of an enumeration of models is called."""

_SETTING = re.compile(
    r"\benv(?:\.get\([\"']|\.|\[[\"'])(\w+)(?:[\"'][\])])?\s*(?:\|\||\?\?)\s*[\"'`]([^\"'`\n]+)"
)


def setting_name(literal: Literal, lines: str) -> str:
    """Return the setting that a string stands in for: `process.env.OPENAI_MODEL ?? "gpt-4o"`."""
    if literal.before not in ("||", "??") or "env" not in lines:
        return ""
    found = [match[1] for match in _SETTING.finditer(lines[-2_000:]) if match[2] == literal.text]
    return found[-1] if found else ""


TELLS = re.compile(
    r"(?:^|_)(?:non|unsupported|disallowed|blocked|prefix(?:es)?|alias(?:es)?|keywords?|patterns?"
    r"|exclu\w+|pricing|deprecated)(?:$|_)|^(?:is|has|should|needs)_"
)


OFFERED = re.compile(
    r"\bObject\.(?:keys|entries)\(\s{0,9}([\w$]{2,60})(?:\s+as\s[^()]{1,80})?\s{0,9}\)"
    r"(?!\s{0,99}\.(?:find|some|filter|every|includes|forEach|reduce)\b)"
)
"""`Object.keys(MODEL_LIMITS)`: the keys of a table are what people choose from."""

PARTS = re.compile(
    r"([\w$]+)\s?\.(?:some|find|filter|every|any)\(\s{0,9}\(?([\w$]+)(?::\s?\w+)?\)?\s?=>"
    r"[^;{}]{0,120}?\.(?:startsWith|endsWith|includes)\(\2\)"
)
"""`NAMES.some((part) => model.includes(part))`: parts of names are in the list."""


_DECLARED = re.compile(
    r"^[ \t]*(?:const|let|var|(?:(?:private|protected|public|static|readonly)\s+)+)\s*([\w$]+)\b"
    r"[^=\n]{0,60}=\s*(?:new Set[^(\n]{0,40}\(\s*)?\[",
    re.MULTILINE,
)
_ASKED = re.compile(r"(?<![!\w$.])(?:this\.)?([\w$]+)\s?\.(?:includes|has|indexOf)\(")
_ALLOWS = re.compile(r"allow|support|avail|valid|select|choice|option|whitelist", re.IGNORECASE)


def only_asked(text: str) -> frozenset[str]:
    """Return the lists that a file only asks whether a model is in them: `VISION.includes(model)`.

    A list that what is not in it is refused for (`!MODELS.includes(model)`) offers its models.
    """
    asked = Counter(match[1] for match in _ASKED.finditer(text))
    names = {match[1] for match in _DECLARED.finditer(text)} & asked.keys()
    names = {name for name in names if not _ALLOWS.search(name)}
    words = Counter(re.findall(r"[\w$]+", text)) if names else Counter()
    return frozenset(name for name in names if words[name] == asked[name] + 1)


def tells(literal: Literal, parts: frozenset[str]) -> bool:
    """Say whether a list tells of models by parts of their names, instead of offering them."""
    if literal.own_key or not literal.frames:
        return False
    name = literal.frames[-1][1].rpartition(".")[2]
    return name in parts or TELLS.search(snake(name)) is not None


def list_of(literal: Literal) -> tuple[str, int]:
    """Return the list that a string stands in: by its name, else by its number."""
    lists = [name for bracket, name, _ in literal.frames[-3:] if bracket == "["]
    return (lists[-1], 0) if lists and lists[-1] else ("", literal.row or literal.table)


_TABLE = re.compile(
    r"\.(?:csv|tsv|parquet|npz)(?:\.gz)?$|(?:data|train|test)[\w\-]*\.(?:zip|tar\.gz|tgz|jsonl)$"
)


def is_table(address: str) -> bool:
    """Say whether an address delivers data and nothing else; a board is what a page shows."""
    told = re.split(r"[^a-z\d]+", address.rpartition("/")[2].lower())
    return _TABLE.search(address) is not None and keys().board_folders.isdisjoint(told)


def is_taken(literal: Literal) -> bool:
    """Say whether an address is kept under a name, or handed to what downloads it."""
    return literal.own_key or calls(literal)


def is_route(literal: Literal) -> bool:
    """Say whether a path is what a request goes to: ``api.get(`rooms/llm_models`)``."""
    name = literal.frames[-1][1].rpartition(".")[2] if literal.frames else ""
    return literal.before == "(" and name in ("get", "post", "put", "patch", "delete", "fetch")


def calls(literal: Literal) -> bool:
    """Say whether an address is what a request goes to."""
    return bool(literal.frames) and literal.frames[-1][1].rpartition(".")[2] in (
        "fetch", "post", "request", "Request", "csv", "WithBaseURL", "WithServerURL",
    )  # fmt: skip


def told(literal: Literal) -> Meaning | None:
    """Return what the key of a string says, or that the key is called like the hosted model.

    Of `"job.model.path"` also the part before the last says it; `GPT_4` is called like `gpt-4`.
    """
    section, dot, last = literal.key.rpartition(".")
    if literal.own_key and ids.is_named_after(last, literal.text):
        return Meaning(AssetKind.MODEL, service=True)
    own = meaning(last) if last else None
    inner = own is None and dot and snake(last) in keys().inner
    return meaning(section.rpartition(".")[2] or "-") if inner else own


def of_names(names: Iterator[str]) -> Meaning | None:
    """Return the meaning of the nearest named bracket: `const MODELS = [{…}]`."""
    for name in reversed(list(names)):
        last = name.rpartition(".")[2]
        found = meaning(last) if last else None
        if found is not None and not found.output:
            return found
    return None


_DIGIT = re.compile(r"\d")
_WHOLE = re.compile(
    r"gemini-(?:pro|ultra)(?:-vision)?|claude-instant|deepseek-(?:chat|reasoner|coder)|grok-(?:vision-)?beta"
    r"|mistral-(?:tiny|small|medium|large|embed)|command-r(?:-plus)?|[\w.\-]+-latest"
    r"|(?:qwen|qwq|qvq)(?:-(?:vl|omni|coder|math|mt))?-(?:turbo|plus|max|flash|long)(?:-longcontext)?"
)
"""Names of hosted models without a digit; styles of pages are called `gemini-icon`."""


def is_hosted(text: str) -> bool:
    """Say whether words are surely the name of a hosted model."""
    return ids.service_model(text) is not None and (
        _DIGIT.search(text) is not None or _WHOLE.fullmatch(text) is not None
    )


_SIZED = re.compile(r"(?:e|\d+x)?\d{1,4}(?:\.\d{1,2})?[bm](?:-[\w.\-]{1,60})?", re.ASCII)


def is_sized(text: str) -> bool:
    """Say whether words are a name of Ollama's library with its size: `gemma3:4b`."""
    family, colon, size = text.partition(":")
    return bool(colon) and family in ids.words().ollama_families and bool(_SIZED.fullmatch(size))


def is_routed(text: str) -> bool:
    """Say whether words are `maker/model` as gateways write it: `anthropic/claude-sonnet-4.5`."""
    maker, slash, name = text.partition("/")
    told = ids.service_model(name) if slash and _DIGIT.search(name) else None
    return told is not None and ids.words().prefixes.get(maker) == told


def member_of(literal: Literal) -> Meaning | None:
    """Read a member of a table or enumeration of models: `enum ModelID { FAST = "gpt-4o" }`.

    A published model, or one as gateways write it, may be kept under any key that is not read by
    people.
    """
    hosted = is_routed(literal.text)
    model = hosted or published(literal.text) is AssetKind.MODEL
    if literal.own_key and literal.after != ":" and model:
        shown = SHOWN.search(snake(literal.key.rpartition(".")[2]))
        return None if shown else Meaning(AssetKind.MODEL, service=hosted)
    if not literal.own_key or literal.frames[-1:] == () or literal.frames[-1][0] != "{":
        return None
    if not (is_routed(literal.text) or is_hosted(literal.text)):
        return None
    if _is_of_maker(literal):
        return Meaning(AssetKind.MODEL, service=True)
    found = meaning(literal.frames[-1][1].rpartition(".")[2] or "-")
    kept = found is not None and found.kind is AssetKind.MODEL and not found.output
    return Meaning(AssetKind.MODEL, service=True) if kept else None


def _is_of_maker(literal: Literal) -> bool:
    """`{ openai: "gpt-4o" }`: the model that stands for its own provider is the one to ask."""
    told = provider_word(literal.key.rpartition(".")[2])
    return told is not None and told.provider is ids.service_model(literal.text)


_RESULT = re.compile(
    r"(?:\b|(?<=[a-z\d]))(?:[aA]cc(?:uracy)?|[sS]core|[eE]lo|[wW]in_?[rR]ate)[\"']?\s?:\s?-?\d"
)
"""`avgAcc: 58.8`: what a model reached."""


_ENCODED = re.compile(r"\b(?:CL100K|O200K|P50K|R50K)_BASE\b|\bP50K_EDIT\b")
"""How OpenAI's models turn words into numbers."""


def is_result(literal: Literal, line: str) -> bool:
    """Say whether a model stands in a row of results, or of how models count words.

    `GPT_4O : Counted("gpt-4o", O200K_BASE, 128000)`
    """
    if literal.before == "(" and _ENCODED.search(line):
        return True
    told = snake(literal.key.rpartition(".")[2]) in ("model", "name", "model_name")
    return told and literal.own_key and _RESULT.search(line) is not None


def is_title(literal: Literal) -> bool:
    """Say whether a name is for people, where the model itself is the key: `{"o1": {name: …}}`."""
    bracket, name, _ = literal.frames[-1] if literal.frames else ("", "", 0)
    told = snake(literal.key.rpartition(".")[2]) in ("name", "label", "title")
    return told and literal.own_key and bracket == "{" and ids.service_model(name) is not None


_MOVES = frozenset("from to old new previous next before after replaced_by".split())


def choices_of(literals: Iterable[Literal]) -> frozenset[int]:
    """Return the tables that give nothing but hosted models, by short names: `{fast: "gpt-4o"}`.

    A table that leads from one model to another is none.
    """
    told: dict[int, list[bool]] = {}
    for literal in literals:
        if literal.own_key and literal.before == ":" and literal.frames[-1:] != ():
            key = literal.key.rpartition(".")[2]
            plain = key.isidentifier() and key not in _MOVES and snake(key) not in keys().prose
            plain = plain and literal.frames[-1][0] == "{"
            hosted = is_hosted(literal.text) or is_routed(literal.text)
            told.setdefault(literal.table, []).append(plain and hosted)
    return frozenset(table for table, held in told.items() if len(held) > 1 and all(held))


SHOWN = re.compile(
    r"(?:^|_)(?:names?|labels?|titles?|texts?|desc\w*|display\w*|prompts?|content|help|docs?|urls?|"
    r"links?|alias(?:es)?|messages?|notes?|hint|usage|source|github|repo\w*|href|src|alt|tooltip)$"
)


SURER = frozenset({"id", "key", "value", "model", "model_id", "slug", "model_name", "path"})
"""Keys that tell better than a name for people what a model is."""

_SUREST = frozenset({"model", "model_id", "model_name"})
_NONE: frozenset[str] = frozenset()


def better_keys(key: str) -> frozenset[str]:
    """Return the keys that tell better than `key` what a table's model is."""
    name = snake(key)
    return SURER if name in ("name", "label", "title") else _SUREST if name == "value" else _NONE


def is_spelled_so(text: str) -> bool:
    """Say whether a provider itself writes a name with a capital: `GLM-4-Air`, `4.0Ultra`."""
    return not text[0].islower() and ids.service_model(text) is not None


def is_model(literal: Literal) -> bool:
    """Say whether a string is kept as the model itself: `model := "Tern-V4"`."""
    return literal.own_key and snake(literal.key.rpartition(".")[2]) == "model"


_OF_DATA = re.compile(r"/[\w.\-]*[\-_]datasets?", re.IGNORECASE)


def is_of_data(literal: Literal) -> bool:
    """Say whether a repository is called a dataset, and no key says that it is a model."""
    told = snake(literal.key.rpartition(".")[2]) if literal.own_key else ""
    _, slash, name = literal.text.partition("/")
    return "model" not in told and _OF_DATA.fullmatch(slash + name) is not None
