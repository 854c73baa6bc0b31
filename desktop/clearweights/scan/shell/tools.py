"""Where known commands name their assets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from clearweights.domain.asset import AssetKind, Hub, Place, Reference
from clearweights.scan import ids
from clearweights.scan.naming import (
    UNKNOWN_SETTING,
    Named,
    Setting,
    name_address,
    name_dataset,
    name_model,
)
from clearweights.scan.packages import model_package
from clearweights.scan.shell.known import Tool
from clearweights.scan.shell.tokens import Word

Read = Callable[[str, Place, list[str]], Reference | None]


def taken_by(tool: Tool, words: list[Word]) -> Iterator[tuple[Word, Read]]:
    """Yield the words of a command that name assets, each with how to read it."""
    rest = _after(tool.words, words)
    if rest is None:
        return
    read = partial(_read, tool)
    for take in tool.take:
        if take == "next":
            found = next(_positional(rest), None)
            if found is not None:
                yield found, read
        elif take == "all":
            for found in _positional(rest, options=True):
                yield found, read
        else:
            for at, word in enumerate(rest):
                name, joined, value = word.text.partition("=")
                if name == take and joined:
                    yield Word(value, word.line), read
                elif word.text == take and at + 1 < len(rest):
                    yield rest[at + 1], read


def _after(wanted: tuple[str, ...], words: list[Word]) -> list[Word] | None:
    """Return what follows the words of a command, None where they are not there."""
    at = 0
    for want in wanted[1:]:
        at += 1
        while at < len(words) and words[at].text.startswith("-"):
            at += 1
        if at >= len(words) or words[at].text != want:
            return None
    return words[at + 1 :]


_ALONE = frozenset(
    [
        "--quiet",
        "-q",
        "--resume-download",
        "--force",
        "-f",
        "--recursive",
        "--no-checkout",
        "--depth=1",
        "-c",
        "-nc",
        "-N",
        "-L",
        "-O",
        "-s",
        "--resume",
        "--trust-remote-code",
        "--verbose",
        "-v",
        "--insecure",
        "--progress",
        "--show-progress",
        "--private",
        "-y",
        "--no-cache-dir",
        "--upgrade",
        "-U",
        "--no-deps",
        "--user",
        "-fsSL",
        "-sSL",
        "-LO",
        "-OL",
        "-lfs",
        "--unzip",
        "--no-sign-request",
        "--no-clobber",
        "--exist-ok",
    ]
)


def _positional(words: list[Word], *, options: bool = False) -> Iterator[Word]:
    """Yield the words that are neither options nor, mostly, an option's value."""
    skip = False
    for word in words:
        if word.text.startswith("-"):
            skip = word.text.startswith("--") and "=" not in word.text and word.text not in _ALONE
            skip = skip or word.text in ("-b", "-n", "-p")
        elif skip and not options and not word.text.startswith("http"):
            skip = False
        else:
            skip = False
            yield word


def _read(tool: Tool, text: str, place: Place, words: list[str]) -> Reference | None:
    named = _named(tool, text.strip("\"'"), words)
    if named is None:
        return None
    return named.at(place, tool.how, role=None if tool.output else tool.role, output=tool.output)


def _named(tool: Tool, text: str, words: list[str]) -> Named | None:  # noqa: PLR0911 (a table)
    if not text or len(text) > 500 or re.search(r"[$`{}<>\s]", text):
        return None
    if tool.ids == "url":
        return name_address(text) if "://" in text or text.startswith("git@") else None
    if tool.ids == "package":
        return model_package(text)
    if tool.ids == "any":
        return name_model(text)
    if tool.ids == "service":
        return name_model(text, Setting(provider=tool.provider, firm=True))
    if tool.ids == "plain":
        return _plain(tool, text)
    if tool.repo_type and re.search(r"--(?:repo-)?type[= ]space", " ".join(words)):
        return None
    if tool.repo_type and re.search(r"--(?:repo-)?type[= ]dataset", " ".join(words)):
        return name_dataset(text, any_bare=True)
    if tool.kind is AssetKind.DATASET or _just_before(words, text) == "--dataset":
        named = name_dataset(text, any_bare=True)
    else:
        named = name_model(text, UNKNOWN_SETTING)
    if named is not None and named.hub is Hub.HUGGINGFACE and tool.hub is not Hub.HUGGINGFACE:
        return Named(named.kind, tool.hub, named.id)
    return named


def _just_before(words: list[str], text: str) -> str:
    at = words.index(text) if text in words else 0
    return words[at - 1] if at else ""


def _plain(tool: Tool, text: str) -> Named | None:
    if text.startswith(("hf.co/", "huggingface.co/")):
        return name_address(text)
    if tool.hub is Hub.WHISPER and text not in ids.words().whisper_sizes:
        return name_model(text)
    if not re.fullmatch(r"[A-Za-z0-9][\w.\-]*(?:/[\w.\-]+)*(?::[\w.\-]+)?", text, re.ASCII):
        return None
    if ids.is_placeholder(text) or text in ("all", "list"):
        return None
    if tool.hub is Hub.ULTRALYTICS and not _DETECTOR.fullmatch(text):
        return None  # of the project's own training
    return Named(tool.kind, tool.hub, text)


_DETECTOR = re.compile(
    r"(?:yolov?\d|yolo_nas|rtdetr-|sam\d?(?:\.\d)?_|mobile_sam|FastSAM-)[\w.\-]*\.pt"
)
"""How Ultralytics calls what it publishes."""
