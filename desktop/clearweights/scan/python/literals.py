"""Strings that name an asset by themselves, wherever in the code they stand as a value.

Other modules follow what is loaded. Here only words count that nothing else is called by: ids of
organizations that everybody knows, names of hosted models where one is called. They count where
a program can hand them on: assigned, listed, passed, returned, kept as a default. What is printed,
compared, looked up by, joined to other words or said for people to read, names nothing to load.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice

from clearweights.domain.asset import AssetKind
from clearweights.scan.forms import is_sized_bare, is_version, may_be_released, released
from clearweights.scan.hub_paths import as_named
from clearweights.scan.orgs import published
from clearweights.scan.python import ids
from clearweights.scan.python.flags import words_of_flags
from clearweights.scan.python.found import Found
from clearweights.scan.python.named import Named, calls_service, hit_of, is_routed
from clearweights.scan.python.nodes import below, is_measured, only_compared
from clearweights.scan.python.scopes import FileNames, last_name
from clearweights.scan.python.speaking import (
    counts,
    is_left_out,
    is_library_table,
    is_of_data,
    plain_name,
    says,
)
from clearweights.scan.python.uses import only_counts
from clearweights.scan.python.values import Text
from clearweights.scan.python.worth import LITERAL

_SAYS = frozenset(
    {"print", "info", "debug", "warning", "warn", "error", "exception", "critical", "log", "echo"}
    | {"write", "secho", "markdown", "caption", "startswith", "endswith", "replace", "split"}
    | {"removeprefix", "removesuffix", "strip", "lstrip", "rstrip", "count", "index", "find"}
    | {"open", "exists", "makedirs", "isdir", "isfile", "listdir"}
    | {"compile", "match", "search", "sub", "fullmatch", "findall", "encoding_for_model"}
    | {"push_to_hub", "create_repo", "delete_repo", "upload_file", "upload_folder", "add_tags"}
    | {"save_pretrained", "from_tiktoken_encoder", "HTML", "Markdown", "Label", "plot", "Image"}
    | {"add_code_sample_docstrings", "TypeVar", "ForwardRef", "get_logger", "getLogger", "skip"}
)
"""Calls that load nothing of what they are given."""

_PATHS = frozenset({"join", "joinpath", "Path", "PurePath"})
"""Calls that make a path of words: only what no folder else is called counts in one."""

_TAKES_OUT = frozenset({"pop", "remove", "discard"})
"""Methods whose first argument is what is taken out of a collection."""

_ASIDE = re.compile(
    r"help|desc|title|label|legend|^doc|_doc|docs|docstring|url|link|homepage|page|author|citation|"
    r"^cite|tags?$|text|placeholder|prompt|content|message|info$|image|repository|github|git_|license|"
    r"note|comment|example|hint|reason|about|color|icon|logo|readme|output|push|upload|save|target_repo|"
    r"hub_model_id|hub_repo|new_model|dest$|dest_|destin|pric|cost|score|result|metric|window|limit|context_len|"
    r"container|docker|mime|route|endpoint|topic|format|template|prefix|famil|without|exclu|skip|ignore|deprec|replace|rename|register|tiktoken"
)
"""Names of what stands beside an asset, or goes out."""

_SCORED = re.compile(
    r"score|elo$|acc$|accuracy|(?<!lora_)(?<!adapter_)rank$|win_?rate|price|cost|per_1k|per_token"
)
"""Keys of what was measured, or paid: their rows are results."""

_ASKING = re.compile(r"llm|gpt|chat|openai|anthropic|claude|gemini|completion")
"""Names of functions that ask a hosted model, whatever else stands in the file."""

_ASKS = re.compile(
    r"llm|gpt|chat|complet|generat|ask|query|model|client|agent|openai|anthropic|claude|gemini|"
    r"invoke|embed|respon|predict|judge|infer|engine|assistant|backend"
)
"""Names of functions that may ask a hosted model."""


_THROUGH = frozenset(
    {"product", "zip", "enumerate", "tqdm", "chain", "map", "cycle", "parametrize"}
)
"""Calls that a loop goes through a list by."""

_PLOTS = frozenset({"matplotlib", "seaborn", "plotly", "altair", "bokeh", "pylab"})
"""Where they are imported, a list of names is as often one of labels."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What a string stands under: the nearest name, the function it is given to."""

    name: str = ""
    callee: str = ""
    listed: bool = False
    hosted: bool = False
    """It stands among others that are all names of hosted models."""

    among: bool = False
    """It stands in a list that mostly holds ids of the hub."""

    keyed: bool = False
    """The function is also given the key of an account."""

    weak: bool = False
    """It is a part of a path, or a key: only what nothing else is called counts there."""


