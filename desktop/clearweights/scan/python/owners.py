"""Who answers what a client is asked: told by its address, its key, its class or the file."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

from clearweights.domain.asset import Provider
from clearweights.scan.python import ids
from clearweights.scan.python.callee import receivers
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.members import platform
from clearweights.scan.python.scopes import Binding, Scope, Site, last_name
from clearweights.scan.python.signatures import Signature, signatures
from clearweights.scan.python.speaking import plain_name
from clearweights.scan.python.values import Made, Part, Text, Unknown, Values

_VARIABLES = ("OPENAI_API_BASE", "OPENAI_BASE_URL")
"""Where OpenAI's client looks for an address that it is not given."""

_BASES = ("api_base", "base_url")


def module_client(evaluator: Evaluator, found: Found) -> None:
    """Read `openai.api_base = …`: who answers when the module itself is the client."""
    names = evaluator.names
    if "openai" not in names.modules:
        return
    bound = [b for name in _BASES for b in names.attributes.get(name, ())]
    bound += [b for key in _VARIABLES for b in names.environment.get(key, ())]
    for binding in bound:
        owner = owner_of(evaluator.binding(binding))
        if owner is None and binding.scope is names.module:
            owner = _in_scope(evaluator, names.module)
        if owner == "local" and binding.branch and binding.scope is not names.module:
            found.own_too = True
        elif owner == "local":
            found.local_server = True
        elif owner is not None:
            found.clients.setdefault(Provider(owner), binding.line)
            if not _is_for_itself(evaluator, binding.scope):
                found.module_owner = Provider(owner)
    for binding in names.attributes.get("api_type", ()):
        if _says_azure(evaluator, binding):
            found.clients.setdefault(Provider.AZURE, binding.line)
            if not _is_for_itself(evaluator, binding.scope):
                found.module_owner = Provider.AZURE


def _says_azure(evaluator: Evaluator, binding: Binding) -> bool:
    return any(isinstance(v, Text) and "azure" in v.text for v in evaluator.binding(binding))


def _is_for_itself(evaluator: Evaluator, scope: Scope) -> bool:
    """Say whether a function that sets up the module also asks, as others do without it."""
    names = evaluator.names
    if scope is names.module:
        return False
    sites = [site for part in _ASKED for site in names.by_name.get(part, ())]
    asking = {id(site.scope) for site in sites if "openai" in ast.unparse(site.call.func)}
    return id(scope) in asking and len(asking) > 1


_ASKED = ("create", "acreate")
"""Methods of OpenAI's module that ask a model."""


def note_client(evaluator: Evaluator, site: Site, signature: Signature, found: Found) -> None:
    """Note whom a client that the file makes talks to."""
    owner = _owner_of_address(evaluator, site, signature)
    if owner == "local":
        found.local_server = True
    elif signature.provider is not None:
        provider = Provider(owner) if owner else signature.provider
        found.clients.setdefault(provider, site.call.lineno)
        open_ = owner is None and evaluator.argument(site, signature.base_url, -1)
        if open_ and provider is Provider.OPENAI:  # as everybody answers; others only themselves
            found.anywhere.add(provider)


def owner_of(values: Values) -> str | None:
    """Return the owner of the first address that tells one."""
    hint = ""
    for value in values:
        if isinstance(value, Text | Part):
            words = value.text if isinstance(value, Text) else value.start
            owner = ids.host_owner(words)
            if owner:
                return owner
        elif isinstance(value, Unknown) and value.hint:
            hint = value.hint
    for provider in sorted(Provider, key=lambda provider: provider is Provider.OPENAI):
        if hint and provider.value.replace("-", "_") in hint.lower():
            return provider.value
    return "local" if any(word in hint.lower() for word in ("vllm", "ollama", "local")) else None


