"""How long the disk of a recording lasts: free bytes against the rate at which it is filled, as seconds.

Owner: the record output's thread. Told the time and the free bytes (`RecordOutput` asks the disk every few seconds),
so it can be tested. The rate is what really came to the medium over the last minute, and at first what the encoder was
asked for: a forecast from the first second's still picture would promise days.
"""

from __future__ import annotations

from collections import deque

from producer.core.timebase import TICK_RATE, Ticks

EVERY: Ticks = 2 * TICK_RATE
"""Between two looks at the disk."""
SPAN: Ticks = 60 * TICK_RATE
_TRUSTED: Ticks = 20 * TICK_RATE
"""Before so much is known the encoder's own figure counts."""
LEAST_S = 10
"""A part is not begun for less than this."""


class Forecast:
    """Seconds until `free` bytes are written. `planned`: bytes a second, until measured."""

    def __init__(self, planned: int) -> None:
        self._planned = max(1, planned)
        self._seen: deque[tuple[Ticks, int]] = deque()
        self._due: Ticks | None = None

    def due(self, at: Ticks) -> bool:
        """Time to look at the disk again."""
        if self._due is not None and at < self._due:
            return False
        self._due = at + EVERY
        return True

    def seconds(self, at: Ticks, written: int, free: int) -> int:
        """`written`: bytes since the start, rising. Rounded down; never negative."""
        self._seen.append((at, written))
        while self._seen[0][0] < at - SPAN:
            self._seen.popleft()
        since, before = self._seen[0]
        rate = self._planned
        if at - since >= _TRUSTED:
            rate = max(1, (written - before) * TICK_RATE // (at - since))
        return max(0, free) // rate


def told(seconds: int) -> str:
    """`5 h 12 min`, `14 min`, for a person."""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"
