from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from clearweights import review
from clearweights.domain.asset import AssetKind
from clearweights.domain.decision import Decision, Scope, Verb
from clearweights.review.register import RegisterError


def _decision(**changes: object) -> Decision:
    values: dict[str, object] = {
        "id": "",
        "verb": Verb.WAIVE,
        "asset_kind": AssetKind.MODEL,
        "asset_id": "org/base",
        "rule": "display-notice-missing",
        "fingerprint": "sha256:ab",
        "reason": "license-acquired",
        "comment": "Contract 4711: “Annex B”.\nSecond line.",
        "by": "A. Lawyer <a@example.org>",
        "at": "2026-11-21T09:30:00+00:00",
        "expires": dt.date(2027, 11, 21),
        "scope": Scope.THIS_PROJECT,
    }
    return review.new_decision(Decision(**{**values, **changes}))  # type: ignore[arg-type]


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / review.FILE_NAME
    first, second = _decision(), _decision(by="B")
    review.append(path, first)
    review.append(path, second)
    assert set(review.load(path)) == {first, second}


def test_the_file_does_not_depend_on_the_order_of_work(tmp_path: Path) -> None:
    one, two = _decision(), _decision(by="B")
    for name, order in (("x", (one, two)), ("y", (two, one))):
        (tmp_path / name).mkdir()
        for decision in order:
            review.append(tmp_path / name / review.FILE_NAME, decision)
    assert (tmp_path / "x" / review.FILE_NAME).read_bytes() == (
        tmp_path / "y" / review.FILE_NAME
    ).read_bytes()


def test_a_damaged_register_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / review.FILE_NAME
    path.write_text("schema: 1\ndecisions:\n- id: D-1\n  verb: wave\n")
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="line"):
        review.append(path, _decision())
    assert path.read_bytes() == before


def test_no_register_means_no_decisions(tmp_path: Path) -> None:
    assert review.load(tmp_path / review.FILE_NAME) == ()


def test_undo_takes_back_an_entry_but_not_one_that_others_build_on(tmp_path: Path) -> None:
    path = tmp_path / review.FILE_NAME
    first = _decision()
    second = _decision(supersedes=first.id, by="B")
    review.append(path, first)
    review.append(path, second)
    with pytest.raises(RegisterError, match="builds on"):
        review.retract(path, first.id)
    assert review.retract(path, second.id) == (first,)
    assert review.load(path) == (first,)
