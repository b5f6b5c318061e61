"""Staff at the question desk: one websocket each, by a token for each role.

Owner: the room's event loop. A connection says hello within `HELLO_S`, then asks and hears. What it has to hear is kept
as "which questions changed" and "the board changed", never as a queue of old lines: a slow reader gets the newest
state. A surgeon's connection hears `SurgeonView` only. Commands: at most `RATE` a second on average, 60 at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from starlette.websockets import WebSocket, WebSocketDisconnect

from producer.core import deskwords as w
from producer.core.deskwords import Person
from producer.core.shortform import plain
from producer.wire.codec import WireError
from producer.wire.desk import (
    DESK,
    NO_TOKEN,
    VERSION,
    Board,
    DeskBye,
    DeskHello,
    DeskReply,
    DeskRequest,
    DeskRole,
    DeskRows,
    DeskWelcome,
    PressCut,
    Row,
    SurgeonView,
)

_log = logging.getLogger("producer.desk")
HELLO_S = 5.0
SEND_S = 10.0
"""Who does not read for so long is hung up on."""
RATE, AT_ONCE = 20.0, 60.0
CHUNK = 200
"""Rows in one line."""
LONGEST = 8_000
"""Characters of a line from staff; the web server itself takes no more than 8 KB."""
GATHER_S = 0.02
"""Changes so close together go in one line."""
BOARD_S = 0.1
"""Between two boards for one of the staff; the surgeon's card does not wait."""
BEAT_MS = 900
"""A view that is no news is sent again after so long, to say that the line lives."""


class DeskSide(Protocol):
    """What `room.desk` does for a connection."""

    @property
    def case(self) -> str: ...
    @property
    def run(self) -> str: ...
    def names(self) -> frozenset[str]: ...
    def welcome(self, line: StaffLine) -> None: ...
    def farewell(self, line: StaffLine) -> None: ...
    def asked(self, command: w.StaffCommand | PressCut, line: StaffLine) -> str: ...
    def row(self, id: str) -> Row: ...
    def board(self) -> Board: ...
    def view(self) -> SurgeonView: ...


class StaffLine:
    """One connection that has said a good hello."""

    def __init__(self, socket: WebSocket, desk: DeskSide, role: DeskRole, person: Person) -> None:
        self._socket, self._desk = socket, desk
        self.role, self.person = role, person
        self._rows: dict[str, None] = {}
        self._replies: list[DeskReply] = []
        self._board = True
        self._view: SurgeonView | None = None
        """The last one that was sent."""
        self._board_at, self._late = 0.0, False
        """When the last board went out; one is due that came too soon after it."""
        self._bye = ""
        self._wake = asyncio.Event()
        self._left, self._at = AT_ONCE, time.monotonic()

    @property
    def surgeon(self) -> bool:
        """It may hear of the card only."""
        return self.role is DeskRole.SURGEON

    def rows(self, ids: Iterable[str]) -> None:
        """These questions changed."""
        self._rows.update(dict.fromkeys(ids))
        self._wake.set()

    def tell(self) -> None:
        """The board, or the card, changed."""
        self._board = True
        self._wake.set()

    def bye(self, reason: str) -> None:
        """Hang up, with a word."""
        self._bye = reason
        self._wake.set()

    async def write(self) -> None:
        """Send what is to be heard, until hung up."""
        while not self._bye:
            await self._wake.wait()
            self._wake.clear()
            replies, self._replies = self._replies, []
            for reply in replies:
                await self._send(reply)
            rows, self._rows = list(self._rows), {}
            for start in range(0, len(rows), CHUNK):
                await self._send(DeskRows(tuple(self._desk.row(id) for id in rows[start : start + CHUNK])))
            if self._board:
                self._board = False
                await self._tell()
            await asyncio.sleep(GATHER_S)
            if self._late and not self._board:
                self._board = True
                self._wake.set()
        await self._send(DeskBye(self._bye))

    async def _tell(self) -> None:
        view = self._desk.view()
        same = self._view is not None and replace(view, now=self._view.now) == self._view
        if self._view is None or not same or view.now - self._view.now >= BEAT_MS:
            self._view = view
            await self._send(view)
        if self.surgeon:
            return
        now = time.monotonic()
        self._late = now - self._board_at < BOARD_S
        if not self._late:
            self._board_at = now
            await self._send(self._desk.board())

    async def _send(self, message: object) -> None:
        async with asyncio.timeout(SEND_S):
            await self._socket.send_text(DESK.encode(message))

    async def read(self) -> None:
        """Do what is asked, until it goes."""
        while True:
            message = await _heard(self._socket)
            if isinstance(message, DeskBye):
                return
            if not isinstance(message, DeskRequest):
                self.bye("Hello comes first, and once.")
                return
            self._left, self._at = self._take()
            if self._left < 0 and not isinstance(message.command, PressCut):
                self._left = 0.0
                reason = "Too fast: wait a moment."
            else:
                reason = self._desk.asked(message.command, self)
            self._replies.append(DeskReply(message.id, not reason, reason))
            self._wake.set()

    def _take(self) -> tuple[float, float]:
        now = time.monotonic()
        return min(AT_ONCE, self._left + (now - self._at) * RATE) - 1, now


