"""Which model answers where a reader chose none."""

from enum import Enum


class Answers(str, Enum):
    SHORT = "short"
    LONG = "long"

    @property
    def default_model(self) -> str:
        return {self.SHORT: "gpt-4.1-mini", self.LONG: "claude-3-5-haiku-20241022"}[self]


def is_reasoning_model(name: str) -> bool:
    return name in ("o1-preview", "o3-mini")


def fallback_model(hurried: bool) -> str:
    return "mistral-small-latest" if hurried else "mistral-medium-latest"
