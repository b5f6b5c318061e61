"""The room's outer wall, as ASGI middleware: who may ask at all, how large, how slow, and the headers of every answer.

Owner: the room's event loop. Nothing here knows accounts. It refuses requests under a foreign host name (a name of
somebody else pointed at us), forms and websockets that come from another site's page, bodies above `MOST_BODY`, bodies
and readers that take too long, and paths that are no path of ours by their shape. The policy lets pages load from this
server only, and no script or style that stands in a page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY = 16 * 1024
_MOST_PATH = 300
DESK_LINE = "/desk/ws"
BODY_WITHIN = 10.0
"""Seconds for the whole body of a request."""
READ_WITHIN = 30.0
"""Seconds a reader may take for what fits into the buffers."""
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "media-src 'self' blob:",
    "connect-src 'self'", "font-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), payment=()",
}


class Armor:
    """Around the room's application. `hosts`: names it may be asked by; None: any literal address as well."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], any_address: bool, tls: bool) -> None:
        self._app, self._hosts, self._any, self._tls = app, {host.lower() for host in hosts}, any_address, tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            # Staff's windows ask by whatever name their network has for us. They are no browser and bring a token; the
            # names are there for a viewer's browser, which would lend its cookie to a stranger's name for us.
            known = self._known(headers) or (scope["path"] == DESK_LINE and "origin" not in headers)
            if not known or not self._same_site(scope):
                await send({"type": "websocket.close", "code": 1008})
                return
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        status = self._refusal(scope, headers)
        if status:
            await _answer(send, status)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = MutableHeaders(scope=message)
                for name, text in HEADERS.items():
                    added.setdefault(name, text)
                added.setdefault("Cache-Control", "no-store")
                if self._tls:
                    added.setdefault("Strict-Transport-Security", "max-age=31536000")
            async with asyncio.timeout(READ_WITHIN):
                await send(message)

        if scope["method"] in ("GET", "HEAD"):  # nobody reads a body there
            await self._app(scope, receive, guarded)
            return
        await self._app(scope, _Limited(receive), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> int:
        path = scope["path"]
        if not self._known(headers):
            return 421
        if len(path) > _MOST_PATH or len(scope["query_string"]) > 1000 or any(not c.isprintable() for c in path):
            return 404
        if "\\" in path or "//" in path or "/." in path:
            return 404
        if scope["method"] in ("GET", "HEAD"):
            return 0
        if scope["method"] != "POST":
            return 405
        if not self._same_site(scope):
            return 403
        length = headers.get("content-length", "0")
        return 0 if length.isascii() and length.isdigit() and int(length) <= MOST_BODY else 413

    def _known(self, headers: Headers) -> bool:
        host = headers.get("host", "").lower()
        if host in self._hosts:
            return True
        if not self._any:
            return False
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and not host.endswith("]") else host
        try:
            ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True

    def _same_site(self, scope: Scope) -> bool:
        """It comes from a page of ours. A program that is no browser says nothing of where it comes from: it holds no
        victim's cookie either, and a form needs its word as well."""
        headers = Headers(scope=scope)
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = headers.get("origin")
        if origin is None:
            return True
        scheme = {"ws": "http", "wss": "https"}.get(
            scope["scheme"], scope["scheme"]
        )  # as the edge says, if there is one
        return origin.lower() == f"{scheme}://{headers.get('host', '').lower()}"


class _Limited:
    """A request's body, counted and timed; HTTPException 413 or 408 in the reader."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._size = receive, 0
        self._until: float | None = asyncio.get_running_loop().time() + BODY_WITHIN

    async def __call__(self) -> Message:
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408, headers={"Connection": "close"}) from None
        if message["type"] == "http.request":
            self._size += len(message.get("body", b""))
            if self._size > MOST_BODY:
                raise HTTPException(413, headers={"Connection": "close"})
            if not message.get("more_body", False):
                self._until = None
        return message


async def _answer(send: Send, status: int) -> None:
    headers = [(name.lower().encode(), text.encode()) for name, text in HEADERS.items()]
    headers += [(b"content-length", b"0"), (b"connection", b"close"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