def literals(names: FileNames, source: str, found: Found) -> None:
    """Add the strings that name an asset by themselves and that nothing else explains.

    `source` is the text of the file: most have no such string, and need not be gone through.
    """
    told = any(_tells_alone(quoted[1]) for quoted in LITERAL.finditer(source))
    if not told and not may_be_released(source):
        return
    known = {hit.id for hit in found.hits}
    known.update(tail for id_ in tuple(known) for tail in _tails(id_))
    known |= _spaces(names)
    flags = words_of_flags(names)
    plots = any(module.partition(".")[0] in _PLOTS for module in names.modules)

    def gone_through(place: _Place) -> bool:
        """Say whether a string stands in a bare list of hosted models: what runs go through."""
        bare = place.hosted and not place.name and not plots
        return bare and (not place.callee or place.callee in _THROUGH)

    for text, place in _strings(names.module.node):
        words = as_named(text.text.strip())
        beside = place.among and not plots
        if words in known or words in found.configurations or not _tells(words, place):
            continue
        if (text.line, text.text) in flags:
            continue
        kind = AssetKind.MODEL if _is_one(words) else published(ids.without_way(words))
        asked = beside or gone_through(place) or _is_asked(words, place, found)
        if kind is None and not asked:
            continue
        name = plain_name(place.name)
        loads = place.callee or (place.listed and not place.name)
        if is_sized_bare(words) and (plots or not loads):
            continue  # under a name, other modules know what becomes of it
        if place.name and place.name in only_compared(names.module.node):
            continue
        if is_library_table(place.name):
            continue
        if kind is AssetKind.DATASET or (kind is not None and is_of_data(place.name)):
            named = Named("dataset", (text,))
        else:
            named = Named("tokenizer" if "tokenizer" in name else "model", (text,), chosen=True)
        listed = place.listed and kind is None and not (beside or gone_through(place))
        hit = hit_of(named, text, found, known, listed=listed)
        if hit is not None and hit.id not in known:
            known.add(hit.id)
            known.update(_tails(hit.id))
            found.add(hit)


def _spaces(names: FileNames) -> set[str]:
    """Return the applications of the hub that the file talks to: programs, not weights."""
    if "gradio_client" not in names.modules:
        return set()
    given = (part for site in names.by_name.get("Client", ()) for part in site.call.args[:1])
    return {str(part.value) for part in given if isinstance(part, ast.Constant)}


def _tails(id_: str) -> list[str]:
    return [id_[at + 1 :] for at, letter in enumerate(id_) if letter == "/"]


def _tells(words: str, place: _Place) -> bool:
    """Say whether words can name an asset where they stand."""
    return _tells_alone(words) and not (place.weak and released(words) is None)


@lru_cache(maxsize=20_000)
def _tells_alone(words: str) -> bool:
    """Say whether words can name an asset by themselves."""
    named = published(ids.without_way(words)) or ids.service_model(words)
    return named is not None or is_routed(words) or _is_one(words)


def _is_one(words: str) -> bool:
    """Say whether words name a file of weights, or one model alone, by themselves."""
    own = is_version(words) or is_sized_bare(words) or released(words) is not None
    return own or ids.names_weights(words)


def _is_asked(words: str, place: _Place, found: Found) -> bool:
    """Say whether words are the name of a hosted model, where it can be asked."""
    if not (ids.service_model(words) or is_routed(words)):
        return False
    callee = plain_name(place.callee)
    if len(words) < 4 and not place.keyed:  # `o1` may be anything
        return bool(_ASKS.search(callee)) and not place.listed and calls_service(found)
    if place.keyed or _ASKING.search(callee):
        return True
    told = _ASKS.search(callee) or _ASKS.search(plain_name(place.name))
    return bool(told) and calls_service(found)


