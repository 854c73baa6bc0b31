"""The provider of a service is the one that is called, whatever the model's name says."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import facts, one, references, used

from clearweights.domain.asset import AssetKind, Hub, Provider, Reference, Role, Strength
from clearweights.domain.facts import RunTimeChoice
from clearweights.scan.base import SourceFile
from clearweights.scan.clients import CLIENTS
from clearweights.scan.config.scanner import ConfigScanner
from clearweights.scan.python import PythonScanner, link

OPENAI = "from openai import OpenAI\nimport os\n"


CALL = '\nclient.chat.completions.create(model="some-name", messages=[])'


@pytest.mark.parametrize(
    ("client", "provider"),
    [
        ("OpenAI()", Provider.OPENAI),
        ('OpenAI(base_url="https://api.deepseek.com/v1")', Provider.DEEPSEEK),
        ('OpenAI(base_url="https://api.x.ai/v1")', Provider.XAI),
        ('OpenAI(base_url="https://api.groq.com/openai/v1")', Provider.GROQ),
        ('OpenAI(base_url="https://acme.openai.azure.com/openai")', Provider.AZURE),
        ('OpenAI(base_url="https://llm.example.org/v1")', Provider.OTHER),
        ('OpenAI(base_url=os.getenv("DEEPSEEK_URL"))', Provider.DEEPSEEK),
    ],
)
def test_the_address_tells_the_provider(client: str, provider: Provider) -> None:
    reference = one(OPENAI + f"client = {client}" + CALL)
    assert (reference.kind, reference.hub) == (AssetKind.SERVICE, Hub.API)
    assert reference.provider is provider


_CLASS = """
    import cohere
    from openai import OpenAI
    class {name}:
        def __init__(self, where):
            self.client = {client}
        def ask(self, request):
            return self.client.{asked}(**request.dump())
