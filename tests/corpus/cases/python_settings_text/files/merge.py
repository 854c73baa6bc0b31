"""Write a recipe, merge what it names, and read the defaults kept here."""

import subprocess
import tomllib
from pathlib import Path

import yaml
from sentence_transformers import SentenceTransformer

BASE = "birchlab/birch-base-7b"

RECIPE = f"""
models:
  - model: {BASE}
  - model: alder/alder-code-7b
    parameters:
      weight: 0.4
merge_method: ties
base_model: {BASE}
"""

DEFAULTS = """
[embedder]
model_name = "willow-ai/willow-embed-small"
batch = 32
"""

QUESTION = """
Answer in this form:
model: maple/some-answer-7b
"""


def main(folder: Path) -> None:
    (folder / "recipe.yaml").write_text(RECIPE)
    subprocess.run(["mergekit-yaml", "recipe.yaml", "merged"], check=True)
    settings = tomllib.loads(DEFAULTS)
    data = yaml.safe_load(
        """
        datasets:
          - path: willow-ai/willow-talks
        """
    )
    print(QUESTION, SentenceTransformer(settings["embedder"]["model_name"]), data)
