"""Viewers at the question desk: who may do how much, and what their pages are told.

Owner: `room.desk`, on the room's event loop. A seat stays when its pages go, so that coming back gives nobody new
questions to ask; overflow: 20,000 seats, then the one that was looked at longest ago is forgotten. A viewer may ask
three at once, then one in 20 s. Public lists go out when they changed, at most once in `PUBLIC_S`, because ten thousand
pages hear them.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from producer.core.questions import Questions
from producer.room import deskpages
from producer.room.deskport import Send, Viewer

PUBLIC_S = 1.0
ASKS, ASK_EVERY_S = 3, 20.0
VOTES, VOTE_EVERY_S = 20, 0.5
SEATS = 20_000


@dataclass(slots=True)
class _Bucket:
    """How much one viewer may still do at once."""

    left: float
    at: float

    def take(self, now: float, size: int, every: float) -> bool:
        self.left, self.at = min(float(size), self.left + (now - self.at) / every), now
        if self.left < 1:
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class _Seat:
    """One viewer and all his pages."""

    viewer: Viewer
    asks: _Bucket
    votes: _Bucket
    pages: list[Send] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    """His own, newest first."""
    voted: dict[str, None] = field(default_factory=dict)


class Seats:
    """All viewers of one desk. `ask(viewer, text)` answers the id of a new question, or None; `vote(id, viewer id)`
    whether it counted; `where()`: where in a replay the answers are (`RoomParts.answers`)."""

    def __init__(
        self,
        core: Questions,
        ask: Callable[[Viewer, str], str | None],
        vote: Callable[[str, str], bool],
        where: Callable[[], Mapping[str, str]] = dict,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._core, self._ask, self._vote, self._clock = core, ask, vote, clock
        self._look, self._where = where, where()
        self._seats: OrderedDict[str, _Seat] = OrderedDict()
        self._stale: set[str] = set()
        self._told: dict[str, deskpages.Page] = {}
        self._public_at, self._revision = 0.0, -1

    def joined(self, viewer: Viewer, send: Send) -> None:
        """A page came: it hears everything."""
        seat = self._seats.get(viewer.id)
        if seat is None:
            now = self._clock()
            seat = _Seat(viewer, _Bucket(ASKS, now), _Bucket(VOTES, now))
            seat.questions = [each.id for each in self._core.questions() if each.viewer == viewer.id][::-1]
            seat.voted = dict.fromkeys(each.id for each in self._core.questions() if viewer.id in each.voters)
            self._seats[viewer.id] = seat
            while len(self._seats) > SEATS:
                self._seats.popitem(last=False)
        self._seats.move_to_end(viewer.id)
        seat.viewer = viewer
        seat.pages.append(send)
        for page in (self._mine(seat), deskpages.opened(self._core), deskpages.answers(self._core, self._where)):
            send(page)

    def left(self, viewer: Viewer, send: Send) -> None:
        """A page went."""
        seat = self._seats.get(viewer.id)
        if seat is not None and send in seat.pages:
            seat.pages.remove(send)

    def said(self, viewer: Viewer, message: Mapping[str, object], send: Send) -> None:
        """A page said something foreign; it is told what came of it."""
        send({"kind": "told", "what": self._answer(viewer, deskpages.heard(message))})

    def _answer(self, viewer: Viewer, wanted: deskpages.PageAsks | deskpages.PageVotes | str) -> str:
        seat, now = self._seats.get(viewer.id), self._clock()
        if isinstance(wanted, str):
            return wanted
        if seat is None:
            return "closed"
        if isinstance(wanted, deskpages.PageVotes):
            if not seat.votes.take(now, VOTES, VOTE_EVERY_S):
                return "too_fast"
            if not self._vote(wanted.id, viewer.id):
                return "closed"
            seat.voted[wanted.id] = None
            self._stale.add(viewer.id)
            return "voted"
        if not seat.asks.take(now, ASKS, ASK_EVERY_S):
            return "too_fast"
        id = self._ask(seat.viewer, wanted.text)
        if id is None:
            return "full"
        seat.questions.insert(0, id)
        self._stale.add(viewer.id)
        return "asked"

    def touch(self, viewer: str) -> None:
        """Something of this viewer's changed."""
        self._stale.add(viewer)

    def turn(self) -> None:
        """Tell the pages what changed; called a few times a second."""
        stale, self._stale = self._stale, set()
        for viewer in stale:
            seat = self._seats.get(viewer)
            if seat is not None and seat.pages:
                page = self._mine(seat)
                for send in seat.pages:
                    send(page)
        now = self._clock()
        if now - self._public_at < PUBLIC_S:
            return
        where = self._look()
        if where != self._where:  # a replay came or went
            self._where = where
            self._stale.update(id for id, seat in self._seats.items() if seat.pages and seat.questions)
        elif self._revision == self._core.revision:
            return
        self._public_at, self._revision = now, self._core.revision
        for page in (deskpages.opened(self._core), deskpages.answers(self._core, self._where)):
            kind = str(page["kind"])
            if self._told.get(kind) == page:
                continue
            self._told[kind] = page
            for seat in self._seats.values():
                for send in seat.pages:
                    send(page)

    def _mine(self, seat: _Seat) -> deskpages.Page:
        return deskpages.mine(self._core, seat.questions, seat.voted, self._where)
