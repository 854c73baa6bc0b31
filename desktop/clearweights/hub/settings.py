"""Where the hub is and who asks: taken from the places Hugging Face's own tools use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from clearweights.domain.text import Text, text

DEFAULT_ENDPOINT = "https://huggingface.co"
_TRUE = frozenset({"1", "true", "yes", "on"})
_MAX_TOKEN = 4096
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """How to reach the hub. The token is never shown, logged or stored by us."""

    endpoint: str = DEFAULT_ENDPOINT
    token: str | None = field(default=None, repr=False)
    refused: Text | None = None
    """Why the environment does not let us go online."""

    connect_seconds: float = 5.0
    read_seconds: float = 20.0
    retries: int = 3
    longest_wait_seconds: float = 10.0


def settings_from_environment(environment: Mapping[str, str], home: Path) -> HubSettings:
    """Read `HF_ENDPOINT`, `HF_HUB_OFFLINE`, and the token (`HF_TOKEN` or the token file).

    An endpoint that is no plain web address is refused, never replaced by the public hub: that
    would ask a host the user did not name. Over an unprotected connection to another computer
    the token is not sent.
    """
    endpoint = environment.get("HF_ENDPOINT", "").strip().rstrip("/") or DEFAULT_ENDPOINT
    if environment.get("HF_HUB_OFFLINE", "").lower() in _TRUE:
        return HubSettings(refused=text("HF_HUB_OFFLINE is set on this computer"))
    if not _is_plain_address(endpoint):
        return HubSettings(refused=text("HF_ENDPOINT is not a plain web address"))
    token = environment.get("HF_TOKEN", "").strip() or _token_file(environment, home)
    return HubSettings(endpoint=endpoint, token=token if token and _is_safe(endpoint) else None)


def _is_plain_address(endpoint: str) -> bool:
    """Say whether this is a web address without a password in it, which we would show."""
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    web = parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0
    return web and "@" not in parts.netloc and not parts.query and not parts.fragment


def _is_safe(endpoint: str) -> bool:
    parts = urlsplit(endpoint)
    return parts.scheme == "https" or parts.hostname in _HERE


def _token_file(environment: Mapping[str, str], home: Path) -> str:
    base = environment.get("HF_HOME") or str(home / ".cache" / "huggingface")
    path = Path(environment.get("HF_TOKEN_PATH") or Path(base) / "token")
    try:
        with path.open("rb") as file:
            return file.read(_MAX_TOKEN).decode("ascii", "ignore").strip()
    except OSError:
        return ""
