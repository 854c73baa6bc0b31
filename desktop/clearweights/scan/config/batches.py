"""Files of requests that are handed to a provider as one batch: one request a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import Strength
from clearweights.domain.facts import Fact
from clearweights.safeio import Mapping, UnreadableError, parse_json
from clearweights.scan.base import SourceFile
from clearweights.scan.naming import name_model
from clearweights.scan.trials import is_test_path

_REQUEST = re.compile(rb'\A\s*\{[^\n]{0,2000}"custom_id"')
_MODEL = re.compile(r'"model"\s*:\s*"([^"\\]{2,140})"')
_PARTS = ("body", "params")
"""Where providers expect what is asked; answers have it below `response`."""


class BatchScanner:
    """`.jsonl` files of batch requests: the models that would be called."""

    id = "batch"

    def wants(self, path: str, name: str, suffix: str) -> bool:
        """Ask for files of one JSON value a line."""
        del path, name
        return suffix == ".jsonl"

    def worth_parsing(self, data: bytes) -> bool:
        """Say whether the first line is a request: most such files are data."""
        return _REQUEST.match(data) is not None and b'"model"' in data

    def scan(self, file: SourceFile) -> Iterator[Fact]:
        """Yield each model once, at the first request that names it."""
        strength = Strength.MENTIONED if is_test_path(file.path) else Strength.USED
        seen: set[str] = set()
        for number, line in enumerate(file.lines, 1):
            words = set(_MODEL.findall(line)) - seen
            named = name_model(model) if words and (model := _asked(line)) in words else None
            seen |= words
            if named is not None:
                yield named.at(file.place(number), "batch-request", strength=strength)


def _asked(line: str) -> str:
    """Return the model that one request asks for, empty where it is no request."""
    try:
        request = parse_json(line)
    except UnreadableError:
        return ""
    for part in _PARTS:
        body = request.get(part) if isinstance(request, Mapping) else None
        if isinstance(body, Mapping):
            return body.text("model") or ""
    return ""
