"""The clock of a public broadcast: content warning before the first picture, twenty minutes, then the hand-over slate.

Owner: the mixer thread, as every machine. Pure, counted in program frames from GO LIVE on. It runs on through slates
and through leaving the air: a second GO LIVE of the same run does not start it again. A professional show has none.
Rules: R7 (warning before frame 1), R9 (amber 17:00, red 19:00, hand-over at 20:00).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from producer.core.timebase import Frame, Rate

WARNING_MS = 8_000
"""How long the content warning stands before a picture may come."""
AMBER_MS, RED_MS, OVER_MS = 17 * 60_000, 19 * 60_000, 20 * 60_000


class ClockLevel(StrEnum):
    """How far it has come."""

    OFF = "off"
    """A professional show, or not on air yet."""
    WARNING = "warning"
    """The content warning stands."""
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    OVER = "over"
    """Nothing is shown any more."""


@dataclass(frozen=True, slots=True)
class PublicClockState:
    """What it says at one frame."""

    level: ClockLevel = ClockLevel.OFF
    elapsed: int = 0
    """Whole seconds since GO LIVE."""
    left: int = 0
    """Whole seconds until the hand-over, rounded up."""


class PublicClock:
    """Of one show. `on`: it is a public one."""

    def __init__(self, rate: Rate, on: bool) -> None:
        self.on = on
        """It is a public show."""
        self._steps = tuple(
            (rate.frames_in_ms(ms), level)
            for ms, level in (
                (OVER_MS, ClockLevel.OVER),
                (RED_MS, ClockLevel.RED),
                (AMBER_MS, ClockLevel.AMBER),
                (WARNING_MS, ClockLevel.GREEN),
            )
        )
        self._second = rate.frames_in_ms(1000)
        self.since: Frame = -1
        """First frame on air; -1: there was none."""

    def start(self, at: Frame) -> bool:
        """GO LIVE at `at`; True: the content warning has to stand now."""
        if not self.on:
            return False
        if self.since < 0:
            self.since = at
        return True

    def level(self, at: Frame) -> ClockLevel:
        """At frame `at`."""
        if not self.on or self.since < 0:
            return ClockLevel.OFF
        return next((level for frames, level in self._steps if at - self.since >= frames), ClockLevel.WARNING)

    def refusal(self, at: Frame) -> str:
        """Why no picture may come at `at`; "" when one may."""
        match self.level(at):
            case ClockLevel.WARNING:
                left = -(-(self._steps[-1][0] - (at - self.since)) // self._second)
                return f"The content warning stands for {left} s more; take the picture then."
            case ClockLevel.OVER:
                return "The 20 minutes of a public broadcast are over: hand over and end the show."
        return ""

    def snapshot(self, at: Frame) -> PublicClockState:
        """At frame `at`, frozen."""
        level = self.level(at)
        if level is ClockLevel.OFF:
            return PublicClockState()
        run = max(0, at - self.since)
        return PublicClockState(level, run // self._second, max(0, -(-(self._steps[0][0] - run) // self._second)))
