"""The short table on the terminal: verdicts, open findings, what was not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clearweights.cli.safe import safe
from clearweights.domain.asset import AssetKey, Strength
from clearweights.domain.finding import Finding, Severity, State
from clearweights.domain.result import Asset, EffectiveState, Result, Verdict
from clearweights.domain.text import Catalog, Text, text
from clearweights.domain.use import Distribution

_VERDICTS = {
    Verdict.STOP: ("✖", text("stop"), "31"),
    Verdict.UNKNOWN: ("?", text("unknown"), "35"),
    Verdict.CONDITIONS: ("▲", text("conditions"), "33"),
    Verdict.OK: ("✔", text("ok"), "32"),
}
_SEVERITIES = {
    Severity.BLOCKER: text("blocker"),
    Severity.MAJOR: text("major"),
    Severity.MINOR: text("minor"),
    Severity.INFO: text("info"),
}
_SETTLED = frozenset({State.WAIVED, State.RESOLVED})
_MOST = 40


def table(result: Result, words: Catalog, *, color: bool) -> str:
    """Return the table; control characters of the project's names are shown, never sent."""
    inspection = result.inspection
    shown = [a for a in inspection.assets if a.strength is Strength.USED or a.output]
    order = list(Verdict)
    shown.sort(key=lambda a: (order.index(result.verdicts[a.key]), a.key))
    lines = [_headline(result, shown, words), ""]
    lines.extend(_row(a, result, words, color=color) for a in shown)
    open_ = [f for f in result.findings if f.state not in _SETTLED]
    lines.extend(_findings([f for f in open_ if f.severity > Severity.INFO or f.could_stop], words))
    lines.extend(_unread(result, words))
    return "\n".join(lines).rstrip()


def matrix(
    result: Result, verdicts: Mapping[Distribution, Mapping[AssetKey, Verdict]], words: Catalog
) -> str:
    """Return the verdicts of the assets in use for every kind of use, one column each."""
    shown = [a for a in result.inspection.assets if a.strength is Strength.USED or a.output]
    width = max((len(safe(a.key.id)) for a in shown), default=0)
    head = " " * width + "".join(f"  {each.value:<12}" for each in verdicts)
    lines = [head.rstrip()]
    for asset in shown:
        cells = (_VERDICTS[column[asset.key]] for column in verdicts.values())
        row = "".join(f"  {sign} {name.render(words):<10}" for sign, name, _ in cells)
        lines.append((safe(asset.key.id).ljust(width) + row).rstrip())
    return "\n".join(lines)


def _headline(result: Result, shown: Sequence[Asset], words: Catalog) -> str:
    use = result.use
    what = use.distribution.value if use.distribution else "?"
    counts = ", ".join(
        f"{n} {_VERDICTS[v][1].render(words)}"
        for v in Verdict
        if (n := sum(result.verdicts[a.key] is v for a in shown))
    )
    head = text(
        "{project}: {count} models, datasets and services in use ({verdicts}); use: {use}{assumed}",
        project=safe(result.inspection.root), count=len(shown), verdicts=counts or "–", use=what,
        assumed=text(" (assumed, nobody has confirmed it)") if use.assumed else "",
    )  # fmt: skip
    return head.render(words)


def _row(asset: Asset, result: Result, words: Catalog, *, color: bool) -> str:
    sign, name, code = _VERDICTS[result.verdicts[asset.key]]
    verdict = f"{sign} {name.render(words):<10}"
    if color:
        verdict = f"\x1b[{code}m{verdict}\x1b[0m"
    output = " →" if asset.output else ""
    return f"{verdict} {asset.key.kind:<8} {_cell(asset.key.id + output, 52)} {_license(asset)}"


def _license(asset: Asset) -> str:
    state = asset.effective.state
    if state is EffectiveState.DISAGREE:
        return (
            "(" + " / ".join(sorted({r.expression for r in asset.readings if r.expression})) + ")"
        )
    if asset.effective.expression:
        return safe(asset.effective.expression)
    return "?"


def _findings(findings: Sequence[Finding], words: Catalog) -> list[str]:
    lines = [""] if findings else []
    for finding in findings[:_MOST]:
        place = next((str(r.place) for r in finding.reasons if r.place), "")
        message = safe(finding.message.render(words))
        asked = finding.severity is Severity.INFO  # only what could stop the use is shown of these
        severity = (text("question") if asked else _SEVERITIES[finding.severity]).render(words)
        lines.append(
            f"[{severity}] {finding.code}: {message}" + (f"  ({safe(place)})" if place else "")
        )
    if len(findings) > _MOST:
        lines.append(
            text("… and {n} more; write a report with -o.", n=len(findings) - _MOST).render(words)
        )
    return lines


def _unread(result: Result, words: Catalog) -> list[str]:
    problems = result.inspection.problems
    lines = []
    if problems:
        lines.extend(["", text("Not read or looked up ({n}):", n=len(problems)).render(words)])
        lines.extend(f"  {safe(p.path)}: {safe(p.message.render(words))}" for p in problems[:10])
        if len(problems) > 10:
            lines.append("  …")
    for message, items in (
        (text("Places that choose only when the program runs: {n}"), result.inspection.choices),
        (text("Folders or files left out on purpose: {n}"), result.inspection.skipped),
    ):
        if items:
            lines.append(Text(message.template, (("n", str(len(items))),)).render(words))
    return lines


def _cell(words: str, width: int) -> str:
    words = safe(words)
    return words if len(words) > width else words.ljust(width)