def _strings(tree: ast.AST) -> Iterator[tuple[Text, _Place]]:
    """Yield the strings that stand as values, each once, with what they stand under."""
    stack: list[tuple[ast.AST, _Place]] = [(tree, _Place())]
    while stack:
        node, place = stack.pop()
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str) and 1 < len(node.value) < 120:
                yield Text(node.value, node.lineno), place
        elif not isinstance(node, ast.Name):
            stack.extend(reversed(list(_below(node, place))))


def _below(node: ast.AST, place: _Place) -> Iterator[tuple[ast.AST, _Place]]:
    """Yield the parts of a node whose strings count, each with what it stands under."""
    if isinstance(node, ast.stmt):
        yield from _of_statement(node, place)
    else:
        yield from _of_expression(node, place)


def _of_statement(node: ast.stmt, place: _Place) -> Iterator[tuple[ast.AST, _Place]]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise():
            pass  # a docstring, a complaint
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if counts(name):
            pass  # as models count, which are not asked
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from _defaults(node)
            yield from ((part, _Place(node.name)) for part in node.body)
        case ast.ClassDef(body=body):
            yield from ((part, _Place()) for part in body)
        case ast.Assign(targets=targets, value=value):
            yield from _under(_label(targets[0]), value, place)
        case ast.AnnAssign(target=target, value=value) | ast.AugAssign(target=target, value=value):
            if value is not None:
                yield from _under(_label(target), value, place)
        case ast.Assert(test=test):
            yield test, place
        case _:
            yield from ((part, place) for part in reversed(below(node)))


def _of_expression(node: ast.AST, place: _Place) -> Iterator[tuple[ast.AST, _Place]]:
    match node:
        case ast.Compare() | ast.JoinedStr():
            pass
        case ast.GeneratorExp(elt=ast.Compare()) | ast.ListComp(elt=ast.Compare()):
            pass
        case ast.Subscript(value=base):
            yield base, place
        case ast.BinOp(left=left, op=op, right=right):
            within = replace(place, weak=True)  # `root / "name"`
            for part in (left, right):
                joined = isinstance(part, ast.Constant)
                if not joined or isinstance(op, ast.Div):
                    yield part, within if joined else place
        case ast.Dict():
            yield from _of_table(node, place)
        case ast.Call():
            yield from _given(node, place)
        case ast.List() | ast.Tuple() | ast.Set():
            hosted, among = _all_hosted(node.elts), _among_ids(node.elts)
            within = replace(place, listed=True, hosted=hosted, among=among)
            yield from ((part, within) for part in node.elts)
        case ast.match_case(body=body):
            yield from ((part, place) for part in body)
        case _:
            yield from ((part, place) for part in reversed(below(node)))


def _all_hosted(nodes: list[ast.expr]) -> bool:
    words = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return len(words) == len(nodes) > 1 and all(
        isinstance(word, str) and ids.service_model(word) for word in words
    )


def _among_ids(nodes: list[ast.expr]) -> bool:
    """Say whether a list holds ids of models on the hub and at most a few other names."""
    words = [str(node.value) for node in nodes if isinstance(node, ast.Constant)]
    told = sum(published(word) is AssetKind.MODEL for word in words)
    hosted = sum(ids.service_model(word) is not None for word in words)
    return told > 1 and len(words) == len(nodes) and (told + hosted) * 5 >= len(nodes) * 4


def _of_table(node: ast.Dict, place: _Place) -> Iterator[tuple[ast.AST, _Place]]:
    if is_measured(node, _SCORED):
        return
    for key, value in zip(node.keys, node.values, strict=True):
        label = key.value if isinstance(key, ast.Constant) else ""
        plain = label if isinstance(label, str) and label.isidentifier() else ""
        if isinstance(key, ast.Constant):
            yield from _under(place.name, key, replace(place, weak=True), listed=True)
        yield from _under(plain or place.name, value, place, listed=True)


