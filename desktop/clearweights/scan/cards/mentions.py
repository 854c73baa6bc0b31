"""Hub addresses and ids that a document names without loading anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind
from clearweights.scan.cards.document import hub_id
from clearweights.scan.cards.markdown import Block, BlockKind

_ADDRESS = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/[^\s\"'<>()\[\]`|]{3,200}")
_ID = r"([A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95})"
_CALLS = (
    (AssetKind.DATASET, re.compile(rf"load_dataset\(\s*[\"']{_ID}[\"']")),
    (AssetKind.DATASET, re.compile(rf"--dataset(?:_name|-name)?[= ]+[\"']?{_ID}")),
    (AssetKind.MODEL, re.compile(rf"from_pretrained\(\s*[\"']{_ID}[\"']")),
    (AssetKind.MODEL, re.compile(rf"pipeline\([^()\n]{{0,200}}model\s*=\s*[\"']{_ID}[\"']")),
    (AssetKind.MODEL, re.compile(rf"(?:SentenceTransformer|CrossEncoder)\(\s*[\"']{_ID}[\"']")),
    (
        AssetKind.MODEL,
        re.compile(rf"--(?:model|model[-_](?:name|id|path|name_or_path))[= ]+[\"']?{_ID}"),
    ),
    (
        AssetKind.MODEL,
        re.compile(rf"(?:huggingface-cli|hf) download (?!--repo-type[= ]dataset)[\"']?{_ID}"),
    ),
)
_PLACEHOLDER = re.compile(
    r"^(?:your|my|path|org|user|username|namespace|model|path-to|path_to)[-_\w]*/|<|\.{2}|^\.",
    re.IGNORECASE,
)


def mentions(block: Block) -> Iterator[tuple[int, AssetKind, str, str]]:
    """Yield line, kind, id and construct of each asset a block names, once per line."""
    is_code = block.kind is BlockKind.CODE
    for number, line in enumerate(block.raw, start=block.line):
        seen: set[tuple[AssetKind, str]] = set()
        for match in _ADDRESS.finditer(line):
            page = hub_id(match[0].rstrip(".,;:"))
            if page is not None and page not in seen and not _PLACEHOLDER.search(page[1]):
                seen.add(page)
                yield number, page[0], page[1], "web-link"
        for kind, pattern in _CALLS if is_code else ():
            for match in pattern.finditer(line):
                if (kind, match[1]) not in seen and not _PLACEHOLDER.search(match[1]):
                    seen.add((kind, match[1]))
                    yield number, kind, match[1], "code-block"
