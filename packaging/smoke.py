"""Tries a packaged Clearweights: whether it runs away from its sources, with all its data.

Usage: `python packaging/smoke.py PROGRAM [ARGUMENT…]`, where the words start the program:
`dist/clearweights/clearweights` for a frozen one, `.venv/bin/clearweights` for a checkout.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_ID = "black-forest-labs/FLUX.1-dev"
_CODE = f"from transformers import AutoModel\nAutoModel.from_pretrained({_ID!r})\n"
_REPORTS = {
    "report.json": b"{", "report.pdf": b"%PDF-1.7", "report.html": b"<!DOCTYPE html>",
    "report.xlsx": b"PK", "report.csv": b"\xef\xbb\xbf", "report.sarif": b"{", "NOTICE": b"Notices",
    "report.spdx.json": b"{", "report.spdx3.json": b"{", "report.cdx.json": b"{",
}  # fmt: skip


def main(program: list[str]) -> int:
    """Run every command once in an empty folder and home; say what failed."""
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        project = home / "project"
        project.mkdir()
        (project / "app.py").write_text(_CODE, encoding="utf-8")
        environment = {**os.environ, "HOME": folder, "XDG_CACHE_HOME": folder}

        def run(*arguments: str, status: int = 0) -> bytes:
            words = [*program, *arguments]
            done = subprocess.run(
                words, cwd=folder, env=environment, capture_output=True, check=False
            )
            if done.returncode != status or b"Traceback" in done.stderr:
                shown = done.stderr.decode(errors="replace").strip()
                failed.append(f"{' '.join(arguments)}: status {done.returncode}. {shown}")
            return done.stdout

        run("--version")
        if b"MIT License" not in run("license", "MIT"):
            failed.append("license MIT: no record")
        for name, head in _REPORTS.items():
            run("scan", str(project), "-o", name, "--quiet", status=1)
            path = home / name
            if not path.is_file() or not path.read_bytes().startswith(head):
                failed.append(f"{name}: not written, or not what its name says")
        if (home / "report.json").is_file():
            report = json.loads((home / "report.json").read_bytes())
            if [asset["verdict"] for asset in report["assets"]] != ["stop"]:
                failed.append("report.json: the verdict is not the known one")
            run("compare", "report.json", "report.json")
    for line in failed:
        print(f"FAILED {line}", file=sys.stderr)
    print("The packaged program works." if not failed else f"{len(failed)} checks failed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [str(Path(".venv/bin/clearweights").resolve())]))
