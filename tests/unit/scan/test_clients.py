"""Providers that are called without naming a model."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Strength
from clearweights.scan import SourceFile
from clearweights.scan.javascript.scanner import JavaScriptScanner
from clearweights.scan.python import PythonScanner
from clearweights.scan.registry import link

PY = "from anthropic import Anthropic\nc = Anthropic()\nc.messages.create(model=asked.model)\n"


TS = (
    'import Anthropic from "@anthropic-ai/sdk";\nconst client = new Anthropic({ apiKey: KEY });\n'
    "client.messages.create({ model: asked.model });\n"
)


NAMED = 'from anthropic import Anthropic\nAnthropic().messages.create(model="claude-3-opus")\n'


def services(**files: str) -> dict[str, Reference]:
    found: list[object] = []
    for name, text in files.items():
        path, _, suffix = name.rpartition("_")
        scanner = PythonScanner() if suffix == "py" else JavaScriptScanner()
        found += scanner.scan(SourceFile(f"{path.replace('__', '/')}.{suffix}", text.encode()))
    told = link(found)  # type: ignore[arg-type]
    return {f.id: f for f in told if isinstance(f, Reference) and f.strength is Strength.USED}


@pytest.mark.parametrize("files", [{"run_py": PY}, {"run_ts": TS}])
def test_the_terms_of_a_provider_apply_whatever_model_is_asked(files: dict[str, str]) -> None:
    found = services(**files)["anthropic"]
    assert (found.kind, found.hub, found.provider) == (
        AssetKind.SERVICE, Hub.API, Provider.ANTHROPIC,
    )  # fmt: skip
    assert found.place.line == 2


def test_a_provider_whose_model_is_named_elsewhere_is_not_told_twice() -> None:
    made = TS.rpartition("client.")[0] + "export { client };\n"
    assert set(services(app_ts=made, other_py=NAMED)) == {"claude-3-opus"}


def test_each_python_file_that_leaves_the_model_open_calls_the_provider() -> None:
    found = services(run_py=PY, other_py=NAMED)  # `asked` is a name of the file's own
    assert set(found) == {"anthropic", "claude-3-opus"}
    assert found["anthropic"].place.path == "run.py"


def test_models_that_are_only_compared_are_not_the_ones_asked_for() -> None:
    compared = 'COLD = ["claude-3-opus"]\n' + PY + "cold = asked.model in COLD\n"
    assert set(services(run_py=compared)) == {"anthropic"}
    assert set(services(run_py=compared.replace("asked.model)", "COLD[0])"))) == {"claude-3-opus"}


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("from elevenlabs.client import AsyncElevenLabs\nAsyncElevenLabs()", {"elevenlabs"}),
        ("import deepgram\ndeepgram.DeepgramClient()", {"deepgram"}),
        ("import assemblyai as aai\naai.Transcriber()", {"assemblyai"}),
        ("from shelf import Transcriber\nTranscriber()", set()),
    ],
)
def test_clients_of_speech_are_known(code: str, ids: set[str]) -> None:
    assert set(services(run_py=f"{code}\n")) == ids


_HANDED = """from anthropic import Anthropic
from .kit import choice
c = Anthropic()
class Bot:
    def ask(self, request, name, **more):
        own = name
        return c.messages.create({}messages=[])
