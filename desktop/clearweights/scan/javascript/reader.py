"""What the strings of a source name, told by the key, the call and the imports around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import endpoints, ids
from clearweights.scan.base import SourceFile
from clearweights.scan.families import is_tagged, name_family
from clearweights.scan.forms import is_unmistakable
from clearweights.scan.javascript import golang, kept, lent
from clearweights.scan.javascript.around import (
    ARM,
    OFFERED,
    PARTS,
    SURER,
    better_keys,
    choices_of,
    counts,
    is_clear,
    is_echo,
    is_example,
    is_fallback,
    is_handed,
    is_hosted,
    is_last_resort,
    is_model,
    is_of_data,
    is_result,
    is_route,
    is_routed,
    is_sized,
    is_spelled_so,
    is_table,
    is_taken,
    is_title,
    list_of,
    member_of,
    names_format,
    of_maker,
    of_names,
    of_replicate,
    of_router,
    only_asked,
    setting_name,
    sounds,
    tells,
    told,
)
from clearweights.scan.javascript.calls import given_to, known_call
from clearweights.scan.javascript.clients import (
    IMPORTS,
    bare,
    made_here,
    module_of,
    namespaces_in,
    packages_in,
    sdk_owner,
    served,
    setting_of,
)
from clearweights.scan.javascript.dialects import QUOTES, TESTS, defaults, plain_source
from clearweights.scan.javascript.display import is_hint
from clearweights.scan.javascript.elsewhere import (
    asking,
    awaiting,
    full_name,
    offered,
    pieces_of,
)
from clearweights.scan.javascript.functions import functions_of, named_here, unasked
from clearweights.scan.javascript.kept import Constants, is_kept, is_only_listed, names_client
from clearweights.scan.javascript.known import known
from clearweights.scan.javascript.labels import labels_of
from clearweights.scan.javascript.queries import commands_run, flags_of, forms_sent, kept_in_tables
from clearweights.scan.javascript.servers import Servers, tables_of
from clearweights.scan.javascript.templates import filled
from clearweights.scan.javascript.tokens import Comment, Literal, Piece, Use, pieces
from clearweights.scan.keys import Meaning, keys, meaning, snake
from clearweights.scan.naming import (
    UNKNOWN_SETTING,
    Named,
    Setting,
    name_address,
    name_dataset,
    name_model,
)
from clearweights.scan.shell.known import shell_words

_HUB_CODE = re.compile(r"hf_hub|huggingface|candle_|from_pretrained|fromPretrained")
_COMPARED = frozenset({"===", "==", "!==", "!=", "case", "<", "in"})
_NO_VALUE = frozenset({"===", "==", "!==", "!=", "="})
"""What follows a string that is compared, or the name of a member: `enum A { "b-2" = "c" }`."""

_TYPED = re.compile(r"^\s*(?:export\s+)?(?:declare\s+)?(?:type|interface)\b")
_MEMBER = re.compile(r"\s+(?![Dd]efault)\w+\s+[A-Z]\w*\s*=\s*\"")
"""`SpeechSmall SpeechModel = "…"`: a member of an enumeration of Go, which clients bring along."""


def scan_source(
    file: SourceFile,
    text: str,
    *,
    first_line: int = 1,
    native: bool = False,
    strength: Strength = Strength.USED,
) -> Iterator[Fact]:
    """Yield the references in the code of one source; each asset once per line."""
    text = plain_source(file.name.lower(), text)
    quotes = file.name.lower().endswith(QUOTES)
    read = pieces(text, first_line=first_line, native=native, quotes=quotes)
    found = golang.told(file, filled([kept.as_released(p) for p in read]), native=native)
    tested = TESTS.search(text)
    if tested:  # Rust keeps a module's tests at the end of its file
        end = text.count("\n", 0, tested.start()) + first_line
        found = [piece for piece in found if piece.line < end]
    loads_hub = native and _HUB_CODE.search(text) is not None
    reader = _Reader(file, found, strength, native=native, loads_hub=loads_hub)
    facts = dict.fromkeys(kept.as_served(tuple(reader.read())))
    yield from facts
    yield from forms_sent(file, found, strength)
    if not native:
        yield from kept_in_tables(file, found, strength)
        yield from commands_run(file, found, strength)
        yield from named_here(file, found)
        yield from offered(file, module_of(file.path), found, strength)
        yield from lent.offered(file, module_of(file.path), text)
        yield from lent.asked(file, found, reader.names, text)
        named = [fact for fact in facts if isinstance(fact, Reference) and fact.how == "key"]
        yield from served(file, *reader.clients(), named)
        if first_line == 1:
            shown = [x.text for x in found if isinstance(x, Literal) and "\n" in x.text]
            yield from bare(file, text, facts, [words for words in shown if "new " in words])
            yield from unasked(file, text, facts)
    if native:
        yield from golang.offered(file, found, strength)
        for default, line in dict.fromkeys(defaults(text)):
            yield default.at(file.place(line), "default", strength=strength)


class _Reader:
    def __init__(
        self,
        file: SourceFile,
        found: list[Piece],
        strength: Strength,
        *,
        native: bool,
        loads_hub: bool,
    ) -> None:
        self._file = file
        self._found = found
        self._strength = strength
        self._native = native
        literals = [piece for piece in found if isinstance(piece, Literal)]
        self._constants: dict[str, list[Literal]] = {}
        for literal in literals:
            if literal.own_key and literal.key and not literal.template:
                self._constants.setdefault(literal.key.rpartition(".")[2], []).append(literal)
        table = known().packages
        packages = packages_in(literals, native=native)
        packages += namespaces_in(file.text) if native else []
        self._imported = {name for name in packages if name in table}
        self._owners = [table[name] for name in packages if name in table]
        self._loads_hub = loads_hub or "hub" in self._owners
        self._servers = Servers(file, found, self._owners, native=native)
        self._offers = frozenset(match[1] for match in OFFERED.finditer(file.text))
        self._parts = frozenset(m[1] for m in PARTS.finditer(file.text)) | only_asked(file.text)
        tested = strength is not Strength.USED
        self.names = {} if tested else golang.names_in(file, found, native=native)
        self._tables = tables_of(literals)
        self._functions = {} if native else functions_of(file.text)
        self._choices = choices_of(literals)
        self._kept = Constants.of(file.text)
        self._flags = {} if native else flags_of(literals)
        self._of_ollama = {list_of(x) for x in literals if is_tagged(x.text)}
        self._hosted = kept.hosted_lists(literals)
        self._labels = labels_of(literals)
        self._aliases = {x.key for x in literals if x.own_key and is_routed(x.text)}

    def read(self) -> Iterator[Fact]:
        for piece in self._found:
            if isinstance(piece, Comment):
                yield from self._comment(piece)
            elif isinstance(piece, Use):
                yield from self._use(piece)
            elif "/" in piece.text and (asked := endpoints.asked_for(piece.text)) is not None:
                yield self._at(asked, piece.line, "address")
            elif piece.template and "${" in piece.text and "://" in piece.text[:40]:
                yield from self._built_address(piece)
            elif piece.template and "${" in piece.text and self.names:
                yield from self._completed(piece)
            elif 2 <= len(piece.text) <= 300 and "\n" not in piece.text:
                yield from self._literal(piece)
            elif "from_pretrained" in piece.text or "pipeline(" in piece.text:
                continue  # code that is shown, not run

    def clients(self) -> tuple[set[Provider], set[str]]:
        """Return the providers that the file asks, and the modules it imports."""
        told = [*map(setting_of, set(self._owners) - {"hub"}), *self._servers.addresses]
        imported = {
            x.text for x in self._found if isinstance(x, Literal) and x.before in ("from", "import")
        }
        return {setting.provider for setting in told if setting.provider}, imported

    def _comment(self, comment: Comment) -> Iterator[Fact]:
        for match in re.finditer(r"[\"'`]([\w.\-]+/[\w.\-]+)[\"'`]", comment.text[:4000], re.ASCII):
            heard = shell_words().model_sounds.search(match[1])
            if ids.looks_like_hub_id(match[1]) and heard and not match[1].startswith("@"):
                line = comment.line + comment.text.count("\n", 0, match.start())
                named = Named(AssetKind.MODEL, Hub.HUGGINGFACE, match[1])
                place = self._file.place(line)
                yield named.at(place, "comment", strength=Strength.MENTIONED)

    def _use(self, use: Use) -> Iterator[Fact]:
        """Follow a name given to a known call, or to a key, to the strings it was assigned."""
        if use.key:
            yield from self._given(use)
            return
        call = known_call(use.frames, self._imported)
        sdk = self._sdk(use.frames) if call is None else None
        target = full_name(use.name, self.names)
        if target and call is not None:
            yield awaiting(self._file, use.line, call, target)
        elif target and sdk is not None:
            yield from asking(self._file, use.line, sdk, target)
        _, dot, last = use.name.rpartition(".")
        of_some = dot and snake(last) in keys().inner  # `ask(model.name)`: whichever it is
        for literal in () if of_some else self._constants.get(last, ())[:8]:
            named = given_to(literal.text, call) if call else None
            named = name_model(literal.text, sdk) if sdk else named
            if named is not None:
                yield self._at(named, literal.line, call.how if call else "ai-sdk")

    def _completed(self, literal: Literal) -> Iterator[Fact]:
        """Read `${ORG}/whisper-tiny` at a known call, where another module names `ORG`."""
        call = known_call(literal.frames, self._imported)
        pieces = pieces_of(literal.text, self.names) if call else ()
        if call is not None and pieces:
            yield awaiting(self._file, literal.line, call, pieces[1], pieces)

    def _given(self, use: Use) -> Iterator[Fact]:
        """Read `{ model: FAST }` like the string that the constant stands for."""
        asked = meaning(use.key)
        if asked is None or asked.output or asked.kind is not AssetKind.MODEL:
            return
        target = full_name(use.name, self.names)
        if target:
            given = Literal("", use.line, use.key, True, use.frames, ":", ",", table=use.table)
            told = self._servers.of(given, self._setting_name(given))
            if told == UNKNOWN_SETTING and not self._loads_hub:
                told = self._servers.sole()
            how = {"loads": self._loads_hub, "either": self._native}
            yield from asking(self._file, use.line, told, target, **how)
        for literal in self._constants.get(use.name, ())[:8] if use.key != golang.ASKED else ():
            if meaning(literal.key) is None and literal.before == "=":
                moved = replace(
                    literal, key=use.key, frames=use.frames, table=use.table, before=":", after=","
                )
                yield from self._literal(moved)

    def _literal(self, literal: Literal) -> Iterator[Fact]:
        text = literal.text
        if literal.before in IMPORTS or "${" in text or literal in self._labels or is_hint(literal):
            return
        call = known_call(literal.frames, self._imported)
        if call is not None:
            named = given_to(text, call)
            if named is not None:
                yield self._at(named, literal.line, call.how)
            return
        if "://" in text:
            yield from self._address(text, literal)
            return
        if re.search(r"\s", text) or self._only_compared(literal):
            return
        sdk = self._sdk(literal.frames) if literal.before == "(" else None
        if sdk is not None:
            named = name_model(text, sdk)
            if named is not None:
                yield self._at(named, literal.line, "ai-sdk")
            return
        if of_replicate(literal):
            asked = Provider.REPLICATE
            named = Named(AssetKind.SERVICE, Hub.API, text, provider=asked)
            yield self._at(named, literal.line, "key")
            return
        named, role = self._by_key(literal)
        if named is None and self._loads_hub and sounds(literal):
            named = Named(AssetKind.MODEL, Hub.HUGGINGFACE, text)
            named = name_dataset(text) if is_of_data(literal) else named
        if named is not None:
            line = self._line(literal.line)
            weak = bool(_TYPED.search(line) or "|" in (literal.before, literal.after))
            weak |= self._file.name.endswith(".go") and _MEMBER.match(line) is not None
            strength = Strength.MENTIONED if weak else self._strength
            yield named.at(self._file.place(literal.line), "key", strength=strength, role=role)

    def _built_address(self, literal: Literal) -> Iterator[Fact]:
        """Read a hub's download address whose file alone is chosen at run time."""
        start, _, rest = literal.text.partition("${")
        shown = re.search(r"\.(?:png|jpe?g|svg|gif|webp|ico|md)\b", rest)
        named = name_address(start) if ids.is_download(start) and not shown else None
        if named is not None and named.hub is Hub.HUGGINGFACE:
            yield self._at(named, literal.line, "address")

    def _address(self, text: str, literal: Literal) -> Iterator[Fact]:
        named = name_address(text) if not re.search(r"\s", text) else None
        data = named is not None and named.hub is Hub.URL and named.kind is AssetKind.DATASET
        if named is None or (data and not (is_table(text) and is_taken(literal))):
            return
        asked = meaning(literal.key) if literal.key else None
        used = (
            named.hub is Hub.URL
            or ids.is_download(text)
            or (asked is not None and named.kind is AssetKind.MODEL and literal.own_key)
        )
        strength = self._strength if used else Strength.MENTIONED
        yield named.at(self._file.place(literal.line), "address", strength=strength)

    def _by_key(self, literal: Literal) -> tuple[Named | None, Role | None]:
        asked = self._asked(literal) or of_router(literal) or of_maker(literal)
        asked = asked or self._beside_address(literal) or self._beside_tag(literal)
        asked = asked or self._of_flag(literal)
        if asked is None and is_kept(literal, self._kept):
            asked = Meaning(AssetKind.MODEL, service=True)
        if asked is None and self._native:
            asked = kept.of_constant(literal, of_router=self._servers.is_router())
        if asked is None or asked.output or tells(literal, self._parts):
            return None, None
        if asked.kind is AssetKind.DATASET or is_of_data(literal):
            return name_dataset(literal.text), asked.role
        setting = self._servers.of(literal, self._setting_name(literal))
        named = name_model(literal.text, setting)
        bare = named is None or (named.kind is AssetKind.MODEL and "/" not in named.id)
        if bare and (setting.ollama or setting == UNKNOWN_SETTING):
            beside = None if named else self._of_family(literal)
            named = beside or kept.among_hosted(literal, self._hosted) or named
            if named is None and literal.own_key:
                named = kept.of_own_server(literal.text, self._owners, self._file.text)
        alias = literal.after == ":" and named and named.hub is Hub.HUGGINGFACE
        if alias and "/" not in literal.text:
            return None, None  # a short name for the id beside it
        shown = re.search(r"[A-Z]", literal.text) and named and named.kind is AssetKind.SERVICE
        shown = shown and "/" not in literal.text and not is_spelled_so(literal.text)
        shown = shown and not (self._servers.addresses and is_model(literal))
        if shown and setting.provider not in (Provider.AZURE, Provider.OTHER, Provider.TOGETHER):
            return None, None  # a name for people: "GPT-4o"
        hosted = named is not None and named.kind is AssetKind.SERVICE
        if named is None or self._is_none(named, literal, asked, setting):
            return None, None
        wrong = asked.service and not hosted and not sounds(literal)
        return (
            (None, None)
            if wrong or (hosted and counts(literal, asked, self._file.path))
            else (named, asked.role)
        )

    def _is_none(self, named: Named, literal: Literal, asked: Meaning, setting: Setting) -> bool:
        """Say whether a word only stands where models stand: a group of machines, a client."""
        if named.hub is Hub.OLLAMA:
            return is_only_listed(literal, self._of_ollama)
        sized = asked.service and snake(literal.key.rpartition(".")[2]) == "deployment"
        unknown = setting.provider is not Provider.AZURE and not ids.service_model(named.id)
        return names_client(literal) or (sized and unknown)

    def _beside_address(self, literal: Literal) -> Meaning | None:
        """`connect("https://api.shelf.ai", key, "org/tern-7b")`: what is asked at that address."""
        told = self._servers.beside(literal) if literal.before in (",", "(") else None
        hears = shell_words().model_sounds.search(literal.text) and re.search(r"\d", literal.text)
        heard = "://" not in literal.text and (is_clear(literal) or hears)
        return Meaning(AssetKind.MODEL, service=not told.local) if told and heard else None

    def _of_flag(self, literal: Literal) -> Meaning | None:
        """`.option("-m, --model <name>", "what is asked", "gpt-4o")`: the last is the default."""
        flag = self._flags.get(literal.table, "") if literal.before == "," else ""
        return meaning(flag) if flag and literal.frames[-1][2] >= 2 else None

    def _beside_tag(self, literal: Literal) -> Meaning | None:
        """`[{ id: "tern" }, { id: "gull:7b" }]`: what stands among tags of Ollama's."""
        told = kept.may_be_tag(literal)
        return Meaning(AssetKind.MODEL) if told and self._of_family(literal) else None

    def _of_family(self, literal: Literal) -> Named | None:
        if list_of(literal) not in self._of_ollama or kept.is_of_provider(literal):
            return None
        if is_tagged(literal.text) or self._servers.is_of_ollama():
            return name_model(literal.text, setting_of("ollama"))
        return name_family(literal.text)

    def _asked(self, literal: Literal) -> Meaning | None:  # noqa: PLR0911
        """Return what is asked for where the string stands, None where nothing is."""
        key = literal.key.rpartition(".")[2]
        named = literal.after == ":" and literal.before != "?"
        if named and literal.frames and literal.frames[-1][0] == "{":
            if literal.before not in ("{", ",", "string", ")", "]", "}"):
                return None
            offers = literal.frames[-1][1] in self._offers and is_clear(literal)
            listed = Meaning(AssetKind.MODEL) if offers else None
            return listed or of_names(name for _, name, _ in literal.frames[-2:])
        chosen = self._setting_name(literal)
        own = told(literal)
        if own is not None or chosen:
            return own or meaning(chosen)
        if snake(key) in keys().prose and literal.own_key:
            return None
        listed = member_of(literal)
        if listed is not None:
            return listed
        inner = snake(key) in keys().inner or not literal.own_key or key == "key"
        inner = inner or (snake(key).endswith("_id") and is_hosted(literal.text))
        inner = inner or (literal.own_key and literal.table in self._choices)
        inner = inner or is_fallback(literal)
        clear = sounds(literal)
        if not inner and not clear:
            return None
        if self._tables.get(literal.table, set()) & better_keys(key):
            return None  # a name for people, or of the page, beside the id
        around = of_names(name for _, name, _ in literal.frames[-4:])
        if around is not None:
            return around
        if inner and clear and snake(key) in SURER and re.search(r"\d", literal.text):
            return Meaning(AssetKind.MODEL)
        if not inner:
            return None
        sure = is_routed(literal.text) or is_hosted(literal.text)
        arm = literal.before == "=>" and ARM.search(self._line(literal.line))
        sized = is_sized(literal.text)
        if (sure and arm) or ((sure or sized) and is_last_resort(literal)):
            return Meaning(AssetKind.MODEL, service=not sized)
        given = key or is_handed(literal)
        return Meaning(AssetKind.MODEL, service=True) if sure and given else None

    def _sdk(self, frames: tuple[tuple[str, str, int], ...]) -> Setting | None:
        """`openai("gpt-4o")`, `google.embedding("…")` of the AI SDK."""
        owner = sdk_owner(frames)
        if owner is not None and frames[-1][1].partition(".")[0] not in self._functions:
            return self._servers.pointed(owner) or setting_of(owner)
        return made_here(frames, self._functions)

    def _only_compared(self, literal: Literal) -> bool:
        if literal.frames and literal.frames[-1][0] == "index":
            return True  # looked up, not chosen
        alias = literal.after == ":" and literal.text in self._aliases  # of the name beside it
        if alias or literal.before in _COMPARED or literal.after in _NO_VALUE:
            return True
        echo = is_echo(literal, self._lines(literal.line))
        if echo or is_example(literal) or is_result(literal, self._line(literal.line)):
            return True
        if names_format(literal, self._lines(literal.line + 1)) or is_title(literal):
            return True
        called, name, *_ = literal.frames[-1] if literal.frames else ("", "")
        if name == "require" and is_unmistakable(literal.text):
            return False  # a file that an app brings along
        return called == "(" and (is_route(literal) or name.rpartition(".")[2] in known().comparing)

    def _setting_name(self, literal: Literal) -> str:
        return setting_name(literal, self._lines(literal.line))

    def _lines(self, number: int) -> str:
        return f"{self._line(number - 1)}\n{self._line(number)}"

    def _line(self, number: int) -> str:
        lines = self._file.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _at(self, named: Named, line: int, how: str) -> Reference:
        return named.at(self._file.place(line), how, strength=self._strength)
