"""Matching calls against the signatures and following their arguments."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python import ids
from clearweights.scan.python.callee import dotted, is_chosen
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit, Sink
from clearweights.scan.python.handed import is_handed
from clearweights.scan.python.judge import Manner, judge
from clearweights.scan.python.keyed import is_loader, keys_asked
from clearweights.scan.python.kinds import (
    argument_of,
    is_own_method,
    is_published,
    is_word,
    leaves_open,
    tell_apart,
    without_labels,
)
from clearweights.scan.python.lookups import looked_up
from clearweights.scan.python.options import option_given
from clearweights.scan.python.owners import (
    handed_provider,
    is_own_too,
    is_told,
    module_client,
    note_client,
    owner_of,
    provider_of,
)
from clearweights.scan.python.scopes import Site, last_name
from clearweights.scan.python.signatures import Argument, Signature, signatures
from clearweights.scan.python.speaking import says
from clearweights.scan.python.switches import holds
from clearweights.scan.python.values import (
    OPTION,
    Built,
    Function,
    Imported,
    Made,
    Parameter,
    Part,
    Seq,
    Table,
    Text,
    Unknown,
    Value,
    Values,
)

_TOKENIZER = re.compile(r"Tokenizer|Processor|FeatureExtractor|AutoConfig|Config$|Config\.")
_OWN_ID = r"(?!get_|list_)[^_]\w*(?<!_Weights)"


def match_calls(evaluator: Evaluator, found: Found) -> None:
    """Find every known call of the file and add what it names."""
    known = signatures()
    sites = evaluator.names.sites
    matched = [
        (site, name, group) for site in sites for name, group in _candidates(evaluator, site, known)
    ]
    for site, _, group in matched:
        for signature in group:
            if signature.client:
                note_client(evaluator, site, signature, found)
    module_client(evaluator, found)
    _names(evaluator, found)
    _configurations(evaluator, found)
    for site, name, group in matched:
        done: Signature | None = None
        for signature in group:
            if signature.client or (done is not None and not _is_beside(signature, done)):
                continue
            if _apply(evaluator, site, name, signature, found) and _first_only(signature):
                done = done or signature


def _configurations(evaluator: Evaluator, found: Found) -> None:
    """Note what `load_dataset("org/name", configuration)` is given besides."""
    for site in evaluator.names.by_name.get("load_dataset", ()):
        path = evaluator.argument(site, ("path",), 0)
        named = evaluator.argument(site, ("name",), 1)
        found.configurations.update(v.text for v in named if isinstance(v, Text) and v not in path)


def _names(evaluator: Evaluator, found: Found) -> None:
    """Add constants of libraries that stand for weights: `torchaudio.pipelines.HUBERT_BASE`."""
    for node, scope in evaluator.names.capitals:
        full = dotted(evaluator, node, scope)
        for signature in signatures().get("name", ()):
            if signature.called.fits(full):
                found.hits.append(
                    Hit(
                        line=node.lineno,
                        kind=signature.kind,
                        hub=signature.hub,
                        id=signature.fixed or node.attr,
                        how=signature.how,
                        provider=signature.provider,
                    )
                )
    _chosen_names(evaluator, found)


def _chosen_names(evaluator: Evaluator, found: Found) -> None:
    """Add such constants where a name that is a value selects them: `vars(pipelines)[name]`."""
    roots = {module.partition(".")[0] for module in evaluator.names.modules}
    if not any(signature.names[0] in roots for signature in signatures().get("name", ())):
        return
    for site in evaluator.names.sites:
        func = site.call.func
        if not isinstance(func, ast.Attribute) or isinstance(func.value, ast.Attribute):
            continue
        for value in evaluator(func.value, site.scope):
            for signature in signatures().get("name", ()):
                if not isinstance(value, Imported) or not signature.called.fits(value.name):
                    continue
                id_ = value.name.rpartition(".")[2]
                if not any(hit.id == id_ for hit in found.hits):
                    found.hits.append(
                        Hit(
                            line=site.call.lineno,
                            kind=signature.kind,
                            hub=signature.hub,
                            id=id_,
                            how=signature.how,
                        )
                    )


def _first_only(signature: Signature) -> bool:
    """One call names a service once, however many patterns fit."""
    return signature.kind is AssetKind.SERVICE


def _is_beside(signature: Signature, done: Signature) -> bool:
    """Say whether one entry has both: `session(llm="…", tts="…")` asks two models."""
    same = (signature.called, signature.how) == (done.called, done.how)
    return same and signature.argument != done.argument


def _candidates(
    evaluator: Evaluator, site: Site, known: Mapping[str, tuple[Signature, ...]]
) -> Iterator[tuple[str, list[Signature]]]:
    func = site.call.func
    last = last_name(func)
    if last == "__init__" and isinstance(func, ast.Attribute):
        full = _base(evaluator, site, func.value)
        yield from _fitting(full, list(known.get(full.rpartition(".")[2], ())), known)
        return
    names = {last}
    partial = None
    if isinstance(func, ast.Name):
        for value in evaluator(func, site.scope):
            if isinstance(value, Imported | Made):
                if _is_result(value):
                    return
                names.add(value.name.rpartition(".")[2])
                partial = value.name
    group = [s for name in sorted(names) for s in known.get(name, ())]
    chosen = isinstance(func, ast.Name) and is_chosen(evaluator, func, site.scope)
    if chosen or not isinstance(func, ast.Name | ast.Attribute):
        values = evaluator(func, site.scope)
        fitting = [
            one
            for name in dict.fromkeys(v.name for v in values if isinstance(v, Imported))
            for one in _fitting(name, list(known.get(name.rpartition(".")[2], ())), known)
        ]
        served = all(s.kind is AssetKind.SERVICE for _, found in fitting for s in found)
        if not (chosen and served):  # which of two clients it is decides who is asked
            yield from fitting
            return
    if not group and not _may_match_star(evaluator, func):
        return
    full = partial or dotted(evaluator, func, site.scope)
    if is_own_method(evaluator, site):
        group = [signature for signature in group if not signature.of_any]
    yield from _fitting(full, group, known)


def _is_result(value: Imported | Made) -> bool:
    """Say whether a value is what a call gave, not a function: `encoder = Encoder("a")`.

    What is then asked of it, `encoder("some words")`, names nothing.
    """
    last = value.name.rpartition(".")[2]
    return isinstance(value, Made) and last_name(value.call.func) == last


def _base(evaluator: Evaluator, site: Site, above: ast.expr) -> str:
    """Return the full name of the class whose constructor `super().__init__(…)` calls."""
    owner = site.scope.owner
    if not isinstance(above, ast.Call) or last_name(above.func) != "super" or owner is None:
        return ""
    bases = owner.node.bases if isinstance(owner.node, ast.ClassDef) else []
    return dotted(evaluator, bases[0], evaluator.names.module) if bases else ""


def _fitting(
    full: str, group: list[Signature], known: Mapping[str, tuple[Signature, ...]]
) -> Iterator[tuple[str, list[Signature]]]:
    starred = known.get(f"*{full.partition('.')[0]}", ())
    tail = full.rpartition(".")[2]
    fitting = [s for s in (*group, *starred) if tail not in s.excluding and s.called.fits(full)]
    own = (s for s in fitting if not s.of_any and not s.client and s.default is None)
    exact = {s.kind for s in own}
    if exact:  # a class that is known also tells that no service is asked
        exact.add(AssetKind.SERVICE)
    if fitting:
        yield full, [s for s in fitting if not s.of_any or s.kind not in exact or s.output]


def _may_match_star(evaluator: Evaluator, func: ast.expr) -> bool:
    node = func
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        selects = isinstance(node, ast.Call) and last_name(node.func) in ("getattr", "vars")
        if isinstance(node, ast.Call) and not (selects and node.args):
            return False
        node = node.args[0] if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id in evaluator.names.imports


# one call ----------------------------------------------------------------------------------


def _apply(evaluator: Evaluator, site: Site, name: str, signature: Signature, found: Found) -> bool:
    if not holds(evaluator, site, signature):
        return False
    manner = _manner(evaluator, site, name, signature, found)
    if signature.fixed is not None:
        found.runs |= _runs(manner)
        id_ = _own_id(name, signature)
        if re.fullmatch(signature.like or _OWN_ID, id_):
            found.hits.append(_fixed(site, id_, manner))
        return True
    if signature.argument is None:
        return False
    if signature.default is not None:
        if leaves_open(site.call, signature.argument):
            found.hits.append(_fixed(site, signature.default, manner))
        return False
    return _apply_argument(evaluator, site, name, signature, manner=manner, found=found)


def _runs(manner: Manner) -> bool:
    """Say whether a call loads weights to run or to train them."""
    model = manner.kind is AssetKind.MODEL and manner.role is not Role.TOKENIZER
    return model and not manner.output


def _apply_argument(
    evaluator: Evaluator, site: Site, name: str, signature: Signature, *, manner: Manner,
    found: Found,
) -> bool:  # fmt: skip
    """Judge what a call is given that says what it loads."""
    assert signature.argument is not None
    values = looked_up(evaluator, site, signature.argument, name, found) or evaluator.argument(
        site, signature.argument.keywords, signature.argument.position
    )
    if any(_is_of_page(evaluator, site, keyword) for keyword, _ in signature.dataset_when):
        found.pages.update(value.text for value in values if isinstance(value, Text))
        return True
    _note_keys(site, signature.argument, manner, values, found)
    if not (values and all(isinstance(value, Text) for value in values)):
        _note_ask(evaluator, site, signature, manner, found)
    option = option_given(evaluator, argument_of(site.call, signature.argument), site.scope)
    if option:
        found.imported.append((f"{OPTION}{option}", _sink(manner, site.call.lineno)))
    if not values:
        provider = _called(evaluator, site, name, signature, manner=manner, found=found)
        if provider is not None and not manner.local:
            found.clients.setdefault(provider, site.call.lineno)
        return False
    found.runs |= _runs(manner)
    before = len(found.hits)
    if manner.kind is AssetKind.SERVICE:
        values = without_labels(values)
    take(values, manner, found, site.call.lineno)
    holders = evaluator.names.holders.get(id(site.call), ())
    for at in range(before, len(found.hits)) if holders else ():
        found.hits[at] = replace(found.hits[at], holders=holders)
    tell_apart(evaluator, site, signature, found, before)
    _revision(evaluator, site, signature, found, before)
    if len(found.hits) == before and not _is_handed_over(site, signature, manner, found):
        _of_run_time(evaluator, site, name, signature, manner=manner, values=values, found=found)
    return True


def _is_handed_over(site: Site, signature: Signature, manner: Manner, found: Found) -> bool:
    """Take what a call is handed itself, under its own name: `vision_learner(data, resnet34)`."""
    node = argument_of(site.call, signature.argument) if signature.argument else None
    name = last_name(node) if isinstance(node, ast.Name | ast.Attribute) else ""
    if not signature.like or not re.fullmatch(signature.like, name):
        return False
    found.hits.append(_fixed(site, name, manner))
    return True


def _note_keys(
    site: Site, argument: Argument, manner: Manner, values: Values, found: Found
) -> None:
    """Note the names of the project's own by which a loader of the hub is given its id."""
    if is_loader(manner.kind, manner.hub, output=manner.output):
        sink = _sink(manner, site.call.lineno)
        found.keys.extend((key, sink) for key in keys_asked(site, argument, values))


