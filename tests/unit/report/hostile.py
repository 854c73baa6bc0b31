"""Names that try to be markup, formulas, control codes or too much; and results full of them."""

from __future__ import annotations

from dataclasses import replace

from clearweights.domain.asset import AssetKey, AssetKind, Hub, Place
from clearweights.domain.finding import Code, Confidence, Finding, Reason, Severity
from clearweights.domain.result import Asset, Effective, EffectiveState, Result
from clearweights.domain.text import text
from tests.unit.report import builders

NAMES = (
    '#set text(size: 90pt) #read("/etc/passwd") $x$ *b* _i_ <label> @ref `raw` [x]',
    "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;\"'",
    '=cmd|"/c calc"!A1',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1",
    "\x1b[31mred\x1b[0m\x00\x07\x7f\x9b",
    "abc\u202egnp.exe\u202c\u2066x\u2069\u200b\ufeff",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 e" + "\u0301" * 60,
    "m/" + "n" * 40_000,
    "\ud83d lone \udc00",
    "\U0010fffd\ue000\uffff\ufdd0",
    "模型/데이터 نموذج דגם मॉडल",
    "javascript:alert(1)",
    "{name} {count} %s %(x)s",
    "]]>--><!--",
    " ",
    "",
)


def hostile_result() -> Result:
    """Every name as asset, path, excerpt, license, message, clause text and decision."""
    plain = builders.result()
    assets = []
    findings = []
    for at, name in enumerate(NAMES):
        key = AssetKey(AssetKind.MODEL, Hub.HUGGINGFACE, name or "-")
        place = Place(path=f"dir/{name}", line=at + 1, excerpt=name)
        assets.append(
            Asset(
                key=key,
                references=(builders.reference(key, place, name),),
                readings=(builders.declared(name, name or None, name, where=place),),
                effective=Effective(
                    state=EffectiveState.AGREED, expression=name or None, records=(name,)
                ),
                revision=name,
                purl=name,
            )
        )
        findings.append(
            Finding(
                code=Code.NOTICE_MISSING,
                severity=Severity.MINOR,
                confidence=Confidence.LIKELY,
                asset=key,
                license=name,
                clause=name,
                clause_text=name,
                message=text("About {name}.", name=name),
                reasons=(Reason(statement=text("{a}", a=name), place=place),),
                how_to_fix=text("{a}", a=name),
                cannot_tell=text("{a}", a=name),
            )
        )
    decision = replace(plain.inspection.decisions[0], comment="\n".join(NAMES), by=NAMES[1])
    inspection = replace(
        plain.inspection,
        root=NAMES[1],
        assets=tuple(assets),
        decisions=(decision,),
        contacted=(NAMES[1], NAMES[0]),
    )
    return replace(plain, inspection=inspection, findings=tuple(findings), verdicts={}, duties={})
