"""`python -m tests.corpus`: precision and recall per source, against the saved baseline.

`--save` writes the baseline; `-v` lists what was missed or wrong; a word selects cases.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from tests.corpus.case import Outcome, cases, run

BASELINE = Path(__file__).parent / "baseline.json"


def main() -> int:
    """Print the table; the status is 1 where a source got worse than the baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    outcomes = [run(case) for case in cases() if options.word in case.name]
    for outcome in outcomes if options.verbose else ():
        _explain(outcome)
    rates = _rates(outcomes)
    old = json.loads(BASELINE.read_text()) if BASELINE.is_file() else {}
    worse = False
    print(
        f"{'source':<12} {'cases':>5} {'used':>5} {'precision':>10} {'recall':>8} {'details':>8} "
        f"{'statements':>10} {'right':>6}"
    )
    for source, row in rates.items():
        before = {} if options.word else old.get(source, {})
        lower = [name for name in before if row.get(name, 0.0) < before[name]]
        worse = worse or bool(lower)
        note = f"  worse: {', '.join(lower)}" if lower else ""
        print(
            f"{source:<12} {row['cases']:>5.0f} {row['used']:>5.0f} {row['precision']:>10.3f} "
            f"{row['recall']:>8.3f} {row['details']:>8.3f} "
            f"{row['statements']:>10.0f} {row['stated']:>6.3f}{note}"
        )
    if options.save and not options.word:
        BASELINE.write_text(json.dumps(rates, indent=2, sort_keys=True) + "\n")
    return 1 if worse and not options.save else 0


def _rates(outcomes: list[Outcome]) -> dict[str, dict[str, float]]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.case.source].append(outcome)
        groups["all"].append(outcome)
    return {source: _rate(group) for source, group in sorted(groups.items())}


def _rate(group: list[Outcome]) -> dict[str, float]:
    right = sum(len(o.right) for o in group)
    missed = sum(len(o.missed) for o in group)
    wrong = sum(len(o.wrong) for o in group)
    entries = sum(len(o.case.expected) for o in group)
    differing = sum(len(o.differing) for o in group)
    stated = sum(len(o.case.statements or ()) for o in group)
    unsaid = sum(len(o.unsaid) for o in group)
    oversaid = sum(len(o.oversaid) for o in group)
    return {
        "cases": float(len(group)),
        "used": float(right + missed),
        "precision": round(right / max(1, right + wrong), 4),
        "recall": round(right / max(1, right + missed), 4),
        "details": round(1 - differing / max(1, entries), 4),
        "statements": float(stated),
        "stated": round(1 - (unsaid + oversaid) / max(1, stated), 4),
    }


def _explain(outcome: Outcome) -> None:
    for label in ("missed", "wrong", "differing", "unsaid", "oversaid"):
        for entry in getattr(outcome, label):
            print(f"{outcome.case.name}: {label}: {entry}")


if __name__ == "__main__":
    sys.exit(main())