def _label(target: ast.expr) -> str:
    if isinstance(target, ast.Subscript):
        key = target.slice
        word = key.value if isinstance(key, ast.Constant) else ""
        return word if isinstance(word, str) and word else last_name(target.value)
    return last_name(target)


def _under(
    name: str, value: ast.AST, place: _Place, *, listed: bool = False
) -> Iterator[tuple[ast.AST, _Place]]:
    """Yield a value under its name, unless the name says that it stands beside an asset."""
    if not (_ASIDE.search(plain_name(name)) or is_left_out(name)):
        yield value, replace(place, name=name, listed=listed or place.listed)


def _defaults(
    function: ast.FunctionDef | ast.AsyncFunctionDef,
) -> Iterator[tuple[ast.AST, _Place]]:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = [
        *zip(reversed(positional), reversed(arguments.defaults), strict=False),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    for argument, default in pairs:
        if default is not None and not _is_counted_as(default, argument.arg, function):
            yield from _under(argument.arg, default, _Place())


def _is_counted_as(default: ast.expr, name: str, function: ast.AST) -> bool:
    """Say whether a default only tells whose tokens a function counts."""
    word = default.value if isinstance(default, ast.Constant) else None
    return isinstance(word, str) and bool(ids.service_model(word)) and only_counts(function, name)


def _given(call: ast.Call, place: _Place) -> Iterator[tuple[ast.AST, _Place]]:
    """Yield what a call is given, unless it only says or compares it."""
    callee = last_name(call.func)
    if not isinstance(call.func, ast.Name):
        yield call.func, place
    if callee in _SAYS or counts(callee):
        return
    given = call.args[1:] if callee in _TAKES_OUT else call.args
    keyed = any(keyword.arg in ("api_key", "api_base", "base_url") for keyword in call.keywords)
    keyed = keyed or _sets_model(call, callee) or _follows_provider(call)
    inner = _Place("", callee, listed=place.listed, keyed=keyed, weak=callee in _PATHS)
    if callee not in ("add_argument", "option", "Option", "argument"):
        yield from ((part, inner) for part in given)
    for keyword in call.keywords:
        if not (keyword.arg in _LABELS and _is_said_in_full(keyword.value, call)):
            yield from _under(keyword.arg or "", keyword.value, inner)


_LABELS = frozenset({"name", "id", "key", "display_name"})


def _is_said_in_full(label: ast.expr, call: ast.Call) -> bool:
    """Say whether a label is the beginning of a name that the same call gives further on."""
    word = label.value if isinstance(label, ast.Constant) else None
    if not isinstance(word, str) or not ids.service_model(word):
        return False
    given = [keyword.value for keyword in call.keywords if keyword.value is not label]
    nodes = islice(chain.from_iterable(map(ast.walk, (*call.args, *given))), _WALKED)
    words = (node.value for node in nodes if isinstance(node, ast.Constant))
    return any(isinstance(other, str) and other.startswith(f"{word}-") for other in words)


_WALKED = 200
"""Parts of a call that are looked at for the sake of one label."""


def _follows_provider(call: ast.Call) -> bool:
    """Say whether a call is given a provider, and then its model: `Spec("openai", "o3")`."""
    first = call.args[0] if len(call.args) == 2 else None
    word = first.value if isinstance(first, ast.Constant) else None
    return isinstance(word, str) and ids.words().prefixes.get(word) is not None


_PUTS = re.compile(r"append$|(?:add|set|put|store|save|update|with)(?:_|$)(?!attribute$)")
_LABELLED = re.compile(r"tag|label|title|header|metadata")


def _sets_model(call: ast.Call, callee: str) -> bool:
    """Say whether a call puts a model where it is asked for, or kept to be asked for.

    `form.add_field("model", …)`, `db.set_attribute_of(user, "current_model", …)`.
    """
    name = plain_name(callee)
    if not _PUTS.match(name) or _LABELLED.search(name):
        return False
    keys = [part.value for part in call.args[:-1][-1:] if isinstance(part, ast.Constant)]
    return any(isinstance(key, str) and key.isidentifier() and says(key) for key in keys)
