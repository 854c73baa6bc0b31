"""Calls that others make, and what calls hand to functions of other files."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import used

LOADS = """
    from transformers import AutoModel
    def load(name, device="cpu"):
        return AutoModel.from_pretrained(name).to(device)
    """


@pytest.mark.parametrize(
    "call",
    [
        'pool.map(load, ["lab/one-7b"])',
        'list(map(load, ["lab/one-7b"]))',
        'pool.map(functools.partial(load, device="cuda"), ["lab/one-7b"])',
        'pool.starmap(load, [("lab/one-7b", "cuda")])',
        'pool.starmap(load, itertools.product(["lab/one-7b"], ["cuda"]))',
        'pool.apply_async(load, ("lab/one-7b",))',
        'loop.run_in_executor(None, load, "lab/one-7b")',
        'threading.Thread(target=load, args=("lab/one-7b",))',
        'Parallel(2)(delayed(load)(x) for x in ["lab/one-7b"])',
        'load.remote("lab/one-7b")',
        'delayed(load)(name="lab/one-7b")',
        'functools.partial(load, "lab/one-7b")',
    ],
)
def test_a_function_that_something_else_calls(call: str) -> None:
    assert used(f"{LOADS}\n    {call}") == {"lab/one-7b"}


@pytest.mark.parametrize(
    "call",
    [
        'pool.map(other, ["lab/one-7b"])',
        'pool.starmap(load, [("small", "lab/one-7b")])',
        "pool.map(load, [0])",
        "load.remote",
        "pool.map(load)",
        "delayed(load)",
        "pool.starmap(load, rows)",
    ],
)
def test_what_it_is_not_called_with(call: str) -> None:
    assert used(f"{LOADS}\n    {call}") == set()


ZOO = """
import timm
from faster_whisper import WhisperModel

def hear(size):
    return WhisperModel(size)

class Encoder:
    def __init__(self, arch, dim=3):
        self.net = timm.create_model(arch, pretrained=True)
"""


UP = """
from zoo import Encoder

class Mine(Encoder):
    def __init__(selfGIVEN):
        super().__init__(ARCH)

"""


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ('from zoo import hear\nhear("large-v3")', {"large-v3"}),
        ('from zoo import hear\nhear(size="medium")', {"medium"}),
        ('from zoo import hear\nfor s in ("tiny", "base"):\n    hear(s)', {"tiny", "base"}),
        ('import zoo\nzoo.Encoder("resnet50", 2)', {"resnet50"}),
        ('from zoo import Encoder\nrow = ["resnet50", 2]\nEncoder(*row)', {"resnet50"}),
        (
            'from zoo import Encoder\nclass Mine(Encoder):\n    size = 1\nMine("resnet50")',
            {"resnet50"},
        ),
        (UP.replace("GIVEN", "").replace("ARCH", '"resnet50"'), {"resnet50"}),
        ('from zoo import Encoder\nEncoder("thin", "resnet50")', set()),
        ('from zoo import Encoder\nEncoder("./resnet50")', set()),
        ('from other import Encoder\nEncoder("resnet50")', set()),
        (UP.replace("GIVEN", ", path").replace("ARCH", "path[1:]") + 'Mine("resnet50")', set()),
    ],
)
def test_short_names_that_a_call_in_another_file_passes(call: str, found: set[str]) -> None:
    assert used(f"# model, as in RN50\n{call}\nx = 'RN50'", zoo=ZOO) == found


def test_a_name_that_files_hand_on() -> None:
    between = (
        "# model\nfrom zoo import hear\ndef start(kind, loud=False):\n    return hear(kind)\n"
        'hear("tiny.en")'
    )
    call = '# model\nfrom between import start\nstart("large-v2")\nstart("x", "large-v1")'
    assert used(call, zoo=ZOO, between=between) == {"large-v2", "tiny.en"}


def test_files_that_hand_on_to_each_other_end() -> None:
    one = "from other import two\ndef one(name):\n    return two(name)\n"
    other = (
        "from transformers import AutoModel\nfrom main import one\n"
        "def two(name):\n    one(name)\n    AutoModel.from_pretrained(name)\n"
    )
    assert used(f'{one}one("lab/one-7b")', other=other) == {"lab/one-7b"}


_PAGE = """
    import gradio as gr
    import whisper
    def show(words, size):
        return whisper.load_model(size).transcribe(words)
    words = gr.Textbox()
    sizes = gr.Radio(["medium", "small"], value="small")
    {event}
"""


@pytest.mark.parametrize(
    ("event", "sizes"),
    [
        ("gr.Button().click(show, inputs=[words, sizes], outputs=words)", {"medium", "small"}),
        ("words.submit(show, [words, sizes], words)", {"medium", "small"}),
        ("sizes.change(fn=show, inputs=[words, sizes])", {"medium", "small"}),
        ("gr.Interface(show, [words, gr.Dropdown(['base'], value='base')], 'text')", {"base"}),
        ("gr.ChatInterface(other, additional_inputs=[sizes])", set()),
        ("gr.Button().click(show, inputs=[sizes, words])", set()),
        ("gr.Button().click(other, inputs=[words, sizes])", set()),
    ],
)
def test_what_a_menu_offers_reaches_the_function_of_an_event(event: str, sizes: set[str]) -> None:
    assert used(_PAGE.format(event=event)) == sizes


def test_a_chat_is_given_its_fields_after_the_message() -> None:
    page = _PAGE.replace("show(words, size)", "show(words, others, size)")
    event = 'gr.ChatInterface(show, additional_inputs=[gr.Dropdown(["base"])])'
    assert "base" in used(page.format(event=event))


@pytest.mark.parametrize("menu", ["Dropdown", "Radio"])
def test_a_menu_of_own_names_offers_no_data_of_the_hub(menu: str) -> None:
    page = f'import gradio as gr\ncorpus = gr.{menu}(["wikipedia", "papers"], value="wikipedia")\n'
    assert not used(page)
    assert used(page.replace("wikipedia", "acme/Wiki-2")) == {"acme/Wiki-2"}
