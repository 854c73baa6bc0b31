"""Asks the hub for facts about a repository and for its small text files."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from types import TracebackType
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

import requests
import truststore
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.util import Retry

from clearweights import __version__
from clearweights.domain.asset import AssetKind
from clearweights.domain.text import Text, text
from clearweights.hub.answers import Answer, Trouble
from clearweights.hub.cache import AnswerCache
from clearweights.hub.deadline import Deadline, DeadlineAdapter
from clearweights.hub.settings import HubSettings

logger = logging.getLogger(__name__)

MAX_BYTES = 4 * 1024 * 1024
_DEADLINE_SECONDS = 60.0
_PATIENCE = 4
"""After so many failures in a row the hub is not asked any more in this inspection."""

_FOLDERS = {AssetKind.MODEL: "", AssetKind.DATASET: "datasets/"}


class HubClient:
    """One session with one hub. Sends nothing but the ids asked for; use as a context manager.

    Redirects are followed on the hub's own host only, and the token goes nowhere else.
    """

    def __init__(self, settings: HubSettings, cache: AnswerCache) -> None:
        self._settings = settings
        self._cache = cache
        self._host = urlsplit(settings.endpoint).netloc
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"clearweights/{__version__}"
        self._session.auth = _unchanged  # nothing from a .netrc file
        self.contacted: set[str] = set()
        """Hosts that were really contacted."""

        self._answers: dict[str, Answer | Trouble] = {}
        self._failures = 0
        truststore.inject_into_ssl()
        retry = Retry(
            total=settings.retries,
            backoff_factor=0.2,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
            raise_on_status=False,
            respect_retry_after_header=True,
            retry_after_max=int(settings.longest_wait_seconds),
        )
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, DeadlineAdapter(max_retries=retry))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()
        self._cache.close()

    def info(self, kind: AssetKind, id: str, revision: str | None = None) -> Answer | Trouble:  # noqa: A002
        """Return the hub's JSON about a model or dataset."""
        folder = "datasets" if kind is AssetKind.DATASET else "models"
        url = f"{self._settings.endpoint}/api/{folder}/{quote(id)}"
        return self._get(f"{url}/revision/{quote(revision, safe='')}" if revision else url)

    def file(self, kind: AssetKind, id: str, revision: str, name: str) -> Answer | Trouble:  # noqa: A002
        """Return a text file of a repository at a revision."""
        return self._get(self.address(kind, id, revision, name))

    def address(self, kind: AssetKind, id: str, revision: str, name: str) -> str:  # noqa: A002
        """Return the address of a file, as evidence names it."""
        repository = f"{self._settings.endpoint}/{_FOLDERS[kind]}{quote(id)}"
        return f"{repository}/resolve/{quote(revision, safe='')}/{quote(name)}"

    def _get(self, url: str) -> Answer | Trouble:
        if url not in self._answers:
            self._answers[url] = self._ask(url)
        return self._answers[url]

    def _ask(self, url: str) -> Answer | Trouble:
        kept = self._cache.get(url)
        headers = {"If-None-Match": kept.etag} if kept and kept.etag else {}
        try:
            if self._failures >= _PATIENCE:
                raise _GivenUpError
            status, etag, body = self._fetch(url, headers)
        except (requests.RequestException, HTTPError, OSError, ValueError) as e:
            logger.info("no answer from %s: %s", self._host, type(e).__name__)
            self._failures += 1
            trouble = Trouble(url, _reason(e))
        else:
            failed = status == 429 or status >= 500
            self._failures = self._failures + 1 if failed else 0
            now = dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
            if status == 304 and kept:
                return Answer(url, kept.body, kept.sha256, kept.fetched_at)
            if status == 200:
                self._cache.put(url, etag, now, body)
                return Answer(url, body, hashlib.sha256(body).hexdigest(), now)
            trouble = Trouble(url, _meaning(status), missing=status == 404)
        if kept and not trouble.missing:
            return Answer(url, kept.body, kept.sha256, kept.fetched_at, stale=trouble.why)
        return trouble

    def _fetch(self, url: str, headers: dict[str, str]) -> tuple[int, str | None, bytes]:
        with Deadline(_DEADLINE_SECONDS) as deadline:
            try:
                found = self._fetched(url, headers)
            except (requests.RequestException, HTTPError, OSError, ValueError) as e:
                if deadline.passed:
                    raise requests.Timeout from e
                raise
            if deadline.passed:  # what was cut may look complete
                raise requests.Timeout
        return found

    def _fetched(self, url: str, headers: dict[str, str]) -> tuple[int, str | None, bytes]:
        for _ in range(4):
            response = self._send(url, headers)
            with response:
                if response.is_redirect:
                    url = self._followed(url, response.headers.get("Location", ""))
                    continue
                return response.status_code, response.headers.get("ETag"), _read(response)
        raise ValueError("too many redirects")

    def _send(self, url: str, headers: dict[str, str]) -> requests.Response:
        sent = dict(headers)
        if self._settings.token:
            sent["Authorization"] = f"Bearer {self._settings.token}"
        self.contacted.add(self._host)
        timeout = (self._settings.connect_seconds, self._settings.read_seconds)
        return self._session.get(
            url, headers=sent, timeout=timeout, stream=True, allow_redirects=False
        )

    def _followed(self, url: str, location: str) -> str:
        target = urljoin(url, location)
        here, there = urlsplit(self._settings.endpoint), urlsplit(target)
        if (there.scheme, there.netloc) != (here.scheme, here.netloc):
            raise ValueError("redirect to another host")
        return target


class _GivenUpError(ValueError):
    """The hub failed so often that it is left alone."""


def _unchanged(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _read(response: requests.Response) -> bytes:
    """Return the whole body, if it is complete and not too large."""
    parts = []
    size = 0
    while part := response.raw.read1(65536, decode_content=True):
        size += len(part)
        if size > MAX_BYTES:
            raise ValueError("answer too large")
        parts.append(part)
    body = b"".join(parts)
    declared = response.headers.get("Content-Length", "")
    packed = "Content-Encoding" in response.headers
    if declared.isdecimal() and not packed and len(body) != int(declared):
        raise ValueError("answer cut short")
    return body


_REASONS: tuple[tuple[tuple[type[Exception], ...], Text], ...] = (
    ((_GivenUpError,), text("the hub failed too often and was not asked again")),
    (
        (requests.exceptions.SSLError,),
        text("the hub's certificate is not trusted by this computer"),
    ),
    (
        (requests.exceptions.ProxyError,),
        text("the proxy did not let the request through"),
    ),
    ((requests.Timeout, ReadTimeoutError), text("the hub did not answer in time")),
    ((requests.exceptions.RetryError,), text("the hub asked to come back later")),
    ((requests.ConnectionError,), text("the hub could not be reached")),
)
"""The first line that fits tells the reader why."""


def _reason(error: Exception) -> Text:
    told = (why for kinds, why in _REASONS if isinstance(error, kinds))
    return next(told, text("the hub's answer could not be read"))


def _meaning(status: int) -> Text:
    match status:
        case 401 | 403:
            return text("the hub does not show it without permission (private or gated)")
        case 404:
            return text("the hub has nothing under this name")
        case 429:
            return text("the hub asked to come back later")
        case _ if status >= 500:
            return text("the hub had a fault of its own")
        case _:
            return text("the hub answered with status {status}", status=str(status))
