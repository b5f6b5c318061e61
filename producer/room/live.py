"""The live stream as viewers get it: the last few encrypted segments, their keys and the playlist, in RAM.

Owner: the room's event loop. `feed` puts segments in, the live door hands them out. Bounded: `WINDOW` segments in the
playlist, `SPARE` more for who is late, `MOST_BYTES` at most; the oldest goes. While anything covers the page (consent
withdrawn, privacy cut, no word from the studio) nothing is kept and nothing is given, neither keys nor playlist; what
was kept is forgotten at once, for it may show what the cover hides. The first segment after a cover is dropped too:
it may have begun before the cover ended.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from producer.core.playlist import Listed, live_playlist
from producer.core.timebase import TICK_RATE
from producer.wire.stream import LiveSegment

WINDOW, SPARE = 6, 4
MOST_BYTES = 96 * 1024 * 1024
_DRIFT_MS = 400
"""A segment's time is counted on from the one before until it is this far from when it really came."""


@dataclass(frozen=True, slots=True)
class _Kept:
    words: LiveSegment
    data: bytes
    begins_ms: int
    """UTC at which its first picture aired."""


class LiveBuffer:
    """See the module's head. `wall` gives ms of UTC."""

    def __init__(self, wall: Callable[[], int]) -> None:
        self._wall = wall
        self._kept: deque[_Kept] = deque()
        self._heads: dict[int, bytes] = {}
        self._covers: frozenset[str] = frozenset()
        self._skip = False
        self._ended = False
        self._playlist: bytes | None = None
        self.given = 0
        """Segments taken since the start."""
        self.changed: list[Callable[[], None]] = []
        """Called after each step."""

    @property
    def covers(self) -> frozenset[str]:
        """Why nothing is shown; empty: it is."""
        return self._covers

    @property
    def running(self) -> bool:
        """There is something to play."""
        return bool(self._kept) and not self._ended

    def cover(self, covers: frozenset[str]) -> None:
        """What covers the page now, all of it."""
        if covers:
            self._forget()
            self._skip = True
        self._covers = covers
        self._tell()

    def take(self, words: LiveSegment, body: bytes) -> None:
        """One segment more."""
        self.given += 1
        if self._covers:
            return
        if self._skip:
            self._skip = False
            return
        if self._ended:
            self._forget()
        length = words.duration * 1000 // TICK_RATE
        begins = self._wall() - length
        if self._kept and not words.broken:
            last = self._kept[-1]
            planned = last.begins_ms + last.words.duration * 1000 // TICK_RATE
            begins = planned if abs(planned - begins) < _DRIFT_MS else begins
        if self._kept and words.sequence != self._kept[-1].words.sequence + 1:
            self._forget()  # a gap: who plays joins anew at the edge
        self._heads[words.head] = body[: words.head_bytes]
        self._kept.append(_Kept(words, body[words.head_bytes :], begins))
        while len(self._kept) > WINDOW + SPARE or sum(len(each.data) for each in self._kept) > MOST_BYTES:
            self._kept.popleft()
        wanted = {each.words.head for each in self._kept}
        for number in [number for number in self._heads if number not in wanted]:
            del self._heads[number]
        self._step()

    def end(self) -> None:
        """The broadcast is over: players play out what they have."""
        self._ended = bool(self._kept)
        self._step()

    def playlist(self) -> bytes | None:
        """The media playlist, None while there is nothing to play or it is covered."""
        return self._playlist

    def segment(self, sequence: int) -> bytes | None:
        """The encrypted segment."""
        if self._kept:
            place = sequence - self._kept[0].words.sequence
            if 0 <= place < len(self._kept) and self._kept[place].words.sequence == sequence:
                return self._kept[place].data
        return None

    def head(self, number: int) -> bytes | None:
        """The initialization section: sizes and parameter sets, no picture."""
        return self._heads.get(number)

    def key(self, number: int) -> bytes | None:
        """The key of segments that are kept."""
        return next((each.words.key for each in self._kept if each.words.key_number == number), None)

    def _forget(self) -> None:
        self._kept.clear()
        self._heads.clear()
        self._ended, self._playlist = False, None

    def _step(self) -> None:
        self._playlist = self._written() if self._kept else None
        self._tell()

    def _tell(self) -> None:
        for heard in self.changed:
            heard()

    def _written(self) -> bytes:
        shown = list(self._kept)[-WINDOW:]
        target = max(1, *(round(each.words.duration / TICK_RATE) for each in shown))
        return live_playlist([_listed(each) for each in shown], target, self._ended).encode()


def _listed(kept: _Kept) -> Listed:
    words = kept.words
    aired = datetime.fromtimestamp(kept.begins_ms / 1000, UTC).isoformat(timespec="milliseconds")
    return Listed(words.sequence, words.era, words.broken, words.duration, f"seg/{words.sequence}.m4s",
                  f"seg/head-{words.head}.mp4", f"key/{words.key_number}", aired.replace("+00:00", "Z"))  # fmt: skip
