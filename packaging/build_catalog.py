"""Make `resources/catalog/*.tsv` from harvested rows and the hand-checked lists beside them.

    python packaging/build_catalog.py ROWS.json

ROWS.json holds what was read from the sources that `resources/catalog/README.md` credits: a list
of `{k: m|d, id, l: license words, b: [bases], s: source:place}`. Without it, the harvested lines
of the present `assets.tsv` are kept and only the hand-checked lists are worked in again.

A hand-checked line that rests on the card as generally known is `verified-partly` where a source
that states licenses asset by asset says the same and no other such source differs.
So is a harvested row in which the publisher of a package names its license.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from clearweights.domain.license import FactStatus
from clearweights.knowledge import load_knowledge
from clearweights.knowledge.base import Knowledge
from clearweights.knowledge.catalog import COLUMNS, HARVESTED
from clearweights.resolve.expressions import read_license

_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "catalog"
_KINDS = {"m": "model", "d": "dataset"}
_SOURCE = COLUMNS.index("source")
_LICENSE = COLUMNS.index("license")
_STATUS = COLUMNS.index("status")
_BY_ASSET = frozenset(
    {"hf-datasets-legacy", "mteb-models", "timm", "spacy", "mot", "opening-up-chatgpt"}
)
"""Sources whose makers name the license of each asset; the others take it over in bulk."""

_OWN_WORD = ("spacy:", "nltk_data:", "coqui:")
"""Sources in which a publisher states the license of each package or model it hands out."""

_PLACE = re.compile(r"[a-z_-]+:\S")
"""A harvested row names its source as `source:place`."""

_OLD_BENCHMARKS = re.compile(r"dpi-text:(?:Flan Collection|Tasksource|DialogStudio)")
_OF_CODE = re.compile(r"(?:MIT|Apache-2\.0|BSD-[23]-Clause|L?GPL[- ][23]\.[01])")
"""In its collections of older benchmarks that source names the license of a repository's code."""

_ADDRESS = "datasets/"
"""Some sources cut an id out of an address of the hub: `datasets/piqa` is `piqa`."""

_PAGES = ("blog/", "collections/")
"""Pages of the hub, which are no assets."""

_NOTHING = frozenset({"", "f", "unknown", "none", "not specified", "unspecified", "n/a", "other"})
_NOT_SAID = re.compile(r"unavailable|unknown|not specified|no license|unspecified|see \w+ page")
_KNOWN_LINKS = {
    "https://raw.githubusercontent.com/openvinotoolkit/open_model_zoo/master/LICE": "Apache-2.0",
    "https://raw.githubusercontent.com/tensorflow/models/master/LICENSE": "Apache-2.0",
}
_SERVICES = {"openai": "openai", "anthropic": "anthropic", "cohere": "cohere", "google": "google"}
_Said: TypeAlias = list[tuple[tuple[str, ...] | None, str]]
_CODES = re.compile(r"CC_?BY(?P<more>(?:_(?:NC|SA|ND))*)_(?P<major>[1-4])[p_.](?P<minor>[0-9])")
_NAMES = {
    "creative commons attribution share-alike 4.0 international": "CC-BY-SA-4.0",
    "creative commons attribution 4.0 international": "CC-BY-4.0",
    "apache_2_0": "Apache-2.0",
    "apache_2p0": "Apache-2.0",
    "mit": "MIT",
    "gfdl": "gfdl",
    "unlicense": "Unlicense",
    "cc0_1_0": "CC0-1.0",
    "cc0_1p0": "CC0-1.0",
    "public-domain": "public domain",
}


def main() -> None:
    """Build both files and say how many lines they have."""
    checked = _yaml("checked.yaml")
    if len(sys.argv) > 1:
        rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        harvested = sorted(set(filter(None, map(_of_the_data, _harvested(rows, _today())))))
    else:
        lines = (_FOLDER / "assets.tsv").read_text(encoding="utf-8").splitlines()
        today = _today()
        taken = [line for line in lines if _PLACE.match(line.split("\t")[_SOURCE])]
        taken = [line for line in taken if not line.split("\t")[2].startswith(_PAGES)]
        present = (_under_present_id(line, today) for line in taken)
        harvested = sorted(set(filter(None, map(_of_the_data, present))))
    wrong = {_key(each) for each in checked if each.pop("corrects", False)}
    kept = [line for line in harvested if tuple(line.split("\t")[:3]) not in wrong]
    knowledge = load_knowledge()
    kept = [_published(line, knowledge) for line in _once(kept)]
    backed = _backed(kept, knowledge)
    ours = [_line(_strengthened(each, backed)) for each in checked]
    _write("assets.tsv", [*sorted(ours, key=_by_id), *sorted(kept, key=_by_id)])
    _write("aliases.tsv", sorted(_aliases(_yaml("aliases.yaml"))))


