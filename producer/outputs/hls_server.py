"""The loopback player's door: playlist, segments and keys over HTTP on 127.0.0.1, for a player on this machine.

Owner: one hls output. One thread accepts, one more for each connection (each serves one player; a slow one blocks
itself only and is dropped after `_PATIENCE`); all are daemons and end with `close`. A random token of 128 bits in the
path is the whole admission: it is compared in constant time, never logged, and a web page cannot read the answers
(no CORS headers, the Host must be an address of ours, so that a foreign name pointed at 127.0.0.1 gets nothing).
"""

from __future__ import annotations

import hmac
import secrets
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from producer.outputs.base import OutputFault

PLAYLIST = "live.m3u8"
_MOST = 16
"""Connections at once; more are closed unanswered."""
_PATIENCE = 5.0
"""Seconds for one request or one answer."""
_TYPES = {"m3u8": "application/vnd.apple.mpegurl", "m4s": "video/mp4", "mp4": "video/mp4"}


class LoopbackServer(HTTPServer):
    """Serves `fetch(name)` under `/<token>/<name>` until `close`. Raises OutputFault if the port is taken."""

    request_queue_size = _MOST

    def __init__(self, fetch: Callable[[str], bytes | None], port: int = 0) -> None:
        self.fetch = fetch
        self.token = secrets.token_urlsafe(16)
        self._seats = threading.BoundedSemaphore(_MOST)
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        try:
            super().__init__(("127.0.0.1", port), _Door)
        except OSError:
            raise OutputFault(f"port {port} on this machine is taken; choose another or leave it out") from None
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.25}, name="hls-door", daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        """Address of the playlist."""
        return f"http://127.0.0.1:{self.server_port}/{self.token}/{PLAYLIST}"

    def close(self) -> None:
        """Stop serving and hang up on everybody."""
        self.shutdown()
        self.server_close()
        with self._guard:
            for connection in self._open:
                with suppress(OSError):  # Wakes the thread that waits on it; that one closes it.
                    connection.shutdown(socket.SHUT_RDWR)
        self._thread.join(2)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give the connection a thread if there is a seat left."""
        if not self._seats.acquire(blocking=False):
            self.shutdown_request(request)
            return
        threading.Thread(target=self._serve, args=(request, client_address), name="hls-player", daemon=True).start()

    def _serve(self, request: socket.socket, client_address: Any) -> None:
        with self._guard:
            self._open.add(request)
        try:
            self.finish_request(request, client_address)
        except OSError:  # The player went away, or was too slow.
            pass
        finally:
            with self._guard:
                self._open.discard(request)
            self.shutdown_request(request)
            self._seats.release()


class _Door(BaseHTTPRequestHandler):
    server: LoopbackServer
    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answer one request."""
        self._answer(True)

    def do_HEAD(self) -> None:
        """The same without the body."""
        self._answer(False)

    def _answer(self, with_body: bool) -> None:
        port = self.server.server_port
        if self.headers.get("Host") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            return self._send(403, b"", "text/plain", with_body)
        _, token, name, *rest = (*self.path.split("?")[0].split("/"), "", "")
        allowed = hmac.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode())
        body = self.server.fetch(name) if allowed and not any(rest) else None
        if body is None:
            return self._send(404, b"", "text/plain", with_body)
        self._send(200, body, _TYPES.get(name.rpartition(".")[2], "application/octet-stream"), with_body)

    def _send(self, status: int, body: bytes, kind: str, with_body: bool) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the path holds the token."""