"""


@pytest.mark.parametrize(
    ("name", "client", "provider"),
    [
        ("AzureFrogs", "cohere.Client(base_url=where)", "azure"),
        ("BedrockFrogs", "cohere.BedrockClient(region=where)", "aws-bedrock"),
        ("Frogs", "cohere.Client(base_url=where)", "cohere"),
        ("AzureFrogs", "cohere.Client(where)", "cohere"),
        ("GroqFrogs", "OpenAI(base_url=where)", "groq"),
        ("OpenAIFireworksFrogs", "OpenAI(base_url=where)", "fireworks"),
        ("FireworksFrogs", "OpenAI()", "openai"),
        ("AzureGroqFrogs", "cohere.Client(base_url='https://api.cohere.ai/v2')", "cohere"),
    ],
)
def test_a_class_tells_who_answers_at_an_address_not_known(
    name: str, client: str, provider: str
) -> None:
    asked = "chat.completions.create" if "OpenAI(" in client else "chat"
    found = facts(_CLASS.format(name=name, client=client, asked=asked))
    assert [f.words for f in found if isinstance(f, RunTimeChoice) and f.how in CLIENTS] == [
        provider
    ]


@pytest.mark.parametrize("base", ["http://localhost:8000/v1", "http://127.0.0.1:1234/v1"])
def test_an_own_server_is_no_service(base: str) -> None:
    client = OPENAI + f'client = OpenAI(base_url="{base}")\n'
    reference = one(client + 'client.chat.completions.create(model="acme/Tiny-7B")')
    assert (reference.kind, reference.role) == (AssetKind.MODEL, Role.INFERENCE_LOCAL)
    assert used(client + 'client.chat.completions.create(model="gpt-3.5-turbo")') == set()


def test_the_module_can_be_the_client() -> None:
    source = (
        'import openai\nopenai.api_base = "{}"\nopenai.ChatCompletion.create(model="some-name")'
    )
    assert one(source.format("https://acme.openai.azure.com")).provider is Provider.AZURE
    assert (
        one('import openai\nopenai.ChatCompletion.create(model="n-1")').provider is Provider.OPENAI
    )


@pytest.mark.parametrize(
    ("address", "provider"),
    [("", Provider.OPENAI), ("https://api.deepseek.com/v1", Provider.DEEPSEEK)],
)
def test_the_module_is_its_own_client_beside_that_of_another(
    address: str, provider: Provider
) -> None:
    source = f'''
        import cohere, openai
        openai.base_url = "{address}"
        co = cohere.Client("key")
        openai.embeddings.create(input=["x"], model="some-embedder")
    '''
    assert one(source).provider is provider


def test_what_a_file_loads_from_a_folder_is_not_served_by_its_client() -> None:
    source = """
        from openai import OpenAI
        from transformers import AutoModelForCausalLM
        model_path = "acme-labs/Tiny-7B"
        model_path = "/mnt/shared/Tiny-7B"
        model = AutoModelForCausalLM.from_pretrained(model_path)
        client = OpenAI(base_url="https://llm.example.org/v1")
        client.chat.completions.create(model="tiny-7b-instruct")
    """
    kinds = {r.id: r.kind for r in references(source)}
    assert kinds["acme-labs/Tiny-7B"] is AssetKind.MODEL
    assert kinds["tiny-7b-instruct"] is AssetKind.SERVICE


def test_the_client_is_followed_through_attributes_and_annotations() -> None:
    own = """
        from openai import OpenAI
        class Bot:
            def __init__(self):
                self.client = OpenAI(base_url="https://openrouter.ai/api/v1")
            def ask(self):
                return self.client.chat.completions.create(model="some-name")
    """
    assert one(own).provider is Provider.OPENROUTER
    passed = 'import groq\ndef f(c: groq.Groq):\n    c.chat.completions.create(model="some-name")'
    assert one(passed).provider is Provider.GROQ


@pytest.mark.parametrize(
    ("words", "kind", "id_"),
    [
        ("anthropic/claude-3-haiku", AssetKind.SERVICE, "anthropic/claude-3-haiku"),
        ("gpt-4o", AssetKind.SERVICE, "gpt-4o"),
        ("ollama/llama3", AssetKind.MODEL, "llama3"),
    ],
)
def test_routers_name_the_provider_in_front(words: str, kind: AssetKind, id_: str) -> None:
    reference = one(f'import litellm\nlitellm.completion(model="{words}", messages=[])')
    assert (reference.kind, reference.id) == (kind, id_)


def test_a_client_whose_model_comes_from_outside_is_a_note() -> None:
    source = OPENAI + "client = OpenAI()\nclient.chat.completions.create(model=os.environ['M'])"
    notes = [fact for fact in facts(source) if isinstance(fact, RunTimeChoice)]
    assert {(note.how, note.words) for note in notes} == {
        ("client", "openai"),
        ("completions", "os.environ['M']"),
    }
    assert references(source) == []


def test_price_lists_are_only_mentions() -> None:
    assert used('from openai import OpenAI\nOpenAI()\nMODEL_PRICING = [("gpt-4o", 2.5)]') == set()


def test_a_default_that_can_only_be_a_hosted_model_needs_no_telling_name() -> None:
    source = """
        def chat_model(config: dict, name: str = "gpt-4-0613", title: str = "other"):
            return build(name, endpoint=config["url"])
        """
    assert one(source).kind is AssetKind.SERVICE
    assert not references('def show(title: str = "gpt-4-0613"):\n    pass\n')


def test_a_table_of_models_offers_them_and_other_tables_only_speak_of_them() -> None:
    assert used('models = {"fast": "gpt-4o-mini"}\n') == {"gpt-4o-mini"}
    assert not used('model_colors = {"gpt-4o-mini": "red"}\n')


def test_a_model_beside_the_word_for_who_serves_it() -> None:
    found = references(
        "from acme_agents import Search\n"
        'Search(config=dict(llm=dict(provider="groq", config=dict(model="llama3-8b-8192")),\n'
        '       embedder=dict(provider="huggingface", config=dict(model="acme/small-en"))))\n'
        'CONFIG = {"llm": {"provider": "ollama", "config": {"model": "qwen3"}}}\n'
    )
    told = {f.id: (f.kind, f.provider) for f in found}
    assert told == {
        "llama3-8b-8192": (AssetKind.SERVICE, Provider.GROQ),
        "acme/small-en": (AssetKind.MODEL, None),
        "qwen3": (AssetKind.MODEL, None),
    }


def test_integrations_of_a_framework_call_one_provider_each() -> None:
    (found,) = references(
        'from llama_index.llms.acmecloud import AcmeCloud\nAcmeCloud(model="Tiny-9B-Instruct")\n'
    )
    assert (found.kind, found.provider) == (AssetKind.SERVICE, Provider.OTHER)


def test_a_tokenizer_is_loaded_even_where_models_are_called() -> None:
    found = references(
        "from openai import OpenAI\n"
        'OpenAI(base_url="https://openrouter.ai/api/v1")\n'
        'TOKENIZER_MODEL = "acme-labs/Tiny-7B"\nBASE_MODEL = "acme-labs/Small-3B"\n'
    )
    assert {f.id: f.kind for f in found} == {
        "acme-labs/Tiny-7B": AssetKind.MODEL,
        "acme-labs/Small-3B": AssetKind.SERVICE,
    }


def test_a_plain_key_of_any_settings_calls_no_service() -> None:
    code = (
        "from openai import OpenAI\n"
        "def ask(config):\n"
        '    OpenAI().chat.completions.create(model=config["model"])\n'
    )
    facts = [
        *PythonScanner().scan(SourceFile("chat/ask.py", code.encode())),
        *ConfigScanner().scan(SourceFile("train/run.yaml", b"model: acme-labs/Tiny-7B\n")),
    ]
    assert {f.kind for f in link(facts) if isinstance(f, Reference)} == {AssetKind.MODEL}


def test_what_a_widget_offers_and_a_table_of_defaults_may_be_called() -> None:
    found = used(
        "from ui import Select\nimport anthropic\n"
        'Select(id="m", values=["gpt-4o", "gpt-4o-mini"])\n'
        'PROVIDER_TO_DEFAULT_MODEL_NAME = {A: "claude-3-5-haiku-20241022"}\n'
    )
    assert found == {"gpt-4o", "gpt-4o-mini", "claude-3-5-haiku-20241022"}


def test_counting_tokens_calls_nobody() -> None:
    assert used('Splitter.from_tiktoken_encoder(model_name="gpt-4o", chunk_size=5)\n') == set()


def test_outlines_is_given_a_client_and_a_name() -> None:
    source = 'import outlines, openai\nm = outlines.from_openai(openai.OpenAI(), "gpt-4o-mini")'
    assert (one(source).id, one(source).provider) == ("gpt-4o-mini", Provider.OPENAI)


def test_the_page_of_weights_given_to_a_download() -> None:
    source = 'url = "https://huggingface.co/acme/net/blob/main/net.pth"\n'
    assert used(source + "path = download_model(url)") == {"acme/net"}
    assert used(source + "print(url)") == set()


@pytest.mark.parametrize(
    "call",
    [
        "images.create",
        "images.generate",
        "images.edit",
        "embeddings.create",
        "audio.speech.create",
        "audio.transcriptions.create",
        "videos.create",
        "moderations.create",
        "rerank.create",
        "fine_tuning.create",
    ],
)
def test_every_endpoint_of_a_client_is_that_providers_service(call: str) -> None:
    """The client may come from a module of the project: the endpoint alone tells a service."""
    source = f'client.{call}(model="acme/painter-7b", prompt="a cat")'
    known = one("from together import Together\nclient = Together()\n" + source)
    assert (known.kind, known.provider) == (AssetKind.SERVICE, Provider.TOGETHER)
    other = one("from .clients import client\n" + source)
    assert other.kind is AssetKind.SERVICE


def test_a_class_of_the_hub_is_no_unknown_service() -> None:
    reference = one(
        "from huggingface_hub import InferenceClient\nclient = InferenceClient()\n"
        'client.chat.completions.create(model="acme/Chat-7B", messages=[])'
    )
    assert (reference.kind, reference.hub) == (AssetKind.MODEL, Hub.HUGGINGFACE)


@pytest.mark.parametrize(
    ("name", "found"),
    [("qwen2.5-7b-instruct-1m", True), ("local-model", False), ("gpt-4o", False)],
)
def test_lm_studio_names_models_without_organization(name: str, found: bool) -> None:
    source = OPENAI + 'client = OpenAI(base_url="http://localhost:1234/v1")\n'
    ids = [r.hub for r in references(source + CALL.replace("some-name", name).lstrip())]
    assert ids == ([Hub.OTHER] if found else [])


def test_lm_studio_has_a_library_of_its_own() -> None:
    assert used('import lmstudio as lms\nlms.llm("llama-3.2-1b-instruct")') == {
        "llama-3.2-1b-instruct"
    }


@pytest.mark.parametrize(
    ("source", "provider"),
    [
        (
            'import fal_client\nfal_client.subscribe("acme/painter/dev", arguments={})',
            Provider.FAL,
        ),
        (
            'import replicate\nreplicate.predictions.create(model="acme/painter", input={})',
            Provider.REPLICATE,
        ),
        (
            (
                "from deepgram import PrerecordedOptions\n"
                'options = PrerecordedOptions(model="acme/painter")'
            ),
            Provider.DEEPGRAM,
        ),
    ],
)
def test_services_with_calls_of_their_own(source: str, provider: Provider) -> None:
    reference = one(source)
    assert (reference.kind, reference.provider) == (AssetKind.SERVICE, provider)


def test_a_class_names_models_beside_the_address_it_asks() -> None:
    found = references(
        "class Answers(Base):\n"
        '    base_url = "https://api.groq.com/openai/v1"\n'
        '    aliases = {"small": "llama-9-8b-tiny", "large": "acme/chat-70b:free"}\n'
        "class MistralProvider(Base):\n"
        '    models = ["mistral-large-latest"]\n'
        "class Own(Base):\n"
        '    base_url = "http://localhost:8000/v1"\n'
        '    aliases = {"small": "llama-7-8b-tiny"}\n'
    )
    assert [(r.id, r.provider) for r in found] == [
        ("acme/chat-70b:free", Provider.GROQ),
        ("llama-9-8b-tiny", Provider.GROQ),
        ("mistral-large-latest", Provider.MISTRAL),
    ]


@pytest.mark.parametrize(
    "source",
    [
        'run({"writer_provider": "groq", "writer_model": "llama-9-70b-special"})',
        'run(model="llama-9-70b-special", model_provider="groq")',
        'run({"model": "llama-9-70b-special", "model_server": "groq"})',
        'run({"model": "llama-9-70b-special", "model_type": "tern_groq"})',
        'class C:\n    writer_provider = "groq"\n    writer_model: str = "llama-9-70b-special"',
    ],
)
def test_a_provider_named_beside_the_model_serves_it(source: str) -> None:
    reference = one(source)
    assert (reference.kind, reference.provider) == (AssetKind.SERVICE, Provider.GROQ)
    assert used(source.replace("groq", "nobody")) == set()


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ('x.model = x._get_str("model", given if given else "gpt-4")', {"gpt-4"}),
        ('config.get_option("embedding_model", "acme/Embed-7B")', {"acme/Embed-7B"}),
        ('x._get_str("title", "gpt-4")', set()),
        ('x.write("model", "gpt-4")', set()),
    ],
)
def test_defaults_of_settings_asked_for_by_name(source: str, ids: set[str]) -> None:
    assert used(source) == ids


def test_importing_ollama_tells_what_short_names_are() -> None:
    source = 'def run(model):\n    return model.chat(model="llava", messages=[])'
    assert used("import ollama\n" + source) == {"llava"}
    assert used(source) == set()


def test_a_method_of_what_a_client_answers_asks_for_no_model() -> None:
    source = (
        "import ollama\nclient = ollama.Client()\n"
        'answer = client.chat(model="llava", messages=[])\nprint(answer.get("message"))'
    )
    assert used(source) == {"llava"}
    agent = 'from agno.models.openai import OpenAIChat\nmodel = OpenAIChat(id="gpt-4o")\n'
    assert used(agent + 'model.run("hello-2")') == {"gpt-4o"}


def test_baidu_names_its_models_in_capitals() -> None:
    assert used('model = "ERNIE-Speed-8K"') == {"ERNIE-Speed-8K"}
    assert used('import qianfan\nqianfan.Embedding().do(texts=[], model="bge-large-zh")') == {
        "bge-large-zh"
    }


def test_the_first_argument_of_the_older_client_is_its_engine() -> None:
    reference = one('import openai\nopenai.ChatCompletion.create("gpt-4-32k", **request)')
    assert (reference.id, reference.provider) == ("gpt-4-32k", Provider.OPENAI)


def test_pictures_are_asked_for_of_the_provider_whose_library_is_used() -> None:
    reference = one('import together\ntogether.Image.create(model="acme/paint-1", prompt="x")')
    assert (reference.id, reference.provider) == ("acme/paint-1", Provider.TOGETHER)


@pytest.mark.parametrize(
    ("source", "id_", "kind"),
    [
        (
            'from kept.adapter import openai\nopenai.Audio.transcribe("whisper-1", f)',
            "whisper-1",
            "service",
        ),
        (
            'from kept.adapter import replicate\nreplicate.run("acme/blip-2", input=i)',
            "acme/blip-2",
            "service",
        ),
        (
            'from sat.model import AutoModel\nAutoModel.from_pretrained("rowanglm-6b")',
            "rowanglm-6b",
            "model",
        ),
        ('model_name = "ernie-3.0-medium-zh"', None, ""),
        ('model_name = "ernie-bot-4"', "ernie-bot-4", "service"),
    ],
)
def test_clients_behind_others_and_zoos_with_names_of_their_own(
    source: str, id_: str | None, kind: str
) -> None:
    found = [(r.id, r.kind.value) for r in references(source) if r.kind.value == kind]
    assert found == ([(id_, kind)] if id_ else [])


def test_a_half_written_name_is_no_model() -> None:
    source = 'import openai\nopenai.Completion.create(model=["gpt2", "huggingface.co/"])'
    assert "huggingface.co/" not in used(source)


def test_choices_of_an_option_are_offered() -> None:
    source = (
        "import argparse\np = argparse.ArgumentParser()\n"
        'p.add_argument("--model", default="gpt-4o", choices=["gpt-4o", "text-davinci-003"])'
    )
    assert used(source) == {"gpt-4o", "text-davinci-003"}


def test_the_default_that_a_table_returns_is_a_choice() -> None:
    assert used("judge = options.pop('model', 'gpt-4o')") == {"gpt-4o"}
    assert used("run(options.get('judge_model', 'gpt-4o-mini'))") == {"gpt-4o-mini"}
    assert used("run(options.get('title', 'gpt-4o-mini'))") == set()


def test_the_default_of_a_column_is_a_choice() -> None:
    source = """
        class Search(models.Model):
            encoder = models.CharField(max_length=200, default="acme/gte-small-2")
            label = models.CharField(max_length=200, default="acme/gte-small-3")
            llm = Column(String(20), default="gpt-4o-mini")
    """
    assert used(source) == {"acme/gte-small-2", "gpt-4o-mini"}


def test_data_of_a_task_is_no_model() -> None:
    (found,) = references('TASK = {"name": "Reddit", "hf_hub_name": "mteb/reddit-clustering"}')
    assert found.kind is AssetKind.DATASET


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('def default_model(self):\n    return "gpt-4o"', {"gpt-4o"}),
        (
            'def default_model(self):\n    return {self.A: "rerank-v3.5", self.B: "gpt-4o"}[self]',
            {"rerank-v3.5", "gpt-4o"},
        ),
        ('def get_model(name):\n    return name or "gpt-4o"', {"gpt-4o"}),
        ('def model_family(name):\n    return "gpt-4o"', set()),
        ('def is_chat_model(name):\n    return "gpt-4o"', set()),
        ('def get_model(name):\n    return "local"', set()),
    ],
)
def test_a_function_answers_with_the_hosted_model_of_its_name(body: str, found: set[str]) -> None:
    assert used(body) == found


@pytest.mark.parametrize(
    ("library", "path", "found"),
    [
        ("torch", "/v1/audio/speech", set()),
        ("vllm", "/chat/completions", set()),
        ("httpx", "/v1/audio/speech", {"tts-1"}),
        ("torch", "/v1/notes", {"tts-1"}),
    ],
)
def test_a_server_of_own_models_answers_to_names_of_others(
    library: str, path: str, found: set[str]
) -> None:
    source = f"""
        import {library}
        from fastapi import FastAPI
        app = FastAPI()
        @app.post("{path}")
        async def speak(data):
            data["model"] = "tts-1"
    """
    assert used(source) == found


def test_a_server_that_calls_a_provider_uses_what_it_names() -> None:
    source = """
        import torch
        from fastapi import FastAPI
        from openai import OpenAI
        app, client = FastAPI(), OpenAI()
        @app.post("/v1/chat/completions")
        async def talk(data, model="gpt-4o"):
            return client.chat.completions.create(model=model, messages=data)
    """
    assert used(source) == {"gpt-4o"}


@pytest.mark.parametrize(
    ("default", "asked"),
    [
        ("text-embedding-004", 'f"models/{self.model}"'),
        ("models/text-embedding-004", "self.model"),
    ],
)
def test_a_service_has_the_name_that_stands_in_the_file(default: str, asked: str) -> None:
    source = f"""
        from google import generativeai as genai
        class Embedder:
            def __init__(self, model: str = "{default}"):
                self.model = model
            def run(self, text):
                return genai.embed_content(model={asked}, content=text)
    """
    assert used(source) == {default}


def test_the_name_of_a_provider_is_no_model() -> None:
    source = """
        from langchain_openai import OpenAIEmbeddings
        def make(provider: str = "openai", model=None):
            name = provider if looks_like_model(provider) else (model or "text-embedding-ada-002")
            return OpenAIEmbeddings(model=name)
    """
    assert used(source) == {"text-embedding-ada-002"}


def test_an_engine_may_be_a_hosted_model() -> None:
    assert used('DEFAULT_ENGINE = "gpt-4o-mini"\n') == {"gpt-4o-mini"}
    assert used('run(search_engine="duckduckgo", database_engine="o1")\n') == set()


def test_beginnings_of_names_that_a_file_asks_for_are_no_models() -> None:
    source = """
        from langchain_aws import ChatBedrock, BedrockEmbeddings
        AWS_MODELS = ("amazon.titan", "anthropic.claude", "mistral.mi")
        def make(llm_name):
            if llm_name.startswith(AWS_MODELS):
                return ChatBedrock(model_id=llm_name)
    """
    assert used(source) == set()


def test_a_table_of_dimensions_says_something_of_models() -> None:
    assert used('EMBEDDING_DIMENSIONS = {"thenlper/gte-base": 768, "acme/tiny-7b": 4}\n') == set()


def test_a_constant_called_like_the_hosted_model_it_holds() -> None:
    assert used('GPT_4 = "gpt-4"\nTOKENS_4 = "gpt-4o"\n') == {"gpt-4"}


def test_a_computer_by_its_number_is_ones_own() -> None:
    source = """
        from openai import OpenAI
        client = OpenAI(base_url="http://100.64.1.2:8000/v1")
        client.chat.completions.create(model="gpt-3.5-turbo", messages=[])
    """
    assert used(source) == set()


@pytest.mark.parametrize(
    "source",
    [
        'bot.send_chat_request(history, "gpt-4o-mini", temperature=0)',
        'form.add_field("model", "gpt-4o-mini")',
        'def get_chat_models(self):\n    return ["gpt-4o-mini", "gpt-4o-mini"]',
        '@bot.option(name="model", default="gpt-4o-mini")\ndef ask(self, given): ...',
    ],
)
def test_hosted_models_that_a_call_asks_or_offers(source: str) -> None:
    assert used(source) == {"gpt-4o-mini"}


@pytest.mark.parametrize(
    "source",
    [
        'count_request_tokens("hello", "gpt-4o-mini")',
        'bot.draw(history, "gpt-4o-mini")',
        'form.add_field("label", "gpt-4o-mini")',
        'bot.send_chat_request(history, "see gpt-4o-mini")',
        'def get_colors(self):\n    return ["gpt-4o-mini", "blue"]',
    ],
)
def test_hosted_models_that_a_call_counts_or_shows(source: str) -> None:
    assert used(source) == set()


def test_a_model_that_follows_its_provider() -> None:
    assert used('class A:\n    first = Spec("openai", "o3")\n') == {"o3"}
    assert used('class A:\n    first = Spec("red", "o3")\n') == set()
    offered = 'def get_models():\n    return {"Quick": ["gpt-4o-mini"], "Deep": ["gpt-4o"]}\n'
    assert used(offered) == {"gpt-4o-mini", "gpt-4o"}


def test_a_function_that_renames_models_asks_for_none() -> None:
    source = """
        def replace_model_name(old):
            names = {"claude-v1": "claude-1", "claude-v2": "claude-2.0"}
            return names[old]
    """
    assert used(source) == set()


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        ("helper.embed(EMBEDDING_MODEL)", AssetKind.MODEL),
        ("client.embeddings.create(model=args.model, input=[])", AssetKind.SERVICE),
        ("TogetherEmbeddings(model=name)", AssetKind.SERVICE),
        ('URL = "https://api.together.xyz/v1/embeddings"', AssetKind.SERVICE),
    ],
)
def test_an_embedding_model_beside_a_service_of_other_models(beside: str, kind: AssetKind) -> None:
    source = (
        "from together import Together\nclient = Together()\n"
        'EMBEDDING_MODEL = "lab/embed-small-v1"\n'
        'client.chat.completions.create(model="lab/chat-7b", messages=[])\n' + beside
    )
    found = {r.id: r.kind for r in references(source)}
    assert found == {"lab/embed-small-v1": kind, "lab/chat-7b": AssetKind.SERVICE}


@pytest.mark.parametrize(
    "source",
    [
        'MODELS = ["acme-labs/Shelf-7B", "gpt-4o"]\nparser.add_argument("--model", choices=MODELS)',
        'def page():\n    names = ["x", "gpt-4o", "gemini-1.5-pro"]\n    gr.Radio(choices=names)',
        'st.selectbox("Choose an LLM", ["gpt-4o", "Other"])',
        'st.sidebar.radio(label="Model", options=("Ours", "gpt-4o"))',
    ],
)
def test_a_hosted_model_that_people_may_choose(source: str) -> None:
    assert "gpt-4o" in used(source)


@pytest.mark.parametrize(
    "source",
    [
        'st.selectbox("Label of the chart", ["gpt-4o", "Other"])',
        'parser.add_argument("--legend", choices=["gpt-4o", "ours"])',
        'pick("Model", ["gpt-4o", "Other"])',
    ],
)
def test_a_word_among_others_is_no_choice_of_a_model(source: str) -> None:
    assert used(source) == set()


def test_a_metric_runs_no_weights_of_its_own() -> None:
    source = (
        "import evaluate\nfrom together import Together\nclient = Together()\n"
        'BASELINE_MODEL = "lab/chat-7b"\nrouge = evaluate.load("rouge")\nrouge.compute({})\n'
    )
    given = source.replace("{}", "predictions=found")
    assert [r.kind for r in references(given) if "/" in r.id] == [AssetKind.SERVICE]
    given = source.replace("{}", 'predictions=found, model_type="lab/judge-large"')
    assert AssetKind.MODEL in {r.kind for r in references(given) if r.id == "lab/judge-large"}


def test_encoders_of_semantic_router() -> None:
    source = """
        from semantic_router.encoders import {}
        encoder = {}(name="lab-embed-3")
        """
    (asked,) = references(source.replace("{}", "OpenAIEncoder"))
    assert (asked.id, asked.provider) == ("lab-embed-3", Provider.OPENAI)
    (run,) = references(source.replace("{}", "FastEmbedEncoder"))
    assert run.kind is AssetKind.MODEL


def test_datasets_of_pinecone() -> None:
    source = 'from pinecone_datasets import load_dataset\nload_dataset("quora_small-100K")\n'
    (found,) = references(source)
    assert (found.kind, found.id) == (AssetKind.DATASET, "quora_small-100K")


def test_a_number_names_no_model() -> None:
    call = "from groq import Groq\nGroq().chat.completions.create(model={}, messages=[])"
    assert "0.7" not in used(call.format('"0.7"'))
    assert "llama3-8b-8192" in used(call.format('"llama3-8b-8192"'))


def test_ollama_has_no_model_of_openai() -> None:
    ask = "import ollama\nollama.chat(model={}, messages=[])"
    models = {r.id for r in references(ask.format('"gpt-4"')) if r.kind is AssetKind.MODEL}
    assert models == set()
    assert used(ask.format('"gpt-oss"')) == {"gpt-oss"}


@pytest.mark.parametrize(
    "name",
    [
        *("kimi-k2.6", "kimi-latest", "glm-5.2", "glm-3-turbo", "minimax-m2.7", "doubao-pro-32k"),
        *("hunyuan-large", "yi-lightning", "step-2-16k", "baichuan2-turbo-192k", "solar-pro"),
        *("palmyra-x-004", "reka-core", "pplx-70b-online", "veo-2.0-generate-001"),
        *("computer-use-preview", "text-similarity-davinci-001", "nova-2-general"),
    ],
)
def test_hosted_models_have_names_that_nobody_else_uses(name: str) -> None:
    assert one(f'DEFAULT_MODEL = "{name}"').kind is AssetKind.SERVICE


@pytest.mark.parametrize("name", ["yi-34b-chat", "solar-10.7b", "step-1", "baichuan2-7b", "reka"])
def test_names_of_weights_and_of_nothing_are_no_services(name: str) -> None:
    assert AssetKind.SERVICE not in {r.kind for r in references(f'DEFAULT_MODEL = "{name}"')}


@pytest.mark.parametrize(
    ("flag", "found"),
    [("--eng", {"gpt-3.5-turbo"}), ("--encoding", set()), ("--baseline", set())],
)
def test_a_hosted_model_is_what_an_option_holds(flag: str, found: set[str]) -> None:
    source = f'parser.add_argument("{flag}", default="gpt-3.5-turbo", type=str)'
    assert used(source) == found


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ('ChatAnthropic(model=os.environ["M"])', {"anthropic"}),
        ('ChatAnthropic(model="claude-3-opus-20240229")', set()),
        ('ChatOpenAI(model=os.environ["M"], base_url=os.environ["AT"])', {"other"}),
        ('ChatOpenAI(model=os.environ["M"], base_url="http://localhost:8000/v1")', set()),
    ],
)
def test_a_class_for_hosted_models_calls_its_provider_whichever_model_is_asked(
    source: str, asked: set[str]
) -> None:
    package = "langchain_anthropic" if "Anthropic" in source else "langchain_openai"
    source = f"import os\nfrom {package} import ChatAnthropic, ChatOpenAI\nllm = {source}"
    choices = [f for f in facts(source) if isinstance(f, RunTimeChoice)]
    assert {c.words for c in choices if c.how in CLIENTS} == asked


def test_the_answer_of_a_program_is_no_dataset() -> None:
    ask = 'import requests\nrows = requests.get("https://{}", timeout=8).json()'
    assert used(ask.format("news.example.com/v0/topstories.json")) == set()
    assert used(ask.format("api.example.com/stories.json")) == set()
    file = "files.example.com/sets/stories.json"
    assert used(ask.format(file)) == {f"https://{file}"}


def test_the_ranker_of_a_blender_is_a_model() -> None:
    source = 'import llm_blender\nb = llm_blender.Blender()\nb.loadranker("acme/PairGauge")'
    assert used(source) == {"acme/PairGauge"}


@pytest.mark.parametrize("name", ["GLM-4-Air", "GLM-4-0520"])
def test_a_maker_writes_its_hosted_models_in_capitals(name: str) -> None:
    assert one(f'DEFAULT_MODEL = "{name}"').kind is AssetKind.SERVICE
    assert AssetKind.SERVICE not in {r.kind for r in references('DEFAULT_MODEL = "GLM-4-9B"')}


def test_a_model_fetched_by_the_client_of_its_service_is_asked_there() -> None:
    source = (
        "import replicate\nclient = replicate.Client(api_token=KEY)\n"
        'model = client.models.get("acme-labs/hear")\nvoice = client.voices.get("acme-labs/say")\n'
    )
    reference = one(source)
    assert (reference.id, reference.kind, reference.provider) == (
        "acme-labs/hear",
        AssetKind.SERVICE,
        Provider.REPLICATE,
    )


_ASKED = """
    import os
    from openai import OpenAI
    {before}
    client = OpenAI({given})
    client.chat.completions.create(model={name!r}, messages=[])
