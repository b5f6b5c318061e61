"""Published replays, as the supervisor's last list grants them: which, with which keys, and for how long that holds.

Owner: the room's event loop; segments are read and opened on threads. The list is both: what was withdrawn is not in
it, and what is in it brings its key. It comes every few seconds over the supervisor's line; one older than `FRESH_MS`
counts for nothing: its keys are forgotten, and no replay is given until a new one comes. Everything is opened in
memory, one segment at a time; nothing of it is written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from producer.core.timebase import TICK_RATE
from producer.room.vod import Gone
from producer.vault.keys import KeyRefused, PublicKey
from producer.vault.published import NotPublished, Published, published
from producer.vault.segment import NotOpened
from producer.wire.processes import GrantedReplay, ReplayList

log = logging.getLogger("producer.room")

FRESH_MS = 45_000
"""A withdrawal counts within 60 s even if the list never came again: this and the page's own 10 s."""


LEAD_MS = 8_000
"""A link to an answer begins so long before "answered live" was pressed: who presses has heard the answer first."""


class Replay:
    """One published replay; a `vod.Vod`. Its key lives as long as this object is in the list."""

    def __init__(self, folder: Path, found: Published, identity: str) -> None:
        self._folder, self._found, self._identity = folder, found, identity
        self.id = ""
        self.title = found.approval.title
        self.expires = found.approval.expires
        self.durations_ms = tuple(found.length(number) * 1000 // TICK_RATE for number in range(1, found.segments + 1))
        self.length_ms = sum(self.durations_ms)
        self.chapters = tuple((mark.at * 1000 // TICK_RATE, mark.text) for mark in found.chapters)
        self.approved = found.approval.at
        self.answers = tuple((mark.text, mark.at * 1000 // TICK_RATE) for mark in found.answers)
        """Id of a question, and where it was answered."""

    def head(self) -> bytes:
        """The initialization section. Raises Gone."""
        return self._open(0)

    def segment(self, number: int) -> bytes:
        """Segment `number` from 0. Raises Gone."""
        return self._open(number + 1)

    def _open(self, number: int) -> bytes:
        try:
            return self._found.segment(number, lambda name: (self._folder / name).read_bytes(), self._identity)
        except (NotOpened, OSError):
            raise Gone from None


class Replays:
    """The list. `wall` gives ms of UTC."""

    def __init__(self, wall: Callable[[], int]) -> None:
        self._wall = wall
        self._issued: int | None = None
        self._all: dict[str, Replay] = {}
        self._broken: set[str] = set()
        self._known: set[str] = set()
        """Offered by the last list, also while it is too old."""

    def read(self, granted: GrantedReplay) -> Replay | None:
        """What a grant leads to, or None when it is no whole replay. Blocks for the disk: not on the loop."""
        folder = Path(granted.folder)
        try:
            key = PublicKey(bytes.fromhex(granted.public))
            found = published(lambda name: (folder / name).read_bytes(), {key.id: key}, granted.identity)
        except (NotPublished, NotOpened, KeyRefused, OSError, ValueError) as error:
            if granted.id not in self._broken:
                log.warning("a replay cannot be read (%s)", type(error).__name__)
            self._broken.add(granted.id)
            return None
        replay = Replay(folder, found, granted.identity)
        replay.id = granted.id
        return replay

    def known(self, id: str) -> Replay | None:
        """One that was read before and is still granted."""
        return self._all.get(id)

    def set(self, listed: ReplayList, read: dict[str, Replay]) -> list[tuple[str, list[str]]]:
        """A new list; `read` holds those of it that are whole. What is new for the audit: which came, which ended."""
        if self._issued is not None and listed.issued < self._issued:
            return []
        granted = set(read)
        came, gone = sorted(granted - self._known), sorted(self._known - {each.id for each in listed.replays})
        self._known = (self._known | granted) - set(gone)
        self._issued, self._all = listed.issued, read
        return [("ReplayOffered", came), ("ReplayWithdrawn", gone)]

    def closed(self) -> str:
        """ "" or why no replay is given at all."""
        if self._issued is None:
            return "the list of replays has not come yet"
        if not 0 <= self._wall() - self._issued + 5000 <= FRESH_MS + 5000:
            self._all = {}  # keys, too
            return "the list of replays is too old to be trusted"
        return ""

    def all(self) -> list[Replay]:
        """What may be seen now, by title."""
        if self.closed():
            return []
        now = self._wall()
        alive = [each for each in self._all.values() if not each.expires or now < each.expires]
        return sorted(alive, key=lambda each: (each.title, each.id))

    def answers(self) -> dict[str, str]:
        """Where questions were answered live: id -> path of a replay that may be seen now, with the second from which
        to look. Of several replays the one that was approved last."""
        return {
            question: f"/replays/{each.id}?t={max(0, at - LEAD_MS) // 1000}"
            for each in sorted(self.all(), key=lambda each: (each.approved, each.id))
            for question, at in each.answers
        }

    def find(self, id: str) -> Replay | None:
        """The replay `id`, if it may be seen now."""
        return next((each for each in self.all() if each.id == id), None)
