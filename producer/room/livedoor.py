"""The hot road of the room: playlist, segments and keys, straight from RAM, before any framework.

Owner: the room's event loop. 500 viewers ask here a thousand times a second, so a request costs a look into two
dictionaries. Every request needs the session of a person who may see this show; the answer to everybody else is the
same 403 whether or not the thing exists. Segments are encrypted and immutable, so an edge may keep them (they say so);
playlist and keys never.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from producer.room.armor import HEADERS, READ_WITHIN
from producer.room.live import LiveBuffer

PREFIX = "/live/hls/"
_PIECE = 128 * 1024
"""Bytes given to the transport at once, so that a slow reader holds no more than that in its buffer."""
_FIXED = [(name.lower().encode(), text.encode()) for name, text in HEADERS.items() if "Policy" not in name]
_FIXED += [(b"cross-origin-resource-policy", b"same-origin")]
_KEPT = (b"cache-control", b"public, max-age=60, immutable")
_NEVER = (b"cache-control", b"no-store")
_TYPES = {"m3u8": b"application/vnd.apple.mpegurl", "m4s": b"video/mp4", "mp4": b"video/mp4"}


def cookie_of(scope: Scope, name: bytes) -> str:
    """The value of cookie `name`, or ""."""
    for header, text in scope["headers"]:
        if header == b"cookie":
            for pair in text.split(b";"):
                key, _, value = pair.strip().partition(b"=")
                if key == name:
                    return str(value, "latin-1")
    return ""


class LiveDoor:
    """Answers below `PREFIX`, hands everything else to `app`. `admits(cookie)`: its holder may see this show now."""

    def __init__(self, app: ASGIApp, buffer: LiveBuffer, cookie: str, admits: Callable[[str], bool]) -> None:
        self._app, self._buffer, self._cookie, self._admits = app, buffer, cookie.encode(), admits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            return await self._app(scope, receive, send)
        if scope["method"] not in ("GET", "HEAD") or not self._admits(cookie_of(scope, self._cookie)):
            return await _send(send, 403, b"", b"text/plain", _NEVER, True)
        name = scope["path"][len(PREFIX) :]
        body, kind, kept = self._find(name)
        if body is None:
            return await _send(send, 404, b"", b"text/plain", _NEVER, True)
        await _send(send, 200, body, kind, _KEPT if kept else _NEVER, scope["method"] == "GET")

    def _find(self, name: str) -> tuple[bytes | None, bytes, bool]:
        """Body, type, and whether an edge may keep it."""
        folder, _, leaf = name.rpartition("/")
        stem, _, ending = leaf.partition(".")
        kind = _TYPES.get(ending, b"application/octet-stream")
        if folder == "" and leaf == "live.m3u8":
            return self._buffer.playlist(), kind, False
        if folder == "key" and not ending and _number(stem):
            return self._buffer.key(int(stem)), kind, False
        if folder == "seg" and ending == "m4s" and _number(stem):
            return self._buffer.segment(int(stem)), kind, True
        if folder == "seg" and ending == "mp4" and stem.startswith("head-") and _number(stem[5:]):
            return self._buffer.head(int(stem[5:])), kind, True
        return None, kind, False


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 15 and (text == "0" or text[0] != "0")


async def _send(send: Send, status: int, body: bytes, kind: bytes, keep: tuple[bytes, bytes], whole: bool) -> None:
    headers = [*_FIXED, keep, (b"content-type", kind), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if not whole:
        body = b""
    if len(body) <= _PIECE:
        return await send({"type": "http.response.body", "body": body})
    async with asyncio.timeout(READ_WITHIN):  # who reads slower plays nothing
        for place in range(0, len(body), _PIECE):
            more = place + _PIECE < len(body)
            await send({"type": "http.response.body", "body": body[place : place + _PIECE], "more_body": more})
