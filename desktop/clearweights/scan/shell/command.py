"""What the words of one command are: assignments, values of options, what the command does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from clearweights.domain.asset import AssetKind, Hub, Reference, Role, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import endpoints, ids
from clearweights.scan.keys import Meaning, keys, meaning, setting_of, snake
from clearweights.scan.naming import (
    UNKNOWN_SETTING,
    Named,
    Setting,
    name_dataset,
    name_model,
    name_whisper,
)
from clearweights.scan.open_clip import name_clip
from clearweights.scan.shell.known import shell_words
from clearweights.scan.shell.tokens import Word
from clearweights.scan.shell.variables import unresolved, used_in

MODEL_ARGS = re.compile(
    r"(?:^|[,;\s])(?:pretrained|model|model_name|model_version|model_id|peft|tokenizer)"
    r"=[\"']?([^,\s\"']+)"
)
"""The models in `pretrained=a/b,dtype=auto`, as evaluation harnesses take their arguments."""

JSON_MODEL = re.compile(
    r"\\?[\"'](?:\w+_)?model(?:_name|_id|_path|_name_or_path)?\\?[\"']\s*:"
    r"\s*\\?[\"']([^\"'\\]+)\\?[\"']"
)
"""A model in JSON, the quotes perhaps escaped."""

COMMAND_LINE = re.compile(
    r"(?:[A-Z_]{1,40}=[\w,.\-/]{0,80}\s{1,9}){0,9}(?:[\w./]*/)?(?:python[\d.]*|torchrun|accelerate|deepspeed|vllm|srun)\s.*\s--\w.*"
)
"""A command line that stands in quotes, as in an array of runs."""
OPTIONS = re.compile(
    r"[\s\\]*(?:(?:\$\{?\w{1,60}\}?[\s\\]+)?--\w[\w\-]*[ =]\S"
    r"|(?:[\w./\-]+\.(?:py|sh)|python\S*|torchrun|accelerate|deepspeed)\s.*--\w)",
    re.DOTALL,
)
"""Options that a variable keeps for a command, `"--model a/b"`, or gets: `"$ARGS --lora c/d"`."""

SET = re.compile(r"([A-Z][A-Z0-9_]{2,60})=([^=,\s]{1,200})")
"""A variable of another program, handed on as the value of an option."""

_KEYED = re.compile(r"\[([^\]]*)\]=(.*)", re.DOTALL)
_SCOPE = re.compile(r"^\$+(?:(?:env|script|global|local|private|using):)?", re.IGNORECASE)
"""What PowerShell writes before the name of a variable: `$script:model`."""

_CMDLET = re.compile(r"[A-Z][a-z]+-[A-Z][A-Za-z]+")
"""A command of PowerShell, whose output a variable gets: `$model = Read-Host "Which?"`."""

ASSIGNED = re.compile(r"\$?(?:env:)?([A-Za-z_]\w*)(?:\[[^\]]*\])?\s*\+?[:?]?=(.*)", re.DOTALL)
_FILLED = re.compile(r"\$\{([A-Za-z_]\w*):?=([^{}]*)\}")
"""`: ${MODEL:=org/name}`: a value for a variable that has none."""

_DECLARE = frozenset(
    {"export", "set", "local", "readonly", "declare", "typeset", "env", "ENV", "ARG", "setx",
     "SET", "-e", "--env", "--build-arg", "override", "let", "const", "setenv", "Set"}
)  # fmt: skip
_QUANTIZERS = re.compile(r"awq|gptq|quantiz|gguf|exl2|bitsandbytes|llm_?compressor|autoround")
_TRAINERS = re.compile(r"train|finetun|fine_tun|sft|dpo|grpo|ppo|pretrain|rlhf")
_JUDGES = re.compile(r"eval|benchmark|lm_eval|score|mteb")
_CLIENT_FLAGS = frozenset(
    {"base_url", "api_base", "openai_api_base", "api_base_url", "openai_base_url", "provider",
     "llm_provider", "api_type", "model_provider", "llm_base_url", "llm_api_base"}
)  # fmt: skip
_CONTAINERS = frozenset({"docker", "podman", "nerdctl"})
_OF_CONTAINERS = frozenset(
    "-d -i -t -P -q -it -ti -dit -itd --rm --init --detach --interactive --tty --privileged".split()
)
"""Options that take no value."""

_NAMED_VALUE = re.compile(r"\s*-\s*\{\s*name:\s*(\w+),\s*value:\s*[\"']?([^\s\"',}]+)")
_SETTING = re.compile(r"\s*(?:-\s+)?[\"']?([A-Za-z_][\w.\-]*)[\"']?\s*[:=]\s*(\S*)\s*$")
_LONGEST = 2000
_ALONE = re.compile(r"(?<=[\"'\s])[\w\-]{1,96}/[\w.\-]{1,96}(?=[\"'\s)])")
_DEFAULT = re.compile(
    r"\.get\(\s{0,9}[\"'](\w{1,60})[\"']\s{0,9},\s{0,9}[\"']([^\"'\\\n]{3,140})[\"']\s{0,9}\)"
)
_SHELL_COMMAND = re.compile(r"-[a-z]*c|--command|--wrap")


@dataclass(frozen=True, slots=True)
class Run:
    """What a command as a whole tells about the values of its options."""

    role: Role | None
    setting: Setting | None
    script: str
    """The script of the project that it runs, empty for none."""

    brings_data: bool
    takes_subset: bool
    """An option tells which configuration of a dataset it takes, as only those of the hub have."""

    works_on_data: bool = False
    """Its first argument is a dataset."""


_SUBSET = re.compile(
    r"--(?:(?:data(?:set)?|hf)[_-]subset|dataset[_-]config(?:[_-]name)?)[= ]([\w.\-]*\w)", re.ASCII
)
"""`--dataset c4 --data_subset en`; what ends like a file is none."""


def _takes_subset(texts: Sequence[str]) -> bool:
    pairs = pairwise([*texts, ""])
    told = [_SUBSET.fullmatch(one if "=" in one else f"{one} {two}") for one, two in pairs]
    return any(match is not None and not ids.looks_local(match[1]) for match in told)


def named_in_json(text: str) -> Iterator[tuple[Named, int]]:
    """Yield the models in JSON, and how many lines down: `--config '{"model": "a/b"}'`."""
    for match in JSON_MODEL.finditer(text):
        named = None if unresolved(match[1]) else name_model(match[1])
        if named is not None:
            yield named, text.count("\n", 0, match.start())


def is_loop(words: Sequence[str]) -> bool:
    """Say whether a command is the head of a loop: `for name in …`."""
    return len(words) > 3 and words[0] == "for" and words[2] == "in"


def run_of(texts: list[str]) -> Run:
    """Return what the words of a command tell."""
    return Run(
        role=_role_of(" ".join(texts).lower()),
        setting=_setting_of_program(texts) or _setting_of_flags(texts),
        script=next((text for text in texts[:8] if text.endswith(".py")), ""),
        brings_data=_brings_data(texts),
        takes_subset=_takes_subset(texts),
    )


def assignments(words: list[Word]) -> Iterator[tuple[str, list[Word]]]:
    """`A=x`, `export A=x`, `A=(x y)`, `set A=x`, `ENV A x`, `A ?= x`, `: ${A:=x}`, `$a = "x"`."""
    texts = [word.text for word in words]
    filled = _FILLED.fullmatch(texts[1]) if len(texts) == 2 and texts[0] == ":" else None
    if filled:
        yield filled[1], [Word(filled[2], words[1].line)]
        return
    if len(texts) == 3 and texts[0] in ("ENV", "ARG", "setenv") and "=" not in texts[1]:
        yield texts[1], [words[2]]
        return
    if len(texts) > 2 and texts[1] in ("=", ":=", "?=", "::=", "+="):
        called = texts[0].startswith("$") and _CMDLET.fullmatch(texts[2])
        yield _SCOPE.sub("", texts[0]), [] if called else words[2:]
        return
    for at, word in enumerate(words):
        match = ASSIGNED.fullmatch(word.text)
        if match is None:
            if word.text not in _DECLARE and not word.text.startswith("-"):
                return
            continue
        if match[2] == "(":
            yield match[1], words[at + 1 :]
            return
        yield match[1], [Word(match[2], word.line)]
        if not match[2] and at + 1 == len(words):
            return


def elements(word: Word) -> list[Word]:
    """Return what an element of an array holds, `[small]=acme/small-7b`, and an id as its key."""
    keyed = _KEYED.fullmatch(word.text)
    if keyed is None:
        return [word]
    return [Word(part, word.line) for part in keyed.groups() if part == keyed[2] or "/" in part]


def asked_by(key: str, of_data: set[str]) -> Meaning | None:
    """Return what the value of a key or a variable names; `of_data` are known to be data."""
    if key in of_data and snake(key) in keys().generic:
        return Meaning(AssetKind.DATASET)
    section, _, last = key.rpartition(".")
    asked = meaning(last if meaning(key) is None else key)
    return meaning(section) if asked is None and section and last in ("name", "path") else asked


def settings_in(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the settings of a file that stands in a script: key, value, and which line it is."""
    above = named = ""
    for offset, row in enumerate(text.split("\n")):
        if pair := _NAMED_VALUE.match(row):
            yield pair[1], pair[2], offset
        match = _SETTING.match(row)
        if match is None:
            continue
        key = match[1]
        if match[2] in ("", "|", ">", "{", "["):
            above = key
            continue
        if meaning(key) is None and key in keys().inner and row[:1].isspace():
            key = above or key  # `datasets:` stands above `- source: …`
        if match[1] == "name":
            named = match[2].strip("\"',")
        elif match[1] == "value" and named:
            key, named = named, ""  # how deployments write environment variables
        yield key, match[2].strip("\"',"), offset


def _brings_data(texts: list[str]) -> bool:
    """Say whether a command that names a repository asks for a dataset, or for a file of one."""
    line = " ".join(texts)
    if re.search(r"--repo[-_]type[= ]dataset", line):
        return True
    file = re.search(r"--file(?:_?name)?[= ](\S+)", line)
    name = file[1].rpartition("/")[2].lower() if file else ""
    whole = name.endswith(ids.words().data_endings) and not name.endswith(".txt")
    return whole and not re.match(r"(?:\w*config|tokenizer|vocab|\w*index|special_tokens)", name)


def handed_on(words: list[Word]) -> Iterator[Word]:
    """Yield the words that are commands of another shell: `bash -c "…"`, `ssh host "…"`."""
    first = words[0].text.rpartition("/")[2]
    for before, word in pairwise(words):
        if not re.search(r"\s", word.text):
            continue
        shell = _SHELL_COMMAND.fullmatch(before.text) and "python" not in first
        if shell or first in ("ssh", "eval", "su"):
            yield word


def first_in_container(words: list[Word]) -> list[Word]:
    """Return the first word handed to the image that `docker run` starts, if it is no option."""
    texts = [word.text for word in words]
    if len(texts) < 4 or texts[0] not in _CONTAINERS or "run" not in texts[1:3]:
        return []
    valued, image = False, False
    for word in words[texts.index("run") + 1 :]:
        if image:
            return [] if word.text.startswith("-") else [word]
        if word.text.startswith("-"):
            valued = "=" not in word.text and word.text not in _OF_CONTAINERS
        else:
            image, valued = not valued, False
    return []


_FUNCTION = re.compile(r"[a-z][a-z\d]{1,20}(?:_[a-z\d]{1,20}){1,4}")


def is_function(first: str) -> bool:
    """Say whether a command is called like a function that loads something: `build_gpu`."""
    named = _FUNCTION.fullmatch(first) is not None
    return named and shell_words().loads_nothing.isdisjoint(first.split("_"))


def first_data(words: list[Word], told: re.Pattern[str]) -> list[Word]:
    """Return what a Python script gets first, where its options (`told`) speak of a dataset."""
    texts = [word.text for word in words]
    at = next((at for at, text in enumerate(texts[:8]) if text.endswith(".py")), -1)
    if at < 0 or at + 1 >= len(texts) or texts[at + 1].startswith("-"):
        return []
    if not any(told.fullmatch(text) for text in texts[at + 2 :]):
        return []
    return words[at + 1 : at + 2]


def values_after(words: list[Word], at: int) -> Iterator[Word]:
    """Yield the values of an option: the next word, and more up to the next option.

    After an option of `docker run` the image may follow.
    """
    most = 1 if words[0].text in _CONTAINERS and "run" in [w.text for w in words[1:3]] else 40
    for word in words[at + 1 : at + 1 + most]:
        if word.text.startswith("-") and not re.fullmatch(r"-?[\d.]+", word.text):
            return
        yield word


_OVERRIDE = re.compile(r"(?i)(?:model|dataset|data|tokenizer)(?:\.(?!py$|ya?ml$|json)[a-z_]\w*)+")


def overrides(words: Sequence[Word]) -> Iterator[tuple[str, Word]]:
    """Yield settings that are given with their value as the next word: `model.repo_id X`."""
    for before, word in pairwise(words):
        if _OVERRIDE.fullmatch(before.text):
            yield before.text, word


