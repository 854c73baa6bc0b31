"""Download addresses in code: of weights anywhere, of hub files by `resolve`."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from clearweights.domain.asset import AssetKind, Hub, Provider, Role
from clearweights.scan.python import ids
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.scopes import FileNames, Scope, Site, last_name
from clearweights.scan.python.speaking import plain_name
from clearweights.scan.python.stored import (
    archive_of,
    brings_data,
    builds_data,
    kind_at,
    of_dataset,
)
from clearweights.scan.python.values import Table, Text
from clearweights.scan.shared import is_shared

_COMPLETES = re.compile(r"https://[\w.\-]+\.[a-z]{2,}/[\w./\-]*v1/(?:chat/)?completions$")
_DOWNLOADS = re.compile(r"download|urlretrieve|wget|fetch|clone|prepare_(?:data|model|pretrain)")
_CALLED = re.compile(r"//(?:api-inference|router)\.")


_FRAMEWORKS = frozenset(
    {"fastapi", "flask", "starlette", "sanic", "quart", "litestar", "aiohttp", "tornado", "bottle"}
)
_RUNS_HERE = frozenset(
    {"torch", "transformers", "vllm", "llama_cpp", "ctransformers", "sentence_transformers"}
    | {"whisper", "faster_whisper", "mlx", "mlx_lm", "mlx_whisper", "onnxruntime", "sglang"}
    | {"diffusers", "tensorflow", "jax", "ctranslate2", "exllamav2", "lmdeploy", "TTS", "kokoro"}
)
"""Libraries that run models on the machine itself."""

_ASKED_AT = re.compile(
    r"/(?:chat/completions|completions|embeddings|images/generations"
    r"|audio/(?:speech|transcriptions|translations))/?$"
)
"""Where a server is asked that answers like OpenAI's."""


def answers_itself(names: FileNames) -> bool:
    """Say whether a file serves models of its own at the paths of OpenAI's interface.

    The names of OpenAI's models in it are names that it answers to.
    """
    roots = {module.partition(".")[0] for module in names.modules}
    if roots.isdisjoint(_FRAMEWORKS) or roots.isdisjoint(_RUNS_HERE):
        return False
    return any(
        isinstance(route, ast.Call)
        and route.args
        and isinstance(route.args[0], ast.Constant)
        and _ASKED_AT.search(str(route.args[0].value)[:200]) is not None
        for node, _ in names.definitions.values()
        for route in node.decorator_list
    )


def servers(names: FileNames, found: Found) -> None:
    """Note which services the file addresses directly, without a client."""
    found.local_server = found.local_server or answers_itself(names)
    found.ollama = "ollama" in names.modules
    found.embeds = any(map(_EMBEDS.search, names.by_name)) or any(
        last_name(site.call.func.value) in ("embeddings", "rerank")
        for site in names.by_name.get("create", ())
        if isinstance(site.call.func, ast.Attribute)
    )
    for node in names.addresses:
        words = str(node.value)
        found.embeds = found.embeds or "/embed" in words or "/rerank" in words
        found.ollama = found.ollama or ":11434" in words
        found.studio = found.studio or ":1234/" in words
        owner = ids.host_owner(words)
        if owner == "other" and _COMPLETES.match(words):
            found.completes = True
        if owner in set(Provider) and owner not in ("other", "huggingface", "aws-bedrock"):
            found.addressed.add(Provider(owner))
        elif any(f"//{host}" in words for host in ids.words().serving_hosts):
            found.addressed.add(Provider.OTHER)


_EMBEDS = re.compile(
    r"(?:OpenAI|Together|Fireworks|Azure\w*|Bedrock|DeepInfra|NVIDIA|OpenRouter|LiteLLM)\w*Embed|"
    r"^a?embedding$|^a?rerank$|^init_embeddings$"
)
"""Calls that ask a service of many makers for embeddings."""


@lru_cache(maxsize=20_000)
def _says_download(name: str) -> bool:
    return _DOWNLOADS.search(name) is not None


def downloads(evaluator: Evaluator, found: Found) -> None:
    """Add what a function whose name says that it downloads is given: `util.download_unzip(url)`.

    Its own module may be anywhere; the address tells what it delivers.
    """
    seen = {hit.id for hit in found.hits}
    for site in evaluator.names.sites:
        name = last_name(site.call.func).lower()
        asks = name in ("get", "urlopen") and of_dataset(evaluator.names, site.scope)
        if not asks and not _says_download(name):
            continue
        given = list(_given(evaluator, site))
        words = _around(site) if _may_share(site.call) else ""
        for key, value in given:
            text = value.text.strip()
            if key in ("", "id", "file_id") and _is_drive_id(text):
                words, text = words.replace(text, ""), f"https://drive.google.com/uc?id={text}"
            judged = ids.plain_address(text) or ids.shared_link(text, words)
            if judged is None and brings_data(evaluator.names, site.scope):
                judged = ids.shared_link(text, "dataset") or archive_of(text)
            judged = judged or ids.page_of_weights(text) or ids.whole_page(text)
            judged = judged or ids.file_of_data(text)
            if judged is None or judged.id in seen:
                continue
            seen.add(judged.id)
            found.hits.append(
                Hit(
                    line=value.line,
                    kind=kind_at(judged, evaluator.names, site.call),
                    hub=judged.hub or Hub.URL,
                    id=judged.id,
                    how="download",
                )
            )


