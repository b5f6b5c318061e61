"""The load governor: phase, do-not-disturb, critical step, pace and queue -> what may appear before the surgeon.

Owner: `core.questions` holds one under the room's desk; the tests run ten thousand cases through it. Pure: told the
time. Rules, in this order:

1. Critical step or pictures stopped: nothing, not even what is asked for. What stands there goes at once.
2. Do-not-disturb: nothing appears by itself; what stands there goes at once. The surgeon may ask for one, which stays.
3. One at a time, and by itself never sooner than `GAP_MS` after the one before appeared, however that one came.
4. Held questions appear by themselves in a calm phase only, behind those that were handed on.

The dilemma is a question that waits too long against one that comes at a bad moment: waiting always wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

Ms = int
"""A moment of the desk in milliseconds, never going back within a run, or a length."""
GAP_MS = 180_000
"""Between two questions that appear by themselves: three minutes."""


class Load(StrEnum):
    """How much the operation asks of the surgeon now, as an assistant or the console says."""

    CALM = "calm"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class GovernorState:
    """What the governor knows."""

    load: Load = Load.BUSY
    """Not said: busy."""
    quiet: bool = False
    """Do not disturb."""
    critical: bool = False
    stopped: bool = False
    """The pictures are cut off: this is no time for questions."""
    last: Ms | None = None
    """When the last question appeared; None: none yet."""


class Governor:
    """One case's governor."""

    def __init__(self, state: GovernorState | None = None, gap_ms: int = GAP_MS) -> None:
        self.state = state or GovernorState()
        self._gap = gap_ms

    def set(self, load: Load | None = None, quiet: bool | None = None, critical: bool | None = None,
            stopped: bool | None = None) -> bool:  # fmt: skip
        """Take over what is said; True if something changed."""
        now = self.state
        self.state = replace(
            now,
            load=now.load if load is None else load,
            quiet=now.quiet if quiet is None else quiet,
            critical=now.critical if critical is None else critical,
            stopped=now.stopped if stopped is None else stopped,
        )
        return self.state != now

    def clears(self, asked: bool = False) -> bool:
        """What stands before the surgeon must go now. `asked`: in this do-not-disturb the surgeon asked for it."""
        return self.state.critical or self.state.stopped or (self.state.quiet and not asked)

    def refusal(self) -> str:
        """Why not even an asked-for question may appear; "" if it may."""
        if self.state.stopped:
            return "The pictures are off; questions come back with them."
        if self.state.critical:
            return "This is marked as a critical step: nothing appears until it is over."
        return ""

    def wait_ms(self, at: Ms) -> int:
        """How long the pace alone makes the next one wait; 0: not at all."""
        return 0 if self.state.last is None else max(0, self.state.last + self._gap - at)

    def pick(self, queue: Sequence[str], held: Sequence[str], at: Ms) -> str | None:
        """Which of the waiting may appear by itself now, while nothing stands there; None: none."""
        if self.clears() or self.wait_ms(at):
            return None
        if queue:
            return queue[0]
        return held[0] if held and self.state.load is Load.CALM else None

    def asked_for(self, queue: Sequence[str], held: Sequence[str]) -> str | None:
        """Which of the waiting appears because the surgeon asked; None: none may, or none waits."""
        if self.refusal():
            return None
        waiting = [*queue, *held]
        return waiting[0] if waiting else None

    def shown(self, at: Ms) -> None:
        """One has appeared."""
        self.state = replace(self.state, last=at if self.state.last is None else max(at, self.state.last))
