from __future__ import annotations

from pathlib import Path

from clearweights.domain.asset import AssetKind, Hub, Place, Reference, Strength
from clearweights.domain.result import Inspection
from clearweights.engine import Options, Preview, inspect


def reference(id_: str, line: int, strength: Strength = Strength.USED) -> Reference:
    return Reference(
        place=Place(path="a.py", line=line), kind=AssetKind.MODEL, hub=Hub.HUGGINGFACE, id=id_,
        how="from_pretrained", strength=strength,
    )  # fmt: skip


def test_what_is_named_so_far_is_shown_with_nothing_concluded() -> None:
    seen: list[Inspection] = []
    preview = Preview(Path("/p/acme"), seen.append, clock=lambda: 0.0)
    preview([reference("b/b", 2, Strength.MENTIONED), reference("a/a", 3), reference("a/a", 1)], 7)
    (shown,) = seen
    assert [a.key.id for a in shown.assets] == ["a/a", "b/b"]
    assert [r.place.line for r in shown.assets[0].references] == [1, 3]
    assert shown.assets[1].strength is Strength.MENTIONED
    assert not any(a.readings or a.effective.expression for a in shown.assets)
    assert shown.cancelled
    assert not shown.complete
    assert shown.files_read == 7


def test_previews_come_rarely_and_only_with_something_new() -> None:
    times = iter([0.0, 0.1, 0.5, 1.0, 1.3, 1.3, 1.4])
    seen: list[Inspection] = []
    preview = Preview(Path("/p/acme"), seen.append, clock=lambda: next(times))
    preview([reference("a/a", 1)], 1)  # took 0.1 s: nothing again before 1.1 s
    preview([reference("a/a", 1), reference("b/b", 1)], 2)  # at 0.5 s
    preview([reference("a/a", 1), reference("b/b", 1)], 2)  # at 1.0 s
    assert len(seen) == 1
    preview([reference("a/a", 1), reference("b/b", 1)], 3)  # at 1.3 s
    assert [len(i.assets) for i in seen] == [1, 2]


def test_a_real_scan_previews_what_the_result_holds(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'from transformers import AutoModel\nAutoModel.from_pretrained("acme-labs/one")\n'
    )
    seen: list[Inspection] = []
    found = inspect(tmp_path, Options(cache=False), preview=Preview(tmp_path, seen.append))
    assert [a.key for a in seen[0].assets] == [a.key for a in found.assets if a.references]
    assert seen[0].root == found.root