"""


@pytest.mark.parametrize(
    "given",
    ["model=request.model, ", "model=own, ", "model=self.net, ", "**more, ", "model=choice.net, "],
)
def test_a_file_that_is_handed_its_model_asks_for_the_one_that_another_names(given: str) -> None:
    code = _HANDED.replace("{}", given)
    assert set(services(run_py=code, other_py=NAMED)) == {"claude-3-opus"}
    assert set(services(run_py=code)) == {"anthropic"}


@pytest.mark.parametrize("given", ["model=os.environ['NET'], ", "model=args.net, ", "model=None, "])
def test_a_file_that_leaves_its_model_open_asks_for_any(given: str) -> None:
    code = "import os, argparse\nargs = argparse.ArgumentParser().parse_args()\n"
    code += _HANDED.replace("{}", given)
    assert set(services(run_py=code, other_py=NAMED)) == {"anthropic", "claude-3-opus"}


def test_each_file_that_asks_a_router_is_told_for_itself() -> None:
    code = "from together import Together\nc = Together()\nc.chat.completions.create(model={})\n"
    found = services(run_py=code.format("asked.model"), other_py=code.format('"acme/tern-7b"'))
    assert set(found) == {"together", "acme/tern-7b"}


def test_a_model_that_another_file_gives_to_a_client_is_the_one_it_asks_for() -> None:
    code = PY.replace("asked.model", "MODEL").replace("c =", "from names import MODEL\nc =")
    assert set(services(run_py=code, names_py='MODEL = "claude-3-opus"\n')) == {"claude-3-opus"}


def test_a_model_that_only_a_test_names_does_not_stand_for_the_provider() -> None:
    assert set(services(run_py=PY, tests__test_run_py=NAMED)) == {"anthropic"}


def test_a_class_is_told_who_answers_by_the_provider_it_is_given() -> None:
    code = (
        "from pydantic_ai.models.openai import OpenAIChatModel\n"
        "def make(name):\n    return OpenAIChatModel(name, provider={}(KEY))\n"
    )
    assert set(services(run_py=code.format("GroqProvider"))) == {"groq"}
    assert set(services(run_py=code.format("OllamaProvider"))) == set()
    assert set(services(run_py=code.format("own"))) == {"openai"}


def test_a_client_made_in_a_test_is_no_use() -> None:
    assert services(tests__test_run_py=PY) == {}


def test_an_address_known_at_run_time_tells_no_provider() -> None:
    code = "import os\nfrom openai import OpenAI\nc = OpenAI(base_url=os.environ['URL'])\n"
    assert services(run_py=code + "c.chat.completions.create(model=asked)\n") == {}


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("from langchain_openai import ChatOpenAI\nllm = ChatOpenAI(temperature=0)\n", {"openai"}),
        ("from torch.distributed.tensor import Replicate\nx = [Replicate()]\n", set()),
        ("from transformers import MistralModel\nm = MistralModel(config=c)\n", set()),
    ],
)
def test_a_class_of_another_package_is_no_client_of_a_provider(code: str, ids: set[str]) -> None:
    assert set(services(run_py=code)) == ids


_ASKED = (
    'import Anthropic from "@anthropic-ai/sdk";\nconst bird = new Anthropic({ apiKey: KEY });\n{}\n'
)


@pytest.mark.parametrize(
    ("rest", "lines"),
    [
        ("export const sing = (asked) => bird.messages.create({ model: asked });", [2]),
        ("bird.beta.messages\n  .stream({ model: MODEL });", [2]),
        ("export { bird };", []),
        ("bird.models.list();", []),
    ],
)
def test_each_source_that_asks_its_own_client_counts(rest: str, lines: list[int]) -> None:
    found: list[object] = []
    for path, text in (("a.ts", _ASKED.replace("{}", rest)), ("b.py", NAMED)):
        scanner = PythonScanner() if path == "b.py" else JavaScriptScanner()
        found += scanner.scan(SourceFile(path, text.encode()))
    told = [f for f in link(found) if isinstance(f, Reference) and f.place.path == "a.ts"]  # type: ignore[arg-type]
    assert [f.place.line for f in told if f.id == "anthropic"] == lines


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("const shown = `\nconst a = new Anthropic();\na.messages.create({});\n`;\n", set()),
        (
            "class A { constructor() { this.c = new Groq(); }\n go() { this.c.chat.create(); } }",
            {"groq"},
        ),
        (
            'import { OpenAI as Tern } from "openai"; const c = new Tern(); c.chat.create({});',
            {"openai"},
        ),
    ],
)
def test_a_client_is_told_by_its_class(code: str, ids: set[str]) -> None:
    assert set(services(run_ts=code)) == ids


def test_many_clients_are_read_in_linear_time() -> None:
    begin = time.process_time()
    services(run_ts="x = new OpenAI();\ny = `new\n`;\nx.chat();\n" * 8_000)
    assert time.process_time() - begin < 20
