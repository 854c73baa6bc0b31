"""YAML, JSON and TOML that stand in strings of a program."""

from __future__ import annotations

import pytest
from tests.unit.scan.python.look import one, references, used

from clearweights.domain.asset import AssetKind, Provider

RECIPE = '''
RECIPE = """
base_model: acme/base-7b
datasets:
  - path: acme/talks-2
"""
'''


@pytest.mark.parametrize(
    "use",
    [
        "yaml.safe_load(RECIPE)",
        "yaml.load(RECIPE, Loader=yaml.Loader)",
        "OmegaConf.create(textwrap.dedent(RECIPE).strip())",
        'Path("recipe.yaml").write_text(RECIPE)',
        '(folder / "recipe.yml").write_text(RECIPE)',
        'with open("recipe.yaml", "w") as f:\n    f.write(RECIPE)',
        'with open(f"{folder}/recipe.yaml", "w") as f:\n    f.write(RECIPE)',
        'open(os.path.join(folder, "recipe.yaml"), "w").write(RECIPE)',
    ],
)
def test_a_recipe_in_a_string(use: str) -> None:
    found = references(RECIPE + use)
    assert {(r.id, r.kind, r.place.line) for r in found} == {
        ("acme/base-7b", AssetKind.MODEL, 3),
        ("acme/talks-2", AssetKind.DATASET, 5),
    }


@pytest.mark.parametrize(
    "use",
    [
        "print(RECIPE)",
        "json.loads(RECIPE)",
        'Path("recipe.txt").write_text(RECIPE)',
        "pickle.load(RECIPE)",
        "llm.load(RECIPE)",
        "yaml.safe_load(RECIPE + rest)",
    ],
)
def test_a_text_that_is_no_recipe(use: str) -> None:
    assert used(RECIPE + use) == set()


def test_other_forms() -> None:
    assert used("""json.loads('{"model_name": "acme/one-7b"}')""") == {"acme/one-7b"}
    toml = 'tomllib.loads("""\n[model]\nname_or_path = "acme/two-7b"\n""")'
    assert one(toml).place.line == 3


def test_holes_in_a_text() -> None:
    source = '''
BASE = "acme/base-7b"
text = f"""
base_model: {BASE}
output_dir: {folder}
tokenizer: acme/words-{size}
"""
Path("run.yaml").write_text(text)
'''
    assert used(source) == {"acme/base-7b"}
    assert used(source.replace("output_dir:", "{lines}")) == {"acme/base-7b"}


def test_a_setting_named_after_its_maker_is_none_of_the_ollama_beside_it() -> None:
    source = """
        from pydantic_settings import BaseSettings

        class Settings(BaseSettings):
            OLLAMA_MODEL: str = "llava"
            DASHSCOPE_MODEL: str = "qwen-vl-max"
    """
    kinds = {r.id: (r.kind, r.provider) for r in references(source)}
    assert kinds["qwen-vl-max"] == (AssetKind.SERVICE, Provider.ALIBABA)
    assert kinds["llava"] == (AssetKind.MODEL, None)