def _around(site: Site) -> str:
    """Return the words of a call, and of what is put together just for it."""
    words = [ast.unparse(site.call)[:2000]]
    for node in (*site.call.args, *(keyword.value for keyword in site.call.keywords)):
        bound = site.scope.bindings.get(node.id, ()) if isinstance(node, ast.Name) else ()
        words += [ast.unparse(b.value)[:200] for b in bound[:3] if _is_local(b.value)]
    return " ".join(words)


def _is_local(value: ast.expr) -> bool:
    """Say whether an expression can be where a file is put, and is no address itself."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str) and "://" not in value.value
    return isinstance(value, ast.Call | ast.BinOp | ast.JoinedStr)


def shared(names: FileNames, found: Found) -> None:
    """Add links to somebody's storage from tables that tell what lies there.

    `{"net.pth": {"path": "nets/net.pth", "url": "https://drive…"}}`.
    """
    seen = {hit.id for hit in found.hits}
    above: dict[int, str] = {}
    for node, _ in names.tables:
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(value, ast.Dict) and isinstance(key, ast.Constant):
                above[id(value)] = str(key.value)
    for node, _ in names.tables:
        held = [v for v in node.values if isinstance(v, ast.Constant) and isinstance(v.value, str)]
        told = [*held, *(v for value in node.values for v in _joined(value))]
        words = " ".join((above.get(id(node), ""), *(str(v.value)[:200] for v in told)))
        for value in held if len(held) <= _TOLD else ():
            judged = ids.shared_link(str(value.value).strip(), words)
            if judged is not None and judged.id not in seen:
                seen.add(judged.id)
                kind = judged.kind or AssetKind.MODEL
                hit = Hit(line=value.lineno, kind=kind, hub=Hub.URL, id=judged.id, how="address")
                found.hits.append(hit)


def remarked(names: FileNames, rows: Sequence[str], lines: Sequence[int], found: Found) -> None:
    """Add links to somebody's storage with a comment that tells: `url = "https://…"  # net.pkl`."""
    seen = {hit.id for hit in found.hits}
    for node in names.addresses:
        words = str(node.value).strip()
        at = lines[node.lineno] - 1
        row = rows[at] if is_shared(words) and words not in seen and at < len(rows) else ""
        remark = row.partition(words)[2].partition("#")[2]
        judged = ids.shared_link(words, remark[:200]) if remark else None
        if judged is not None:
            seen.add(words)
            kind = judged.kind or AssetKind.MODEL
            hit = Hit(line=node.lineno, kind=kind, hub=Hub.URL, id=judged.id, how="address")
            found.hits.append(hit)


def _joined(value: ast.expr) -> list[ast.Constant]:
    """Return what a call is given that makes a path: `os.path.join(HERE, "net.ckpt")`."""
    given = value.args if isinstance(value, ast.Call) else ()
    return [node for node in given if isinstance(node, ast.Constant)]


_TOLD = 8
"""Strings of a table that tell of one file; more are a table of many."""

_DRIVE_ID = re.compile(r"1[\w\-]{32}|0[AB][\w\-]{26}")


def _is_drive_id(text: str) -> bool:
    mixed = text.upper() != text != text.lower()
    return mixed and _DRIVE_ID.fullmatch(text) is not None


def _given(evaluator: Evaluator, site: Site) -> Iterator[tuple[str, Text]]:
    """Yield the strings that a call is given, each with its keyword."""
    by_drive = "google_drive" in last_name(site.call.func)
    given = [("file_id" if by_drive else "", node) for node in site.call.args[:3]]
    given += [(keyword.arg or "", keyword.value) for keyword in site.call.keywords]
    for key, node in given:
        for value in evaluator(node, site.scope):
            if isinstance(value, Text):
                yield key, value
            elif isinstance(value, Table):  # `{"train": f"{ROOT}/train.jsonl", …}`
                inside = islice(value.all(), _FILES)
                yield from ((key, text) for text in inside if isinstance(text, Text))


_FILES = 60
"""Addresses of one table that are looked at."""

_LOOSE = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".parquet")
"""Files that are pieces of one thing where there are many; an archive is a whole."""

_PIECES = 8
"""More files than this that one line puts together are pieces of one thing."""


def in_pieces(found: Found) -> None:
    """Take the folder for the many addresses that one line makes: `f"{base}/{part}.jsonl"`."""
    groups: dict[tuple[int, AssetKind], list[Hit]] = defaultdict(list)
    for hit in found.hits:
        if hit.hub is Hub.URL and hit.id.endswith(_LOOSE) and not hit.output:
            groups[hit.line, hit.kind].append(hit)
    for group in groups.values():
        different = {hit.id for hit in group}
        folder = _folder(min(different), max(different))
        if len(different) > _PIECES and folder.count("/") > _HOST:
            pieces = set(map(id, group))
            found.hits = [hit for hit in found.hits if id(hit) not in pieces]
            found.hits.append(replace(group[0], id=folder))


