"""Rules: from an inspection, a use and license records to findings, each a whole argument."""

from clearweights.rules.base import Rule
from clearweights.rules.judge import Judgment, judge
from clearweights.rules.registry import RULES
from clearweights.rules.words import evidence_to_look_for, words_to_look_for

__all__ = [
    "RULES",
    "Judgment",
    "Rule",
    "evidence_to_look_for",
    "judge",
    "words_to_look_for",
]
