"""The web server of the room: uvicorn with deadlines of our own, on a socket that we bound.

Owner: the room's event loop. uvicorn waits for ever for the rest of a request's head; here a connection that has not
brought a whole head after `HEAD_WITHIN` seconds is closed. No access log: addresses of viewers are nobody's business.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections import Counter
from typing import Any, ClassVar

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from producer.room.certificate import Certificate

HEAD_WITHIN = 8.0
_CONNECTIONS = 2048
"""At once, beside two for each place; more are told 503."""


class Patient(H11Protocol):
    """uvicorn's own protocol, with an end to its patience and to what one address may hold open."""

    one_address = 600
    """Connections of one address at once: a whole hospital may stand behind one. Set by `server`."""
    _held: ClassVar[Counter[str]] = Counter()
    _from = ""

    _deadline: asyncio.TimerHandle | None = None
    _handed_over = False
    """To the websocket's own protocol, which has pings."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its base has it
        super().connection_made(transport)
        self._from = self.client[0] if self.client else ""
        self._held[self._from] += 1
        if self._held[self._from] > self.one_address:
            transport.abort()
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._calm()
        elif data and self._deadline is None and not self._handed_over:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._calm()
        self._held[self._from] -= 1
        if not self._held[self._from]:
            del self._held[self._from]
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: Any) -> None:
        self._handed_over = True
        self._calm()
        super().handle_websocket_upgrade(event)

    def _watch(self) -> None:
        self._deadline = self.loop.call_later(HEAD_WITHIN, self._too_slow)

    def _calm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_slow(self) -> None:
        self._deadline = None
        if (self.cycle is None or self.cycle.response_complete) and self.timeout_keep_alive_task is None:
            self.transport.abort()


class Quiet(uvicorn.Server):
    """uvicorn's server without its own signals: the supervisor says when to stop."""

    def install_signal_handlers(self) -> None:
        """None."""

    def capture_signals(self) -> Any:
        """None."""
        return contextlib.nullcontext()


def bound(bind: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((bind, port))
        door.listen(1024)
    except OSError:
        door.close()
        raise
    door.setblocking(False)
    return door


def server(app: ASGIApp, certificate: Certificate | None, places: int, proxy: str) -> uvicorn.Server:
    """Ready for `serve(sockets=[...])`. `proxy`: the one address whose X-Forwarded-For is believed, or ""."""
    # An edge holds everybody's connections; else many more than places from one address are no audience.
    limits = {"one_address": _CONNECTIONS + 2 * places if proxy else max(600, 2 * places)}
    for name in ("uvicorn", "uvicorn.error", "uvicorn.asgi"):
        # What strangers send is not written down: it would fill the disk, and may hold a name.
        quiet = logging.getLogger(name)
        quiet.propagate, quiet.disabled = False, True
    protocol = type("Patient", (Patient,), limits)
    config = uvicorn.Config(
        app, http=protocol, ws="websockets-sansio", loop="asyncio", lifespan="off", access_log=False, log_config=None,
        server_header=False, date_header=False, h11_max_incomplete_event_size=16 * 1024, timeout_keep_alive=20,
        limit_concurrency=_CONNECTIONS + 2 * places, backlog=1024, ws_max_size=8 * 1024, ws_ping_interval=10,
        ws_ping_timeout=15, timeout_graceful_shutdown=1, proxy_headers=bool(proxy), forwarded_allow_ips=proxy or None,
        ssl_certfile=certificate.chain if certificate else None, ssl_keyfile=certificate.key if certificate else None,
    )  # fmt: skip
    return Quiet(config)
