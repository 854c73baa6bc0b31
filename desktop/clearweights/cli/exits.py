"""Exit statuses; the highest that applies is returned."""

from __future__ import annotations

from clearweights.domain.finding import Severity, State
from clearweights.domain.result import Result

OK = 0
OPEN = 1
USAGE = 2
INCOMPLETE = 3
UNREADABLE = 4

_SETTLED = frozenset({State.WAIVED, State.RESOLVED})


def status_of(result: Result, fail_on: str) -> int:
    """Return the status of a scan: incomplete results first, then open findings."""
    if not result.inspection.complete:
        return INCOMPLETE
    if fail_on == "never":
        return OK
    level = Severity[fail_on.upper()]
    unsettled = (f for f in result.findings if f.state not in _SETTLED)
    return OPEN if any(f.severity >= level for f in unsettled) else OK
