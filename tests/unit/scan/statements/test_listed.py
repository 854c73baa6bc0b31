"""Licenses that files of settings give to the things they list."""

from __future__ import annotations

import json

import pytest

from clearweights.domain.facts import LicenseStatement
from clearweights.scan.base import Scanner, SourceFile
from clearweights.scan.statements import (
    InterfaceScanner,
    ListedScanner,
    MicrodataScanner,
    PageScanner,
    RegisterScanner,
    ScriptScanner,
)


def read(path: str, text: str, scanner: Scanner | None = None) -> list[tuple[str, str, str | None]]:
    """Return (words, part, thing) of every statement, through the scanner's own filters."""
    scanner = scanner or ListedScanner()
    name = path.rpartition("/")[2].lower()
    data = text.encode()
    if not scanner.wants(path, name, "." + name.rpartition(".")[2]):
        return []
    if not scanner.worth_parsing(data):
        return []
    facts = scanner.scan(SourceFile(path, data))
    return [(f.raw, f.component.value, f.asset) for f in facts if isinstance(f, LicenseStatement)]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "meta.json",
            '{"lang": "en", "name": "pond_sm", "sources": ["Frogs"], "license": "CC BY-SA 3.0"}',
            [("CC BY-SA 3.0", "weights", "pond_sm")],
        ),
        (
            "models.yaml",
            "models:\n  frog:\n    url: x\n    license: mit\n  toad:\n    license: cc-by-nc-4.0\n",
            [("mit", "weights", "frog"), ("cc-by-nc-4.0", "weights", "toad")],
        ),
        (
            "pond/models.json",
            '{"voice_models": {"en": {"frog": {"license": "apache 2.0"}}}}',
            [("apache 2.0", "weights", "voice_models/en/frog")],
        ),
        (
            "gallery.yaml",
            "- name: frog\n  license: apache-2.0\n- name: toad\n  license: llama3\n",
            [("apache-2.0", "any", "frog"), ("llama3", "any", "toad")],
        ),
        ("fr.json", '{"pond": {"name": "Mare", "license": "Licence"}}', []),
        ("package-lock.json", '{"packages": {"x": {"name": "x", "license": "MIT"}}}', []),
        ("tests/models.yaml", "- name: frog\n  license: mit\n", []),
        ("settings.json", '{"license": "MIT"}', []),
        ("bom.json", '{"bomFormat": "x", "components": [{"name": "x", "license": "MIT"}]}', []),
    ],
)
def test_a_thing_with_a_name_and_a_license_is_stated(
    path: str, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert read(path, text) == expected


def test_rows_of_data_are_no_list_of_what_a_project_offers() -> None:
    rows = [{"name": f"frog-{n}", "license": "mit"} for n in range(500)]
    assert read("frogs.json", json.dumps(rows)) == []
    assert len(read("frogs.json", json.dumps(rows[:5]))) == 5


def test_a_sentence_that_tells_the_use_is_a_license() -> None:
    told = ["All files are free for general research use", "Research use only.", "non-commercial"]
    told += ["Individually defined commercial license"]
    other = ["Please enter your license", "License", "not found"]
    things = [{"name": f"frog-{n}", "license": words} for n, words in enumerate((*told, *other))]
    assert [raw for raw, _, _ in read("frogs.json", json.dumps(things))] == told


def test_the_script_of_a_dataset_says_its_license() -> None:
    script = 'import datasets\n_LICENSE = "CC BY 4.0"\n\nclass F(datasets.{}):\n    pass\n'
    found = read("pond.py", script.format("GeneratorBasedBuilder"), ScriptScanner())
    assert found == [("CC BY 4.0", "data", "local:pond.py")]
    assert read("pond.py", script.format("Frog"), ScriptScanner()) == []
    said = 'Anyone may use it, but names of "Acme" must stay.' + " Really." * 40
    found = read(
        "pond.py", f"import datasets\n_LICENSE = '{said}'\nDatasetInfo()\n", ScriptScanner()
    )
    assert found == [(said[:300], "data", "local:pond.py")]
    empty = 'import datasets\n_LICENSE = ""\nx = datasets.DatasetInfo(license=_LICENSE)\n'
    assert read("pond.py", empty, ScriptScanner()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'A = ModelInfo(name="pond/frog", url="x", license="mit")\n',
            [("mit", "weights", "pond/frog")],
        ),
        (
            'MODELS = [{"model": "pond/frog", "license": "apache-2.0"}, {"model": "pond/toad"}]\n',
            [("apache-2.0", "weights", "pond/frog")],
        ),
        ('T = Task(name="Frogs", license="cc-by-4.0")\n', [("cc-by-4.0", "any", "Frogs")]),
        ('add_field(name="license", license="License")\n', []),
        ('publish(license="mit")\n', []),
        ('x = Model(name=name, license="mit")\n', []),
        ("def broken(:\n    license='mit'\n", []),
    ],
)
def test_python_lists_models_with_their_licenses(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert read("pond/models.py", text, RegisterScanner()) == expected
    assert read("tests/models.py", text, RegisterScanner()) == []
    assert read("setup.py", text, RegisterScanner()) == []


def test_a_page_states_its_license_by_a_marked_link() -> None:
    page = (
        "<p>This website is licensed under a\n"
        '<a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">Creative Commons'
        " <b>BY-SA</b> 4.0</a>.</p>\n<a href='LICENSE'>license</a>\n"
    )
    assert read("docs/index.html", page, PageScanner()) == [
        ("Creative Commons BY-SA 4.0", "docs", None)
    ]
    assert read("tests/page.html", page, PageScanner()) == []


def test_a_class_may_give_the_license_of_the_weights_it_publishes() -> None:
    text = 'class Frog(Module, {}, pipeline_tag="x", license="apache-2.0"):\n    ...\n'
    published = text.format("PyTorchModelHubMixin")
    scanner = RegisterScanner()
    assert read("pond/frog.py", published, scanner) == [("apache-2.0", "weights", None)]
    assert read("pond/frog.py", text.format("Other"), scanner) == []


def test_a_web_interface_tells_its_callers_the_license() -> None:
    text = 'app = FastAPI(title="Pond", license_info={{{}}})\n'
    scanner = RegisterScanner()
    named = text.format('"name": "MIT License", "identifier": "MIT"')
    assert read("app.py", named, scanner) == [("MIT", "code", None)]
    assert read("app.py", text.format('"name": "Apache 2.0"'), scanner) == [
        ("Apache 2.0", "code", None)
    ]
    assert read("app.py", text.format('"name": NAME'), scanner) == []


def test_the_table_of_a_dataset_may_name_its_license() -> None:
    cell = '<td><code itemprop="{}">{}</code></td>\n'
    page = '<td>license</td>\n<div itemscope itemprop="license">\n'
    page += cell.format("name", "\n CC BY-SA 4.0\n") + cell.format("url", "https://x.org/by-sa")
    assert read("README.md", page, MicrodataScanner()) == [("CC BY-SA 4.0", "data", None)]
    assert read("README.md", page.replace("license", "author"), MicrodataScanner()) == []


def test_an_example_of_a_document_is_no_model() -> None:
    scanner = RegisterScanner()
    row = 'example = {{"title": "{}", "license": "CC-BY-4.0"}}\n'
    assert read("api.py", row.format("frog.pdf"), scanner) == []
    assert read("api.py", row.format("frog-7b"), scanner) == [("CC-BY-4.0", "any", "frog-7b")]


def test_a_converter_writes_the_license_into_the_model() -> None:
    scanner = RegisterScanner()
    text = 'import coremltools as ct\nmodel = ct.convert(frog)\nmodel.license = "MIT"\n'
    assert read("convert.py", text, scanner) == [("MIT", "weights", None)]
    assert read("convert.py", text.replace('"MIT"', '"ask us"'), scanner) == []
    assert read("convert.py", text.replace("coremltools", "frogtools"), scanner) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("zoo/reed/model.yml", [("MIT", "weights", "local:zoo/reed")]),
        ("model.yml", [("MIT", "weights", None)]),
        ("zoo/reed/settings.yml", []),
    ],
)
def test_a_description_of_a_model_tells_its_license(
    path: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert read(path, "description: a frog\nlicense: MIT\n") == expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('ModelCardData(language="en", license="mit")', [("mit", "weights", None)]),
        ('hub.DatasetCardData(license="cc-by-4.0")', [("cc-by-4.0", "data", None)]),
        ('trainer.push_to_hub(license="apache-2.0")', [("apache-2.0", "weights", None)]),
        ("ModelCardData(license=chosen)", []),
        ('draw_card(license="mit")', []),
    ],
)
def test_a_program_may_give_the_license_of_the_card_it_writes(
    call: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert read("train.py", f"card = {call}\n", RegisterScanner()) == expected
    assert read("pond/diffusers/utils.py", f"card = {call}\n", RegisterScanner()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "docs/pond.yaml",
            "# Ponds\nopenapi: 3.0.3\ninfo:\n  title: Ponds\n  license:\n    name: Apache 2.0\n",
        ),
        ("pond.json", '{"swagger": "2.0", "info": {"license": {"name": "Apache 2.0"}}}'),
    ],
)
def test_the_description_of_a_web_service_tells_its_license(path: str, text: str) -> None:
    assert read(path, text) == [("Apache 2.0", "code", None)]
    assert read(path, text.replace("Apache 2.0", "Terms")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "license: cc-by-4.0\nlanguage:\n- fr\npretty_name: Ponds\ntask_categories: [x]\n",
            [("cc-by-4.0", "data", None)],
        ),
        (
            "pipeline_tag: text-generation\nlicense: apache-2.0\nlanguage: [fr]\ntags: [newt]\n",
            [("apache-2.0", "weights", None)],
        ),
        ("license: mit\nlanguage: fr\ntags: [newt]\n", []),  # may be a plugin's
        ("license: mit\npipeline_tag: fill-mask\n", []),
        ("license: see there\nlanguage: fr\npipeline_tag: fill-mask\n", []),
    ],
)
def test_the_header_of_a_card_may_be_a_file(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert read("assets/card_header.yaml", text) == expected


def test_the_script_of_a_metric_says_the_license_of_its_code() -> None:
    text = '_LICENSE = """The MIT License\n\nCopyright"""\ninfo = evaluate.MetricInfo(x)\n'
    assert read("m/m.py", text, ScriptScanner()) == [("The MIT License", "code", "local:m/m.py")]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "src/server.rs",
            '#[openapi(info(title = "Ponds", license(\nname = "Apache 2.0", url = "x")))]\n',
            "Apache 2.0",
        ),
        (
            "src/Ponds.java",
            '@Info(license = @License(name = "Apache 2.0", url = "x"))\nclass Ponds {}\n',
            "Apache 2.0",
        ),
        ("src/main.ts", "b.setLicense('MIT', 'x').build();\n", "MIT"),
        ("cmd/main.go", "// @title Ponds\n// @license.name Apache 2.0\n", "Apache 2.0"),
        ("Ponds.cs", 'License = new OpenApiLicense { Name = "MIT" }\n', "MIT"),
        ("src/main.ts", "b.setLicense('of the driver');\n", None),
    ],
)
def test_a_service_in_code_tells_its_license(path: str, text: str, expected: str | None) -> None:
    told = [(expected, "code", None)] if expected else []
    assert read(path, text, InterfaceScanner()) == told


def test_things_under_their_names_have_their_own_licenses() -> None:
    text = (
        "cfgs = make({\n    'frog_s.in1k': cfg(hub='x/', license='mit'),\n"
        "    'frog_l.in1k': cfg(url='y', license='frog-license'),\n"
        "    'newt.in1k': cfg(license='unknown'),\n    'info': cfg(license='mit'),\n})\n"
    )
    found = read("frogs.py", text, RegisterScanner())
    assert found == [("mit", "any", "frog_s.in1k"), ("frog-license", "any", "frog_l.in1k")]
