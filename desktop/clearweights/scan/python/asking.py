"""Requests that ask hosted models without a client: `requests.post("https://api.…", json=…)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan import endpoints
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.judge import Manner, judge
from clearweights.scan.python.scopes import Site, last_name
from clearweights.scan.python.values import Part, Table, Text, Values

_SENDS = frozenset(
    {
        *("post", "request", "stream", "urlopen", "Request", "fetch", "put", "apost"),
        *("connect", "ws_connect", "create_connection", "WebSocketApp"),
    }
)
"""What calls that send a question are called."""

_BODY = ("json", "data", "body", "payload", "content", "params")


def requests(evaluator: Evaluator, found: Found) -> None:
    """Add what requests ask for; a provider that is asked for no model we can read is noted."""
    base = _only_base(evaluator)
    for site in evaluator.names.sites:
        if last_name(site.call.func) not in _SENDS:
            continue
        for address, line in _addresses(evaluator, site, base):
            named = endpoints.asked_for(address)
            if named is not None:
                found.hits.append(_hit(named.id, line, named.provider))
                break
            provider = endpoints.questioned(address)
            if provider is None:
                continue
            hits = list(_in_body(evaluator, site, provider))
            found.hits.extend(hits)
            if provider not in (Provider.HUGGINGFACE, Provider.OTHER):
                found.asked.setdefault(provider, site.call.lineno)
            break


def _only_base(evaluator: Evaluator) -> str:
    """Return the address of the only interface that a file knows, empty where it knows several."""
    told = (node.value for node in evaluator.names.addresses)
    bases = {text.rstrip("/") for text in told if isinstance(text, str) and _is_base(text)}
    hosts = {text.partition("://")[2].partition("/")[0] for text in bases}
    return min(bases, key=len) if len(hosts) == 1 else ""


def _is_base(text: str) -> bool:
    """Say whether a question to a model can be asked below an address."""
    return endpoints.questioned(f"{text.rstrip('/')}/chat/completions") is not None


def _hit(words: str, line: int, provider: Provider | None) -> Hit:
    return Hit(
        line=line, kind=AssetKind.SERVICE, hub=Hub.API, id=words, how="request", role=Role.API,
        provider=provider,
    )  # fmt: skip


def _addresses(evaluator: Evaluator, site: Site, base: str) -> Iterator[tuple[str, int]]:
    """Yield how the addresses begin that a call may be given, with the lines of their words.

    Where only the run tells how one begins that ends as a question, it is asked at `base`.
    """
    given = [*site.call.args[:2]]
    given += [k.value for k in site.call.keywords if k.arg in ("url", "uri", "endpoint")]
    for node in given:
        if isinstance(node, ast.Dict | ast.List):
            continue
        for value in evaluator(node, site.scope):
            if isinstance(value, Text) and value.text.startswith(("http", "ws")):
                yield value.text, value.line
            elif isinstance(value, Part) and value.start.startswith(("http", "ws")):
                yield value.start, value.line
        if base and endpoints.is_question(_end(node)):
            yield f"{base}{_end(node)}", node.lineno


def _end(node: ast.expr) -> str:
    """Return how an address ends that is put together: `f"{base}/chat/completions"`."""
    match node:
        case ast.JoinedStr(values=[_, *_, ast.Constant(value=str(text))]):
            return text
        case ast.BinOp(op=ast.Add(), right=ast.Constant(value=str(text))):
            return text
        case _:
            return ""


def _in_body(evaluator: Evaluator, site: Site, provider: Provider) -> Iterator[Hit]:
    """Yield the models that the body of a question names: `json={"model": "gpt-4o"}`."""
    manner = Manner(
        ids="service", kind=AssetKind.SERVICE, hub=Hub.API, how="request", role=Role.API,
        provider=provider,
    )  # fmt: skip
    bodies = [k.value for k in site.call.keywords if k.arg in _BODY] + site.call.args[1:3]
    for body in bodies:
        for text in _models(evaluator(body, site.scope)):
            hit = judge(text, manner)
            if hit is not None:
                yield hit


def _models(values: Values) -> Iterator[Text]:
    for value in values:
        if isinstance(value, Table):
            for key in ("model", "model_id"):
                yield from (v for v in value.get(key) or () if isinstance(v, Text))
