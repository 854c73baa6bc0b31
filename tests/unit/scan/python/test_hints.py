"""What tests of a name's letters leave of it."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import references, used

from clearweights.domain.asset import AssetKind, Provider

_CHOOSES = """
    from anthropic import Anthropic
    from openai import OpenAI
    from transformers import AutoModelForCausalLM

    def ask(model, text):
        if {first}:
            return OpenAI().chat.completions.create(model=model, messages=text)
        elif "claude" in model.lower():
            return Anthropic().messages.create(model=model, messages=text)
        else:
            return AutoModelForCausalLM.from_pretrained(model)

    ask("gpt-4o", 1)
    ask("Claude-2", 1)
    ask("lab/llama-7b", 1)
"""


@pytest.mark.parametrize(
    "first",
    [
        'model.startswith("gpt")',
        'model.startswith(("o1", "gpt"))',
        '"gpt" in model',
        'model.startswith("o1") or model.startswith("gpt")',
        'not (model.startswith("lab/") or "laude" in model)',
        '"gpt" in model and text',
    ],
)
def test_the_letters_of_a_name_tell_who_is_asked(first: str) -> None:
    found = {r.id: (r.kind, r.provider) for r in references(_CHOOSES.format(first=first))}
    assert found == {
        "gpt-4o": (AssetKind.SERVICE, Provider.OPENAI),
        "Claude-2": (AssetKind.SERVICE, Provider.ANTHROPIC),
        "lab/llama-7b": (AssetKind.MODEL, None),
    }


def test_a_word_that_passes_no_test_names_nothing() -> None:
    source = """
        from openai import OpenAI
        def ask(model):
            if model.startswith("gpt"):
                return OpenAI().chat.completions.create(model=model)
            elif "own" in model:
                return mine(model)
        ask("gpt-4o")
        ask("own-server")
    """
    assert used(source) == {"gpt-4o"}
    assert used(source.replace("model.startswith", "allowed")) == {"gpt-4o", "own-server"}


def test_what_a_branch_assigns_anew_is_not_tested() -> None:
    source = """
        from openai import OpenAI
        def ask(model):
            if model.startswith("openai/"):
                model = model.split("/")[1]
                return OpenAI().chat.completions.create(model=model)
        ask("openai/gpt-4o")
        ask("lab/llama-7b")
    """
    assert "gpt-4o" in used(source)
    assert "llama-7b" not in used(source)


def test_many_tests_of_one_name_stay_quick() -> None:
    one = 'if model.startswith("a{0}"):\n    model = "lab/net-{0}b"\n    load(model)\n'
    source = "model = start()\n" + "".join(one.format(at) for at in range(3_000))
    assert "lab/net-7b" in used(source)
