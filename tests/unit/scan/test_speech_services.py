"""Speech that a provider hears or speaks: whose client is asked for what."""

from __future__ import annotations

import pytest

from clearweights.domain.asset import AssetKind, Provider, Reference
from clearweights.domain.facts import RunTimeChoice
from clearweights.scan import SourceFile
from clearweights.scan.base import Scanner
from clearweights.scan.config.scanner import ConfigScanner, EnvScanner
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner
from clearweights.scan.python import PythonScanner

SCANNERS: dict[str, Scanner] = {
    "py": PythonScanner(),
    "ts": JavaScriptScanner(),
    "go": NativeScanner(),
    "yaml": ConfigScanner(),
    "env": EnvScanner(),
}


def asked(path: str, text: str) -> set[tuple[str, Provider | None]]:
    file = SourceFile(path, text.encode())
    scanner = SCANNERS[path.rpartition(".")[2]]
    assert scanner.worth_parsing(file.data)
    facts = [fact for fact in scanner.scan(file) if isinstance(fact, Reference)]
    assert {fact.kind for fact in facts} <= {AssetKind.SERVICE}
    return {(fact.id, fact.provider) for fact in facts}


CARTESIA = "from cartesia import Cartesia\nc = Cartesia(api_key=k)\n"
DEEPGRAM = "from deepgram import DeepgramClient\nd = DeepgramClient(api_key=k)\n"


@pytest.mark.parametrize(
    ("path", "text", "id_", "provider"),
    [
        ("a.py", f'{CARTESIA}c.tts.bytes(model_id="sonic-2", transcript=t)', "sonic-2", "other"),
        (
            "a.py",
            f'{CARTESIA}w = c.tts.websocket()\nw.send(model_id="larch-1")',
            "larch-1",
            "other",
        ),
        (
            "a.py",
            f'{CARTESIA}c.stt.transcribe(file=f, model="ink-whisper")',
            "ink-whisper",
            "other",
        ),
        ("a.py", f'{DEEPGRAM}d.speak.v1.audio.generate(model="aura-2-thalia-en")', "", "deepgram"),
        (
            "a.py",
            "import assemblyai as aai\naai.TranscriptionConfig(speech_models=['universal-2'])",
            "universal-2",
            "assemblyai",
        ),
        (
            "a.py",
            'from lmnt.api import Speech\ns = Speech()\ns.synthesize(t, model="aurora")',
            "aurora",
            "other",
        ),
        (
            "a.py",
            'from livekit.agents import AgentSession\nAgentSession(stt="deepgram/nova-3:multi")',
            "deepgram/nova-3:multi",
            "other",
        ),
        (
            "a.py",
            'from livekit.agents import inference\ninference.TTS(model="cartesia/sonic-3")',
            "cartesia/sonic-3",
            "other",
        ),
        (
            "a.ts",
            (
                'import { CartesiaClient } from "@cartesia/cartesia-js";\n'
                'const c = new CartesiaClient({ apiKey });\nc.tts.bytes({ modelId: "larch-1" });'
            ),
            "larch-1",
            "other",
        ),
        (
            "a.ts",
            'const c = new AssemblyAI({ apiKey });\nc.transcribe({ speech_model: "universal" });',
            "universal",
            "assemblyai",
        ),
        ("a.ts", 'const voice = { provider: "cartesia", model: "larch-1" };', "larch-1", "other"),
        (
            "a.go",
            'import "github.com/deepgram/deepgram-go-sdk"\no := &Options{\n\tModel: "nova-2",\n}',
            "nova-2",
            "deepgram",
        ),
        ("a.yaml", "tts:\n  provider: cartesia\n  model: larch-1\n", "larch-1", "other"),
        ("a.env", "CARTESIA_MODEL=sonic-2\n", "sonic-2", "other"),
    ],
)
def test_who_is_asked_for_what(path: str, text: str, id_: str, provider: str) -> None:
    assert asked(path, text) == {(id_ or "aura-2-thalia-en", Provider(provider))}


@pytest.mark.parametrize(
    ("path", "text", "provider"),
    [
        ("a.py", "import assemblyai\nt = assemblyai.Transcriber()\n", "assemblyai"),
        ("a.py", "from hume import HumeClient\nc = HumeClient(api_key=k)\n", "other"),
        (
            "a.ts",
            "const c = new ElevenLabsClient({ apiKey });\nc.say.convert(v, t)\n",
            "elevenlabs",
        ),
    ],
)
def test_a_client_alone_is_noted(path: str, text: str, provider: str) -> None:
    facts = SCANNERS[path.rpartition(".")[2]].scan(SourceFile(path, text.encode()))
    assert [fact.words for fact in facts if isinstance(fact, RunTimeChoice)] == [provider]


def test_such_words_elsewhere_name_nothing() -> None:
    text = 'name = "sonic-2"\nspeed = "universal"\nmodel_name = "best"\n'
    assert asked("a.py", text) == set()


PIPECAT = "from pipecat.services.{} import {}\n{}\n"


@pytest.mark.parametrize(
    ("module", "name", "call", "id_", "provider"),
    [
        (
            "aws.llm",
            "AWSBedrockLLMService, AWSBedrockLLMSettings",
            'AWSBedrockLLMService(settings=AWSBedrockLLMSettings(model="larch.net-120b"))',
            "larch.net-120b",
            "aws-bedrock",
        ),
        (
            "cartesia.stt",
            "CartesiaSTTService",
            'CartesiaSTTService(settings=CartesiaSTTService.Settings(model="larch-2"))',
            "larch-2",
            "other",
        ),
        ("groq.llm", "GroqLLMService", 'GroqLLMService(model="larch-70b")', "larch-70b", "groq"),
        ("cartesia.tts", "X", 'Speaker(model="sonic-3.5")', "sonic-3.5", "other"),
    ],
)
def test_pipecat_tells_by_its_modules_who_is_asked(
    module: str, name: str, call: str, id_: str, provider: str
) -> None:
    text = PIPECAT.format(module, name, call)
    assert asked("a.py", text) == {(id_, Provider(provider))}


def test_pipecat_may_ask_a_server_of_ones_own() -> None:
    call = 'OpenAILLMService(model="larch-1", base_url="http://localhost:8000/v1")'
    assert asked("a.py", PIPECAT.format("openai.llm", "OpenAILLMService", call)) == set()


def test_livekit_is_a_gateway_in_both_languages() -> None:
    code = (
        "from livekit.agents import AgentSession\n"
        'AgentSession(llm="openai/gpt-4.1-mini", tts="cartesia/sonic-2:9626c31c")\n'
    )
    assert asked("a.py", code) == {
        ("openai/gpt-4.1-mini", Provider.OTHER),
        ("cartesia/sonic-2:9626c31c", Provider.OTHER),
    }
    page = (
        'import { inference } from "@livekit/agents";\n'
        'const l = new inference.LLM({ model: "larchlab/larch-v3" });\n'
    )
    assert asked("a.ts", page) == {("larchlab/larch-v3", Provider.OTHER)}


def test_pipecats_settings_for_openai_say_nothing_of_the_server() -> None:
    settings = 'OpenAILLMService.Settings(model="larch-ai/larch-8B-Instruct")'
    call = f'OpenAILLMService(base_url=f"{{url}}/v1", settings={settings})'
    text = PIPECAT.format("openai.llm", "OpenAILLMService", call)
    facts = SCANNERS["py"].scan(SourceFile("a.py", text.encode()))
    found = [(fact.id, fact.kind) for fact in facts if isinstance(fact, Reference)]
    assert found == [("larch-ai/larch-8B-Instruct", AssetKind.MODEL)]