def staff_endpoint(desk: DeskSide, tokens: Mapping[str, str]) -> Callable[[WebSocket], Coroutine[object, object, None]]:
    """The websocket's endpoint. `tokens`: role -> token."""
    count = 0

    async def endpoint(socket: WebSocket) -> None:
        nonlocal count
        await socket.accept()
        with contextlib.suppress(WebSocketDisconnect, RuntimeError, TimeoutError, OSError):
            try:
                async with asyncio.timeout(HELLO_S):
                    hello = await _heard(socket)
                reason = _flaw(hello, tokens)
            except (WireError, TimeoutError) as error:
                hello, reason = None, f"Not understood: {error}"
            if reason or not isinstance(hello, DeskHello):
                await socket.send_text(DESK.encode(DeskBye(reason)))
                await socket.close(1008)
                return
            count += 1
            name = _own(plain(hello.name)[:40] or hello.role.value, desk.names())
            line = StaffLine(socket, desk, hello.role, Person(f"s{count}", name))
            await socket.send_text(DESK.encode(DeskWelcome(desk.run, desk.case, name=name)))
            desk.welcome(line)
            await _serve(line, desk)
            await socket.close()

    return endpoint


async def _serve(line: StaffLine, desk: DeskSide) -> None:
    writer = asyncio.create_task(line.write())
    reader = asyncio.create_task(line.read())
    try:
        await asyncio.wait((writer, reader), return_when=asyncio.FIRST_COMPLETED)
        if reader.done() and isinstance(reader.exception(), WireError):
            line.bye(f"Not understood: {reader.exception()}")
        if line._bye and not writer.done():
            await asyncio.wait((writer,), timeout=1.0)
    finally:
        desk.farewell(line)
        for task in (writer, reader):
            task.cancel()
        await asyncio.gather(writer, reader, return_exceptions=True)


async def _heard(socket: WebSocket) -> object:
    """The next message. Raises WireError for what is none, WebSocketDisconnect when it has gone."""
    text = await socket.receive_text()
    if len(text) > LONGEST:
        raise WireError(f"longer than {LONGEST} characters")
    message: object = DESK.decode(text)
    return message


def _own(name: str, taken: frozenset[str]) -> str:
    """`name`, with a number if somebody has it: claims and presence are told by names."""
    return next(each for each in (name, *(f"{name} {n}" for n in range(2, len(taken) + 3))) if each not in taken)


def _flaw(hello: object, tokens: Mapping[str, str]) -> str:
    if not isinstance(hello, DeskHello):
        return "Hello comes first, and once."
    token = tokens.get(hello.role.value, "")
    if not token or not hmac.compare_digest(hello.token.encode(), token.encode()):
        return NO_TOKEN
    if hello.version != VERSION:
        return f"This desk speaks version {VERSION} of the protocol, not {hello.version}."
    return ""
