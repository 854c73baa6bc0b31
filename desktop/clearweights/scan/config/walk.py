"""The rule for any configuration: a key speaks of a model or a dataset, its value is an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Reference, Role, Strength
from clearweights.domain.facts import Fact, RunTimeChoice
from clearweights.safeio import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    UnreadableError,
    parse_json,
)
from clearweights.safeio.nodes import scalars
from clearweights.scan import endpoints, ids
from clearweights.scan.arrays import holds_features
from clearweights.scan.base import SourceFile
from clearweights.scan.config import menus
from clearweights.scan.config.around import (
    LEVELS,
    Around,
    are_own_names,
    as_mixed,
    holds_tagged,
    in_data_folder,
    in_folder,
    is_archive,
    is_name_of,
    is_own_word,
    name_beside,
    of_models,
    only_counts,
    setting_of_section,
    several,
    tells_hosted,
    with_role_of,
    with_variable,
)
from clearweights.scan.config.code import code_in, holds_code
from clearweights.scan.config.containers import handed_first, models_handed, whole_command
from clearweights.scan.config.documents import read_inner
from clearweights.scan.config.environment import filled_in, set_above
from clearweights.scan.config.interpolation import is_dynamic, resolve
from clearweights.scan.config.mixtures import by_keys, ids_among
from clearweights.scan.config.numbers import is_number, is_vocabulary
from clearweights.scan.config.purpose import Purpose, origins
from clearweights.scan.config.speech import name_size
from clearweights.scan.config.tables import (
    are_choices,
    are_prices,
    clips,
    describes,
    encoders,
    is_called_so,
    is_other_name,
    is_own_folder,
    joined,
    kept_at,
    named_value,
    names_nothing,
    names_published,
    own_meaning,
    own_models,
    reads_own_file,
    set_in_node,
    tells_origin,
    variables_of,
    without_own_names,
)
from clearweights.scan.forms import is_sized_bare, is_unmistakable
from clearweights.scan.hub_paths import as_named
from clearweights.scan.keys import (
    Meaning,
    keys,
    meaning,
    only_provider,
    setting_for,
    setting_of,
    snake,
    with_key,
)
from clearweights.scan.naming import (
    UNKNOWN_SETTING,
    Named,
    Setting,
    name_address,
    name_dataset,
    name_model,
    name_ollama,
)
from clearweights.scan.own_servers import name_own
from clearweights.scan.registers import wished
from clearweights.scan.shell.command import JSON_MODEL, MODEL_ARGS
from clearweights.scan.shell.downloads import Aim, surely_weights
from clearweights.scan.shell.downloads import read as read_download
from clearweights.scan.shell.known import shell_words
from clearweights.scan.shell.script import scan_calls, scan_script, scan_words

_JSON_MODEL = re.compile(r"\"(?:\w+_)?model(?:_\w+)?\"\s*:\s*\"")
_RECORDS = frozenset(
    {"example", "examples", "messages", "conversation", "conversations", "image", "images", "uses"}
)
_VARIABLE = re.compile(r"([A-Z][A-Z0-9_]*)=(.+)", re.DOTALL)


def _is_record(name: str, value: Node) -> bool:
    """Say whether a key holds what is shown or run; `image: {model: …}` tells who draws."""
    draws = name == "image" and isinstance(value, Mapping) and value.get("model") is not None
    return name in _RECORDS and not draws


def scan_tree(file: SourceFile, root: Node, strength: Strength = Strength.USED) -> Iterator[Fact]:
    """Yield what one document of a configuration names."""
    walker = _Walker(file, root, strength)
    found = list(dict.fromkeys(walker.walk(root, in_folder(file.path))))
    yield from found
    yield from origins([f for f in found if isinstance(f, Reference)])


class _Walker:
    def __init__(self, file: SourceFile, root: Node, strength: Strength) -> None:
        self._file = file
        self._root = root
        self._strength = strength
        self._purpose = Purpose.of(root)
        self._noted: set[str] = set()

    def walk(self, node: Node, around: Around) -> Iterator[Fact]:
        match node:
            case Scalar() if holds_code(around.key):
                yield from code_in(self._file, node, self._strength)
            case Scalar():
                yield from self._scalar(node, around)
            case Sequence():
                own = around.own_names or (of_models(around) and own_models(node))
                within = replace(around, own_names=True) if own else around
                if of_models(around) and holds_tagged(node):
                    within = replace(within, of_ollama=True)
                for item in node.items:
                    yield from self.walk(item, within)
            case Mapping() if not is_vocabulary(node):
                yield from self._table(node, around)

    def _table(self, table: Mapping, around: Around) -> Iterator[Fact]:
        known = keys()
        inner = tuple((k.value, v.value) for k, v in table.pairs if isinstance(v, Scalar))
        setting = setting_of(inner) or setting_of_section(around)
        tables = (*around.tables, table)
        choices = of_models(around) and around.levels == LEVELS and are_choices(table)
        named = named_value(table)
        if named is not None:
            served = setting_for(named[0], around.variables) or setting
            yield from self._pair(*named, replace(around, tables=tables, setting=served))
            return
        for found, told_by in (*clips(table), *encoders(table), *set_in_node(table)):
            yield from self._reference(found, told_by, None)
        for key, given in table.pairs:
            name, value = snake(key.value), without_own_names(given, key.value)
            if name in known.prose and (_is_record(name, value) or not isinstance(value, Mapping)):
                continue
            if names_nothing(name, table, around.key, setting):
                continue
            if tells_origin(name, table):
                yield from self._origin_of(value)
                continue
            own = own_meaning(key.value, table, around.key, in_data=around.of_data)
            own = with_role_of(own, around)
            if own is not None and name in known.generic and around.context is not None:
                own = around.context if around.levels > 0 else own  # `dataset: {repo_id: …}`
            context, levels = own, LEVELS
            if own is None and around.context is not None and around.levels > 0:
                context, levels = around.context, around.levels - 1
            reads = own is not None or (name in known.inner and not is_other_name(name, table))
            reads = reads or (choices and name not in known.prose)
            about = own or around.context
            of_data = around.of_data or name == "data"
            of_data = of_data or (about is not None and about.kind is AssetKind.DATASET)
            served = setting
            if own and key.value.isupper():
                served = setting_for(key.value, inner) or setting_of_section(around)
            within = replace(
                around, tables=tables, key=key.value, context=context if reads else None,
                levels=levels, setting=served, of_data=of_data, section=around.key,
            )  # fmt: skip
            yield from self._by_keys(name, value, own, setting)
            if isinstance(value, Mapping):
                within = replace(within, context=context, levels=levels)
            elif isinstance(value, Sequence):
                context = context if reads else None
                within = replace(within, context=context, variables=variables_of(value))
            silent = own is None and within.context is None and meaning(key.value) is not None
            of_model = within.context is not None and within.context.kind is AssetKind.MODEL
            told = joined(table, name, whole_command(name, table, value), of_model=of_model)
            yield from self._pair(key.value, told, within, silent=silent)

    def _origin_of(self, value: Node) -> Iterator[Fact]:
        """Mention what a catalog says that a model was made from: nothing here loads that."""
        for scalar in scalars(value):
            named = name_model(scalar.value)
            if named is not None:
                place = self._file.place(scalar.line)
                yield named.at(place, "config-key", strength=Strength.MENTIONED)

    def _pair(
        self, key: str, value: Node, around: Around, *, silent: bool = False
    ) -> Iterator[Fact]:
        """Read a value; `silent`: its neighbors took from the key what it seems to say."""
        context = around.context or (None if silent else meaning(key))
        if around.key != key or around.context is not context:
            around = replace(around, key=key, context=context)
        if snake(key) in keys().command:
            yield from self._command(value, set_above(around.tables))
            for named, word in models_handed(around.tables[-1], value) if around.tables else ():
                yield from self._reference(named, word, None)
            if isinstance(value, Scalar):
                return
            if isinstance(value, Sequence):
                tables = tuple(item for item in value.items if isinstance(item, Mapping))
                value = Sequence(tables, value.line)
        yield from self.walk(value, around)

    def _by_keys(
        self, name: str, value: Node, own: Meaning | None, setting: Setting | None
    ) -> Iterator[Fact]:
        for table, about in by_keys(name, value, own):
            yield from self._keyed(table, about, setting)

    def _keyed(
        self, table: Mapping, own: Meaning | None, setting: Setting | None
    ) -> Iterator[Fact]:
        """`dataset_mixer: {org/name: 0.5}`: the ids are the keys of the table."""
        if own is None or are_prices(table):
            return
        of_data = own.kind is AssetKind.DATASET
        served = None if of_data or not describes(table) else setting
        for name in ids_among(table, own.kind, loads=self._purpose.loads):
            given = served or UNKNOWN_SETTING
            named = name_dataset(name.value) if of_data else name_model(name.value, given)
            hosted = bool(ids.service_model(name.value)) and not of_data
            hosted = (hosted and "-" in name.value) or served is not None
            if named is not None and (named.kind is own.kind or hosted):
                yield from self._reference(named, name, own)

    def _command(self, value: Node, known: dict[str, str]) -> Iterator[Fact]:
        held = value.items[:1] if isinstance(value, Sequence) else (value,)
        for word in held:
            given = name_model(handed_first(word.value)) if isinstance(word, Scalar) else None
            if given is not None and isinstance(word, Scalar):
                yield from self._reference(given, word, None)
        if isinstance(value, Scalar):
            first = value.line + (1 if "\n" in value.value else 0)
            text = filled_in(value.value, known)
            yield from scan_script(self._file, text, first, self._strength, known)
        elif isinstance(value, Sequence):
            items = [item for item in value.items if isinstance(item, Scalar)]
            flags = any(item.value.startswith("-") for item in items)
            spaced = any(" " in item.value.strip() for item in items) and not flags
            if spaced or any("\n" in item.value for item in items):
                for item in items:
                    yield from self._command(item, known)
            else:
                words = [(item.value, item.line) for item in items]
                yield from scan_words(self._file, words, self._strength)
        elif isinstance(value, Mapping):
            for _, inner in value.pairs:
                if isinstance(inner, Scalar):
                    yield from self._command(inner, known)

    def _scalar(self, value: Scalar, around: Around) -> Iterator[Fact]:
        if value.is_null or len(value.value) > 60_000 or is_number(value):
            return
        words = as_named(resolve(value.value, self._root, around.tables).strip())
        around = with_variable(around, value.value)
        variable = _VARIABLE.fullmatch(words)
        if variable and meaning(variable[1]) is not None:
            served = setting_for(variable[1], around.variables) or around.setting
            inner = replace(around, key=variable[1], context=meaning(variable[1]), setting=served)
            yield from self._scalar(replace(value, value=variable[2], quoted=True), inner)
            return
        asked = around.context
        holds_json = words.removeprefix("=")[:1] in ("[", "{") and '"' in words
        if holds_json and (asked is not None or _JSON_MODEL.search(words)):
            yield from self._embedded(words, value, around)
            return
        if asked is None:
            look = self._document if "\n" in value.value and not around.inside else self._stray
            yield from look(words, value, around)
            return
        if is_dynamic(words):
            whole = re.fullmatch(r"\$\{[^{}]*\}|\{\{[^{}]*\}\}|\$\w+", words)
            if whole and meaning(around.key) is not None and not asked.output:
                yield from self._unknown(value.value[:200], value, asked)
            return
        if snake(around.key) in ("type", "version") and "/" not in words:
            return
        parts = tuple(several(words))
        data = asked.kind is AssetKind.DATASET
        told = as_mixed(asked, words, parts)
        own = data and told is asked and are_own_names(parts)
        for word in parts:
            named = None if own and "/" not in word else self._named(word, told, around)
            named = named or name_beside(word, parts, around)
            if named is not None:
                yield from self._reference(named, value, asked)
            elif ids.is_bucket(word) and not asked.output:
                yield from self._unknown(word, value, asked)
            elif data and not asked.output:
                yield from self._registered(word, value, asked)

    def _unknown(self, words: str, value: Scalar, asked: Meaning) -> Iterator[Fact]:
        """Note once what only the run, or the owner of some storage, can tell."""
        if words not in self._noted and self._strength is Strength.USED:
            self._noted.add(words)
            place = self._file.place(value.line)
            yield RunTimeChoice(place=place, kind=asked.kind, how="config-key", words=words)

    def _registered(self, word: str, value: Scalar, asked: Meaning) -> Iterator[Fact]:
        """Note a name that a register of the project may explain: `dataset: alpaca_en`."""
        role = asked.role or (Role.TRAIN if self._purpose.training else None)
        wish = wished(self._file.place(value.line), word, role)
        if wish is not None and self._strength is Strength.USED:
            yield wish

    def _document(self, words: str, value: Scalar, around: Around) -> Iterator[Fact]:
        """Read a file that stands in a value, as in a ConfigMap: settings, or a script."""
        first = value.line + 1
        if around.key == "body":
            return  # what people wrote: an issue, a comment
        if around.key.endswith(".py"):
            yield from scan_calls(self._file, value.value, first, self._strength)
            return
        if words.startswith("#!") or around.key.endswith((".sh", ".bash")):
            yield from scan_script(self._file, words, first, self._strength)
            return
        for root in read_inner(value.value, first):
            if not isinstance(root, Scalar):
                yield from self.walk(root, Around(inside=True))

    def _embedded(self, words: str, value: Scalar, around: Around) -> Iterator[Fact]:
        """Read JSON that stands in a value: a list of models in an environment variable."""
        try:
            inner = parse_json(words.removeprefix("="))
        except UnreadableError:
            yield from self._in_request(words, value, around)
            return
        if inner is not None and not isinstance(inner, Scalar):
            lines = self._file.lines
            for fact in self.walk(inner, around):
                if isinstance(fact, Reference):
                    whole = re.compile(rf"(?<![\w.\-/]){re.escape(fact.id)}(?![\w.\-/])")
                    found = (
                        n for n in range(value.line, len(lines) + 1) if whole.search(lines[n - 1])
                    )
                    yield replace(fact, place=self._file.place(next(found, value.line)))

    def _in_request(self, words: str, value: Scalar, around: Around) -> Iterator[Fact]:
        """Read the model of a request whose other parts the run fills in."""
        asked = Meaning(AssetKind.MODEL)
        for found in dict.fromkeys(JSON_MODEL.findall(words)):
            named = self._named(found, asked, replace(around, key="model", context=asked))
            if named is not None:
                yield from self._reference(named, value, asked)

    def _named(self, word: str, asked: Meaning, around: Around) -> Named | None:
        if asked.output:
            plain_name = re.fullmatch(r"[\w.\-]+(?:/[\w.\-]+)?", word, re.ASCII)
            usable = plain_name and not ids.is_placeholder(word) and not ids.looks_local(word)
            return Named(asked.kind, Hub.HUGGINGFACE, word) if usable else None
        if asked.hub is not None and is_name_of(asked.hub, word):
            return Named(asked.kind, asked.hub, word)
        of_data = asked.kind is AssetKind.DATASET
        return self._data(word, asked, around) if of_data else self._model(word, asked, around)

    def _model(self, word: str, asked: Meaning, around: Around) -> Named | None:
        if only_provider(around.key, word):
            return None
        adapter = asked.role is Role.ADAPTER
        setting = UNKNOWN_SETTING if adapter else with_key(around.setting, around.key)
        named = name_size(word, around, self._file.text) or name_model(word, setting)
        if named is not None and (is_own_word(named, word, around) or only_counts(named, asked)):
            return None
        if named is None and not adapter and meaning(around.key) is not None:
            named = name_ollama(word, self._file.text)
            named = named or name_own(around.key, word, around.variables, self._file.text)
        sounds = shell_words().model_sounds.search(word) is not None
        loads = around.setting is not None or is_sized_bare(word)  # `model_type: roberta-base`
        loads = loads or (ids.looks_like_hub_id(word) and sounds)  # `engine: org/name-7b`
        if named and asked.service and named.kind is not AssetKind.SERVICE and not loads:
            return None
        return named

    def _data(self, word: str, asked: Meaning, around: Around) -> Named | None:
        told = snake(around.key)
        if is_own_folder(word) or (around.tables and is_called_so(word, around.tables[-1])):
            return None
        loads = self._purpose.training and self._purpose.loads
        bare = asked.bare and (told != "dataset_name" or loads)
        bare = bare and not (around.tables and reads_own_file(around.tables[-1]))
        bare = bare or (self._purpose.evaluation and told == "dataset_path")
        return name_dataset(word, any_bare=bare)

    def _stray(self, words: str, value: Scalar, around: Around) -> Iterator[Fact]:
        """Read a value whose key says nothing: by its form, or by what stands around it."""
        named = name_size(words, around, self._file.text)
        chosen = around.tables and menus.is_row(snake(around.key), around.tables[-1], words)
        served = (around.setting or UNKNOWN_SETTING) if chosen else UNKNOWN_SETTING
        named = named or (name_model(words, served) if chosen or is_unmistakable(words) else None)
        if named is not None:
            yield from self._reference(named, value, None)
        else:
            yield from self._unsaid(words, value, around)

    def _unsaid(self, words: str, value: Scalar, around: Around) -> Iterator[Fact]:
        """Read a value whose key says nothing: only what cannot be anything else counts."""
        if "pretrained=" in words or snake(around.key).endswith("model_args"):
            for found in MODEL_ARGS.finditer(words):
                named = name_model(found[1], around.setting or UNKNOWN_SETTING)
                if named is not None:
                    yield from self._reference(named, value, None)
            return
        name = snake(around.key)
        if name == "version" and "://" in words and ids.url_revision(words):
            named = name_address(words)  # a revision of a repository, pinned to be loaded
            if named is not None:
                yield from self._reference(named, value, None)
            return
        builds = keys().components.get(words) if "." in words else None
        if builds is not None and around.tables and not around.tables[-1].text("source"):
            named = Named(AssetKind.DATASET, Hub.HUGGINGFACE, builds)
            yield from self._reference(named, value, None)
            return
        if name == "version" and re.search(r"\d", words) and ids.looks_like_hub_id(words):
            named = name_model(words) if shell_words().model_sounds.search(words) else None
        elif name in ("provider", "providers", "id"):
            named = name_model(words) if re.match(r"[a-z_]+:[\w:./\-]+$", words) else None
        elif ids.service_model(words) and tells_hosted(name, around):
            named = name_model(words, with_key(around.setting, around.key))
            named = named if named and named.kind is AssetKind.SERVICE else None
        elif "://" in words and not re.search(r"\s", words):
            yield from self._address(words, value, around)
            return
        else:
            alone = bool(around.tables) and around.tables[-1].get(around.key) is value
            named = name_model(words) if alone and names_published(name, words) else None
        if named is not None:
            yield from self._reference(named, value, None)

    def _address(self, words: str, value: Scalar, around: Around) -> Iterator[Fact]:
        kept = kept_at(around.tables[-1]) if around.tables and is_archive(words) else ""
        named = read_download(words, Aim(kept)) if kept else None
        if named is not None:
            yield named.at(self._file.place(value.line), "config-key", strength=self._strength)
            return
        asked = endpoints.asked_for(words)
        if asked is not None:
            yield asked.at(self._file.place(value.line), "config-key", strength=self._strength)
            return
        named = name_address(words)
        sure = named is not None and (
            named.hub is not Hub.URL
            or around.of_data
            or holds_features(words.partition("?")[0].lower())
            or in_data_folder(words)
            or (named.kind is AssetKind.MODEL and surely_weights(words))
        )
        if named is not None and sure:
            used = named.hub is Hub.URL or ids.is_download(words)
            strength = self._strength if used else Strength.MENTIONED
            yield named.at(self._file.place(value.line), "config-key", strength=strength)

    def _reference(self, named: Named, value: Scalar, asked: Meaning | None) -> Iterator[Fact]:
        output = asked is not None and asked.output
        role = None if output else self._purpose.role(named, asked.role if asked else None)
        yield named.at(
            self._file.place(value.line),
            "config-key",
            strength=Strength.MENTIONED if output else self._strength,
            role=role,
            output=output,
        )
