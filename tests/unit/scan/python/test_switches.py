"""Switches of calls: on with a word, with a name that stands for it, with options spread out."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import used

HEAD = "import timm\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('timm.create_model("tall_net_b5", True)', True),
        ('timm.create_model("tall_net_b5", False)', False),
        ('kw = {"pretrained": True}\ntimm.create_model("tall_net_b5", **kw)', True),
        ('kw = dict(pretrained=True)\ntimm.create_model("tall_net_b5", **kw)', True),
        ('kw = {"pretrained": False}\ntimm.create_model("tall_net_b5", **kw)', False),
        ('kw = {"in_chans": True}\ntimm.create_model("tall_net_b5", **kw)', False),
        ('timm.create_model("tall_net_b5", **read())', False),
        ('class C:\n    taught = True\ntimm.create_model("tall_net_b5", C.taught)', True),
        ('class C:\n    taught = False\ntimm.create_model("tall_net_b5", C.taught)', False),
        ('def f(taught=True):\n    timm.create_model("tall_net_b5", taught)', True),
        ('def f(*, taught=False):\n    timm.create_model("tall_net_b5", taught)', False),
        ('def f(*, taught=True):\n    timm.create_model("tall_net_b5", taught)', True),
        ('def f(taught):\n    timm.create_model("tall_net_b5", taught)', False),
        ('a = b\nb = c\nc = a\ntimm.create_model("tall_net_b5", a)', False),
    ],
)
def test_a_switch_is_on_by_what_stands_for_it(source: str, found: bool) -> None:
    assert used(HEAD + source) == ({"tall_net_b5"} if found else set())


def test_options_that_a_parameter_spells_out() -> None:
    source = """
        import timm
        class Net:
            def __init__(self, name="tall_net_b5", options: dict = {"pretrained": True}):
                self.net = timm.create_model(name, **options)
        """
    assert used(source) == {"tall_net_b5"}