def _note_ask(
    evaluator: Evaluator, site: Site, signature: Signature, manner: Manner, found: Found
) -> None:
    """Note who is asked for a model that the call is handed, and who for one left open."""
    if manner.kind is AssetKind.SERVICE and manner.provider and signature.argument is not None:
        handed = is_handed(evaluator.names, site, signature.argument)
        (found.handed if handed else found.open).add(manner.provider)


def _of_run_time(
    evaluator: Evaluator,
    site: Site,
    name: str,
    signature: Signature,
    *,
    manner: Manner,
    values: Values,
    found: Found,
) -> None:
    """Note a choice that only the running program makes, and who is asked all the same."""
    words = _words(site, signature.argument) if signature.argument else ""
    if words and any(map(_is_open, values)):
        found.choices.append((site.call.lineno, manner.kind, manner.how, words))
    if manner.local or all(isinstance(value, Text) for value in values):
        return
    provider = _called(evaluator, site, name, signature, manner=manner, found=found)
    if provider is not None:
        found.asked.setdefault(provider, site.call.lineno)


def _called(
    evaluator: Evaluator,
    site: Site,
    name: str,
    signature: Signature,
    *,
    manner: Manner,
    found: Found,
) -> Provider | None:
    """Return whom a class or a package for hosted models calls, whichever model is asked for."""
    known = name.partition(".")[0] in ids.words().client_packages
    of_package = known and not signature.of_any
    if signature.provider is None or not (of_package or name.rpartition(".")[2][:1].isupper()):
        return None
    provider = manner.provider or signature.provider
    if (told := handed_provider(site)) is not None:
        return Provider(told) if told in set(Provider) - {Provider.OTHER} else None
    address = evaluator.argument(site, signature.base_url, -1)
    if not known or (address and owner_of(address) is None):
        found.anywhere.add(provider)
    return provider


