"""The Model Openness Framework: which class the components of a model reach.

Information only. A class is reached by what somebody listed, never by what nobody looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearweights.domain.openness import OpennessAnswer
from clearweights.domain.rights import SEMICOLON
from clearweights.domain.text import Text, joined, text


class Component(StrEnum):
    """What the framework asks for."""

    ARCHITECTURE = "architecture"
    FINAL_PARAMETERS = "final-parameters"
    EVALUATION_RESULTS = "evaluation-results"
    MODEL_CARD = "model-card"
    DATA_CARD = "data-card"
    TECHNICAL_REPORT = "technical-report"
    TRAINING_CODE = "training-code"
    INFERENCE_CODE = "inference-code"
    EVALUATION_CODE = "evaluation-code"
    EVALUATION_DATA = "evaluation-data"
    DATASETS = "datasets"
    PREPROCESSING_CODE = "preprocessing-code"
    INTERMEDIATE_PARAMETERS = "intermediate-parameters"
    RESEARCH_PAPER = "research-paper"


NAMES: Mapping[Component, Text] = {
    Component.ARCHITECTURE: text("model architecture"),
    Component.FINAL_PARAMETERS: text("final parameters"),
    Component.EVALUATION_RESULTS: text("evaluation results"),
    Component.MODEL_CARD: text("model card"),
    Component.DATA_CARD: text("data card"),
    Component.TECHNICAL_REPORT: text("technical report"),
    Component.TRAINING_CODE: text("training code"),
    Component.INFERENCE_CODE: text("inference code"),
    Component.EVALUATION_CODE: text("evaluation code"),
    Component.EVALUATION_DATA: text("evaluation data"),
    Component.DATASETS: text("datasets"),
    Component.PREPROCESSING_CODE: text("code that prepares the data"),
    Component.INTERMEDIATE_PARAMETERS: text("intermediate parameters"),
    Component.RESEARCH_PAPER: text("research paper"),
}
CLASSES: Mapping[int, Text] = {
    3: text("Class III, Open Model"),
    2: text("Class II, Open Tooling Model"),
    1: text("Class I, Open Science Model"),
}
_LEAST = 3
_QUESTION = text("class of the Model Openness Framework")


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """What each class asks for; level 3 is the least."""

    version: str
    levels: Mapping[Component, int]
    instead: Mapping[Component, Component]
    """A component that may stand for another."""

    open_licenses: frozenset[str]
    """SPDX ids that count as open although neither the OSI nor the FSF accepts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Components that somebody published a list of; None where one has no license."""

    licenses: Mapping[Component, str | None]
    source: str
    date: str
    """ISO 8601, the day of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a model comes, and what is missing for the next class."""

    level: int = 0
    """1 to 3; 0 where no class is reached."""

    closed_weights: bool = False
    """The final parameters are under a license that is not open: no class can be reached."""

    next_level: int = 0
    """The class that `missing` and `not_open` keep from; 0 where there is none."""

    missing: tuple[Component, ...] = ()
    """Not listed: unknown, not absent."""

    not_open: tuple[Component, ...] = ()
    """Listed, without an open license."""

    listed: Listed | None = None


def standing(
    framework: Framework,
    listed: Listed | None,
    weights_open: bool | None,
    is_open: Callable[[str], bool],
) -> Standing:
    """Return how far a model comes.

    `weights_open` is what we know ourselves of the license of the weights, None for nothing; it
    goes before the list. Without a list no class is reached.
    """
    if weights_open is False:
        return Standing(closed_weights=True, listed=listed)
    has = {c: bool(name and is_open(name)) for c, name in listed.licenses.items()} if listed else {}
    if weights_open:
        has[Component.FINAL_PARAMETERS] = True
    level = 0
    for wanted in range(_LEAST, 0, -1):
        lacks = [c for c, at in framework.levels.items() if at >= wanted and not _met(c, has)]
        lacks = [c for c in lacks if not _met(framework.instead.get(c, c), has)]
        if lacks:
            return Standing(
                level=level, next_level=wanted, listed=listed,
                missing=tuple(c for c in lacks if c not in has),
                not_open=tuple(c for c in lacks if c in has),
            )  # fmt: skip
        level = wanted
    return Standing(level=level, listed=listed)


def _met(component: Component, has: Mapping[Component, bool]) -> bool:
    return has.get(component, False)


def framework_answer(found: Standing) -> OpennessAnswer:
    """Return the class, what it rests on, and what keeps from the next one."""
    if found.closed_weights:
        why = text("the weights are not under a license that counts as open")
        return OpennessAnswer(_QUESTION, text("no class"), why)
    if found.listed is None:
        why = text("nobody listed its components; not known: {names}", names=_names(found.missing))
        return OpennessAnswer(_QUESTION, text("not determined"), why)
    reasons = [
        text("components as listed by {source}, {date}, not checked by us",
             source=found.listed.source, date=found.listed.date)
    ]  # fmt: skip
    if found.missing:
        reasons.append(
            text("for {wanted} not listed: {names}",
                 wanted=CLASSES[found.next_level], names=_names(found.missing))
        )  # fmt: skip
    if found.not_open:
        reasons.append(
            text("for {wanted} without an open license: {names}",
                 wanted=CLASSES[found.next_level], names=_names(found.not_open))
        )  # fmt: skip
    answer = CLASSES[found.level] if found.level else text("none established")
    return OpennessAnswer(_QUESTION, answer, joined(reasons, SEMICOLON))


def _names(components: tuple[Component, ...]) -> Text:
    return joined(NAMES[each] for each in components)
