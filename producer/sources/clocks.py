"""Capture times: from a container's own time stamps to the house clock.

Owner: one open container, one thread. All times in ticks of 1/240000 s; stamps are the container's, counted from
wherever it likes.

- `FileClock`: the file starts now and runs at its own speed; a late reader (a stopped process) starts it anew.
- `LiveClock`: a live stream's stamps are evenly spaced and its packets are late by a varying amount, so the smallest
  `arrival - stamp` of the last seconds is the truth and jitter does not shift pictures. After 5 s it
  follows by at most 0.5 % (5 % where it was ahead of the truth), so that sound is not torn; a jump is followed at once.
"""

from __future__ import annotations

from collections import deque
from typing import Protocol

from producer.core.timebase import TICK_RATE, Ticks

_WINDOW = 10 * TICK_RATE
_SETTLE = 5 * TICK_RATE
_JUMP = TICK_RATE // 5
_SLEW_LATER, _SLEW_EARLIER = 200, 20
_LATE = TICK_RATE


class Clock(Protocol):
    """Turns stamps into capture times."""

    def arrived(self, stamp: Ticks, now: Ticks) -> None:
        """A video packet with this stamp was received just now."""

    def captured(self, stamp: Ticks, now: Ticks) -> Ticks:
        """The house time of what carries `stamp`."""


class FileClock:
    """The clock of a file; `start` is the house time of its first picture."""

    def __init__(self, start: Ticks, paced: bool) -> None:
        self._origin = start
        self._first: Ticks | None = None
        self._paced = paced

    def arrived(self, stamp: Ticks, now: Ticks) -> None:
        if self._first is None:
            self._first = stamp

    def captured(self, stamp: Ticks, now: Ticks) -> Ticks:
        if self._first is None:
            self._first = stamp
        captured = self._origin + stamp - self._first
        if self._paced and now - captured > _LATE:
            self._origin += now - captured
            captured = now
        return captured

    def begin_again(self, first: Ticks, captured: Ticks) -> None:
        """The file starts over: the picture stamped `first` is captured at `captured`."""
        self._first, self._origin = first, captured


class LiveClock:
    """The clock of a live stream."""

    def __init__(self) -> None:
        self._lowest: deque[tuple[Ticks, Ticks]] = deque()
        """(arrival, offset), offsets rising: the first is the smallest of the window."""
        self._offset: Ticks | None = None
        self._since: Ticks = 0
        self._moved: Ticks = 0

    def arrived(self, stamp: Ticks, now: Ticks) -> None:
        found = now - stamp
        if self._offset is None or abs(found - self._offset) > 10 * TICK_RATE:
            # First packet, or the camera set its stamps anew.
            self._lowest.clear()
            self._offset, self._since, self._moved = found, now, now
        while self._lowest and self._lowest[-1][1] >= found:
            self._lowest.pop()
        self._lowest.append((now, found))
        while self._lowest[0][0] < now - _WINDOW:
            self._lowest.popleft()
        self._follow(self._lowest[0][1], now)

    def captured(self, stamp: Ticks, now: Ticks) -> Ticks:
        if self._offset is None:
            self.arrived(stamp, now)
        return stamp + (self._offset or 0)

    def _follow(self, target: Ticks, now: Ticks) -> None:
        assert self._offset is not None
        step = target - self._offset
        if now - self._since > _SETTLE and abs(step) < _JUMP:
            # Nothing is captured after it arrived: that way the correction is quicker.
            limit = max(0, now - self._moved) // (_SLEW_EARLIER if step < 0 else _SLEW_LATER)
            step = max(-limit, min(limit, step))
            if limit == 0:
                return
        self._offset += step
        self._moved = now
