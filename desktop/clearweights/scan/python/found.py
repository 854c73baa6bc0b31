"""What the analysis of one file collects before places and roles are settled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One literal that names an asset."""

    line: int
    kind: AssetKind
    hub: Hub
    id: str
    how: str
    role: Role | None = None
    provider: Provider | None = None
    revision: str | None = None
    output: bool = False
    mentioned: bool = False
    holders: tuple[str, ...] = ()
    """The names that hold what was loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sink:
    """How a value is used that another file decides: a hit without its literal."""

    line: int
    kind: AssetKind
    hub: Hub
    ids: str
    how: str
    role: Role | None = None
    provider: Provider | None = None
    output: bool = False


@dataclass(slots=True)
class Found:
    """Everything found in one file."""

    hits: list[Hit] = field(default_factory=list)
    asks: bool = False
    """A known call asks a service."""

    loads_models: bool = False
    """A known call loads a model."""

    pulls: bool = False
    """A model of Ollama's library is named."""

    whispers: set[str] = field(default_factory=set)
    """What follows `whisper-` at the end of the ids found."""

    orgs: dict[str, tuple[int, frozenset[AssetKind]]] = field(default_factory=dict)
    """By organization, how many ids of it were found, and of which kinds."""

    choices: list[tuple[int, AssetKind, str, str]] = field(default_factory=list)
    """Line, kind, how and words of what is chosen at run time."""

    imported: list[tuple[str, Sink]] = field(default_factory=list)
    """Full names of imported values that reach a known call."""

    keys: list[tuple[str, Sink]] = field(default_factory=list)
    """Names by which known calls are given their ids (see `keyed`)."""

    taken: Counter[tuple[Text, str]] = field(default_factory=Counter)
    """How often a string was given to calls of one kind."""

    looked_up: set[tuple[str, str]] = field(default_factory=set)
    """Tables, and the classes in them, whose keys are known as models (see `lookups`)."""

    built: list[tuple[tuple[str, ...], Sink]] = field(default_factory=list)
    """Strings with names of other files in them that reach a known call (see `Built`)."""

    parameters: list[tuple[str, str, int, Sink]] = field(default_factory=list)
    """Function, parameter and position of parameters that reach a known call."""

    clients: dict[Provider, int] = field(default_factory=dict)
    """Providers whose client the file makes, with the line."""

    anywhere: set[Provider] = field(default_factory=set)
    """Those whose client is given an address that only the running program knows."""

    module_owner: Provider | None = None
    """Who answers when a module itself is the client (`openai.api_base`)."""

    completes: bool = False
    """A host that we do not know is asked for completions."""

    asked: dict[Provider, int] = field(default_factory=dict)
    """Providers to whom the file sends requests of its own, with the line."""

    handed: set[Provider] = field(default_factory=set)
    """Providers that a call asks for a model which the rest of the project hands it."""

    open: set[Provider] = field(default_factory=set)
    """Providers that a call asks for a model which only the running program knows."""

    addressed: set[Provider] = field(default_factory=set)
    """Providers whose address stands in the file."""

    ollama: bool = False
    """The file imports Ollama's client, or the address of its server stands there."""

    tagged: bool = False
    """A model is given a name of Ollama's library, with its tag."""

    labels: set[str] = field(default_factory=set)
    """Names under which the file itself keeps ids of models."""

    studio: bool = False
    """The address of a server of LM Studio stands in the file."""

    loads: bool = False
    """The file uses a library of datasets, or loads one whose name comes from elsewhere."""

    configurations: set[str] = field(default_factory=set)
    """Names of configurations that are loaded of datasets with names of their own."""

    pages: set[str] = field(default_factory=set)
    """Repositories of the hub that hold the program of a page."""

    runs: bool = False
    """The file loads weights, wherever from."""

    whisper: bool = False
    """The file imports something of Whisper, whose models have plain names."""

    sizes: bool = False
    """A model is given a size that nothing but Whisper has."""

    embeds: bool = False
    """A call, or an address, asks a service for embeddings or ranks."""

    own_too: bool = False
    """OpenAI's module is told the address of one's own server under a condition."""

    local_server: bool = False
    """A client talks to a server on the same machine."""

    def sum_up(self) -> None:
        """Note what the hits so far tell, so that no name has to look through them all."""
        for hit in self.hits:
            if hit.how != "named-value":
                self.asks |= hit.kind is AssetKind.SERVICE
                self.loads_models |= hit.kind is AssetKind.MODEL
            self._note(hit)

    def add(self, hit: Hit) -> None:
        """Add what a name tells, after `sum_up`; a page is a program, whatever it is called."""
        if hit.id in self.pages:
            return
        self.hits.append(hit)
        self._note(hit)

    def _note(self, hit: Hit) -> None:
        self.pulls |= hit.hub is Hub.OLLAMA
        _, marker, size = hit.id.rpartition("whisper-")
        if marker:
            self.whispers.add(size)
        org, slash, _ = hit.id.partition("/")
        if slash:
            count, kinds = self.orgs.get(org, (0, frozenset()))
            self.orgs[org] = count + 1, kinds | {hit.kind}
