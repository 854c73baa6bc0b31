"""Cuts connections when time is up, whatever the other side sends.

Time-outs of sockets begin anew with every byte: a server that sends a byte now and then in the
status line, a header, a chunk's size or a trailer is never late for them.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Self

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.poolmanager import PoolManager

_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


class Deadline:
    """Until it is left, requests of this thread through `DeadlineAdapter` end at the deadline.

    A request that is cut may fail in many ways, or seem to end; ask `passed`.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._outer = _current.set(self)
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._sockets.clear()
        _current.reset(self._outer)

    def watch(self, connected: socket.socket | None) -> None:
        """Cut this socket too when time is up. Raises `TimeoutError` where it is."""
        with self._lock:
            if self.passed:
                raise TimeoutError("time is up")
            if connected is not None and connected not in self._sockets:
                self._sockets.append(connected)

    def _cut(self) -> None:
        with self._lock:
            self.passed = True
            for each in self._sockets:
                with contextlib.suppress(OSError):  # the plain call: TLS would be torn down first
                    socket.socket.shutdown(each, socket.SHUT_RDWR)


def _watch(connected: socket.socket | None) -> None:
    deadline = _current.get()
    if deadline is not None:
        deadline.watch(connected)


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        _watch(None)
        made = super()._new_conn()
        _watch(made)
        return made

    def getresponse(self) -> HTTPResponse:  # type: ignore[override] # as urllib3 has it
        _watch(self.sock)
        return super().getresponse()


class _SecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        _watch(None)
        made = super()._new_conn()
        _watch(made)
        return made

    def getresponse(self) -> HTTPResponse:  # type: ignore[override] # as urllib3 has it
        _watch(self.sock)
        return super().getresponse()


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


class DeadlineAdapter(HTTPAdapter):
    """Sends requests over connections that a `Deadline` can cut, through proxies too."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the connections of this session ours."""
        super().init_poolmanager(*args, **kwargs)
        _use_ours(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> PoolManager:
        """Make the connections through a proxy ours; those over SOCKS stay as they are."""
        manager: PoolManager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            _use_ours(manager)
        return manager


def _use_ours(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