def single(text: str) -> list[str]:
    """Return the names in a value: one, several, or the words in quotes of JSON."""
    if "://" in text:
        return [text]
    if text.startswith(("{", "[{")) and ("'" in text or '"' in text):
        return [word for word in re.findall(r"[\"']([^\"'\s]+)[\"']", text) if "/" in word]
    return re.split(r"[,;\s+]+", text.strip("[]"))


def inline_named(what: str, words: str) -> Named | None:
    """Return what the first argument of a call of Python names, that stands within a word."""
    if what == "model":
        return name_model(words)
    if what == "dataset":
        return name_dataset(words, any_bare=True)
    if not re.fullmatch(r"[\w.\-]+", words) or ids.looks_local(words):
        return None
    kind = AssetKind.DATASET if what == "nltk" else AssetKind.MODEL
    return Named(kind, Hub(what), words)


_ANSWER = re.compile(r"(?P<kept>[A-Za-z_]\w{0,60}\+?=)?\$\((?!\()(?P<inner>.*)\)", re.DOTALL)
_READS = re.compile(r"\s{0,9}(?:curl|wget)\s")
_SENDS = re.compile(r"\s(?:-d|--data(?:-\w{1,20})?|--json)[\s=@'\"]")


def answered(text: str) -> str | None:
    """Return the command whose output a word is or keeps: `R=$(curl … -d …)`.

    What a variable keeps of a page is no download, unless something was asked for.
    """
    match = _ANSWER.fullmatch(text)
    if match is None or (
        match["kept"] and _READS.match(match["inner"]) and not _SENDS.search(text)
    ):
        return None
    return match["inner"]


def requested(
    words: list[Word], line: str, expand: Callable[[str], list[str]]
) -> Iterator[tuple[Named, int]]:
    """Yield what a request to a model service asks for, with its line: the address says whom.

    A hub's id tells itself whom nobody knows: `curl $BASE/chat/completions -d '{"model": …}'`.
    """
    if "curl" not in line and "http" not in line:
        return
    address, at = next(_addresses(words, expand), ("", 0))
    named = endpoints.asked_for(address)
    if named is not None:
        yield named, at
        return
    setting = Setting.of_address(address) if address else None
    known = setting is not None and (setting.provider is not None or setting.ollama)
    for word in words:
        told = known or _ASKS.search(address) or _CHATS.search(word.text)
        for match in JSON_MODEL.finditer(word.text) if told else ():
            if known or ids.looks_like_hub_id(match[1]):
                named = name_model(match[1], setting or UNKNOWN_SETTING)
                if named is not None:
                    yield named, word.line + word.text.count("\n", 0, match.start())


_ASKS = re.compile(r"/(?:chat/completions|completions|embeddings|rerank|responses|messages)\Z")
"""How the address of a request ends, whoever answers it, that models answer."""

_CHATS = re.compile(r"\\?\"messages\\?\"\s{0,9}:\s{0,9}\[")
"""What only those requests hold, where nobody can tell their address."""


def _is_address(text: str) -> bool:
    return "://" in text[:9] or _ASKS.search(text) is not None


def _addresses(words: list[Word], expand: Callable[[str], list[str]]) -> Iterator[tuple[str, int]]:
    """Yield the addresses in a command, also those that a variable holds."""
    for word in words:
        if "://" in word.text:
            yield word.text, word.line
        elif word.text.startswith("$") and word.text[1:2] not in ("", "("):
            yield from ((text, word.line) for text in expand(word.text) if _is_address(text))


def clips(words: Sequence[Word]) -> Iterator[tuple[Named, int]]:
    """Yield models of OpenCLIP: `--model ViT-B-32 --pretrained laion2b_s34b_b79k`."""
    given: dict[str, Word] = {}
    for at, word in enumerate(words):
        name, equals, value = word.text.partition("=")
        if name.startswith("--") and (equals or at + 1 < len(words)):
            given[name] = Word(value, word.line) if equals else words[at + 1]
    weights = next((w.text for name, w in given.items() if name.endswith("pretrained")), "")
    for word in given.values() if weights else ():
        named = name_clip(word.text, weights)
        if named is not None:
            yield named, word.line


_LOADED = ("dataset_name", "dataset_path", "dataset_id", "hf_dataset")
"""Options whose plain names are, by custom, those of the hub."""


