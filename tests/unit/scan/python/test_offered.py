"""What files offer to others is found by its name, however many files there are."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Place, Reference
from clearweights.domain.facts import Offer, Pending
from clearweights.scan import SCANNERS, SourceFile, link
from clearweights.scan.python.offered import ends_of

_MANY = 4_000


def test_ends_of_a_name_begin_at_its_parts() -> None:
    assert list(ends_of("/pond.frogs.load")) == ["pond.frogs.load", "frogs.load", "load"]
    assert list(ends_of("pond/frogs.py", "/")) == ["pond/frogs.py", "frogs.py"]


@pytest.mark.parametrize(
    ("offered", "wanted", "parameter"),
    [
        ("~/option|p{n}/train.py|.seed", "~option.seed", ""),
        ("~/p{n}.conf.seed", "~p{n}.conf.seed", ""),
        ("/p{n}.settings.SEED", "p{n}.settings.SEED", ""),
        ("/src.p{n}.settings.SEED", "src.p{n}.settings.SEED", ""),
        ("/p{n}.build.load", "/p{n}.build.load", "name"),
        ("~/env.SEED_MODEL", "~env.SEED_MODEL", ""),
    ],
)
def test_many_files_with_the_same_names_are_joined_in_linear_time(
    offered: str, wanted: str, parameter: str
) -> None:
    facts: list[Offer | Pending] = []
    for n in range(_MANY):
        facts += [
            Offer(
                place=Place(path=f"p{n}/settings.py", line=1),
                target=offered.format(n=n),
                value=f"acme{n}/tern-7b",
                keyword=parameter,
            ),
            Pending(
                place=Place(path=f"p{n}/train.py", line=3),
                target=wanted.format(n=n),
                kind=AssetKind.MODEL,
                hub=Hub.HUGGINGFACE,
                ids="hub",
                how="from_pretrained",
                parameter=parameter,
            ),
        ]
    begin = time.process_time()
    found = [fact.id for fact in link(facts) if isinstance(fact, Reference)]
    assert time.process_time() - begin < 8
    assert sorted(found) == sorted(f"acme{n}/tern-7b" for n in range(_MANY))


def test_what_a_log_is_told_is_offered_to_nobody() -> None:
    told = (
        "from .extras import logging\n"
        "from .loaders import fetch\n"
        "logger = logging.get_logger(__name__)\n"
        "def run(model_name):\n"
        "    logger.info('loading %s', model_name)\n"
        "    self.log.warning('acme/tern-7b')\n"
        "    fetch('acme/heron-7b')\n"
        "    fetch(model_name)\n"
    )
    scanner = next(s for s in SCANNERS if s.id == "python")
    offered = [
        f for f in scanner.scan(SourceFile("app/run.py", told.encode())) if isinstance(f, Offer)
    ]
    assert {(f.target, f.value) for f in offered if not f.target.startswith("~")} == {
        ("/app.loaders.fetch", "acme/heron-7b"),
        ("/app.loaders.fetch", ""),
    }


def test_equal_lines_of_many_files_are_kept_once() -> None:
    line = b"model = build(name, size)"
    first, second = (SourceFile(f"{name}.py", line) for name in ("tern", "heron"))
    assert first.place(1).excerpt is second.place(1).excerpt
