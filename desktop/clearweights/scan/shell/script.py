"""What shell text fetches, starts or configures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from clearweights.domain.asset import AssetKind, Hub, Reference, Role, Strength
from clearweights.domain.facts import Fact, Offer, Pending, RunTimeChoice
from clearweights.scan import ids
from clearweights.scan.base import SourceFile
from clearweights.scan.forms import is_unmistakable, released
from clearweights.scan.hub_paths import as_named
from clearweights.scan.keys import Meaning, meaning, setting_for, snake
from clearweights.scan.naming import (
    UNKNOWN_SETTING,
    Named,
    Setting,
    is_mixture,
    name_address,
    name_dataset,
    name_model,
)
from clearweights.scan.own_servers import name_own
from clearweights.scan.registers import wished
from clearweights.scan.shell.arrays import folders, grown
from clearweights.scan.shell.branches import Served, served_beside
from clearweights.scan.shell.command import (
    ASSIGNED,
    COMMAND_LINE,
    MODEL_ARGS,
    OPTIONS,
    SET,
    Run,
    answered,
    as_shown,
    asked_by,
    assignments,
    clips,
    data_fetched,
    data_told,
    defaults_in,
    elements,
    first_data,
    first_in_container,
    handed_on,
    inline_named,
    is_function,
    is_loop,
    named_as,
    named_in_json,
    of_data,
    overrides,
    requested,
    run_of,
    settings_in,
    single,
    values_after,
)
from clearweights.scan.shell.fetched import Fetched
from clearweights.scan.shell.functions import Functions
from clearweights.scan.shell.known import shell_words
from clearweights.scan.shell.tokens import BRANCHES, DEEPER, SHOWS, Command, Word, commands
from clearweights.scan.shell.variables import Variables, unresolved, unserved

_FLAG = re.compile(r"(?:--?|\+\+?)?([A-Za-z][\w.\-]*)=(.+)", re.DOTALL)
_MOST_WORDS = 600
_LONGEST_OPTIONS = 2000
RUNS = "runs-script"
"""How a model handed to a script is noted: who serves it, the script may tell."""

_OF_HUB = ("-hf", "-hfr")  # options of llama.cpp, that containers get without its name


def scan_script(
    file: SourceFile, text: str, first_line: int = 1, strength: Strength = Strength.USED,
    known: Mapping[str, str] | None = None,
) -> Iterator[Fact]:  # fmt: skip
    """Yield what a script names, `first_line` where it begins, `known` what is set before it."""
    reader = _Reader(file, strength, variables=Variables.of(known or {}))
    held = list(commands(text, first_line))
    reader.functions = Functions.of(text, first_line, held)
    yield from unserved(dict.fromkeys(reader.read(held)))


def scan_words(
    file: SourceFile, words: Sequence[tuple[str, int]], strength: Strength = Strength.USED
) -> Iterator[Fact]:
    """Yield what one command names that is already split into words, each with its line."""
    command = Command([Word(text, line) for text, line in words])
    if len(words) > 2 and words[0][0].rpartition("/")[2] in ("sh", "bash") and words[1][0] == "-c":
        yield from scan_script(file, words[2][0], words[2][1], strength)
        return
    yield from dict.fromkeys(_Reader(file, strength, listed=True).read([command]))


def scan_calls(
    file: SourceFile, text: str, first_line: int, strength: Strength = Strength.USED
) -> Iterator[Fact]:
    """Yield what known calls name in Python that stands within another file."""
    yield from _Reader(file, strength).calls(text, first_line)


class _Reader:
    def __init__(
        self, file: SourceFile, strength: Strength, *, listed: bool = False,
        variables: Variables | None = None,
    ) -> None:  # fmt: skip
        self._file = file
        self._strength = strength
        self._listed = listed  # the words stand one by one, as containers get what they run
        self._variables = variables or Variables()
        self._fetched = Fetched(file, strength, self._variables)
        self._served = Served()
        self._folder = ""
        self._depth = 0
        self._branches = 0
        self.functions = Functions()
        self._of_data: set[str] = set()
        """Variables and words of which some command makes data: `DATA=$(fetch.py "$REPO_ID")`."""

    def read(self, found: Iterator[Command] | list[Command]) -> Iterator[Fact]:
        held = list(grown(found))
        if self._depth > 3:
            return
        self._depth += 1
        if self._depth == 1:
            self._served = served_beside(held)
        for command in held:
            if not command.comment and command.body is None:
                self._note(command)
        for command in held:
            if command.comment:
                yield from self._comment(command)
            elif command.body is not None:
                yield from self._body(*command.body)
            else:
                yield from self._step(command)
        self._depth -= 1

    def _step(self, command: Command) -> Iterator[Fact]:
        words = command.words[:_MOST_WORDS]
        shown = words and words[0].text in SHOWS
        facts = self._command(words)
        yield from as_shown(facts) if shown and not command.handed_on else facts
        self._remember(words)
        yield from self._called(words)

    def _called(self, words: list[Word]) -> Iterator[Fact]:
        """Read the function that a command calls, with what it is handed."""
        body, handed = self.functions.called(words)
        if not body:
            return
        before = self._variables.given
        self._variables.hand([self._variables.expand(word.text) for word in handed])
        self.functions.depth += 1
        for command in body:
            if command.words[0].text == "for":
                self._note(command)
            yield from self._step(command)
        self.functions.depth -= 1
        self._variables.given = before

    def _note(self, command: Command) -> None:
        """Remember the assignments of a command, before anything is read."""
        words = [word.text for word in command.words[:_MOST_WORDS]]
        self._variables.compare(words)
        if is_loop(words):
            self._variables.add(words[1], self._variables.walked(words[3:]))
            return
        self._fetched.note(command.words[:_MOST_WORDS])
        for name, parts in self._variables.read(command.words[:_MOST_WORDS]):
            self._variables.add(name, parts)
        for name, values in assignments(command.words[:_MOST_WORDS]):
            self._of_data |= data_told(name, values)
            self._variables.add(name, self._held(values))

    def _remember(self, words: list[Word]) -> None:
        """Keep what was assigned last while no branch begins or ends, and what a loop walks."""
        loop = is_loop([word.text for word in words])
        walked = self._variables.walked([word.text for word in words[3:]]) if loop else []
        if words and words[0].text in BRANCHES:
            self._variables.forget()
            self._branches += DEEPER.get(words[0].text, 0)
            words = words[1:]
        if loop:
            self._variables.set_now(words[0].text, walked, surely=self._branches <= 1)
        for name, parts in self._variables.read(words):
            self._variables.set_now(name, parts, surely=False)
        for name, values in assignments(words):
            if not words[0].text.endswith("+=("):
                self._variables.set_now(name, self._held(values), surely=self._branches <= 0)

    def _held(self, values: list[Word]) -> list[str]:
        """Return what a variable holds, of an array the elements without their keys."""
        return [v for w in values for v in self._variables.expand(elements(w)[-1].text)]

    def _comment(self, command: Command) -> Iterator[Fact]:
        """Commented-out commands and settings are mentions."""
        word = command.words[0]
        address = word.text.strip("\"'")
        named = name_address(address) if "://" in address and len(address) < 400 else None
        if named is not None and ids.is_download(address):
            yield named.at(self._file.place(word.line), "comment", strength=Strength.MENTIONED)
        if not re.search(r"--|=|download|pull|clone|serve", word.text) or len(word.text) > 600:
            return
        inner = _Reader(self._file, Strength.MENTIONED)
        for fact in inner.read(list(commands(word.text.rstrip("\\"), word.line))):
            if isinstance(fact, Reference):
                yield fact

    def _body(self, text: str, line: int) -> Iterator[Fact]:
        yield from self.calls(text, line)
        yield from self.read(list(commands(text, line)))
        for key, value, offset in settings_in(text):
            yield from self._value(key, Word(value, line + offset), "config-key")

    def _command(self, words: list[Word]) -> Iterator[Fact]:
        if not words:
            return
        if len(words) == 2 and words[0].text in ("cd", "pushd"):
            target = self._variables.path(words[1].text)
            before = "" if target.startswith("$") else self._folder  # `$ROOT/nets` leads from afar
            self._folder = posixpath.normpath(posixpath.join(before, target))
        for word in words:
            if "(" in word.text:
                yield from self.calls(word.text, word.line)
            if inner := answered(word.text):
                yield from self.read(list(commands(inner, word.line)))
        if len(words) == 1 and COMMAND_LINE.fullmatch(words[0].text):
            yield from self.read(list(commands(words[0].text, words[0].line)))
        for word in handed_on(words):
            yield from self.read(list(commands(word.text, word.line)))
        for word in (word for word in words[1:] if " " in word.text):
            yield from self._options_in(word)
        yield from self._assigned(words)
        taken = list(self._fetched.read(words, self._folder))
        yield from taken
        told = [f for f in taken if isinstance(f, Reference)]
        elsewhere = {f.id for f in told if f.hub is not Hub.HUGGINGFACE or f.output}
        for fact in self._flags(words):
            if not isinstance(fact, Reference) or fact.id not in elsewhere:
                yield fact

    def _assigned(self, words: list[Word]) -> Iterator[Fact]:
        for name, values in assignments(words):
            for value in values:
                for named in data_fetched(name, value.text):
                    place = self._file.place(value.line)
                    yield named.at(place, "shell-argument", strength=self._strength)
                if COMMAND_LINE.fullmatch(value.text):
                    yield from self.read(list(commands(value.text, value.line)))
                else:
                    yield from self._options_in(value)
                for element in elements(value):
                    yield from self._value(name, element, "shell-variable")
                if len(values) > 1 or words[0].text.endswith("=("):
                    yield from self._packed(name, value)

    def _options_in(self, word: Word) -> Iterator[Fact]:
        """Read options that stand in one word: `deploy small "--set model.name=acme/small-7b"`."""
        if len(word.text) < _LONGEST_OPTIONS and OPTIONS.match(word.text):
            options = [Word(part, word.line) for part in word.text.split()]
            yield from self._flags([Word("", word.line), *options])

    def _packed(self, name: str, value: Word) -> Iterator[Fact]:
        """Read a row of an array that keeps several settings: `"small,acme/small-7b,16"`."""
        fields = re.split(r"[,|;=\s\]]+", value.text)
        if len(fields) < 2 or meaning(name) is not None or value.text.startswith("-"):
            return
        if not {"model", "models"}.isdisjoint(snake(name).split("_")) and fields[0].count("/") == 1:
            yield from self._value("model", Word(fields[0], value.line), "shell-array")
        told = next((Setting.of_address(field) for field in fields if "://" in field), None)
        for field in fields:
            yield from self._sounding(field, value, "shell-array", setting=told)

    def _sounding(
        self,
        text: str,
        word: Word,
        how: str,
        role: Role | None = None,
        *,
        data: bool = False,
        setting: Setting | None = None,
    ) -> Iterator[Fact]:
        """Take words of the form of an id for a model if they sound like one, or for its data."""
        heard = ids.looks_like_hub_id(text) and shell_words().model_sounds.search(text)
        sounds = bool(heard) or is_unmistakable(text)
        around = setting or UNKNOWN_SETTING
        named = (name_dataset(text) if data else name_model(text, around)) if sounds else None
        if named is not None:
            yield named.at(self._file.place(word.line), how, strength=self._strength, role=role)

    def calls(self, text: str, line: int) -> Iterator[Fact]:
        """Read calls of Python within a word: `python -c "…"`."""
        known = shell_words()
        for match in known.inline_pattern.finditer(text):
            what, value = known.inline[match[1]], match[2]
            place = self._file.place(line + text.count("\n", 0, match.start()))
            for words in self._variables.expand(value):
                named = inline_named(what, words)
                if named is not None:
                    yield named.at(place, match[1].rpartition(".")[2], strength=self._strength)
        for named, at in defaults_in(text):
            yield named.at(self._file.place(line + at), "default", strength=self._strength)

    def _flags(self, words: list[Word]) -> Iterator[Fact]:
        """`--model X`, `--dataset=X`, Hydra's `model.path=X`; ids given to a program by place."""
        texts = [word.text for word in words]
        line = " ".join(texts)
        for named, at in requested(words, line, self._variables.expand):
            yield named.at(self._file.place(at), "shell-request", strength=self._strength)
        for named, at in clips(words):
            yield named.at(self._file.place(at), "shell-option", strength=self._strength)
        run = run_of(texts)
        known = shell_words()
        data = first_data(words, known.data_options)
        data = [word for word in data if not known.model_sounds.search(word.text)]
        for word in data:
            run = replace(run, works_on_data=True)
            yield from self._value("dataset", word, "shell-argument", run.role)
        for at, word in enumerate(words):
            pair = _FLAG.fullmatch(word.text)
            if pair and (word.text.startswith(("-", "+")) or at > 0):
                value = Word(pair[2], word.line)
                key = "model" if pair[1] == "m" and "/" in pair[2] else pair[1]
                yield from self._option(key, value, run)
            elif word.text.startswith("--") and at + 1 < len(words):
                for value in self._lying_nowhere(list(values_after(words, at))):
                    yield from self._option(word.text[2:], value, run)
            elif word.text in _OF_HUB and at + 1 < len(words):
                yield from self._option("hf_repo", words[at + 1], run)
            elif word.text == "-m" and words[0].text not in shell_words().ignored:
                for value in takewhile(partial(self._is_id, run), values_after(words, at)):
                    yield from self._option("model", value, run)
        yield from self._overridden(words, run)
        yield from self._by_place([word for word in words if word not in data], run.role)

    def _is_id(self, run: Run, word: Word) -> bool:
        """Say whether a word is the id of a model; a script of Python's may take bare names."""
        text = as_named(self._variables.expand(word.text)[0])
        known = ids.looks_like_hub_id(text) or released(text) is not None
        return known or (bool(run.script) and ids.is_bare_model(text))

    def _overridden(self, words: list[Word], run: Run) -> Iterator[Fact]:
        for key, value in overrides(words) if run.script else ():
            if ids.looks_like_hub_id(self._variables.expand(value.text)[0]):
                yield from self._option(key, value, run)

    def _lying_nowhere(self, values: list[Word]) -> list[Word]:
        """Return the values of an option without those in a folder that others lie in deeper."""
        if len(values) < 3:
            return values
        told = [(value, self._variables.expand(value.text)[0]) for value in values]
        below = folders([text for _, text in told])
        return [value for value, text in told if text.partition("/")[0] not in below]

    def _option(self, key: str, value: Word, run: Run) -> Iterator[Fact]:
        if run.brings_data and snake(key) == "repo_id":
            key = "dataset_repo_id"
        elif run.works_on_data and snake(key) == "repo_id":
            key = "hub_dataset_id"  # where the worked data go
        elif run.takes_subset and snake(key) == "dataset":
            key = "dataset_name"
        # `--set-env-vars=MODEL_ID=a/b,SIZE=4`, `sbatch --export=ALL,MODEL_ID=a/b`
        for set_ in map(SET.fullmatch, value.text.split(",") if meaning(key) is None else ()):
            if set_ is not None and meaning(set_[1]) is not None:
                yield from self._value(set_[1], Word(set_[2], value.line), "shell-option", run.role)
            elif set_ is not None and "://" in set_[2]:
                yield from self._value(set_[1], Word(set_[2], value.line), "shell-variable")
        for fact in self._value(key, value, "shell-option", run.role, run.setting):
            yield fact
            if run.script and isinstance(fact, Reference) and fact.kind is AssetKind.MODEL:
                yield Pending(
                    place=fact.place, target=fact.id, kind=AssetKind.SERVICE, hub=Hub.API,
                    ids=RUNS, how=RUNS, parameter=run.script,
                )  # fmt: skip
        if run.script:
            told = meaning(key.rpartition(".")[2]) is not None
            yield from self._offered(key, value, run.script, told=told)

    def _offered(self, key: str, value: Word, script: str, *, told: bool) -> Iterator[Fact]:
        """Offer an id that only the script knows what to do with: `train.py --seed org/name`.

        `told`: the option says so itself; a plain word, `--dataset c4`, only the script explains.
        """
        fits = ids.is_bare_dataset if told else ids.looks_like_hub_id
        for text in self._variables.expand(value.text):
            if fits(text):
                yield Offer(
                    place=self._file.place(value.line), value=text, strength=self._strength,
                    target=f"~/option|{script}|.{snake(key)}",
                )  # fmt: skip

    def _by_place(self, words: list[Word], role: Role | None) -> Iterator[Fact]:
        known = shell_words()
        for word in first_in_container(words):
            for text in self._variables.expand(word.text):
                yield from self._sounding(text, word, "shell-argument", role)
        while len(words) > 1 and ASSIGNED.fullmatch(words[0].text):
            words = words[1:]
        first = words[0].text.rpartition("/")[2]
        told = any(word.text.isupper() and meaning(word.text) for word in words[1:4])
        called = words[0].text
        elsewhere = is_function(called) and called not in self.functions.bodies
        runs = first in known.runners or told or self._listed or elsewhere
        if not runs or first in known.ignored:
            return
        for at, word in enumerate(words[1:], 1):
            before = words[at - 1].text
            valued = before.startswith("-" if self._listed else "--") and "=" not in before
            if valued and at > 2 and not self._listed:
                return  # what follows are values of options
            if word.text.startswith("-") or (valued and self._listed):
                continue
            texts = self._variables.expand(word.text)
            if "[@]" in word.text and any(text.startswith("--") for text in texts):
                continue  # options, which were read where the array is filled
            for text in texts:
                yield from self._sounding(text, word, "shell-argument", role)

    def _value(
        self,
        key: str,
        word: Word,
        how: str,
        role: Role | None = None,
        setting: Setting | None = None,
    ) -> Iterator[Fact]:
        asked = asked_by(key, self._of_data)
        known = shell_words()
        for text in map(as_named, self._variables.expand(word.text)):
            if asked is None:
                yield from self._args(key, text, word, how)
                told = snake(key).split("_")
                if how == "shell-option" and known.writes.isdisjoint(told):
                    yield from self._sounding(text, word, how, role, data=told[-1] == "data")
                continue
            if unresolved(text):
                if how == "shell-option" and re.fullmatch(r"\$\{?[A-Za-z_]\w*\}?", text):
                    yield RunTimeChoice(
                        place=self._file.place(word.line), kind=asked.kind, how=how, words=text
                    )
                continue
            parts = single(text)
            mixed = is_mixture(text, parts)
            for part in parts:
                around = setting or self._served.of(word.line, part)
                around = around or setting_for(key, self._variables.pairs())
                named = named_as(part, asked, key, around, self._file.text, mixed=mixed)
                if named is None and how == "shell-variable" and asked.kind is AssetKind.MODEL:
                    named = name_own(key, part, self._variables.pairs())
                if named is not None:
                    yield self._reference(named, word, asked, how, role)
                elif ids.is_bucket(part) and not asked.output:
                    place = self._file.place(word.line)
                    yield RunTimeChoice(place=place, kind=asked.kind, how=how, words=part)
                elif asked.kind is AssetKind.DATASET and not asked.output:
                    wish = wished(self._file.place(word.line), part, of_data(role))
                    if wish is not None and self._strength is Strength.USED:
                        yield wish

    def _args(self, key: str, text: str, word: Word, how: str) -> Iterator[Fact]:
        """lm-eval's `--model_args pretrained=X,…`; addresses of weights in variables."""
        if snake(key).endswith("model_args") or "pretrained=" in text:
            around = setting_for("model", self._variables.pairs()) or UNKNOWN_SETTING
            for match in MODEL_ARGS.finditer(text):
                named = None if unresolved(match[1]) else name_model(match[1], around)
                if named is not None:
                    place = self._file.place(word.line)
                    role = Role.EVALUATE
                    yield named.at(place, how, strength=self._strength, role=role)
        elif text[:1] in ("{", "[") and '"' in text:
            for named, at in named_in_json(text):
                yield named.at(self._file.place(word.line + at), how, strength=self._strength)
        elif "://" in text and not unresolved(text) and how == "shell-variable":
            named = name_address(text)
            if named is not None and (named.kind is AssetKind.MODEL or named.hub is not Hub.URL):
                used = named.hub is Hub.URL or ids.is_download(text)
                strength = self._strength if used else Strength.MENTIONED
                yield named.at(self._file.place(word.line), how, strength=strength)

    def _reference(
        self, named: Named, word: Word, asked: Meaning, how: str, role: Role | None
    ) -> Reference:
        if named.kind is AssetKind.DATASET:
            role = of_data(role)
        return named.at(
            self._file.place(word.line),
            how,
            strength=Strength.MENTIONED if asked.output else self._strength,
            role=None if asked.output else asked.role or role,
            output=asked.output,
        )
