from __future__ import annotations

from pathlib import Path

import pytest

from clearweights.engine.commit import head_commit

HASH = "0123456789abcdef0123456789abcdef01234567"


def repository(root: Path, head: str, **files: str) -> Path:
    (root / ".git").mkdir(parents=True)
    (root / ".git" / "HEAD").write_text(head)
    for name, words in files.items():
        path = root / ".git" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
    return root


def test_a_branch_is_followed_to_its_commit(tmp_path: Path) -> None:
    root = repository(tmp_path, "ref: refs/heads/main\n", refs__heads__main=f"{HASH}\n")
    assert head_commit(root) == HASH


def test_a_packed_branch_and_a_commit_checked_out_by_itself_are_read(tmp_path: Path) -> None:
    packed = repository(tmp_path / "a", "ref: refs/heads/main\n")
    (packed / ".git" / "packed-refs").write_text(f"# pack-refs\n{HASH} refs/heads/main\n")
    assert head_commit(packed) == HASH
    assert head_commit(repository(tmp_path / "b", HASH)) == HASH


@pytest.mark.parametrize(
    "head", ["", "ref: refs/heads/none", "ref: ../../secret", "ref: refs/../../x", "x" * 40]
)
def test_what_is_no_commit_is_not_named(tmp_path: Path, head: str) -> None:
    assert head_commit(repository(tmp_path, head)) == ""


def test_nothing_is_read_outside_the_folder(tmp_path: Path) -> None:
    outside = repository(tmp_path / "outside", HASH)
    root = tmp_path / "project"
    root.mkdir()
    (root / ".git").symlink_to(outside / ".git")
    assert head_commit(root) == ""
    assert head_commit(tmp_path / "nowhere") == ""
