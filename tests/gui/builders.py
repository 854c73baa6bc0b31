"""Realistic results for the window's tests, built without the engine."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from clearweights.domain.asset import (
    AssetKey,
    AssetKind,
    Hub,
    Place,
    Provider,
    Reference,
    Relation,
    Role,
    Strength,
)
from clearweights.domain.facts import Problem, RunTimeChoice, Skipped, StatementSource
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.license import (
    Cited,
    DutyKind,
    FactStatus,
    LicenseFact,
    LicenseRecord,
    Stance,
    TextRef,
    Topic,
)
from clearweights.domain.result import (
    Asset,
    Basis,
    DutyCheck,
    DutyState,
    Edge,
    Effective,
    EffectiveState,
    Inspection,
    Reading,
    Result,
    Verdict,
)
from clearweights.domain.text import text
from clearweights.domain.use import ASSUMED_USE, Distribution, Use

LLAMA = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "meta-llama/Llama-3.1-8B-Instruct")
TUNED = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "acme/assistant-8b")
BGE = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "BAAI/bge-m3")
ODD = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "someone/unlabelled-model")
ALPACA = AssetKey(AssetKind.DATASET, Hub.HUGGINGFACE, "tatsu-lab/alpaca")
SQUAD = AssetKey(AssetKind.DATASET, Hub.HUGGINGFACE, "rajpurkar/squad")
GPT = AssetKey(AssetKind.SERVICE, Hub.API, "gpt-4o-mini")
DAVINCI = AssetKey(AssetKind.SERVICE, Hub.API, "text-davinci-003")
TOY = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, "toy/only-in-a-comment")

CLAUSE = (
    "(b) Sample clause. You may use the Sample Works only for purposes that are not intended "
    "for commercial advantage."
)
SAMPLE_TEXT = (
    "Sample Works License 1.0\n\nAn invented text for tests.\n\n(a) Grant. You may copy the "
    f"Sample Works.\n\n{CLAUSE}\n\n(c) End. Nothing else is granted.\n"
)


def place(path: str, line: int = 0, excerpt: str = "") -> Place:
    """Return a place."""
    return Place(path=path, line=line, excerpt=excerpt)


def reference(
    key: AssetKey, path: str, line: int, how: str = "from_pretrained", excerpt: str = ""
) -> Reference:
    """Return a reference to `key`."""
    return Reference(
        place=place(path, line, excerpt), kind=key.kind, hub=key.hub, id=key.id, how=how
    )


def reading(
    basis: Basis, expression: str | None, *, raw: str = "", at: Place | None = None,
    status: FactStatus = FactStatus.VERIFIED, source: StatementSource = StatementSource.TAG,
    records: tuple[str, ...] = (),
) -> Reading:  # fmt: skip
    """Return a reading."""
    return Reading(
        basis=basis, raw=raw or expression or "", source=source, place=at, expression=expression,
        records=records, status=status,
        origin="" if at else "catalog: sample, 2026-11-01",
    )  # fmt: skip


def asset(
    key: AssetKey,
    expression: str | None = None,
    *readings: Reading,
    references: tuple[Reference, ...] = (),
    state: EffectiveState | None = None,
) -> Asset:
    """Return an asset; without readings, one that says `expression`."""
    if expression and not readings:
        card = place(f"models/{key.id.rpartition('/')[2]}/README.md", 3, f"license: {expression}")
        readings = (reading(Basis.DECLARED, expression, at=card),)
    settled = EffectiveState.AGREED if expression else EffectiveState.UNKNOWN
    return Asset(
        key=key,
        references=references,
        readings=readings,
        effective=Effective(state=state or settled, expression=expression),
        roles=(Role.INFERENCE_LOCAL,),
        purl=f"pkg:huggingface/{key.id}" if key.hub is Hub.HUGGINGFACE else None,
    )


def finding(
    key: AssetKey, code: Code, severity: Severity, message: str, *,
    license_: str | None = None, clause: str | None = None, clause_text: str | None = None,
    at: tuple[Place, ...] = (), confidence: Confidence = Confidence.CERTAIN, subject: str = "",
    could_stop: bool = False,
) -> Finding:  # fmt: skip
    """Return a finding with a chain of reasons."""
    reasons = [Reason(statement=text("The project names it here."), place=p) for p in at]
    if clause:
        reasons.append(
            Reason(statement=text("The license says so."), license=license_, clause=clause)
        )
    reasons.append(Reason(statement=text("The use was described so."), source="declared use"))
    return Finding(
        code=code, severity=severity, confidence=confidence, asset=key, message=text(message),
        reasons=tuple(reasons), license=license_, clause=clause, clause_text=clause_text,
        how_to_fix=text("Get a commercial license from the rights holder, or replace it."),
        cannot_tell=text("Whether a separate agreement exists."), subject=subject,
        could_stop=could_stop,
    )  # fmt: skip


def inspection() -> Inspection:
    """Return a project with something of every kind."""
    card = place("README.md", 2, "license: apache-2.0")
    data_license = place("DATA_LICENSE", 0, "Attribution-NonCommercial 4.0 International")
    datasheet = place("datasheet.md", 41, "The dataset is released under ODC-By.")
    assets = (
        replace(
            asset(
                TUNED, "Apache-2.0", reading(Basis.DECLARED, "Apache-2.0", at=card),
                references=(
                    reference(TUNED, "train.py", 88, "hub_model_id", 'hub_model_id="acme/…"'),
                ),
            ),
            output=True, roles=(Role.FINE_TUNE,),
        ),
        asset(
            LLAMA, "LicenseRef-scancode-llama-3.1-license-2024",
            reading(
                Basis.CATALOGED, "LicenseRef-scancode-llama-3.1-license-2024",
                records=("llama-3.1",), source=StatementSource.CATALOG,
            ),
            references=(
                reference(LLAMA, "train.py", 12, excerpt='BASE = "meta-llama/Llama-3.1-8B-…"'),
                reference(LLAMA, "configs/sft.yaml", 3, "config-key", "model_name_or_path: …"),
            ),
        ),
        asset(BGE, "MIT", references=(reference(BGE, "app/search.py", 7, "SentenceTransformer"),)),
        asset(ODD, references=(reference(ODD, "app/rank.py", 19),)),
        asset(
            ALPACA, None,
            reading(Basis.DECLARED, "CC-BY-NC-4.0", at=data_license, records=("sample-works",)),
            reading(Basis.DECLARED, "ODC-By-1.0", at=datasheet, source=StatementSource.PROSE),
            reading(
                Basis.CATALOGED, "CC-BY-NC-4.0", status=FactStatus.SECONDARY,
                source=StatementSource.CATALOG,
            ),
            references=(reference(ALPACA, "train.py", 30, "load_dataset"),),
            state=EffectiveState.DISAGREE,
        ),
        asset(
            SQUAD, "CC-BY-SA-4.0", references=(reference(SQUAD, "eval.py", 5, "load_dataset"),)
        ),
        replace(
            asset(
                GPT, "LicenseRef-openai-terms",
                references=(reference(GPT, "app/judge.py", 22, "client.chat.completions"),),
            ),
            provider=Provider.OPENAI, roles=(Role.API,),
        ),
        replace(asset(DAVINCI, "LicenseRef-openai-terms"), provider=Provider.OPENAI, upstream=True,
                roles=()),
        replace(
            asset(TOY, references=(reference(TOY, "notes.md", 3, "prose"),)),
            strength=Strength.MENTIONED,
        ),
    )  # fmt: skip
    return Inspection(
        root="acme-assistant",
        assets=tuple(sorted(assets, key=lambda a: a.key)),
        edges=(
            Edge(
                child=TUNED, relation=Relation.FINE_TUNED_FROM, parent=LLAMA,
                places=(place("train.py", 12),),
            ),
            Edge(
                child=TUNED, relation=Relation.TRAINED_ON, parent=ALPACA,
                places=(place("train.py", 30),),
            ),
            Edge(
                child=ALPACA, relation=Relation.GENERATED_BY, parent=DAVINCI,
                source="catalog:sample",
            ),
        ),
        choices=(
            RunTimeChoice(
                place=place("app/main.py", 51), kind=AssetKind.MODEL, how="from_pretrained",
                words="settings.model_for(user)",
            ),
        ),
        problems=(
            Problem(
                path="weights/old.bin", step="read",
                message=text("Could not be read: {why}", why="larger than 32768 KiB"),
            ),
        ),
        skipped=(Skipped(path=".venv", why=text("an environment")),),
        files_read=128,
    )  # fmt: skip


def findings() -> tuple[Finding, ...]:
    """Return findings of every severity about the assets of `inspection`."""
    return (
        finding(
            TUNED, Code.RELICENSING, Severity.MAJOR,
            "acme/assistant-8b is put under Apache-2.0, but its base stays under other terms.",
            license_="llama-3.1", clause="1.b.i", at=(place("README.md", 2),),
        ),
        finding(
            TUNED, Code.NAME_PREFIX_MISSING, Severity.MAJOR,
            "The name of acme/assistant-8b does not begin with “Llama”.",
            license_="llama-3.1", clause="1.b.i", at=(place("train.py", 88),),
        ),
        finding(
            TUNED, Code.CHANGES_NOT_STATED, Severity.MINOR,
            "Nothing says what was changed in acme/assistant-8b.",
            license_="llama-3.1", clause="1.b", confidence=Confidence.LIKELY,
        ),
        finding(
            LLAMA, Code.DISPLAY_NOTICE_MISSING, Severity.MAJOR,
            "“Built with Llama” is not displayed.", license_="llama-3.1", clause="1.b.i",
            confidence=Confidence.LIKELY,
        ),
        finding(
            ODD, Code.LICENSE_UNKNOWN, Severity.MAJOR,
            "Nobody states a license for someone/unlabelled-model.",
            at=(place("app/rank.py", 19),), could_stop=True,
        ),
        finding(
            ALPACA, Code.NON_COMMERCIAL, Severity.BLOCKER,
            "The data of tatsu-lab/alpaca may not be used commercially.",
            license_="sample-works", clause="(b)", clause_text=CLAUSE,
            at=(place("DATA_LICENSE"), place("train.py", 30)),
        ),
        finding(
            ALPACA, Code.DECLARATIONS_DISAGREE, Severity.MAJOR,
            "The sources give different licenses: CC-BY-NC-4.0 and ODC-By-1.0.",
            at=(place("DATA_LICENSE"), place("datasheet.md", 41)),
        ),
        finding(
            SQUAD, Code.ATTRIBUTION_MISSING, Severity.MINOR,
            "No credit line for rajpurkar/squad was found.", license_="CC-BY-SA-4.0",
            clause="3(a)(1)", confidence=Confidence.LIKELY,
        ),
        finding(
            GPT, Code.SERVICE_TERMS, Severity.INFO,
            "OpenAI's terms apply to every call of gpt-4o-mini.",
            license_="LicenseRef-openai-terms", clause="1", at=(place("app/judge.py", 22),),
        ),
    )  # fmt: skip


def evaluate(inspected: Inspection, use: Use | None) -> Result:
    """Stand in for the engine: internal use clears the display duty and the blocker."""
    use = use or inspected.declaration.use or ASSUMED_USE
    present = {a.key for a in inspected.assets}
    found = tuple(f for f in findings() if f.asset in present)
    if use.distribution is Distribution.INTERNAL:
        cleared = (Code.DISPLAY_NOTICE_MISSING, Code.NON_COMMERCIAL)
        found = tuple(f for f in found if f.code not in cleared)
    decided = {d.fingerprint: d for d in inspected.decisions}
    states = {"waive": "waived", "no-issue": "resolved", "ask": "asked"}
    found = tuple(
        replace(f, state=type(f.state)(states[decided[f.fingerprint].verb]))
        if f.fingerprint in decided
        else f
        for f in found
    )
    found = tuple(sorted(found, key=lambda f: (-f.severity, f.asset, f.code)))
    verdicts = {a.key: _verdict(a, found) for a in inspected.assets}
    duties = {
        LLAMA: (
            duty(DutyKind.LICENSE_COPY, "1.b.i", DutyState.FULFILLED, place("LICENSE.llama")),
            duty(DutyKind.DISPLAY, "1.b.i", DutyState.MISSING, words="Built with Llama"),
            duty(DutyKind.NOTICE_FILE, "1.b.iii", DutyState.NOT_VISIBLE),
        )
    }
    return Result(
        inspection=inspected, use=use, findings=found, duties=duties, verdicts=verdicts,
        knowledge_version="1", knowledge_date="2026-11-01",
    )  # fmt: skip


def duty(
    kind: DutyKind, clause: str, state: DutyState, at: Place | None = None, words: str | None = None
) -> DutyCheck:
    """Return the check of one duty of the Llama 3.1 license."""
    return DutyCheck(
        kind=kind, license="llama-3.1", clause=clause, state=state, place=at, words=words
    )


def _verdict(about: Asset, found: tuple[Finding, ...]) -> Verdict:
    own = [f for f in found if f.asset == about.key and f.state in ("open", "asked")]
    if any(f.severity is Severity.BLOCKER for f in own):
        return Verdict.STOP
    if about.effective.state in (EffectiveState.UNKNOWN, EffectiveState.DISAGREE):
        return Verdict.UNKNOWN
    return Verdict.CONDITIONS if any(f.severity > Severity.INFO for f in own) else Verdict.OK


def result(use: Use | None = None) -> Result:
    """Return the result of `inspection` for a use."""
    return evaluate(inspection(), use)


def big_result(assets: int = 2500) -> Result:
    """Return a result of about eight rows per asset."""
    keys = [
        AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, f"org-{n % 97}/model-{n:05}")
        for n in range(assets)
    ]
    made = tuple(
        asset(
            key, "MIT" if n % 3 else None,
            references=tuple(reference(key, f"src/part{n % 40}/file{k}.py", n + 1) for k in (1, 2)),
        )
        for n, key in enumerate(keys)
    )  # fmt: skip
    found = tuple(
        finding(key, code, severity, f"Something about {key.id}.", at=(place("src/a.py", n + 1),))
        for n, key in enumerate(keys)
        for code, severity in (
            (Code.LICENSE_COPY_MISSING, Severity.MAJOR),
            (Code.ATTRIBUTION_MISSING, Severity.MINOR),
        )
    )
    whole = Inspection(root="big", assets=made, edges=(), files_read=assets)
    return Result(
        inspection=whole, use=ASSUMED_USE, findings=found,
        verdicts={a.key: _verdict(a, ()) for a in made},
    )  # fmt: skip


def record(id_: str = "sample-works", *, key: str | None = "sample-works-1.0") -> LicenseRecord:
    """Return an invented record; `key` None: its text is not installed."""
    cited = Cited(clause="(b)", locator="not intended for commercial advantage")
    fact = LicenseFact(
        topic=Topic.COMMERCIAL_USE, stance=Stance.FORBIDS, clause=cited.clause,
        locator=cited.locator, note="Commercial use is outside the grant.",
    )  # fmt: skip
    return LicenseRecord(
        id=id_, name="Sample Works License 1.0", steward="Sample Works", family="sample",
        category="non-commercial", kind="data", spdx="LicenseRef-sample-works", version="1.0",
        texts=(TextRef(key=key, url="https://example.org/license"),), tags=(), aliases=(),
        urls=("https://example.org/license",), status=FactStatus.VERIFIED, source="the text",
        read_by="A. Reviewer", read_on=dt.date(2026, 11, 1),
        facts={Topic.COMMERCIAL_USE: fact},
    )  # fmt: skip


def with_problems(*problems: Problem) -> Result:
    """Return the result with these problems only."""
    found = result()
    return replace(found, inspection=replace(found.inspection, problems=problems))
