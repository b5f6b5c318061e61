"""Who looks on now: their pages' lines, how many, the most there were, applause.

Owner: the room's event loop. Each page has a queue of `WAITING` messages; a page that does not read is hung up on and
comes back. One page an account: a second one of the same session replaces the first. Counts and applause go to staff
only and never to a page.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping

from producer.room.deskport import Counts, Viewer

WAITING = 32


class Full(Exception):
    """Every place is taken."""


class Seat:
    """One page that looks on; compares by identity."""

    def __init__(self, viewer: Viewer, session: str) -> None:
        self.viewer, self.session = viewer, session
        self.lines: asyncio.Queue[str | None] = asyncio.Queue(WAITING)
        """None: hang up, after what is before it."""
        self.deaf = asyncio.Event()
        self.parted = False
        """The last word was said to it: nothing that it says counts any more."""
        self.latency_ms = 0
        """As the page says it; for staff."""

    def send(self, message: Mapping[str, object]) -> None:
        """Queue one object; `deskport.Send`."""
        self._put(json.dumps(message, ensure_ascii=False))

    def part(self, message: Mapping[str, object]) -> None:
        """Say this last."""
        self.parted = True
        self.send(message)
        self._put(None)

    def _put(self, line: str | None) -> None:
        try:
            self.lines.put_nowait(line)
        except asyncio.QueueFull:
            self.deaf.set()


class Audience:
    """All seats. `places` at most."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._seats: dict[str, Seat] = {}
        self.peak = 0
        self.applause = 0
        self.changed: list[Callable[[], None]] = []

    def __len__(self) -> int:
        return len(self._seats)

    def counts(self) -> Counts:
        """For staff."""
        return Counts(len(self._seats), self.peak, self.applause)

    def seats(self) -> list[Seat]:
        """All of them."""
        return list(self._seats.values())

    def sit(self, viewer: Viewer, session: str) -> Seat:
        """A page comes. Raises Full."""
        before = self._seats.pop(viewer.id, None)
        if before is not None:
            before.part({"kind": "replaced"})
        elif len(self._seats) >= self._places:
            raise Full
        seat = Seat(viewer, session)
        self._seats[viewer.id] = seat
        self.peak = max(self.peak, len(self._seats))
        self._tell()
        return seat

    def leave(self, seat: Seat) -> None:
        """It is gone."""
        if self._seats.get(seat.viewer.id) is seat:
            del self._seats[seat.viewer.id]
            self._tell()

    def clap(self) -> None:
        """One tap of applause."""
        self.applause += 1
        self._tell()

    def tell(self, message: Mapping[str, object]) -> None:
        """Every page hears it."""
        for seat in self._seats.values():
            seat.send(message)

    def part(self, account: str, message: Mapping[str, object]) -> None:
        """The page of `account` hears it last."""
        seat = self._seats.pop(account, None)
        if seat is not None:
            seat.part(message)
            self._tell()

    def _tell(self) -> None:
        for heard in self.changed:
            heard()
