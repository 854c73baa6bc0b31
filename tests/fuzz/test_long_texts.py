"""Texts of one word over and over: no pattern may look at them twice for each letter."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from clearweights.engine import Options, evaluate, inspect

_BYTES = 40_000
_SLOW = 12.0
"""Seconds of the processor for a dozen files; a pattern that is squared takes minutes."""

WORDS = [
    "\n",
    "{",
    "{/*",
    '"\\',
    "a-",
    "non-",
    "copying-",
    "a.",
    "(",
    '"a" ',
    "the model ",
    "[a](b) ",
    "![License](MIT.svg)",
    "License: a\n",
]


def _files(words: str) -> dict[str, str]:
    quoted = json.dumps(words)
    said = f"The model is licensed under {words}.\n\nLicense: {words}\n"
    card = f"license: {quoted}\nlicense_name: {quoted}\nlicense_link: {quoted}\n"
    return {
        "README.md": f"---\n{card}base_model: {quoted}\n---\n# A model\n\n{said}",
        "LICENSE": words,
        "NOTICE": words,
        "notes.md": f"{words}\n\n## License\n\n{words}\n\n- {words}\n| {words} | {words} |\n",
        "pyproject.toml": f"[project]\nname = 'a'\nlicense = {{text = {quoted}}}\n",
        "package.json": json.dumps({"name": "a", "license": words}),
        "CITATION.cff": f"cff-version: 1.2.0\nlicense: {quoted}\n",
        "load.py": f"# License: {words}\n__license__ = {quoted}\nmodel_name = {quoted}\n",
        "run.sh": f"#!/bin/sh\nhf download {words}\npython run.py --model {quoted}\n",
        "app.ts": f"// Licensed under {words}\nconst model = {quoted};\nopenai({quoted});\n",
        "conf.yaml": f"model: {quoted}\nlicense: {quoted}\n",
        "A.java": f"import dev.langchain4j.model.openai.B;\nString model = {quoted};\n{words}",
        "conf.json": f'{{"model": "a/b"}}{words}',
        "a.ipynb": f'{{"cells": [{{"source": [\n    "# Copyright, License\\n"\n]{words}',
        "Dockerfile": f"FROM a\nENV MODEL={quoted}\nRUN hf download {words}\n{words}",
    }


@pytest.mark.parametrize("word", WORDS)
def test_a_text_of_one_word_takes_no_time_to_speak_of(word: str, tmp_path: Path) -> None:
    for name, text in _files(word * (_BYTES // len(word))).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    start = time.process_time()
    evaluate(inspect(tmp_path, Options(jobs=1, cache=False)))
    assert time.process_time() - start < _SLOW