def named_as(
    text: str, asked: Meaning, key: str, around: Setting | None, script: str, *, mixed: bool
) -> Named | None:
    """Return what a value under a key names; `mixed`: it stands among datasets of the hub."""
    if asked.output:
        fine = re.fullmatch(r"[\w.\-]+/[\w.\-]+", text, re.ASCII) and not ids.looks_local(text)
        return Named(asked.kind, Hub.HUGGINGFACE, text) if fine else None
    if asked.kind is AssetKind.DATASET:
        of_hub = snake(key).endswith(_LOADED)  # programs have data of their own by plain names
        named = name_dataset(text, any_bare=mixed and of_hub)
        return named if named is None or "/" in named.id or of_hub else None
    sized = name_whisper(key, text, script)
    if sized is not None:
        return sized
    named = name_model(text, around or UNKNOWN_SETTING)
    if named and asked.service and named.kind is not AssetKind.SERVICE:
        return None
    return named


def data_told(name: str, values: list[Word]) -> set[str]:
    """Return the variables from which a command makes what `name` says to be data."""
    own = meaning(name)
    if own is None or own.kind is not AssetKind.DATASET or own.output:
        return set()
    return {used for word in values if word.text.startswith("$(") for used in used_in(word.text)}


def data_fetched(name: str, text: str) -> Iterator[Named]:
    """`DATA=$(python fetch.py org/a)`: what a program is told to fetch, if `name` says data."""
    own = meaning(name) if text.startswith("$(") else None
    if own is None or own.kind is not AssetKind.DATASET or own.output or len(text) > _LONGEST:
        return
    if not shell_words().download_words.isdisjoint(re.split(r"[^a-z\d]+", text.lower())):
        for word in _ALONE.findall(text):
            named = name_dataset(word)
            if named is not None:
                yield named


def defaults_in(text: str) -> Iterator[tuple[Named, int]]:
    """Yield what Python within a word takes where settings say nothing, and which line it is on."""
    for match in _DEFAULT.finditer(text) if ".get(" in text else ():
        own = meaning(match[1])
        if own is not None and own.kind is not AssetKind.SERVICE and not own.output:
            model = own.kind is AssetKind.MODEL
            named = name_model(match[2]) if model else name_dataset(match[2])
            if named is not None:
                yield named, text.count("\n", 0, match.start())


def of_data(role: Role | None) -> Role | None:
    """Say what a command does with its data, from what it does with its model."""
    if role in (Role.FINE_TUNE, Role.ADAPTER):
        return Role.TRAIN
    return None if role is Role.QUANTIZE else role


def _role_of(line: str) -> Role | None:
    """Say what a command does with its assets, as far as its words tell."""
    words = line.split()
    run = " ".join(
        word
        for at, word in enumerate(words)
        if (at < 2 and not ids.looks_like_hub_id(word.partition(":")[0]) and word[:1] != "-")
        or word.endswith((".py", ".sh"))
        or words[at - 1] == "-m"
    )
    if _QUANTIZERS.search(run):
        return Role.QUANTIZE
    if _JUDGES.search(run):
        return Role.EVALUATE
    if _TRAINERS.search(run) or "--learning_rate" in line:
        lora = re.search(r"--(?:use_)?(?:peft|lora|qlora)|lora_r\b|finetuning_type lora", line)
        return Role.ADAPTER if lora else Role.FINE_TUNE
    return None


def _setting_of_program(texts: list[str]) -> Setting | None:
    """Return who serves what a command sets up: `az cognitiveservices … --model-name gpt-4o`."""
    azure = texts[:1] == ["az"] and "cognitiveservices" in texts[:3]
    return Setting.of_word("azure") if azure else None


def _setting_of_flags(texts: list[str]) -> Setting | None:
    found = []
    for at, text in enumerate(texts):
        name, _, value = text.removeprefix("--").partition("=")
        if text.startswith("--"):
            found.append((name, value or (texts[at + 1] if at + 1 < len(texts) else "")))
    # `--engine groq`; the engine of a configuration may be of speech, search or a database.
    found = [("provider" if name == "engine" else name, value) for name, value in found]
    return setting_of((name, value) for name, value in found if snake(name) in _CLIENT_FLAGS)


def as_shown(facts: Iterator[Fact]) -> Iterator[Fact]:
    """Weaken what a script only shows to people."""
    for fact in facts:
        if isinstance(fact, Reference):
            yield replace(fact, strength=Strength.MENTIONED)
