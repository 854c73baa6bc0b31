"""What people decided: the register, its effect on findings, and the verdicts."""

from clearweights.review.effect import apply_conclusions, apply_decisions
from clearweights.review.register import FILE_NAME, append, load, new_decision, retract
from clearweights.review.verdicts import verdict, verdicts

__all__ = [
    "FILE_NAME",
    "append",
    "apply_conclusions",
    "apply_decisions",
    "load",
    "new_decision",
    "retract",
    "verdict",
    "verdicts",
]
