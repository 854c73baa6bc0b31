"""Make `resources/openness/components.tsv` from the models of the Model Openness Tool.

    python packaging/build_components.py FOLDER

FOLDER holds the `models/*.yml` of github.com/lfai/model_openness_tool. Kept are the facts of the
models that name their page on the Hugging Face hub: which components are listed, and the license
of each as an SPDX id. What is only said to be there, or under words that name no license, has none.
Where we read a component's license otherwise, `resources/openness/checked.yaml` counts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from clearweights.domain.asset import AssetKind, Hub
from clearweights.domain.framework import Component
from clearweights.knowledge import Knowledge, load_knowledge
from clearweights.resolve.expressions import read_license

_OUT = Path(__file__).resolve().parents[1] / "resources" / "openness" / "components.tsv"
_OURS = yaml.safe_load((_OUT.parent / "checked.yaml").read_text(encoding="utf-8"))
_PAGE = re.compile(r"https?://huggingface\.co/([\w.-]+/[\w.-]+?)(?:/tree/[\w.-]+)?/?")
_NO_PAGES = frozenset({"datasets", "spaces", "collections", "papers", "docs", "blog"})
_NAMES = {
    "Model architecture": (Component.ARCHITECTURE, "code"),
    "Model parameters (Final)": (Component.FINAL_PARAMETERS, "data"),
    "Model parameters (Intermediate)": (Component.INTERMEDIATE_PARAMETERS, "data"),
    "Evaluation results": (Component.EVALUATION_RESULTS, "document"),
    "Model card": (Component.MODEL_CARD, "document"),
    "Data card": (Component.DATA_CARD, "document"),
    "Technical report": (Component.TECHNICAL_REPORT, "document"),
    "Research paper": (Component.RESEARCH_PAPER, "document"),
    "Training code": (Component.TRAINING_CODE, "code"),
    "Inference code": (Component.INFERENCE_CODE, "code"),
    "Evaluation code": (Component.EVALUATION_CODE, "code"),
    "Data preprocessing code": (Component.PREPROCESSING_CODE, "code"),
    "Evaluation data": (Component.EVALUATION_DATA, "data"),
    "Datasets": (Component.DATASETS, "data"),
}
_ABSENT = re.compile(r"component\s+(?:component\s+)?not\s+includ", re.IGNORECASE)


def main() -> None:
    """Write the list, sorted; of several entries about one model the latest counts."""
    knowledge = load_knowledge()
    rows: dict[str, tuple[str, str]] = {}
    for path in sorted(Path(sys.argv[1]).glob("*.yml")):
        release = yaml.safe_load(path.read_text(encoding="utf-8"))["release"]
        page = _PAGE.fullmatch(str(release.get("huggingface") or "").strip())
        if not page or page[1].split("/")[0] in _NO_PAGES:
            continue
        name = knowledge.canonical(AssetKind.MODEL, Hub.HUGGINGFACE, page[1])
        parts = sorted(_components(release, knowledge))
        date = str(release["date"])[:10]
        parts = sorted(_checked(name, parts))
        if parts and date >= rows.get(name, ("", ""))[0]:
            rows[name] = (date, "\t".join(parts))
    lines = [f"{name}\t{date}\t{parts}\n" for name, (date, parts) in sorted(rows.items())]
    _OUT.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} models")


def _components(release: dict[str, Any], knowledge: Knowledge) -> Iterator[str]:
    whole = {k: (v or {}).get("name") or "" for k, v in (release.get("license") or {}).items()}
    for each in release.get("components") or ():
        component, kind = _NAMES.get(each["name"], (None, ""))
        said = each.get("license")
        if component is None or _ABSENT.match(str(said or "")):
            continue
        if said is None:
            said = whole.get(kind) or whole.get("distribution") or ""
        words = "" if said == "unlicensed" else str(said).strip()
        yield f"{component.value}={_spdx(words, knowledge)}"


def _checked(name: str, parts: Iterable[str]) -> Iterator[str]:
    """Put what we read ourselves in the place of what the list says."""
    ours = {each["component"]: each["license"] for each in _OURS if re.search(each["models"], name)}
    for part in parts:
        component, _, said = part.partition("=")
        yield f"{component}={ours.get(component, said)}"


def _spdx(said: str, knowledge: Knowledge) -> str:
    reading = read_license(said, knowledge)
    exact = reading.expression and not (reading.ambiguous or reading.inferred)
    return str(reading.expression) if exact else ""


if __name__ == "__main__":
    main()