def provider_of(
    evaluator: Evaluator, site: Site, name: str, signature: Signature, found: Found
) -> tuple[Provider | None, bool]:
    """Return who is called, and whether that is a server of the user's own."""
    owner = _owner_of_address(evaluator, site, signature) or _client_owner(
        evaluator, site, signature
    )
    owner = owner or _owner_by_class(name) or _owner_by_platform(site)
    if owner is not None:
        return (None, True) if owner == "local" else (Provider(owner), False)
    if signature.provider is not None:
        openai = signature.provider is Provider.OPENAI and not signature.base_url
        return _of_module(evaluator, site, found) if openai else (signature.provider, False)
    if found.local_server and not found.clients:
        return None, True
    sole = len(found.clients) == 1 and not found.local_server
    return (next(iter(found.clients)) if sole else None), False


def _of_module(evaluator: Evaluator, site: Site, found: Found) -> tuple[Provider | None, bool]:
    """Return who is called where OpenAI's module itself is the client."""
    owner = _in_scope(evaluator, site.scope)
    if owner is not None:
        return (None, True) if owner == "local" else (Provider(owner), False)
    if any(_says_azure(evaluator, b) for b in _set_in(evaluator, site.scope, ("api_type",))):
        return Provider.AZURE, False
    if found.module_owner is not None:
        return found.module_owner, False
    own = found.local_server and not found.clients
    return (None, True) if own else (Provider.OPENAI, False)


def _owner_of_address(evaluator: Evaluator, site: Site, signature: Signature) -> str | None:
    """Return who answers at the address a client is given; None: the client's own default."""
    if not signature.base_url:
        return None
    values = evaluator.argument(site, signature.base_url, -1)
    if not values:
        openai = signature.provider is Provider.OPENAI
        return _by_environment(evaluator, site) if openai else None
    owner = owner_of(values)
    if owner not in (None, Provider.OTHER.value):
        return owner
    keys = evaluator.argument(site, ("api_key", "openai_api_key"), -1)
    if signature.provider is Provider.COHERE:
        keys = ()  # whose clients nobody else answers, whatever the server
    return "local" if _asks_for_none(keys) else owner or _told_by_class(site)


def _told_by_class(site: Site) -> str | None:
    """Return who answers at an address not known, where the class around is called after them."""
    around = site.scope.owner
    name = plain_name(around.name) if around else ""
    owner = owner_in_name(name.replace("open_ai", ""))  # whose way of asking others answer, too
    if owner and owner.startswith("local"):
        return "local"
    return owner if owner in set(Provider) else None


def owner_in_name(name: str) -> str | None:
    """Return who is asked by the name of a class: of two, whoever hosts what the other makes."""
    parts = name.split("_")
    joined = (*parts, *(one + other for one, other in pairwise(parts)))
    owners = {owner for part in joined if (owner := ids.words().prefixes.get(part))}
    hosts = owners & {Provider.AZURE, Provider.AWS_BEDROCK, Provider.GOOGLE_VERTEX}
    told = hosts or owners
    return next(iter(told)) if len(told) == 1 else None


def _asks_for_none(keys: Values) -> bool:
    """Say whether a key only fills its place: `EMPTY`. Every provider asks for a real one."""
    known = ids.words().no_keys
    return bool(keys) and all(isinstance(k, Text) and k.text.lower() in known for k in keys)


def _by_environment(evaluator: Evaluator, site: Site) -> str | None:
    """Return who answers where the file itself sets the variable of the address before a call."""
    bound = [b for key in _VARIABLES for b in evaluator.names.environment.get(key, ())]
    owners = {
        owner_of(evaluator.binding(binding))
        for binding in bound
        if site.branch[: len(binding.branch)] == binding.branch
    }
    return owners.pop() if len(owners) == 1 else None


def _in_scope(evaluator: Evaluator, scope: Scope) -> str | None:
    """Return who answers where a function sets the module's address for itself."""
    bases = _set_in(evaluator, scope, _BASES)
    owners = {owner_of(evaluator.binding(binding)) for binding in bases}
    if not bases or owners != {None}:
        return owners.pop() if len(owners) == 1 else None
    keys = _set_in(evaluator, scope, ("api_key",))
    return "local" if keys and all(_asks_for_none(evaluator.binding(k)) for k in keys) else None


