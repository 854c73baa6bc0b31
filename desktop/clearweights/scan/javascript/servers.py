"""Who serves the models that a source names: told by its clients, addresses and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Provider
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.around import calls, is_model, is_with
from clearweights.scan.javascript.builders import built_for, chosen_in
from clearweights.scan.javascript.clients import made, one_router, setting_of, setting_of_class
from clearweights.scan.javascript.dialects import is_azure
from clearweights.scan.javascript.known import known
from clearweights.scan.javascript.tokens import Literal, Piece, Use
from clearweights.scan.keys import keys, meaning, provider_word, setting_of_key, snake
from clearweights.scan.naming import UNKNOWN_SETTING, Setting
from clearweights.scan.served import ROUTERS

_OTHERS = frozenset({Provider.AWS_BEDROCK, Provider.ANTHROPIC, Provider.GOOGLE})
_SERVE = (*ROUTERS, Provider.HUGGINGFACE, Provider.NVIDIA, Provider.REPLICATE)
"""Who serves models under the names that they have on the hub, or such that look like them."""

_BORROW = frozenset({Provider.OPENROUTER, Provider.TOGETHER})
"""Whose way to write the names of others' models is also that of others who serve them."""


def _serves(found: Setting) -> bool:
    return found.provider in _SERVE or (found.provider is Provider.OTHER and found.by_name)


def tables_of(literals: Iterable[Literal]) -> dict[int, set[str]]:
    """Return the keys of each table of the source that holds strings, by its number."""
    found: dict[int, set[str]] = {}
    for literal in literals:
        if literal.own_key:
            found.setdefault(literal.table, set()).add(snake(literal.key))
    return found


_LOADS = re.compile(r"(?:^|_)(?:local|onnx|webgpu|browser|transformers|hf|hub|gguf|mlx|llamacpp)")


def menus_of(literals: Iterable[Literal]) -> dict[str, set[str]]:
    """Return the lists that each table of lists holds: `MODELS = { openai: […], ours: […] }`."""
    found: dict[str, set[str]] = {}
    for literal in literals:
        menu, list_ = _menu(literal)
        if menu:
            found.setdefault(menu, set()).add(list_)
    return found


def _menu(literal: Literal) -> tuple[str, str]:
    """Return the table and the list in it that a string stands in."""
    for at in range(len(literal.frames) - 1, 0, -1):
        (outer, menu, _), (inner, list_, _) = literal.frames[at - 1 : at + 1]
        if (outer, inner) == ("{", "[") and menu and list_:
            return menu, list_
    return "", ""


def _is_of_menu(literal: Literal, menus: Mapping[str, set[str]]) -> bool:
    """Say whether the lists beside a string's are named after providers: then its own is, too."""
    menu, list_ = _menu(literal)
    others = menus.get(menu, set()) - {list_}
    told = [told for name in others if (told := Setting.of_word(name)) and told.provider]
    return len(told) > 1 and 2 * len(told) >= len(others) and not _LOADS.search(snake(list_))


_CARD = re.compile(
    r"(?:^|/)[\w\-]{0,40}providers?/([\w\-]{2,40})(?:/index)?\.[cm]?[jt]s$", re.IGNORECASE
)
_NOBODY = frozenset(
    "index types utils base custom default common ollama lmstudio vllm xinference localai".split()
)


_HERE = re.compile(
    r"local|hugging|hf|web|browser|transformers|onnx|llama[\-_]?cpp|mlx|gpt4all|kobold|tgi|triton"
)
"""Who runs models on one's own machines, by the name of a module."""


def _is_of_provider(path: str) -> bool:
    """Say whether a file is about one provider: `modelProviders/shelfapi.ts`."""
    card = _CARD.search(path)
    name = card[1].lower() if card else ""
    return bool(name) and name not in _NOBODY and _HERE.match(name) is None


def _is_offered(literal: Literal) -> bool:
    """Say whether a string is the id of an entry of a list of models."""
    key = snake(literal.key)
    if literal.own_key and key in ("check_model", "default_model"):
        return True
    if not literal.own_key or key not in _IDS:
        return False
    lists = [name for bracket, name, _ in literal.frames[-3:] if bracket == "["]
    told = meaning(lists[-1].rpartition(".")[2]) if lists and lists[-1] else None
    return told is not None and told.kind is AssetKind.MODEL and not told.output


_IDS = frozenset({"id", "value", "model", "model_id", "key", "name"})


