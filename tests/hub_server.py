"""A local server that speaks the hub's API, good and bad; the tests' stand-in for the hub."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SHA = "a" * 40
_OK = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"
_DROPS = {
    "slow-status": (b"HTTP/1.1 200 ", b"O"),
    "slow-headers": (_OK, b"X-More: x\r\n"),
    "slow-continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "slow-chunks": (_CHUNKED + b"1;", b"x"),
    "slow-trailers": (_CHUNKED + b"2\r\n{}\r\n0\r\n", b"X: x\r\n"),
}
"""What comes at once, and what comes again and again afterwards."""


@dataclass
class Repository:
    """What the hub holds under one id."""

    card: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    behavior: str = "good"
    """good, gated, private, missing, limited, broken, flaky, garbage, empty, truncated, packed,
    dribble, slow-status, slow-headers, slow-continue, slow-chunks, slow-trailers, slow, moved,
    away, huge"""


@dataclass
class FakeHub:
    """The server's content, and what it was asked."""

    repositories: dict[str, Repository] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    address: str = ""

    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def fake_hub(**repositories: Repository) -> Iterator[FakeHub]:
    """Serve repositories; `org__name` stands for `org/name`."""
    hub = FakeHub({name.replace("__", "/"): r for name, r in repositories.items()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub))
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(hub: FakeHub) -> type[BaseHTTPRequestHandler]:  # noqa: C901 (a table)
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            hub.asked.append((self.path, dict(self.headers)))
            hub.counts[self.path] += 1
            if self.path.startswith("/api/"):
                self._api(self.path.split("/", 3)[3].partition("/revision/")[0])
            elif "/resolve/" in self.path:
                name, _, rest = self.path.removeprefix("/datasets")[1:].partition("/resolve/")
                self._file(name, rest.partition("/")[2])
            else:
                self._send(404, b"nothing")

        def _api(self, name: str) -> None:
            repository = hub.repositories.get(name)
            if repository is None or repository.behavior == "missing":
                self._send(404, b'{"error":"Repository not found"}')
                return
            body = json.dumps(
                {
                    "id": name,
                    "sha": SHA,
                    "cardData": repository.card,
                    "siblings": [{"rfilename": n} for n in sorted(repository.files)],
                }
            ).encode()
            self._behave(repository.behavior, name, body)

        def _behave(self, behavior: str, name: str, body: bytes) -> None:  # noqa: C901
            match behavior:
                case "gated":
                    self._send(403, b'{"error":"gated"}')
                case "private":
                    self._send(401, b'{"error":"private"}')
                case "limited":
                    self._send(429, b"", Retry_After="1")
                case "broken":
                    self._send(503, b"oops")
                case "flaky" if hub.counts[self.path] < 3:
                    self._send(503, b"oops")
                case "garbage":
                    self._send(200, b"<html>please log in to the proxy</html>")
                case "empty":
                    self._send(200, b"{}")
                case _ if behavior in _DROPS:
                    self._drip(*_DROPS[behavior])
                case "truncated":
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body) + 100))
                    self.end_headers()
                    self.wfile.write(body)
                    self.close_connection = True
                case "packed":
                    self.send_response(200)
                    self.send_header("Content-Encoding", "gzip")
                    self.send_header("Content-Length", "4000")
                    self.end_headers()
                    self.wfile.write(gzip.compress(body * 50)[:40])
                    self.close_connection = True
                case "dribble":
                    self.send_response(200)
                    self.send_header("Content-Length", "4000")
                    self.end_headers()
                    self._drip(b"", b" ")
                case "moved" if name == "org/moved":
                    self._send(307, b"", Location="/api/models/org/new")
                case "away":
                    self._send(302, b"", Location="http://elsewhere.invalid/steal")
                case "huge":
                    self._send(200, b'{"id": "' + b"x" * (5 << 20) + b'"}')
                case "slow":
                    threading.Event().wait(2)
                    self._send(200, body)
                case _:
                    self._tagged(body)

        def _drip(self, first: bytes, drop: bytes) -> None:
            self.close_connection = True
            with contextlib.suppress(OSError):
                self.wfile.write(first)
                for _ in range(40):
                    self.wfile.write(drop)
                    self.wfile.flush()
                    threading.Event().wait(0.1)

        def _file(self, name: str, file: str) -> None:
            repository = hub.repositories.get(name)
            words = repository.files.get(file) if repository else None
            if words is None:
                self._send(404, b"Entry not found")
            else:
                self._tagged(words.encode())

        def _tagged(self, body: bytes) -> None:
            tag = f'"{hashlib.sha256(body).hexdigest()}"'
            if self.headers.get("If-None-Match") == tag:
                self._send(304, b"", ETag=tag)
            else:
                self._send(200, body, ETag=tag)

        def _send(self, status: int, body: bytes, **headers: str) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler
