"""What this file offers to others, and what it needs from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clearweights.domain.asset import Place, Strength
from clearweights.domain.facts import Offer, Pending
from clearweights.scan.base import SourceFile
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Sink
from clearweights.scan.python.guess import says
from clearweights.scan.python.scopes import Site
from clearweights.scan.python.values import Imported, Text, Values

_PLAUSIBLE = re.compile(r"[A-Za-z0-9@][\w./:@\-]{1,119}")


def offers(
    evaluator: Evaluator,
    found: Found,
    file: SourceFile,
    lines: Sequence[int],
    strength: Strength,
) -> Iterator[Offer | Pending]:
    """Yield the constants and arguments that may matter elsewhere, and the pending values."""
    module = "/" + file.path.rpartition(".")[0].replace("/", ".").removesuffix(".__init__")
    for name, sink in found.imported:
        if outside(name):
            continue
        yield _pending(sink, file.place(lines[sink.line]), name, "", -1)
    for function, parameter, position, sink in found.parameters:
        place = file.place(lines[sink.line])
        yield _pending(sink, place, f"{module}.{function}", parameter, position)
    yield from _constants(evaluator, module, file, lines, strength)
    for site in evaluator.names.sites:
        yield from _arguments(evaluator, site, file, lines, strength)


def outside(name: str) -> bool:
    """Say whether a full name belongs to a package that is never part of the project."""
    return not name.startswith("/") and name.partition(".")[0] in ids.words().outside


def _pending(sink: Sink, place: Place, target: str, parameter: str, position: int) -> Pending:
    return Pending(
        place=place, target=target, kind=sink.kind, hub=sink.hub,
        ids=sink.ids, how=sink.how, parameter=parameter, position=position, role=sink.role,
        provider=sink.provider, output=sink.output,
    )  # fmt: skip


def _constants(
    evaluator: Evaluator, module: str, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Offer]:
    names = evaluator.names
    scopes = [("", names.module)]
    scopes += [(f"{s.name}.", s) for s in names.scopes.values() if s.is_class]
    for prefix, scope in scopes:
        for name, bindings in sorted(scope.bindings.items()):
            for binding in bindings:
                for value in _texts(evaluator.binding(binding)):
                    if _could_be_id(value.text) or (
                        says(name) and _PLAUSIBLE.fullmatch(value.text)
                    ):
                        yield Offer(
                            place=file.place(lines[value.line]),
                            target=f"{module}.{prefix}{name}",
                            value=value.text,
                            strength=strength,
                        )


def _texts(values: Values) -> list[Text]:
    found: list[Text] = []
    stack = list(values)
    while stack and len(found) < 60:
        value = stack.pop(0)
        if isinstance(value, Text):
            found.append(value)
        elif hasattr(value, "items"):
            stack.extend(inner for item in value.items for inner in item)
        elif hasattr(value, "all"):
            stack.extend(value.all())
    return found


def _arguments(
    evaluator: Evaluator, site: Site, file: SourceFile, lines: Sequence[int], strength: Strength
) -> Iterator[Offer]:
    target = ""
    for value in evaluator(site.call.func, site.scope):
        if isinstance(value, Imported) and not outside(value.name):
            target = value.name
    if not target:
        return
    passed = [("", at, node) for at, node in enumerate(site.call.args)]
    passed += [(k.arg, -1, k.value) for k in site.call.keywords if k.arg]
    for keyword, position, node in passed:
        for value in evaluator(node, site.scope):
            if isinstance(value, Text) and _could_be_id(value.text):
                yield Offer(
                    place=file.place(lines[value.line]),
                    target=target,
                    value=value.text,
                    keyword=keyword,
                    position=position,
                    strength=strength,
                )


def _could_be_id(text: str) -> bool:
    return bool(
        ids.is_namespaced(text)
        or ids.service_model(text)
        or ids.words().bare_models.fullmatch(text)
        or text in ids.words().bare_datasets
    )
