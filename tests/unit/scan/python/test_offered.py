"""What files offer to others is found by its name, however many files there are."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Place, Reference
from clearweights.domain.facts import Offer, Pending
from clearweights.scan import link
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
