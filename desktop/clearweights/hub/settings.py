"""Where the hub is and who asks: taken from the places Hugging Face's own tools use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_ENDPOINT = "https://huggingface.co"
_TRUE = frozenset({"1", "true", "yes", "on"})
_MAX_TOKEN = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """How to reach the hub. The token is never shown, logged or stored by us."""

    endpoint: str = DEFAULT_ENDPOINT
    token: str | None = field(default=None, repr=False)
    forbidden: bool = False
    """True where `HF_HUB_OFFLINE` forbids going online."""

    connect_seconds: float = 5.0
    read_seconds: float = 20.0
    retries: int = 3
    longest_wait_seconds: float = 10.0


def settings_from_environment(environment: Mapping[str, str], home: Path) -> HubSettings:
    """Read `HF_ENDPOINT`, `HF_HUB_OFFLINE`, and the token (`HF_TOKEN` or the token file)."""
    endpoint = environment.get("HF_ENDPOINT", "").rstrip("/") or DEFAULT_ENDPOINT
    offline = environment.get("HF_HUB_OFFLINE", "").lower() in _TRUE
    token = environment.get("HF_TOKEN", "").strip() or _token_file(environment, home)
    return HubSettings(endpoint=endpoint, token=token or None, forbidden=offline)


def _token_file(environment: Mapping[str, str], home: Path) -> str:
    base = environment.get("HF_HOME") or str(home / ".cache" / "huggingface")
    path = Path(environment.get("HF_TOKEN_PATH") or Path(base) / "token")
    try:
        with path.open("rb") as file:
            return file.read(_MAX_TOKEN).decode("ascii", "ignore").strip()
    except OSError:
        return ""