def _kept_under(literal: Literal) -> str:
    """Return the key of a string; of one that is itself a key, the name of its table.

    Also of what a variable has as its default: `variable "azureModel" { default = "…" }`.
    """
    inner = literal.after == ":" or literal.key == "default"
    whole = inner and literal.frames and literal.frames[-1][0] == "{"
    return literal.frames[-1][1] if whole else literal.key


_OWN = re.compile(r"\bnew\s+OpenAIClient\(")

_ALSO = {"copilot": "github_copilot", "pplx": "perplexity"}
"""What providers are called in tables, and elsewhere the programs that ask them."""


def _providers(literals: Iterable[Literal]) -> dict[int, Setting]:
    """Return the provider that each table of the source tells of, by its number.

    Where rows of a table tell of several providers we know, what the same key has in another row
    is a provider, too: `[{vendor: "openai"}, {vendor: "groq"}, {vendor: "shelfapi"}]`.
    """
    found: dict[int, Setting] = {}
    known: dict[str, set[Provider]] = {}
    others: list[tuple[int, str]] = []
    for literal in literals:
        name = snake(literal.key.rpartition(".")[2])
        if name not in keys().provider or not literal.own_key:
            continue
        told = Setting.of_word(_ALSO.get(literal.text, literal.text))
        if told is not None:
            found[literal.table] = told
            if told.provider is not None:
                known.setdefault(name, set()).add(told.provider)
        elif _VENDOR.search(name) and _NAME.fullmatch(literal.text):
            others.append((literal.table, name))
    for table, name in others:
        if len(known.get(name, ())) > 1:
            found.setdefault(table, Setting(provider=Provider.OTHER, firm=True, by_name=True))
    return found


def _constants(uses: Iterable[Use]) -> dict[int, Setting]:
    """Return the providers that constants in tables are called after, by the table's number.

    `{Provider: ProviderOpenRouter, Name: "maker/tern-7b"}`; one of a maker's own tells nothing new.
    """
    found: dict[int, Setting] = {}
    for use in uses:
        if use.key and snake(use.key.rpartition(".")[2]) in keys().provider:
            told = _called_after(re.split(r"\.|::", use.name)[-1])
            if told is not None and told.provider in ROUTERS:
                found[use.table] = told
    return found


def _called_after(name: str) -> Setting | None:
    """Return the provider whose name ends that of a constant: `ModelProviderOpenRouter`."""
    parts = snake(name).split("_")
    ends = ("".join(parts[-size:]) for size in (1, 2, 3))
    return next((told for end in ends if (told := Setting.of_word(end)) is not None), None)


def _addressed(literals: Iterable[Literal]) -> dict[int, Setting]:
    """Return whom calls are told to ask by an address among their arguments, by their numbers."""
    found: dict[int, Setting] = {}
    for literal in literals:
        given = literal.frames and literal.frames[-1][0] == "(" and literal.before in ("(", ",")
        told = Setting.of_address(literal.text) if given and "://" in literal.text else None
        if told is not None and (told.ollama or _serves(told) or told.provider in _ASKED):
            found[literal.table] = told
    return found


_ASKED = frozenset(Provider) - {Provider.OTHER, Provider.HUGGINGFACE}


_VENDOR = re.compile(r"(?:^|_)(?:provider|vendor)(?:_id)?$")
_NAME = re.compile(rf"(?!{_HERE.pattern}|ollama|vllm|custom|none|other|default)[a-z][\w\-]{{1,40}}")


_QUESTION = re.compile(r"/(?:chat/completions|embeddings|responses)$")
"""How addresses end at which anybody's interface is asked for a model's answer."""


def _is_asked(literal: Literal) -> bool:
    """Say whether a name keeps such an address: `url := "https://…/v1/chat/completions"`."""
    return literal.own_key and _QUESTION.search(literal.text) is not None


def _is_bare_model(literal: Literal) -> bool:
    """Say whether a string itself is given as the model: `{ model: "maker/name" }`."""
    return literal.own_key and literal.key.rpartition(".")[2] == "model" and "/" in literal.text


_GATEWAYS = frozenset({"ai", "@livekit/agents"})
"""Packages whose functions ask a gateway where they are given no client of a provider."""

_CHAIN = 8
"""Lines before a model in which a builder may be told whom it asks."""

_CHOSEN = re.compile(
    r"\b\w{0,20}(?:Backend|Provider|Vendor)(?:Kind|Type)?(?:::|\.)([A-Z]\w{2,20})\b"
)


