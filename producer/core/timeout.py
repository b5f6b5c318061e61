"""TIME-OUT: the team stops and reads labels, drapes are off; the audience gets a slate and hears nothing.

Owner: the mixer thread, as every machine. Pure. While it holds, nothing brings a picture to program: `engine.admission`
asks `holds` before everything that shows, `engine.machines` puts the slate on program when it begins. What was on
program before and has not aired still airs (its sound too): a time-out is no accident, for that there are dump and
privacy cut. It ends by a two-step release, and then program stays on the slate until a person takes a picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core import commands as c
from producer.core.events import Event, Refused, TimeOutCalled, TimeOutReleaseArmed, TimeOutReleased
from producer.core.timebase import Frame, Rate

STEP_MS = 10_000
"""Time between the two steps of the release."""
HOLDS = "The TIME-OUT holds: end it first, in two steps."

TimeOutCommand = c.TimeOut | c.ArmTimeOutRelease | c.ReleaseTimeOut


@dataclass(frozen=True, slots=True)
class TimeOutState:
    """What it knows."""

    revision: int = 0
    on: bool = False
    release_armed: bool = False
    since: Frame = 0
    """First frame of it, while it is on."""


class TimeOutMachine:
    """The time-out of one show."""

    def __init__(self, rate: Rate) -> None:
        self._step = rate.frames_in_ms(STEP_MS)
        self._revision = 0
        self._on = False
        self._since: Frame = 0
        self._armed_at: Frame | None = None

    @property
    def holds(self) -> bool:
        """Slate and silence enter program."""
        return self._on

    def resume(self, at: Frame) -> None:
        """The engine before this one was in a time-out, and so is this one."""
        self._revision, self._on, self._since, self._armed_at = self._revision + 1, True, at, None

    def handle(self, command: TimeOutCommand, at: Frame, by: str = "operator") -> list[Event]:
        """Do `command` before frame `at` is drawn. Calling it is never refused; called again, it disarms a release."""
        match command:
            case c.TimeOut():
                return self._call(at, f"{by}: time-out")
            case c.ArmTimeOutRelease():
                return self._arm(at, f"{by}: arm end of time-out")
            case _:
                return self._release(at, f"{by}: end of time-out")

    def snapshot(self, at: Frame) -> TimeOutState:
        """Everything at `at`, frozen; a step armed too long ago shows as not armed."""
        armed = self._armed_at is not None and at - self._armed_at <= self._step
        return TimeOutState(self._revision, self._on, armed, self._since)

    def _call(self, at: Frame, because: str) -> list[Event]:
        self._revision += 1
        self._armed_at = None
        if self._on:
            return []
        self._on, self._since = True, at
        return [TimeOutCalled(at, because)]

    def _arm(self, at: Frame, because: str) -> list[Event]:
        if not self._on:
            return [Refused(at, "There is no time-out to end.", because)]
        self._revision += 1
        self._armed_at = at
        return [TimeOutReleaseArmed(at, because)]

    def _release(self, at: Frame, because: str) -> list[Event]:
        armed, self._armed_at = self._armed_at, None
        if not self._on:
            return [Refused(at, "There is no time-out to end.", because)]
        self._revision += 1
        if armed is None or at - armed > self._step:
            return [Refused(at, "Arm the end of the time-out first, then end it within 10 s.", because)]
        self._on = False
        return [TimeOutReleased(at, because)]
