"""Text in UTF-16, as editors and shells of Windows write it."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from clearweights.cli.identify import identify
from clearweights.domain.asset import Strength
from clearweights.engine import Options, inspect
from clearweights.knowledge.texts import license_text
from clearweights.safeio import as_utf8

CODE = 'from transformers import AutoModel\r\nAutoModel.from_pretrained("acme/tiny-7b")\r\n'
MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


@pytest.mark.parametrize("encoding", MARKS)
def test_code_cards_and_licenses_are_read(encoding: str, tmp_path: Path) -> None:
    def write(name: str, words: str) -> None:
        (tmp_path / name).write_bytes(MARKS[encoding] + words.encode(encoding))

    write("run.py", CODE)
    write("models.env", "MODEL=acme/small-3b\r\n")
    write("LICENSE", license_text("mit") or "")
    found = inspect(tmp_path, Options(jobs=1, cache=False))
    used = {(r.id, r.place.line) for a in found.assets for r in a.references}
    assert used == {("acme/tiny-7b", 2), ("acme/small-3b", 1)}
    assert [file.expression for file in found.license_files] == ["MIT"]
    assert all(r.strength is Strength.USED for a in found.assets for r in a.references)
    assert not found.problems


def test_a_license_text_is_recognized(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "LICENSE.txt"
    path.write_bytes((license_text("apache-2.0") or "").encode("utf-16"))
    assert identify([path]) == 0
    assert json.loads(capsys.readouterr().out)["expression"] == "Apache-2.0"


@pytest.mark.parametrize(
    "data",
    [
        b"plain", b"", codecs.BOM_UTF16_LE + b"a", codecs.BOM_UTF32_LE + "a".encode("utf-32-le"),
        codecs.BOM_UTF16_LE + b"\x00\x00", codecs.BOM_UTF16_LE + b"\x00\xd8a\x00",
    ],
)  # fmt: skip
def test_what_is_no_such_text_stays_as_it_is(data: bytes) -> None:
    assert as_utf8(data) is data
