"""Which decoded pictures are worth converting: those that are in time, and not more than the show shows.

Owner: one open container, one thread.
"""

from __future__ import annotations

from producer.core.timebase import TICK_RATE, Ticks

_LATE, _HOPELESS = TICK_RATE // 5, TICK_RATE
_FLOOD = 8
"""Pictures in a row that come too soon: it brings more than it said."""


class Pace:
    """`step`: time between two pictures of the show. `faster`: the stream says that it brings more. `live`: it does not
    wait for us."""

    def __init__(self, step: Ticks, faster: bool, live: bool) -> None:
        self._step, self._faster, self._live = step, faster, live
        self._hurry = 0
        self._due: Ticks | None = None

    def wants(self, captured: Ticks, last: Ticks | None, now: Ticks) -> bool:
        """Convert a picture captured then; `last`: when the newest was captured that was converted."""
        if last is None:
            return self._thinned(captured)
        if self._live and now - captured > _LATE and captured - last < 4 * self._step:
            return False  # late: one picture in four keeps the source alive while it catches up
        if captured - last < self._step * 3 // 5:
            self._hurry += 1
            self._faster = self._faster or self._hurry > _FLOOD
        else:
            self._hurry = 0
        return self._thinned(captured)

    def hopeless(self, captured: Ticks, last: Ticks | None, now: Ticks) -> bool:
        """It is so late that decoding starts anew at the next key frame."""
        return self._live and last is not None and now - captured > _HOPELESS and captured - last >= 4 * self._step

    def _thinned(self, captured: Ticks) -> bool:
        if not self._faster:
            return True
        if self._due is None or abs(captured - self._due) > 4 * self._step:
            self._due = captured
        if captured < self._due - self._step // 4:
            return False
        self._due += self._step
        return True