def _once(lines: list[str]) -> list[str]:
    """Leave out what stands word for word under another name that `elsewhere.yaml` leads to."""
    present = set(lines)
    rules = [each for each in _yaml("elsewhere.yaml") if "prefix" in each and "at" in each]

    def stands_elsewhere(line: str) -> bool:
        kind, hub, name, rest = line.split("\t", 3)
        return any(
            f"{kind}\t{each['at']}\t{name.removeprefix(each['prefix'])}\t{rest}" in present
            for each in rules
            if (each["kind"], each["hub"]) == (kind, hub) and name.startswith(each["prefix"])
        )

    return [line for line in lines if not stands_elsewhere(line)]


def _of_the_data(line: str) -> str:
    """Return a row without the licenses of mere code; empty where nothing is left of it."""
    cells = line.split("\t")
    if not _OLD_BENCHMARKS.match(cells[_SOURCE]):
        return line
    parts = [p for p in cells[_LICENSE].split(" AND ") if not _OF_CODE.fullmatch(p)]
    cells[_LICENSE] = " AND ".join(parts)
    return "\t".join(cells) if parts else ""


def _published(line: str, knowledge: Knowledge) -> str:
    """Raise a row in which the publisher itself names a license that we know."""
    cells = line.split("\t")
    if not cells[_SOURCE].startswith(_OWN_WORD) or not cells[_LICENSE]:
        return line
    known = _meant(cells[_LICENSE], "", "", knowledge) is not None
    cells[_STATUS] = FactStatus.PARTLY.value if known else ""
    return "\t".join(cells)


def _backed(lines: Iterable[str], knowledge: Knowledge) -> dict[tuple[str, ...], _Said]:
    """Return what the sources that speak asset by asset say: the license, and who says it."""
    said: dict[tuple[str, ...], _Said] = {}
    for line in lines:
        cells = line.split("\t")
        if cells[_LICENSE] and cells[_SOURCE].split(":")[0] in _BY_ASSET:
            key = (cells[0], cells[1], cells[2].casefold())
            meant = _meant(cells[_LICENSE], "", "", knowledge)
            said.setdefault(key, []).append((meant, cells[_SOURCE]))
    return said


def _strengthened(values: dict[str, Any], backed: dict[tuple[str, ...], _Said]) -> dict[str, Any]:
    """Raise a row that others back; one that somebody contradicts stays what it is."""
    kind, hub, name = _key(values)
    said = backed.get((kind, hub, name.casefold()), [])
    if values["status"] != "secondary" or not said or not values.get("license"):
        return values
    words = (values["license"], values.get("name", ""), values.get("link", ""))
    meant = _meant(*words, load_knowledge())
    if meant is None or any(each != meant for each, _ in said):
        return values
    source = f"{values['source']}; {said[0][1]} says the same"
    return {**values, "status": "verified-partly", "source": source}


def _meant(words: str, name: str, link: str, knowledge: Knowledge) -> tuple[str, ...] | None:
    """Return the records that a row means, or its expression where there are none."""
    read = read_license(words, knowledge, name=name or None, link=link or None)
    if read.records:
        return tuple(sorted(read.records))
    return (read.expression,) if read.expression else None


def _today() -> dict[tuple[str, str], str]:
    """Return the present id of every other name on the hub, so that rows meet under one id."""
    return {
        (group["kind"], name): group["id"]
        for group in _yaml("aliases.yaml")
        for name in group["names"]
        if group.get("hub", "huggingface") == "huggingface"
    }


