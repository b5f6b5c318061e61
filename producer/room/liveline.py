"""The websocket of the live page: what may be shown goes down, applause and questions come up.

Owner: the room's event loop; one task a page reads, one writes. A page that does not read, or says too much, is hung up
on. Who is revoked, signed out or replaced hears it as the last word.
"""

from __future__ import annotations

import asyncio
import contextlib
import json

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from producer.room.audience import Full, Seat
from producer.room.house import House

NO_ENTRY, FULL = 4403, 4429
_WRITE_WITHIN = 10.0
_LONGEST = 8 * 1024
"""Bytes of one message of a page."""


class LiveLine:
    """All pages' lines."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[BaseRoute]:
        """The one endpoint."""
        return [WebSocketRoute("/live/ws", self.serve)]

    async def serve(self, line: WebSocket) -> None:
        """One page, until it goes."""
        house = self._house
        cookie = line.cookies.get(house.cookie, "")
        session = house.session(cookie)
        account = house.accounts.get(session.account) if session is not None else None
        await line.accept()
        if session is None or account is None or not house.admits(cookie):
            await line.close(NO_ENTRY)
            return
        if not house.often.joining.take(account.id):
            await line.close(FULL)
            return
        try:
            seat = house.audience.sit(house.viewer(account), session.id)
        except Full:
            await line.close(FULL)
            return
        seat.send(house.state_words())
        writer = asyncio.create_task(_write(line, seat))
        deaf = asyncio.create_task(seat.deaf.wait())
        reader = asyncio.create_task(self._read(line, seat))
        try:
            if house.desk is not None:
                await house.desk.joined(seat.viewer, _desk(seat))
            await asyncio.wait({writer, deaf, reader}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            house.audience.leave(seat)
            for task in (writer, deaf, reader):
                task.cancel()
            await asyncio.gather(writer, deaf, reader, return_exceptions=True)
            if house.desk is not None:
                await house.desk.left(seat.viewer, _desk(seat))
            with contextlib.suppress(RuntimeError, OSError, TimeoutError):
                if line.client_state is WebSocketState.CONNECTED:
                    async with asyncio.timeout(_WRITE_WITHIN):
                        await line.close()

    async def _read(self, line: WebSocket, seat: Seat) -> None:
        house = self._house
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                text = await line.receive_text()
                if seat.parted or not house.sessions.lives(seat.session):
                    return
                if not house.often.talking.take(seat.viewer.id):
                    return
                message = _object(text)
                match message.get("kind") if message is not None else None:
                    case "watching":
                        behind = message.get("behind_ms") if message is not None else None
                        seat.latency_ms = behind if type(behind) is int and 0 <= behind < 3_600_000 else 0
                    case "applause":
                        if house.often.clapping.take(seat.viewer.id):
                            house.audience.clap()
                            seat.send({"kind": "clapped"})
                    case "desk":
                        inner = message.get("message") if message is not None else None
                        if house.desk is not None and isinstance(inner, dict):
                            await house.desk.said(seat.viewer, inner, _desk(seat))
                    case _:
                        return  # no page of ours says that


class _DeskSend:
    """What the desk sends to one page; equal for the same seat, so that it can be found again."""

    __slots__ = ("seat",)

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    def __call__(self, message: object) -> None:
        self.seat.send({"kind": "desk", "message": message})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _DeskSend) and other.seat is self.seat

    def __hash__(self) -> int:
        return hash(id(self.seat))


def _desk(seat: Seat) -> _DeskSend:
    return _DeskSend(seat)


def _object(text: str) -> dict[str, object] | None:
    if len(text) > _LONGEST:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


async def _write(line: WebSocket, seat: Seat) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError, OSError, TimeoutError):
        while (text := await seat.lines.get()) is not None:
            async with asyncio.timeout(_WRITE_WITHIN):
                await line.send_text(text)