def _folder(first: str, last: str) -> str:
    """Return the folder that two addresses share, and all between them in order."""
    same = 0
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        same += 1
    return first[: first.rfind("/", 0, same) + 1]


_HOST = 3
"""Slashes in the address of a host: `https://example.org/`."""


def _may_share(call: ast.Call) -> bool:
    return len(call.args) + len(call.keywords) <= 8


def addresses(names: FileNames, found: Found) -> None:
    """Add every string literal that is the address of weights."""
    seen = {hit.id for hit in found.hits}
    asked = {stem for id_ in seen for stem in _stem(id_)}
    beside, builds = _beside(names), builds_data(names)
    for node in names.addresses:
        words = str(node.value).strip()
        if len(words) > _LONGEST:
            continue
        judged = ids.archive_of_weights(words, beside.get(id(node), ""))
        judged = judged or ids.plain_address(words)
        if judged is None and builds:
            judged = archive_of(words) or ids.data_address(words)
        if judged is None and words.startswith("hf://"):
            judged = ids.hub_address(words)
        if judged is not None and judged.id not in seen and words not in asked:
            seen.add(judged.id)
            asked.update(_stem(judged.id))
            hit = Hit(
                line=node.lineno,
                kind=judged.kind or AssetKind.MODEL,
                hub=judged.hub or Hub.URL,
                id=judged.id,
                how="address",
                role=Role.INFERENCE_HOSTED_API if _CALLED.search(words) else None,
            )
            found.hits.append(hit)


def joined(evaluator: Evaluator, found: Found) -> None:
    """Add the addresses of weights that are put together: `{"net": ROOT + "net.pth"}`."""
    seen = {hit.id for hit in found.hits}
    for node, scope in evaluator.names.joined:
        values = (value for value in evaluator(node, scope) if isinstance(value, Text))
        for value in islice(values, _FILES):
            judged = ids.plain_address(value.text.strip())
            if judged is None or judged.id in seen or len(judged.id) > _LONGEST:
                continue
            seen.add(judged.id)
            kind, hub = judged.kind or AssetKind.MODEL, judged.hub or Hub.URL
            hit = Hit(line=node.lineno, kind=kind, hub=hub, id=judged.id, how="address")
            found.hits.append(hit)


_LONGEST = 400
"""Letters of an address; longer strings are none."""


def _stem(address: str) -> list[str]:
    """Return an address without the question behind it, nothing where there is none."""
    before, mark, _ = address.partition("?")
    return [before] if mark else []


def _beside(names: FileNames) -> dict[int, str]:
    """Return the other words of the row in which an address stands, by the node of the address."""
    found: dict[int, str] = {}
    for table, _ in names.tables:
        held = [v for v in table.values if isinstance(v, ast.Constant) and isinstance(v.value, str)]
        if 1 < len(held) <= _ROW:
            around = " ".join(str(node.value)[:200] for node in held)
            found.update((id(node), around) for node in held)
    for scope in (names.module, *names.scopes.values()):
        for name, bindings in scope.bindings.items() if not _is_function(scope) else ():
            if _OF_WEIGHTS.search(plain_name(name)):
                for binding in bindings:
                    found.update((id(node), ".pth") for node in _held(binding.value))
    return found


def computed(names: FileNames, found: Found) -> None:
    """Take for data what a name says was computed over some: `VIDEO_FEATURES = "…/r2d2.pt"`."""
    told = {
        str(node.value)
        for name, bindings in names.module.bindings.items()
        if _OF_FEATURES.search(plain_name(name))
        for binding in bindings
        for node in _held(binding.value)
    }
    found.hits = [
        replace(hit, kind=AssetKind.DATASET) if hit.hub is Hub.URL and hit.id in told else hit
        for hit in found.hits
    ]


_OF_FEATURES = re.compile(r"(?:^|_)(?:feat|feature|latent)s(?:_(?:urls?|links?|files?|map))*$")

_OF_WEIGHTS = re.compile(
    r"(?:^|_)(?:model|weight|checkpoint|ckpt|pretrained)s?(?:_(?:mapping|map|urls?|zoo|files?))*$"
)
"""Names of tables whose archives hold weights, whatever they are called."""


def _is_function(scope: Scope) -> bool:
    return isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef)


def _held(value: ast.expr) -> list[ast.Constant]:
    """Return the strings below a table, or the one that a name holds."""
    if isinstance(value, ast.Constant):
        return [value]
    inside = ast.walk(value) if isinstance(value, ast.Dict | ast.List | ast.Tuple) else ()
    return [node for node in inside if isinstance(node, ast.Constant)]


_ROW = 20
"""A table of more values is no row that describes one thing."""