def _set_in(evaluator: Evaluator, scope: Scope, names: tuple[str, ...]) -> list[Binding]:
    table = evaluator.names.attributes
    return [b for name in names for b in table.get(name, ()) if b.scope is scope and not b.steps]


def _client_owner(evaluator: Evaluator, site: Site, signature: Signature) -> str | None:
    """Return who the client behind a method talks to, None where this file does not make it.

    Of several, that of each branch, whoever makes the model that is asked for; a model that none
    of them makes runs on a server of one's own, where there is one.
    """
    made = receivers(evaluator, site.call.func, site.scope)[:_CLIENTS]
    owners = [owner for one in made if (owner := _owner_of(evaluator, one))]
    if len(set(owners)) > 1 and signature.argument is not None:
        asked = signature.argument
        values = evaluator.argument(site, asked.keywords, asked.position)
        makers = {ids.service_model(v.text) for v in values if isinstance(v, Text)}
        others = "local" if "local" in owners else owners[0]
        return next((owner for owner in owners if owner in makers), others)
    return owners[0] if owners else None


def is_own_too(evaluator: Evaluator, site: Site, signature: Signature) -> bool:
    """Say whether one of the clients that a method may be of asks a server of one's own.

    So does one that is pointed to a container: `http://llm:8000` is nowhere on the web.
    """
    made = receivers(evaluator, site.call.func, site.scope)[:_CLIENTS]
    if len(made) > 1 and any(_owner_of(evaluator, one) == "local" for one in made):
        return True
    asked = [(site, signature)]
    asked += [
        (Site(one.call, one.scope, ()), client)
        for one in made
        for client in signatures().get(one.name.rpartition(".")[2], ())
        if client.client and client.called.fits(one.name)
    ]
    return any(_is_near(evaluator, *one) for one in asked)


def _is_near(evaluator: Evaluator, site: Site, signature: Signature) -> bool:
    """Say whether a client is given an address whose host is one name without a domain."""
    given = evaluator.argument(site, signature.base_url, -1) if signature.base_url else ()
    return any(isinstance(value, Text) and _NEAR.match(value.text) for value in given)


_NEAR = re.compile(r"https?://[a-z][a-z\d_\-]{0,60}(?::\d{2,5})?(?:/|$)", re.IGNORECASE)


_CLIENTS = 8
"""Clients of one name that are looked at."""


def _owner_of(evaluator: Evaluator, made: Made) -> str | None:
    for client in signatures().get(made.name.rpartition(".")[2], ()):
        if client.client and client.called.fits(made.name):
            owner = _owner_of_address(evaluator, Site(made.call, made.scope, ()), client)
            return owner or (client.provider.value if client.provider else None)
    return None


def is_told(evaluator: Evaluator, site: Site, signature: Signature) -> bool:
    """Say whether a call itself tells who answers, whatever stands before the model's name."""
    by_address = _owner_of_address(evaluator, site, signature)
    owner = by_address or _owner_by_platform(site)
    return owner not in (None, "local", Provider.OTHER.value)


def _owner_by_platform(site: Site) -> str | None:
    """Return whom a member of an enumeration names: `model_platform=ModelPlatformType.AZURE`."""
    given = next((k.value for k in site.call.keywords if k.arg == "model_platform"), None)
    named = platform(given.attr) if isinstance(given, ast.Attribute) else None
    return named.value if named is not None else None


def _owner_by_class(name: str) -> str | None:
    """Return who a client of an annotated class talks to: `groq.Groq.chat.completions.create`."""
    parts = name.split(".")
    for end in range(2, len(parts)):
        for client in signatures().get(parts[end - 1], ()):
            if client.client and client.provider and client.called.fits(".".join(parts[:end])):
                return client.provider.value
    return None


def handed_provider(site: Site) -> str | None:
    """Return whom the class names that a call is given: `provider=GroqProvider(…)`."""
    given = next((k.value for k in site.call.keywords if k.arg == "provider"), None)
    made = last_name(given.func) if isinstance(given, ast.Call) else ""
    return made.removesuffix("Provider").lower() if made.endswith("Provider") else None
