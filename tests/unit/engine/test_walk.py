from __future__ import annotations

import os
from pathlib import Path

from clearweights.engine.walk import list_files


def _tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def _paths(root: Path) -> list[str]:
    return [e.path for e in list_files(root).entries]


def test_environments_packages_and_version_control_are_left_out_and_said(tmp_path: Path) -> None:
    _tree(
        tmp_path,
        "a.py",
        ".git/config",
        "web/node_modules/x/index.js",
        "env/pyvenv.cfg",
        "env/lib/y.py",
        "pkg/__pycache__/a.pyc",
    )
    listing = list_files(tmp_path)
    assert [e.path for e in listing.entries] == ["a.py"]
    assert [(s.path, str(s.why)) for s in listing.skipped] == [
        (".git", "version control"),
        ("env", "installed environment"),
        ("pkg/__pycache__", "cache folder"),
        ("web/node_modules", "installed packages"),
    ]


def test_settings_of_an_environment_alone_do_not_hide_sources(tmp_path: Path) -> None:
    _tree(tmp_path, "frog/pyvenv.cfg", "frog/leap.py")
    assert _paths(tmp_path) == ["frog/leap.py", "frog/pyvenv.cfg"]


def test_files_that_git_ignores_are_read(tmp_path: Path) -> None:
    _tree(tmp_path, ".env", "weights/model.gguf", "a.py")
    (tmp_path / ".gitignore").write_text(".env\nweights/\n")
    assert _paths(tmp_path) == [".env", ".gitignore", "a.py", "weights/model.gguf"]


def test_a_build_folder_is_output_only_where_git_ignores_it(tmp_path: Path) -> None:
    _tree(tmp_path, "one/build/x.py", "two/build/x.py", "two/pyproject.toml", "three/build/x.py")
    (tmp_path / "one" / ".gitignore").write_text("/build/\n")
    (tmp_path / "three" / ".gitignore").write_text("*.log\n")
    assert _paths(tmp_path) == [
        "one/.gitignore",
        "three/.gitignore",
        "three/build/x.py",
        "two/pyproject.toml",
    ]


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    _tree(outside, "secret.py")
    root = tmp_path / "root"
    _tree(root, "blobs/abc", "real/x.py")
    (root / "inside.json").symlink_to(root / "blobs" / "abc")
    (root / "escape.py").symlink_to(outside / "secret.py")
    (root / "folder").symlink_to(outside)
    (root / "loop").symlink_to(root)
    (root / "broken").symlink_to(root / "nowhere")
    listing = list_files(root)
    assert [e.path for e in listing.entries] == ["blobs/abc", "inside.json", "real/x.py"]
    assert {s.path for s in listing.skipped} == {"escape.py", "folder", "loop"}
    assert [p.path for p in listing.problems] == ["broken"]


def test_special_files_are_left_out_and_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [s.path for s in list_files(tmp_path).skipped] == ["pipe"]