def _is_open(value: Value) -> bool:
    """Say whether only the running program knows the value: also `sys.argv[1]`."""
    if isinstance(value, Imported):
        return ids.outside(value.name) or value.name.startswith("~")
    return isinstance(value, Unknown | Part | Built)


def _fixed(site: Site, id_: str, manner: Manner) -> Hit:
    return Hit(
        line=site.call.lineno, kind=manner.kind, hub=manner.hub, id=id_, how=manner.how,
        role=manner.role, provider=manner.provider,
    )  # fmt: skip


def _own_id(name: str, signature: Signature) -> str:
    """Return the id of an asset that the call itself names."""
    parts = name.split(".")
    last = parts[-1]
    for beginning in signature.drop:
        last = last.removeprefix(beginning)
    return (signature.fixed or "").replace("{0}", last).replace("{1}", parts[-2:][0])


def _is_of_page(evaluator: Evaluator, site: Site, keyword: str) -> bool:
    """Say whether a call asks for the repository of a page, which is program: `repo_type=space`."""
    told = evaluator.argument(site, (keyword,), -1)
    return bool(told) and all(is_word(value, "space") for value in told)


def _manner(
    evaluator: Evaluator, site: Site, name: str, signature: Signature, found: Found
) -> Manner:
    kind, role, provider, local = signature.kind, signature.role, signature.provider, False
    for keyword, value in signature.dataset_when:
        if any(is_word(v, value) for v in evaluator.argument(site, (keyword,), -1)):
            kind = AssetKind.DATASET
    output = signature.output or is_published(evaluator, site, signature)
    if output and _is_data(site, name):
        kind = AssetKind.DATASET
    if kind is AssetKind.SERVICE:
        provider, local = provider_of(evaluator, site, name, signature, found)
    elif role is None and _TOKENIZER.search(name):
        role = Role.TOKENIZER
    told = signature.ids == "prefixed" and is_told(evaluator, site, signature)
    return Manner(
        ids="service" if told else signature.ids, kind=kind, hub=signature.hub, role=role,
        how=name.rpartition(".")[2] if "*" in signature.how else signature.how,
        provider=provider, local=local, ollama=found.ollama,
        own_too=found.own_too or is_own_too(evaluator, site, signature),
        studio=found.studio, output=output,
    )  # fmt: skip


