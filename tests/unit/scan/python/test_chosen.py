"""Builders that a name chooses from a module, and options that another script declares."""

from __future__ import annotations

import textwrap

import pytest
from tests.unit.scan.python.look import facts, used

from clearweights.domain.asset import Hub, Reference

_BODY = """
    import torchvision

    class Body(torchvision.nn.Module):
        def __init__(self, name, frozen):
            net = {call}
            super().__init__(net, frozen)

    def build_body(args):
        return Body(args.backbone, args.frozen)
"""
_MAIN = textwrap.dedent("""
    import argparse
    from parts.body import build_body
    parser = argparse.ArgumentParser()
    parser.add_argument("--backbone", default="resnet50", help="like resnet101")
    parser.add_argument("--frozen", default="stage2")
    build_body(parser.parse_args())
""")
_CHOSEN = "getattr(torchvision.models, name)(pretrained=is_first())"


@pytest.mark.parametrize(
    "call",
    [
        _CHOSEN,
        "torchvision.models.__dict__[name](weights='DEFAULT')",
        "vars(torchvision.models)[name](pretrained=True)",
    ],
)
def test_an_option_of_another_script_chooses_weights(call: str) -> None:
    found = facts(_BODY.format(call=call), "parts/body.py", main=_MAIN)
    (body,) = [fact for fact in found if isinstance(fact, Reference)]
    assert (body.place.path, body.hub, body.id) == ("main.py", Hub.TORCHVISION, "resnet50")


@pytest.mark.parametrize(
    "call",
    [
        "getattr(torchvision.models, name)(pretrained=False)",
        "getattr(torchvision.models, name)(weights=None)",
        "getattr(torchvision.transforms, name)(pretrained=True)",
        "getattr(own_models, name)(pretrained=True)",
    ],
)
def test_a_builder_without_weights_loads_nothing(call: str) -> None:
    assert not used(_BODY.format(call=call), "parts/body.py", main=_MAIN)


@pytest.mark.parametrize("name", ["small-body", "lab/resnet50", "plain"])
def test_no_module_holds_such_names(name: str) -> None:
    main = _MAIN.replace("resnet50", name)
    found = facts(_BODY.format(call=_CHOSEN), "parts/body.py", main=main)
    assert not [f for f in found if isinstance(f, Reference) and f.hub is Hub.TORCHVISION]


def test_options_of_a_script_elsewhere_are_those_of_others() -> None:
    found = facts(_BODY.format(call=_CHOSEN), "parts/body.py", **{"tools/main": _MAIN})
    assert not [fact for fact in found if isinstance(fact, Reference)]


def test_a_file_with_an_option_of_its_own_reads_that() -> None:
    own = _MAIN.replace("resnet50", "resnet18").replace("from parts.body import build_body", "")
    body = textwrap.dedent(_BODY.format(call=_CHOSEN)) + own
    assert used(body, "parts/body.py", main=_MAIN) == {"resnet18"}


def test_a_name_given_by_another_file() -> None:
    call = "getattr(torchvision.models, name)\n            net = builder(pretrained=True)"
    body = _BODY.format(call=call).replace("net = getattr", "builder = getattr")
    user = 'from body import Body\nBody("vgg16", True)\nBody("own", True)\n'
    assert used(body, "body.py", user=user) == {"vgg16"}


@pytest.mark.parametrize(
    ("guard", "found"),
    [
        ('assert name not in ("resnet18", "vgg11")', {"resnet50"}),
        ('assert other not in ("resnet18", "vgg11")', {"resnet18", "resnet50"}),
        ('assert name in ("resnet18", "resnet50")', {"resnet18", "resnet50"}),
    ],
)
def test_what_a_program_does_not_go_on_with_is_not_chosen(guard: str, found: set[str]) -> None:
    source = f"""
        import torchvision
        def make(name, other):
            if name in ["resnet18", "resnet50"]:
                net = getattr(torchvision.models, name)(pretrained=True)
            {guard}, "only with four stages"
            return net
    """
    assert used(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("build = models.resnet18\nbuild(pretrained=True)", {"resnet18"}),
        ("build = models.resnet18\nbuild(pretrained=False)", set()),
        (
            "build = models.resnet18 if small else models.resnet50\nbuild(pretrained=True)",
            {"resnet18", "resnet50"},
        ),
        (
            (
                "def f(x):\n    if x:\n        build = models.resnet18\n    else:\n"
                "        build = models.resnet50\n    return build(pretrained=True)"
            ),
            {"resnet18", "resnet50"},
        ),
        ("def f(build):\n    build(pretrained=True)\nf(models.resnet18)", {"resnet18"}),
        ("build = models.resnet18(pretrained=False)\nbuild(pretrained=True)", set()),
        ("build(pretrained=True)", set()),
    ],
)
def test_a_name_of_ones_own_may_stand_for_a_builder(source: str, found: set[str]) -> None:
    assert used(f"from torchvision import models\n{source}\n") == found