"""


@pytest.mark.parametrize("key", ["EMPTY", "not-needed", "lm-studio", "does-not-matter"])
@pytest.mark.parametrize("base", ["address", '"http://gpu17.cluster.example/v1"'])
def test_a_key_that_fills_its_place_tells_a_server_of_ones_own(key: str, base: str) -> None:
    given = f"base_url={base}, api_key={key!r}"
    source = _ASKED.format(before="", given=given, name="{}")
    assert not used(source.replace("'{}'", "'gpt-4o'"))
    named = one(source.replace("'{}'", "'Meta-Llama-3.1-8B-Instruct'"))
    assert (named.kind, named.role) == (AssetKind.MODEL, Role.INFERENCE_LOCAL)
    real = source.replace(repr(key), 'os.environ["KEY"]')
    assert one(real.replace("'{}'", "'gpt-4o'")).kind is AssetKind.SERVICE


@pytest.mark.parametrize("given", ['api_key="EMPTY"', 'base_url=None, api_key="dummy"'])
def test_without_an_address_the_client_asks_its_provider(given: str) -> None:
    assert one(_ASKED.format(before="", given=given, name="gpt-4o")).provider is Provider.OPENAI


@pytest.mark.parametrize(
    ("given", "provider"),
    [
        ('websocket_base_url="ws://localhost:8000/v1", api_key="x-1"', None),
        ('websocket_base_url="wss://api.openai.com/v1", api_key="x-1"', Provider.OPENAI),
    ],
)
def test_a_client_that_stays_connected_has_an_address_of_its_own(
    given: str, provider: Provider | None
) -> None:
    found = references(_ASKED.format(before="", given=given, name="gpt-4o"))
    assert [r.provider for r in found] == ([provider] if provider else [])


def test_a_variable_that_the_file_sets_tells_who_answers() -> None:
    setting = 'os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"'
    source = _ASKED.format(before=setting, given="", name="acme/Tiny-7B")
    assert one(source).kind is AssetKind.MODEL
    branch = source.replace(setting, f"if os.environ.get('X'): {setting}")
    assert one(branch.replace("acme/Tiny-7B", "gpt-4o")).kind is AssetKind.SERVICE


def test_a_function_that_sets_the_address_of_the_module_asks_there() -> None:
    source = """
        import openai
        def small(prompt, url, name="Llama-2-7b-chat-hf"):
            openai.api_key = "EMPTY"
            openai.api_base = url
            return openai.ChatCompletion.create(model=name, messages=prompt)
        def large(prompt):
            openai.api_key = KEY
            return openai.ChatCompletion.create(model="gpt-4-0613", messages=prompt)
    """
    kinds = {r.id: r.kind for r in references(source)}
    assert kinds == {"Llama-2-7b-chat-hf": AssetKind.MODEL, "gpt-4-0613": AssetKind.SERVICE}


def test_a_word_for_off_names_no_hosted_model() -> None:
    assert not used(_ASKED.format(before="", given="", name="false"))


_DEPLOYED = (
    "f\"{os.environ['HOST']}/openai/deployments/{NAME}/chat/completions?api-version={VERSION}\"",
    '"{0}openai/deployments/{1}/embeddings?v={2}".format(os.environ["HOST"], NAME, VERSION)',
    '"{}/openai/deployments/{}/chat".format(os.environ["HOST"], NAME)',
)


@pytest.mark.parametrize("address", _DEPLOYED)
def test_an_address_put_together_names_a_deployment_of_azure(address: str) -> None:
    reference = one(f'import os\nNAME = "our-gpt"\nVERSION = "2024-02-01"\nURL = {address}')
    assert (reference.id, reference.provider) == ("our-gpt", Provider.AZURE)
    found = facts(f'import os\nNAME = os.environ["NAME"]\nVERSION = "1"\nURL = {address}')
    assert [f.words for f in found if isinstance(f, RunTimeChoice)] == ["azure"]


@pytest.mark.parametrize(
    "address",
    [
        'f"{HOST}/deployments/{NAME}/status"',
        'f"{HOST}/openai/deployments/{NAME}"',
        'f"see {HOST}/openai/deployments/ of {NAME}/chat"',
    ],
)
def test_other_addresses_of_deployments_ask_no_model(address: str) -> None:
    assert facts(f'import os\nNAME = "our-gpt"\nHOST = os.environ["HOST"]\nURL = {address}') == ()


_EITHER = """
    import openai
    class Chat:
        def __init__(self, model_name="gpt-3.5-turbo"):
            {condition}
            self.config = {{"model_name": model_name}}
        def run(self, text):
            return openai.ChatCompletion.create(model=self.config["model_name"], messages=text)
    Chat(model_name="llama-2-7b-chat-hf")