def _under_present_id(line: str, today: dict[tuple[str, str], str]) -> str:
    """Return a harvested line under the id that its asset has today."""
    cells = [
        "" if cell == HARVESTED.get(column) else cell
        for column, cell in zip(COLUMNS, line.split("\t"), strict=True)
    ]
    if cells[1] == "huggingface":
        name = cells[2].removeprefix(_ADDRESS)
        cells[2] = today.get((cells[0], name), name)
    return "\t".join(cells)


def _harvested(rows: Iterable[dict[str, Any]], today: dict[tuple[str, str], str]) -> Iterator[str]:
    legacy = {row["id"] for row in rows if row["s"].startswith("hf-datasets-legacy:")}
    for row in rows:
        words, link, services = _license(row["l"])
        if not words and not link and not services:
            continue
        for hub, name in _places(row, legacy):
            yield _line(
                {
                    "kind": _KINDS[row["k"]],
                    "hub": hub,
                    "id": today.get((_KINDS[row["k"]], name), name),
                    "license": words,
                    "bases": [base for base in row.get("b", ()) if _is_id(base)],
                    "generated_by": services,
                    "link": link,
                    "source": row["s"][:60],
                }
            )


def _places(row: dict[str, Any], legacy: set[str]) -> Iterator[tuple[str, str]]:
    """Yield hub and id under which code can load the asset; nothing for a mere name."""
    source, name = row["s"].split(":", 1)[0], row["id"].strip()
    if name.startswith(_PAGES):
        return
    if name.startswith(_ADDRESS):
        yield "huggingface", name.removeprefix(_ADDRESS)
        return
    if source in ("timm", "spacy"):
        yield source, name.removeprefix(f"{source}/")
    if source in ("nltk_data", "open_model_zoo"):
        yield "nltk" if source == "nltk_data" else "other", name
    elif source in ("bigbio", "seacrowd"):
        yield "huggingface", f"{'SEACrowd' if source == 'seacrowd' else source}/{name}"
    elif _is_id(name) or name in legacy:
        yield "huggingface", name


def _is_id(name: str) -> bool:
    return re.fullmatch(r"[\w.-]+/[\w.-]+", name) is not None


def _license(raw: str) -> tuple[str | None, str | None, list[str]]:
    """Return the license words, a link, and the services whose outputs the data hold."""
    words: list[str] = []
    services: list[str] = []
    link = None
    for part in re.split(r" AND ", raw):
        bare = part.removeprefix("raw:").strip()
        service = _SERVICES.get(bare.casefold().split(" ")[0]) if part.startswith("raw:") else None
        if service:
            services.append(service)
        elif bare.startswith(("http://", "https://")):
            known = _KNOWN_LINKS.get(bare)
            # Harvested addresses were cut at 76 characters: a cut one leads nowhere.
            if known:
                words.append(known)
            elif len(bare) < 76:
                link = bare
                words.append("other")
        elif bare.casefold() not in _NOTHING and not _NOT_SAID.search(bare.casefold()):
            words.append(_spelled(bare))
    return (" AND ".join(dict.fromkeys(words)) or None, link, services)


def _spelled(words: str) -> str:
    code = _CODES.fullmatch(words)
    if code:
        more = code["more"].replace("_", "-")
        return f"CC-BY{more}-{code['major']}.{code['minor']}"
    return _NAMES.get(words.casefold(), words)


def _line(values: dict[str, Any]) -> str:
    cells = []
    for column in COLUMNS:
        value = values.get(column) or ""
        cell = ",".join(value) if isinstance(value, list) else str(value)
        cells.append(re.sub(r"[\t\r\n]+", " ", cell).strip())
    if not cells[1]:
        cells[1] = "huggingface"
    return "\t".join(cells)


def _aliases(groups: Iterable[dict[str, Any]]) -> Iterator[str]:
    for group in groups:
        for alias in group["names"]:
            yield "\t".join((group["kind"], group.get("hub", "huggingface"), alias, group["id"]))


def _key(values: dict[str, Any]) -> tuple[str, ...]:
    return (values["kind"], values.get("hub", "huggingface"), values["id"])


def _by_id(line: str) -> tuple[list[str], str]:
    return line.casefold().split("\t")[:3], line


def _yaml(name: str) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = yaml.load(
        (_FOLDER / name).read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506
    )
    return values or []


def _write(name: str, lines: list[str]) -> None:
    path = _FOLDER / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{name}: {len(lines)} lines, {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