class Servers:
    """What one source tells of who serves its models."""

    def __init__(
        self, file: SourceFile, found: Sequence[Piece], owners: Sequence[str], *, native: bool
    ) -> None:
        self._file = file
        self._native = native
        self._owners = owners
        self._azure = is_azure(file)
        own = native and "azure" not in owners  # .NET calls OpenAI's client as Azure did once
        self._made = {} if own and _OWN.search(file.text) else made(file.text)
        literals = [piece for piece in found if isinstance(piece, Literal)]
        self._chosen = chosen_in(file.text) if native else {}
        self._menus = menus_of(literals)
        self._of_provider = not set(owners) and _is_of_provider(file.path)
        self._providers = _providers(literals)
        self._addressed = _addressed(literals)
        self._gateway = any(x.text in _GATEWAYS and x.before == "from" for x in literals)
        self._providers |= _constants(piece for piece in found if isinstance(piece, Use))
        self._providers |= self._addressed
        for number, held in tables_of(literals).items():
            if "owned_by" in held:  # as gateways list what they serve
                served = Setting(provider=Provider.OTHER, firm=True, by_name=True)
                self._providers.setdefault(number, served)
        told = [
            (setting, x.key.rpartition(".")[2] in known().address_keys)
            for x in literals
            if "://" in x.text
            and (x.key.rpartition(".")[2] in known().address_keys or calls(x) or _is_asked(x))
            and (setting := Setting.of_address(x.text)) is not None
        ]
        self.addresses = [setting for setting, _ in told]
        self._asked = any(map(_is_asked, literals))
        self._bases = [setting for setting, of_client in told if of_client]

    def beside(self, literal: Literal) -> Setting | None:
        """Return whose address a call is given beside a string: `connect("https://api.…", "…")`."""
        return self._addressed.get(literal.table)

    def of(self, literal: Literal, setting_name: str) -> Setting:
        """Return who serves the model that `literal` names; `setting_name` is what it is set by."""
        told = self._of_frames(literal) or (self._of_builder(literal) if self._native else None)
        if told is not None:
            return told
        own = setting_of_key(_kept_under(literal))
        beside = self._providers.get(literal.table) or self._providers.get(literal.outer)
        if own.ollama or beside is not None:
            return own if own.ollama or beside is None else beside
        card = self._of_provider and not self.addresses and _is_offered(literal)
        if card or (own == UNKNOWN_SETTING and _is_of_menu(literal, self._menus)):
            asked = self._of_path() if card else Setting.of_word(_menu(literal)[1])
            provider = (asked.provider if asked else None) or Provider.OTHER
            return Setting(provider=provider, firm=True, by_name=True)
        told = setting_of_key(setting_name or "-")
        told = told if told != UNKNOWN_SETTING else self._of_file(literal)
        return told if told != UNKNOWN_SETTING else own

    def _of_frames(self, literal: Literal) -> Setting | None:
        """Return who is asked by what a string is given to."""
        for bracket, name, _ in reversed(literal.frames):
            if self._gateway and name in known().gateway_calls and _is_bare_model(literal):
                return setting_of("other")
            owner = known().callees.get(name.rpartition(".")[2])
            if owner is not None:
                told = self.pointed(owner)
                return told or setting_of(owner)
            told = self._of_class(name) if self._native and bracket == "(" else None
            told = (built_for(self._file, literal) or told) if told is not None else None
            of_ollama = name.startswith("ollama.") and (bracket == "(" or "ollama.With" in name)
            of_ollama |= (bracket, name) == ("{", "ollama")
            told = setting_of("ollama") if of_ollama else told
            if told is not None:
                return told
            client, dot, _ = name.removeprefix("this.").partition(".")
            if bracket == "(" and dot and client in self._made:
                return self._made[client]
        return None

    def _of_file(self, literal: Literal) -> Setting:
        """Return what the file as a whole tells; its name, where its imports do not."""
        found, path = UNKNOWN_SETTING, self._of_path()
        owners = set(self._owners) - {"hub"}
        of_hub = ids.looks_like_hub_id(literal.text)
        others = of_hub or literal.text.startswith("arn:")
        if self._azure and not (others or ids.service_model(literal.text) in _OTHERS):
            return setting_of("azure")
        if len(owners) > 1 and "hub" not in self._owners and of_hub and not self.addresses:
            return one_router(map(setting_of, owners))
        if len(set(self.addresses)) == 1:
            found = self.addresses[0]
        elif path.ollama and not self._made:
            found = path  # `engine/ollama.ts` borrows at most the types of another client
        elif len(owners) == 1 and "hub" not in self._owners:
            found = setting_of(owners.pop())
        elif not owners:
            found = path
        maker = ids.service_model(literal.text)
        if maker is not None and not (maker in _BORROW and _serves(found)):
            rests = found.provider in (Provider.AZURE, Provider.OPENROUTER)
            rests = rests or (found.local and not found.ollama)
            both = found.ollama and path.ollama
            rests = rests or (both and maker.value not in ids.words().hosted_only)
            return found if rests else UNKNOWN_SETTING
        family, tag, _ = literal.text.partition(":")
        of_ollama = family.lower() in ids.words().ollama_families
        if found.ollama or (of_ollama and tag):
            return found if found.ollama and of_ollama else UNKNOWN_SETTING
        serves = _serves(found) and self.addresses
        alone = found.provider in ROUTERS and len(set(self._owners)) == 1
        alone |= found.provider in ROUTERS and not owners and "/providers/" in self._file.path
        alone |= not owners and found == path and self.is_router()
        if serves or alone:  # what nothing here loads is served
            given = literal.own_key or is_with(literal)
            return found if given else UNKNOWN_SETTING
        asked = found.provider is Provider.OTHER and self._asked and is_model(literal)
        given = literal.own_key or is_with(literal)
        sure = given and (asked or found.provider not in (None, Provider.OTHER))
        told = any(map(str.isdigit, literal.text)) or (is_with(literal) and "-" in literal.text)
        sure = sure and (found.provider is Provider.AZURE or told)
        return found if sure and not of_hub else UNKNOWN_SETTING

    def sole(self) -> Setting:
        """Return who alone can be asked in the file: at its one address, else its one client."""
        if len(set(self.addresses)) == 1:
            return self.addresses[0]
        owners = set(self._owners)
        return setting_of(owners.pop()) if len(owners) == 1 else UNKNOWN_SETTING

    def is_router(self) -> bool:
        """Say whether the file is called after one who serves models of others: `openrouter.go`."""
        told = Setting.of_word(self._file.name.partition(".")[0])
        return told is not None and _serves(told)

    def _of_builder(self, literal: Literal) -> Setting | None:
        """Read who is chosen in the lines before: `.provider(Provider::Groq).model("tern-70b")`.

        Also in the branch that a string is: `Provider::Groq => "tern-70b"`, and among what a call
        is given: `Tern(provider = Provider.Groq, id = "tern-70b")`.
        """
        chosen = self._chosen.get(literal.key.removesuffix("_model")) if literal.own_key else None
        if chosen is not None:
            return provider_word(chosen)
        bracket, name, _ = literal.frames[-1] if literal.frames else ("", "", 0)
        called = name.rpartition(".")[2]
        given = bracket == "(" and literal.before == "=" and snake(literal.key) in _IDS
        asked = literal.before == "(" and called in ("model", "with_model", "default_prompt_model")
        first = literal.line - _CHAIN if asked or given else literal.line - 1
        if not (asked or given or literal.before == "=>"):
            return None
        before = self._file.lines[max(0, first) : literal.line]
        lines = "\n".join(
            line.partition("//")[0] for line in before
        )  # what is shown chooses nothing
        lines = lines if asked else lines[: lines.rfind(f'"{literal.text}"')]
        told = _CHOSEN.findall(lines.rpartition(f"{called}(")[2] if given else lines)
        return provider_word(told[-1]) if told else None

    def is_of_ollama(self) -> bool:
        """Say whether the name of the file tells that it is about Ollama."""
        return self._of_path().ollama

    def _of_path(self) -> Setting:
        parts = re.split(r"[/.]", self._file.path)[-3:-1]
        told = [s for part in parts if (s := Setting.of_word(part)) is not None]
        return told[-1] if told else UNKNOWN_SETTING

    def _of_class(self, name: str) -> Setting | None:
        """Read the class or method that is given a name: `OllamaChatModel.builder().model("…")`."""
        first, _, rest = name.partition(".")
        for word in (rest.rpartition(".")[2], first):
            told = setting_of_class(word)
            if told is None or not (told.provider is Provider.OPENAI or told.ollama):
                if told is not None:
                    return told
                continue
            several = len(set(self.addresses)) > 1
            return self.pointed("openai") or (replace(told, firm=False) if several else told)
        return None

    def pointed(self, owner: str) -> Setting | None:
        """Return the server a client is pointed to, where the file gives one address."""
        if owner in ("openai", "azure", "ollama") and len(set(self._bases)) == 1:
            return self._bases[0]
        return None
