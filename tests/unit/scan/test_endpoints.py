"""The address of a request tells which hosted model, or at least whose, is asked."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import facts

from clearweights.domain.asset import AssetKind, Provider, Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import SourceFile, clients, endpoints
from clearweights.scan.javascript.scanner import JavaScriptScanner, NativeScanner
from clearweights.scan.shell.scanner import ShellScanner

GEMINI = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent"


def services(found: tuple[Fact, ...]) -> list[tuple[str, Provider | None]]:
    linked = clients.link(found)
    return [
        (f.id, f.provider)
        for f in linked
        if isinstance(f, Reference) and f.kind is AssetKind.SERVICE and f.strength is Strength.USED
    ]


@pytest.mark.parametrize(
    ("address", "id_", "provider"),
    [
        (f"{GEMINI}?key=1", "gemini-2.0-flash", Provider.GOOGLE),
        ("https://x.openai.azure.com/openai/deployments/shelf/chat", "shelf", Provider.AZURE),
        ("https://fal.run/fal-ai/flux/dev", "fal-ai/flux/dev", Provider.FAL),
        (
            "https://api.stability.ai/v1/generation/tern-xl-2/text-to-image",
            "tern-xl-2",
            Provider.STABILITY,
        ),
        (
            "https://api.replicate.com/v1/models/acme/gull/predictions",
            "acme/gull",
            Provider.REPLICATE,
        ),
    ],
)
def test_a_path_names_the_model(address: str, id_: str, provider: Provider) -> None:
    named = endpoints.asked_for(address)
    assert named is not None
    assert (named.id, named.provider) == (id_, provider)


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("https://api.stability.ai/v2beta/stable-image/generate/core", Provider.STABILITY),
        ("https://router.huggingface.co/v1/chat/completions", Provider.HUGGINGFACE),
        ("https://api.stability.ai/v1/generation/docs/start", None),
        ("https://api.cohere.com/docs/start", None),
        ("https://openrouter.ai/models", None),
        ("https://openrouter.ai/api/v1/models", None),
        ("https://api.anthropic.com/v1/models?limit=9", None),
        ("https://api.example.org/v1/chat/completions", None),
    ],
)
def test_a_question_is_told_from_a_page(address: str, provider: Provider | None) -> None:
    assert endpoints.asked(address) is provider


@pytest.mark.parametrize(
    ("address", "provider"),
    [
        ("https://api.shelf.dev/v1/chat/completions", Provider.OTHER),
        ("https://api.deepseek.com/chat/completions", Provider.DEEPSEEK),
        ("https://api.shelf.dev/v1/books", None),
        ("https://shelf.dev/v1/chat/completions", None),
        ("http://api:8000/v1/chat/completions", None),
        ("http://api.shelf.local/v1/chat/completions", None),
    ],
)
def test_a_question_may_go_to_somebody_unknown(address: str, provider: Provider | None) -> None:
    assert endpoints.questioned(address) is provider


@pytest.mark.parametrize(
    "request_",
    [
        'post("https://api.deepseek.com/chat/completions", data=json.dumps(body))',
        'Request("https://api.deepseek.com/completions", json.dumps(body).encode(), KEYS)',
        'post(f"{read(URL)}/embeddings", data=io.BytesIO(json.dumps(body).encode("utf-8")))',
        'post(read(URL) + "/chat/completions", json=body)',
    ],
)
def test_a_question_is_packed_for_its_way(request_: str) -> None:
    source = f"""
        URL = "https://api.deepseek.com/v1"
        body = {{"model": config.get("model", {{"value": "gull-7"}}).value}}
        {request_}
    """
    assert services(facts(source)) == [("gull-7", Provider.DEEPSEEK)]


def test_where_a_question_goes_stays_open_among_several() -> None:
    source = """
        ONE = "https://api.deepseek.com/v1"
        OTHER = "https://api.together.xyz/v1"
        post(f"{read(ONE)}/embeddings", json={"model": "gull-7"})
    """
    assert ("gull-7", Provider.DEEPSEEK) not in services(facts(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            f'requests.post(f"{GEMINI}?key={{key}}", json=body)',
            ("gemini-2.0-flash", Provider.GOOGLE),
        ),
        (
            'URL = "https://api.stability.ai/v2beta/stable-image"\nhttpx.post(URL, json=body)',
            ("stability", Provider.STABILITY),
        ),
        (
            """
            body = {"model": "acme/gull-7b"}
            requests.post("https://router.huggingface.co/v1/chat/completions", json=body)""",
            ("acme/gull-7b", Provider.HUGGINGFACE),
        ),
    ],
)
def test_requests_of_python(source: str, expected: tuple[str, Provider]) -> None:
    assert services(facts(source)) == [expected]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("wss://api.deepgram.com/v1/listen", [("deepgram", Provider.DEEPGRAM)]),
        ("wss://shelf.example.org/v1/listen", []),
    ],
)
def test_a_connection_that_stays_open_asks_too(
    address: str, expected: list[tuple[str, Provider]]
) -> None:
    source = f'URL = "{address}"\nwebsockets.connect(URL + "?rate=8000")'
    assert services(facts(source)) == expected
    assert services(facts(source.replace("websockets.connect", "show"))) == []


def test_each_request_asks_at_its_own_address() -> None:
    source = """
        requests.post("https://api.replicate.com/v1/predictions", json={"version": "1"})
        requests.post("https://api.together.xyz/v1/completions", json={"model": "acme/gull-7b"})
    """
    assert services(facts(source)) == [
        ("acme/gull-7b", Provider.TOGETHER),
        ("replicate", Provider.REPLICATE),
    ]


def test_a_table_of_addresses_asks_nobody() -> None:
    source = 'HELP = {"stability": "https://api.stability.ai/v2beta/x"}\nshow(HELP)'
    assert services(facts(source)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"await fetch(`{GEMINI}?key=${{key}}`, {{}});", [("gemini-2.0-flash", Provider.GOOGLE)]),
        (
            'const at = "https://api.deepgram.com/v1/listen";\naxios.post(at, sound);',
            [("deepgram", Provider.DEEPGRAM)],
        ),
        ('// fetch("https://api.deepgram.com/v1/listen");', []),
        ('const page = "https://api.deepgram.com/v1/listen";', []),
    ],
)
def test_requests_of_javascript(text: str, expected: list[tuple[str, Provider]]) -> None:
    file = SourceFile("a.ts", text.encode())
    assert services(tuple(JavaScriptScanner().scan(file))) == expected


def test_requests_of_go_and_of_a_shell() -> None:
    go = b'req, _ := http.NewRequest("POST", "https://api.elevenlabs.io/v1/text-to-speech/x", nil)'
    assert NativeScanner().worth_parsing(go)
    found = tuple(NativeScanner().scan(SourceFile("a.go", go)))
    assert services(found) == [("elevenlabs", Provider.ELEVENLABS)]
    curl = f'curl -X POST "{GEMINI}?key=$KEY" -d @body.json\n'.encode()
    assert services(tuple(ShellScanner().scan(SourceFile("a.sh", curl)))) == [
        ("gemini-2.0-flash", Provider.GOOGLE)
    ]