"""


def test_an_address_set_under_a_condition_is_asked_for_other_models_only() -> None:
    local = 'openai.api_base = "http://localhost:8000/v1"'
    either = _EITHER.format(condition=f'if "gpt" not in model_name: {local}')
    kinds = {r.id: r.kind for r in references(either)}
    assert kinds == {"gpt-3.5-turbo": AssetKind.SERVICE, "llama-2-7b-chat-hf": AssetKind.MODEL}
    always = _EITHER.format(condition=local)
    assert used(always) == {"llama-2-7b-chat-hf"}


def test_a_function_that_counts_tokens_asks_no_model_it_names() -> None:
    source = """
        def {name}(messages, model):
            if "gpt-4" in model:
                model = "gpt-4-0613"
            return {name}(messages, model="gpt-3.5-turbo-0613")
    """
    assert not used(source.format(name="num_tokens_from_messages"))
    assert used(source.format(name="ask_messages"))


def test_a_server_of_open_weights_is_not_asked_for_what_another_alone_has() -> None:
    source = """
        from together import Together
        from openai import OpenAI
        def client(vendor):
            return Together() if vendor == "together" else OpenAI()
        def ask(model):
            return Together().chat.completions.create(model=model, messages=[])
        ask("gpt-4o-mini")
        ask("Qwen/QwQ-32B-Preview")
    """
    owners = {r.id: r.provider for r in references(source)}
    assert owners == {"gpt-4o-mini": Provider.OPENAI, "Qwen/QwQ-32B-Preview": Provider.TOGETHER}


def test_older_models_of_ai21_have_names_of_their_own() -> None:
    assert used('class Grande(Api):\n    engine = "j2-grande-instruct"\n') == {"j2-grande-instruct"}
    assert not used('class Grande(Api):\n    engine = "j2-fast"\n')


def test_the_word_for_ones_own_computer_is_no_hosted_model() -> None:
    assert not used(_ASKED.format(before="", given="", name="localhost"))


def test_names_of_classes_by_label_are_no_models() -> None:
    assert not used('model_to_class_map = {"GPT-2": "gpt2", "Large": "gpt2-large"}\n')
    assert used('model_map = {"GPT-2": "gpt2", "Large": "gpt2-large"}\n')


def test_of_several_clients_ones_own_server_runs_what_no_maker_has() -> None:
    source = """
        from openai import AzureOpenAI, OpenAI
        class Writer:
            def __init__(self, model="{}", own=True, port=8000):
                if own:
                    self.client = OpenAI(api_key="EMPTY", base_url=f"http://localhost:{{port}}/v1")
                elif port:
                    self.client = AzureOpenAI(azure_endpoint=HERE)
                else:
                    self.client = OpenAI()
                self.model = model
            def ask(self):
                return self.client.chat.completions.create(model=self.model, messages=[])
    """
    open_ = references(source.format("Qwen2-5-Coder-32B-Instruct"))
    assert [(r.kind, r.provider) for r in open_] == [(AssetKind.MODEL, None)]
    hosted = references(source.format("gpt-4o-mini"))
    assert [(r.kind, r.provider) for r in hosted] == [(AssetKind.SERVICE, Provider.OPENAI)]


def test_of_two_clients_the_maker_of_the_model_is_asked_for_it() -> None:
    source = """
        from openai import AzureOpenAI, OpenAI
        class Vectors:
            def __init__(self, azure):
                if azure:
                    self.client = AzureOpenAI(azure_endpoint="https://acme.example.org")
                else:
                    self.client = OpenAI()
            def embed(self, texts):
                return self.client.embeddings.create(model="{}", input=texts)
    """
    (named,) = references(source.format("text-embedding-3-small"))
    assert named.provider is Provider.OPENAI
    clients = [f.words for f in facts(source.format("text-embedding-3-small"))
               if isinstance(f, RunTimeChoice)]  # fmt: skip
    assert clients == ["azure"]
    (own,) = references(source.format("our-vectors"))
    assert own.provider is Provider.AZURE


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("OPENAI:gpt-4-0125-preview", {"gpt-4-0125-preview"}),
        ("ANTHROPIC:claude-2.1", {"claude-2.1"}),
        ("ANTHROPIC:gpt-4-0613", set()),
        ("REMARK:gpt-4-0613", set()),
        ("OPENAI:davey", set()),
    ],
)
def test_a_maker_in_capitals_is_no_part_of_the_name(value: str, ids: set[str]) -> None:
    assert used(f'model_options = {{"first": "{value}", "second": "gpt-4o"}}\n') == ids | {"gpt-4o"}


@pytest.mark.parametrize("name", ["EMBEDDING", "EMBED_MODEL"])
def test_a_provider_in_front_is_no_name_of_ollamas_library(name: str) -> None:
    (found,) = references(f'D = {{"{name}": "openai:text-embedding-3-small"}}')
    assert (found.kind, found.provider) == (AssetKind.SERVICE, Provider.OPENAI)
    (found,) = references(f'D = {{"{name}": "gemma:text-2b"}}')
    assert (found.kind, found.hub) == (AssetKind.MODEL, Hub.OLLAMA)


def test_a_trainer_goes_on_from_weights_of_the_hub() -> None:
    bind = 'job.bind({"continue_from": "//%s/facebook/gullsong-small"})'
    assert used(bind % "pretrained") == {"facebook/gullsong-small"}
    assert used(bind % "sig") == set()


@pytest.mark.parametrize(
    ("platform", "member", "id_", "provider"),
    [
        ("OPENAI", "GPT_4O_MINI", "gpt-4o-mini", Provider.OPENAI),
        ("OPENAI", "GPT_4_1", "gpt-4.1", Provider.OPENAI),
        ("ANTHROPIC", "CLAUDE_3_5_SONNET", "claude-3-5-sonnet", Provider.ANTHROPIC),
        ("AZURE", "GPT_4O", "gpt-4o", Provider.AZURE),
        ("GROQ", "GROQ_LLAMA_3_3_70B", "groq/llama-3.3-70b", Provider.GROQ),
    ],
)
def test_a_member_of_an_enumeration_is_called_after_its_model(
    platform: str, member: str, id_: str, provider: Provider
) -> None:
    source = """
        from camel.models import ModelFactory
        from {} import ModelPlatformType, ModelType
        brain = ModelFactory.create(
            model_platform=ModelPlatformType.{}, model_type=ModelType.{}
        )
        if brain.model_type == ModelType.GPT_4_TURBO:
            brain.calm()
    """
    (found,) = references(source.format("camel.types", platform, member))
    assert (found.id, found.provider, found.place.line) == (id_, provider, 5)
    assert not used(source.format("camel.types", platform, "STUB"))
    assert not used(source.format("acme.kinds", platform, member))


@pytest.mark.parametrize(
    ("url", "kind", "provider"),
    [
        ("http://localhost:8000/v1", AssetKind.MODEL, None),
        ("https://openrouter.ai/api/v1", AssetKind.SERVICE, Provider.OPENROUTER),
    ],
)
def test_a_factory_is_told_whom_to_ask(
    url: str, kind: AssetKind, provider: Provider | None
) -> None:
    source = f"""
        from camel.models import ModelFactory
        ModelFactory.create(model_type="google/gemma-2-9b-it", url="{url}")
    """
    (found,) = references(source)
    assert (found.id, found.kind, found.provider) == ("google/gemma-2-9b-it", kind, provider)


def test_how_a_server_is_asked_tells_not_whose_it_is() -> None:
    source = 'run({"model": "llama-9-70b-special", "model_type": "oai", "model_server": URL})'
    assert used(source) == set()
    told = '"model_server": "groq", "api_base": "http://localhost:8000/v1"'
    assert used(f'run({{"model": "llama-9-70b-special", {told}}})') == set()


def test_a_name_of_a_router_is_none_of_ollamas_library() -> None:
    source = 'import ollama\nollama.embed(model="{}", input=x)\n'
    told = references(source.format("azure/text-embedding-3-small"))
    assert Hub.OLLAMA not in {r.hub for r in told}
    assert [r.hub for r in references(source.format("lab/tern-embed"))] == [Hub.OLLAMA]


@pytest.mark.parametrize(
    ("member", "id_"),
    [("TEXT_EMBED_3_SMALL", "text-embedding-3-small"), ("SIMILARITY_MODE", None)],
)
def test_a_member_of_a_library_stands_for_its_model(member: str, id_: str | None) -> None:
    source = f"""
        from llama_index.embeddings.openai import OpenAIEmbedding, OpenAIEmbeddingModelType

        embedder = OpenAIEmbedding(model_type=OpenAIEmbeddingModelType.{member})
        """
    found = references(source)
    assert [(r.id, r.provider) for r in found] == ([(id_, Provider.OPENAI)] if id_ else [])


TWO_WAYS = """
    import openai

    def ask(model):
        {}
        return openai.ChatCompletion.create(model=model)

    def ask_azure(model):
        openai.api_type = "azure"
        openai.api_base = os.environ["AZURE_OPENAI_ENDPOINT"]
        return openai.ChatCompletion.create(engine=model)

    def set_up():
        {}

    ask("gpt-4o")
    ask_azure("gpt-4o-mini")
    """


@pytest.mark.parametrize(
    ("inside", "elsewhere", "first"),
    [
        ("pass", "pass", Provider.OPENAI),
        ("pass", 'openai.api_type = "azure"', Provider.AZURE),
        ('openai.api_base = "https://openrouter.ai/api/v1"', "pass", Provider.OPENROUTER),
    ],
)
def test_a_function_that_sets_up_the_module_and_asks_speaks_for_itself(
    inside: str, elsewhere: str, first: Provider
) -> None:
    found = references(TWO_WAYS.format(inside, elsewhere))
    told = {r.id.partition(" ")[0]: r.provider for r in found if r.id.startswith("gpt")}
    assert told == {"gpt-4o": first, "gpt-4o-mini": Provider.AZURE}


def test_a_type_of_choices_offers_hosted_models() -> None:
    types = 'from typing import Literal\n{} = Literal["gpt-4o", "gpt-3.5-turbo"]\n'
    assert used(types.format("AVAILABLE_MODELS")) == {"gpt-4o", "gpt-3.5-turbo"}
    assert used(types.format("Voices")) == set()
    assert used('MODELS = Reply["gpt-4o"]\n') == set()


def test_databricks_serves_the_models_of_others() -> None:
    (found,) = references('llm = {"model": "databricks/databricks-claude-sonnet-4-5"}\n')
    assert (found.kind, found.provider) == (AssetKind.SERVICE, Provider.OTHER)
    source = 'from datasets import load_dataset\nload_dataset("databricks/databricks-dolly-15k")\n'
    (data,) = references(source)
    assert data.kind is AssetKind.DATASET


PARSED = """
    import configparser
    from openai import OpenAI

    config = configparser.ConfigParser()
    client = OpenAI()
    client.chat.completions.create(model={}, messages=[])
