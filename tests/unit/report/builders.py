"""Result values like those of a real examination, invented projects and shortened facts."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from clearweights.datafiles import data_file
from clearweights.domain.asset import (
    AssetKey,
    AssetKind,
    Relation,
)
from clearweights.domain.decision import Decision, Verb
from clearweights.domain.facts import (
    LicenseStatement,
    Problem,
    RunTimeChoice,
    Skipped,
    StatementSource,
)
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity, State
from clearweights.domain.license import DutyKind, FieldOfUse
from clearweights.domain.result import (
    DutyCheck,
    DutyState,
    Edge,
    Inspection,
    LicenseFile,
    ReadStatement,
    Result,
    Verdict,
)
from clearweights.domain.text import Catalog, text
from clearweights.domain.use import (
    ASSUMED_USE,
    Attestation,
    AttestedFact,
    Declaration,
    Distribution,
    Environment,
    Product,
    Use,
)
from clearweights.report.base import ReportContext
from tests.unit.report.few_assets import (
    ALPACA,
    GHOST,
    GPT,
    LLAMA,
    LLAMA_ASSET,
    MINILM,
    MYSTERY,
    TUNED,
    agreed,
    assets,
    declared,
    place,
    reference,
)
from tests.unit.report.few_records import (
    APACHE,
    LLAMA_NOTICE,
    LLAMA_TERMS,
    NC_TERMS,
    OPENAI_TERMS,
    knowledge,
)

__all__ = [
    "ALPACA",
    "GHOST",
    "GPT",
    "LLAMA",
    "LLAMA_ASSET",
    "MINILM",
    "MYSTERY",
    "TUNED",
    "agreed",
    "assets",
    "declared",
    "place",
    "reference",
]

NOW = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def findings() -> tuple[Finding, ...]:
    """At least one finding of each severity, state and confidence."""
    return (
        Finding(
            code=Code.NON_COMMERCIAL,
            severity=Severity.BLOCKER,
            confidence=Confidence.CERTAIN,
            asset=ALPACA,
            license=NC_TERMS,
            clause="2(a)(1)",
            message=text(
                "{name} may not be used commercially, and the product is commercial.",
                name=ALPACA.id,
            ),
            reasons=(
                Reason(
                    statement=text("The data set is loaded for training."),
                    place=place(
                        "src/train.py", 52, 'ds = load_dataset("tatsu-lab/alpaca", split="train")'
                    ),
                ),
                Reason(
                    statement=text("Its card states {license}.", license="cc-by-nc-4.0"),
                    place=place("data/README.md", 3, "license: cc-by-nc-4.0"),
                ),
                Reason(
                    statement=text("The license grants use for non-commercial purposes only."),
                    license=NC_TERMS,
                    clause="2(a)(1)",
                ),
                Reason(statement=text("The declared use is commercial."), source="declared use"),
            ),
            how_to_fix=text(
                "Replace the data set, or obtain a commercial license from its authors."
            ),
            cannot_tell=text("Whether the weights still contain protected expression of the data."),
        ),
        Finding(
            code=Code.OUTPUT_TRAINING,
            severity=Severity.BLOCKER,
            confidence=Confidence.LIKELY,
            asset=GPT,
            license=OPENAI_TERMS,
            clause="2(e)",
            message=text(
                "Outputs of {name} train a model that may compete with the provider's.", name=GPT.id
            ),
            reasons=(
                Reason(
                    statement=text("Outputs are written to the training set."),
                    place=place(
                        "src/label.py", 17, 'client.chat.completions.create(model="gpt-4o")'
                    ),
                ),
                Reason(
                    statement=text("The terms forbid training competing models."),
                    license=OPENAI_TERMS,
                    clause="2(e)",
                ),
            ),
            how_to_fix=text("Label with a model whose terms allow it."),
            state=State.WAIVED,
        ),
        Finding(
            code=Code.DISPLAY_NOTICE_MISSING,
            severity=Severity.MAJOR,
            confidence=Confidence.LIKELY,
            asset=LLAMA,
            license=LLAMA_TERMS,
            clause="1.b.i",
            subject="Built with Llama",
            clause_text="If you distribute … you shall prominently display the required words.",
            message=text(
                "The words {words} are not seen where the license wants them.",
                words="“Built with Llama”",
            ),
            reasons=(
                Reason(
                    statement=text("The model is loaded in the product."),
                    place=place(
                        "src/train.py",
                        41,
                        'AutoModelForCausalLM.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")',
                    ),
                ),
                Reason(
                    statement=text("The license demands the words on a page of the product."),
                    license=LLAMA_TERMS,
                    clause="1.b.i",
                ),
            ),
            how_to_fix=text("Show the words in the interface, or attest that they are shown."),
        ),
        Finding(
            code=Code.LICENSE_UNKNOWN,
            severity=Severity.MAJOR,
            confidence=Confidence.CERTAIN,
            asset=MYSTERY,
            could_stop=True,
            state=State.ASKED,
            message=text("The license of {name} is not known.", name=MYSTERY.id),
            reasons=(
                Reason(
                    statement=text("The file names no license."),
                    place=place("weights/classifier.gguf"),
                ),
            ),
            how_to_fix=text("Find out where the file comes from and under which terms."),
        ),
        Finding(
            code=Code.NOTICE_MISSING,
            severity=Severity.MINOR,
            confidence=Confidence.LIKELY,
            asset=LLAMA,
            license=LLAMA_TERMS,
            clause="1.b.iii",
            message=text("The notice line of the license is not in a notice file."),
            reasons=(
                Reason(
                    statement=text("No notice file has it."), license=LLAMA_TERMS, clause="1.b.iii"
                ),
            ),
            how_to_fix=text("Add the line to a file named Notice."),
        ),
        Finding(
            code=Code.UNSETTLED_LAW,
            severity=Severity.INFO,
            confidence=Confidence.CANNOT_TELL,
            asset=ALPACA,
            message=text("It is not settled whether weights are an adaptation of data."),
            reasons=(Reason(statement=text("No court has decided it."), source="literature"),),
            how_to_fix=text("Ask counsel."),
            state=State.RESOLVED,
        ),
    )


def duties() -> dict[AssetKey, tuple[DutyCheck, ...]]:
    return {
        LLAMA: (
            DutyCheck(
                kind=DutyKind.LICENSE_COPY,
                license=LLAMA_TERMS,
                clause="1.b.i",
                state=DutyState.FULFILLED,
                place=place("licenses/LLAMA.txt"),
            ),
            DutyCheck(
                kind=DutyKind.DISPLAY,
                license=LLAMA_TERMS,
                clause="1.b.i",
                state=DutyState.MISSING,
                words="Built with Llama",
            ),
            DutyCheck(
                kind=DutyKind.NOTICE_FILE,
                license=LLAMA_TERMS,
                clause="1.b.iii",
                state=DutyState.NOT_VISIBLE,
                words=LLAMA_NOTICE,
            ),
        ),
        MINILM: (
            DutyCheck(
                kind=DutyKind.LICENSE_COPY,
                license=APACHE,
                clause="4(a)",
                state=DutyState.FULFILLED,
                attested=True,
            ),
        ),
    }


def decisions() -> tuple[Decision, ...]:
    output_training = findings()[1]
    return (
        Decision(
            id="D-2f9c41aa10",
            verb=Verb.WAIVE,
            asset_kind=AssetKind.SERVICE,
            asset_id=GPT.id,
            use="saas",
            rule=output_training.code,
            fingerprint=output_training.fingerprint,
            reason="license-acquired",
            comment="Contract 4711, Annex B.",
            by="A. Lawyer <a@example.org>",
            at="2026-11-20T16:30:00Z",
            expires=dt.date(2027, 11, 21),
        ),
    )


def inspection() -> Inspection:
    card = LicenseStatement(
        place=place("MODEL_CARD.md", 2, "license: mit"), source=StatementSource.TAG, raw="mit"
    )
    return Inspection(
        root="acme-chat",
        assets=assets(),
        edges=(
            Edge(
                child=TUNED,
                relation=Relation.FINE_TUNED_FROM,
                parent=LLAMA,
                places=(place("src/train.py", 41),),
            ),
            Edge(
                child=TUNED,
                relation=Relation.TRAINED_ON,
                parent=ALPACA,
                places=(place("src/train.py", 52),),
            ),
            Edge(child=ALPACA, relation=Relation.GENERATED_BY, parent=GPT, source="catalog:card"),
        ),
        statements=(ReadStatement(statement=card, expression="MIT"),),
        license_files=(
            LicenseFile(path="LICENSE", expression="Apache-2.0", match="identical", score=1.0),
            LicenseFile(
                path="licenses/LLAMA.txt",
                expression="LicenseRef-scancode-llama-3.1",
                match="names-filled",
                score=0.99,
            ),
        ),
        choices=(
            RunTimeChoice(
                place=place("src/serve.py", 12, "AutoModel.from_pretrained(args.model)"),
                kind=AssetKind.MODEL,
                how="from_pretrained",
                words="args.model",
            ),
        ),
        problems=(
            Problem(
                path="data/broken.json",
                step="read",
                message=text("not valid JSON: {why}", why="line 3"),
            ),
        ),
        skipped=(Skipped(path="node_modules", why=text("installed packages")),),
        declaration=Declaration(
            product=Product(name="Acme Chat", license="proprietary", claims=("open source AI",)),
            attestations=(
                Attestation(
                    place=place("clearweights.yaml", 20),
                    fact=AttestedFact.LICENSE_COPY,
                    holds=True,
                    asset=MINILM.id,
                ),
            ),
            path="clearweights.yaml",
        ),
        decisions=decisions(),
        files_read=214,
    )


SAAS = Use(
    distribution=Distribution.SAAS,
    commercial=True,
    environment=Environment.PRODUCTION,
    territory=("US", "EU"),
    seat="DE",
    monthly_active_users=50_000,
    monthly_active_users_on={dt.date(2024, 7, 23): 400_000},
    fields=(FieldOfUse.MEDICAL,),
    minors=False,
)


def result() -> Result:
    """A project with something to say in every section, and an incomplete scan."""
    return Result(
        inspection=inspection(),
        use=SAAS,
        findings=findings(),
        duties=duties(),
        verdicts={
            LLAMA: Verdict.CONDITIONS,
            TUNED: Verdict.OK,
            ALPACA: Verdict.STOP,
            MINILM: Verdict.OK,
            GPT: Verdict.CONDITIONS,
            MYSTERY: Verdict.UNKNOWN,
            GHOST: Verdict.UNKNOWN,
        },
        knowledge_version="2026.11",
        knowledge_date="2026-11-02",
    )


def settled_result() -> Result:
    """Nothing open, everything read, the use described and the attestation signed."""
    whole = result()
    declaration = whole.inspection.declaration
    signed = replace(declaration.attestations[0], by="A. Lawyer", at="2026-11-20T16:30:00Z")
    inspection_ = replace(
        whole.inspection,
        problems=(),
        declaration=replace(declaration, attestations=(signed,)),
    )
    return replace(
        whole,
        inspection=inspection_,
        findings=tuple(replace(f, state=State.RESOLVED) for f in whole.findings),
        verdicts=dict.fromkeys(whole.verdicts, Verdict.OK),
    )


def empty_result() -> Result:
    """A project that uses nothing, judged for the assumed use."""
    return Result(
        inspection=Inspection(root="empty", assets=(), edges=(), files_read=3),
        use=ASSUMED_USE,
        findings=(),
    )


def context(language: str = "en") -> ReportContext:
    """A fixed moment; license texts of two records."""
    texts = {
        "llama-3.1-license-2024": "EXAMPLE COMMUNITY LICENSE\n\nInvented words stand here.\n",
        "apache-2.0": "EXAMPLE PERMISSIVE LICENSE\n\nInvented words stand here too.\n",
    }
    return ReportContext(
        knowledge=knowledge(),
        generated_at=NOW,
        language=language,
        messages={**french("rights"), **french()} if language == "fr" else {},
        license_text=texts.get,
    )


def french(area: str = "report") -> Catalog:
    """The reports' own messages; those of other packages stay English here."""
    path = data_file("resources", "i18n", "fr.d", f"{area}.json")
    messages: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return messages


def pointed_result(*paths: str) -> Result:
    """The project, its classifier kept elsewhere: each path is a pointer with a digest."""
    told = result()
    pointers = tuple(
        replace(
            reference(MYSTERY, place(path), "lfs-pointer"),
            sha256=f"{number:064x}",
            size=number * 1000,
        )
        for number, path in enumerate(paths, 1)
    )
    assets = tuple(
        replace(a, references=pointers) if a.key == MYSTERY else a for a in told.inspection.assets
    )
    return replace(told, inspection=replace(told.inspection, assets=assets))