def _is_data(site: Site, name: str) -> bool:
    """Say whether what is published is a dataset, by its class or the name of the variable."""
    func = site.call.func
    words = ast.unparse(func.value)[:200].lower() if isinstance(func, ast.Attribute) else ""
    return bool(re.search(r"dataset|\bds\b|\bdata\b|_ds\b|_data\b", f"{words} {name.lower()}"))


def _words(site: Site, argument: Argument) -> str:
    node = argument_of(site.call, argument)
    if node is None or isinstance(node, ast.Constant):
        return ""
    return ast.unparse(node)[:120]


def _revision(
    evaluator: Evaluator, site: Site, signature: Signature, found: Found, start: int
) -> None:
    argument = signature.revision
    if argument is None or len(found.hits) != start + 1:
        return
    values = evaluator.argument(site, argument.keywords, argument.position)
    if len(values) == 1 and isinstance(values[0], Text):
        hit, words = found.hits[start], values[0].text
        if hit.hub is Hub.HUGGINGFACE or not ids.is_path(words):  # a file is no published set
            found.hits[start] = replace(hit, revision=words)


_OFTEN = 40
"""Calls that are told apart by what they do with one string; what further ones do is alike."""


def take(values: Iterable[Value], manner: Manner, found: Found, line: int) -> None:
    """Add what the alternatives of one argument name."""
    for value in values:
        _take_one(value, manner, found, line)


def _take_one(value: Value, manner: Manner, found: Found, line: int) -> None:
    match value:
        case Text():
            found.taken[value, manner.how] += 1
            hit = judge(value, manner) if found.taken[value, manner.how] <= _OFTEN else None
            if hit is not None:
                found.hits.append(hit)
        case Seq(items):
            for item in items:
                take(item, manner, found, line)
        case Table() if manner.kind is not AssetKind.SERVICE:
            take(value.all(), manner, found, line)
        case Imported(name, key):
            full = f"{name}.{key}" if key else name
            if full.startswith("~*") and full.count(".") < 2 and not says(full[3:]):
                return  # one plain word in any file at all
            found.imported.append((full, _sink(manner, line)))
        case Parameter(function, name, position):
            found.parameters.append((function, name, position, _sink(manner, line)))
        case Built(pieces):
            found.built.append((pieces, _sink(manner, line)))
        case Made(name) if "." in name and not name.startswith("?"):
            found.imported.append((name, _sink(manner, line)))
        case Made() | Function() | Unknown() | Part() | Table():
            pass


def _sink(manner: Manner, line: int) -> Sink:
    return Sink(
        line=line, kind=manner.kind, hub=manner.hub, ids=manner.ids, how=manner.how,
        role=manner.role, provider=manner.provider, output=manner.output,
    )  # fmt: skip