"""


@pytest.mark.parametrize(
    ("model", "found"),
    [
        ('config.get("chat", "talk_model", fallback="gpt-4o")', {"gpt-4o"}),
        ('config.get("chat", "talk_model")', {"openai"}),
        ('{"a": "gpt-4o"}.get("a", "gpt-4o-mini")', {"gpt-4o", "gpt-4o-mini"}),
    ],
)
def test_an_option_of_a_section_is_no_model(model: str, found: set[str]) -> None:
    assert used(PARSED.format(model)) - {"openai"} == found - {"openai"}


@pytest.mark.parametrize(
    ("read", "provider"),
    [
        ('os.getenv("AZURE_OPENAI_MODEL", "gpt-4o")', Provider.AZURE),
        ('os.environ.get("AZURE_OPENAI_MODEL") or "gpt-4o"', Provider.AZURE),
        ('os.getenv("OPENROUTER_MODEL") or "gpt-4o"', Provider.OPENROUTER),
        ('os.getenv("CHAT_MODEL") or "gpt-4o"', Provider.OPENAI),
        ('labels.get("azure") or "gpt-4o"', Provider.OPENAI),
    ],
)
def test_a_variable_says_who_is_asked_where_it_is_not_set(read: str, provider: Provider) -> None:
    source = f"import os\nchat_model = {read}\n"
    assert [(r.id, r.provider) for r in references(source)] == [("gpt-4o", provider)]


def test_the_place_of_an_id_is_no_model() -> None:
    ask = 'import openai\nopenai.OpenAI().completions.create(model="{}")\n'
    assert used(ask.format("gpt-3.5-turbo-instruct")) == {"gpt-3.5-turbo-instruct"}
    assert not any("my-tuned" in id_ for id_ in used(ask.format("my-tuned-model-id")))


@pytest.mark.parametrize(
    "call",
    [
        "Recognition(model='tern-asr-realtime', format='pcm')",
        "Transcription.async_call(model='tern-asr-realtime', file_urls=[])",
    ],
)
def test_speech_of_dashscope_is_asked_of_alibaba(call: str) -> None:
    source = f"from dashscope.audio.asr import Recognition, Transcription\n{call}\n"
    assert [(r.id, r.provider) for r in references(source)] == [
        ("tern-asr-realtime", Provider.ALIBABA)
    ]


def test_azure_serves_no_repository_of_the_hub() -> None:
    source = """
    from openai import AzureOpenAI
    client = AzureOpenAI(azure_endpoint=place)
    ENV = {"CHAT_DEPLOYMENT": "gpt-4o", "TARGET_EMBEDDINGS_MODEL": "BAAI/bge-small-en-v1.5"}
    """
    told = {r.id: (r.kind, r.provider) for r in references(source)}
    assert told["BAAI/bge-small-en-v1.5"] == (AssetKind.MODEL, None)


def test_which_of_two_clients_is_made_makes_nobody_the_provider() -> None:
    source = """
        import os
        from pond.lm import AzureOpenAIModel, OpenAIModel
        Chat = OpenAIModel if os.getenv("API") == "openai" else AzureOpenAIModel
        small = "gpt-3.5-turbo" if os.getenv("API") == "openai" else "gpt-35-turbo"
        large = "gpt-4o"
        first, second = Chat(model=small), Chat(model=large)
        """
    found = {r.id: r.provider for r in references(source)}
    assert found["gpt-4o"] is Provider.OPENAI
    assert Provider.OTHER not in found.values()


def test_a_table_tells_whom_to_ask_for_each_of_its_models() -> None:
    source = """
        class Asks:
            _QWEN = "https://dashscope.aliyuncs.com/compatible-mode/v1"
            _ADDRESSES = {
                "deepseek-chat": "https://api.deepseek.com",
                "qwen-max": _QWEN,
                "gpt-4o": "https://example.org/about",
                "claude-3-opus-20240229": None,
            }
    """
    found = {r.id: r.provider for r in references(source) if r.strength is Strength.USED}
    assert found == {"deepseek-chat": Provider.DEEPSEEK, "qwen-max": Provider.ALIBABA}


def test_addresses_of_pages_ask_nobody() -> None:
    source = 'PRICES = {"gpt-4o": "https://openai.com/api/pricing"}'
    assert used(source) == set()
