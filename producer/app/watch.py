"""When a process is stuck and when it is started again: arithmetic on the house clock, no clock of its own.

Owner: the supervisor keeps one `Watch` per process. What ended starts again after 0.1 s, and that doubles with each end
to 8 s; 30 s well make it new. A crash loop is not given up: it goes on at 8 s and says so.
"""

from __future__ import annotations

from enum import Enum

from producer.core.timebase import Ticks, ticks_from_ms

FIRST_BEAT: Ticks = ticks_from_ms(20_000)
"""From the start to the first sign of life: a cold disk and a slow machine are allowed."""
BEAT: Ticks = ticks_from_ms(4000)
"""Between two signs of life."""
ENGINE_BEAT: Ticks = ticks_from_ms(1800)
"""The same for the engine, which has to be back on the slate within 3 s: this, `DUMP`, `SHORTEST`, half a second to
start."""
OUTPUT_BEAT: Ticks = ticks_from_ms(12_000)
"""The same for an output: opening a destination may hold the interpreter lock for six seconds."""
DUMP: Ticks = ticks_from_ms(300)
"""For writing the stacks, before it is killed."""
SHORTEST: Ticks = ticks_from_ms(100)
LONGEST: Ticks = ticks_from_ms(8000)
ENGINE_LONGEST: Ticks = ticks_from_ms(1600)
"""The same for the engine: the audience's slate comes from it, back within 3 s however often it died."""
WELL: Ticks = ticks_from_ms(30_000)
LOOP = 5
"""Restarts without 30 s well in between that are called a crash loop."""


class Verdict(Enum):
    """What to do about a process now."""

    LEAVE = "leave"
    DUMP = "dump"
    """It is stuck: ask it for its stacks."""
    KILL = "kill"


class Watch:
    """One process: alive or not, for how long, how often restarted."""

    def __init__(self, silence: Ticks = BEAT, longest: Ticks = LONGEST) -> None:
        """`silence`: how long it may give no sign of life. `longest`: wait between two starts."""
        self._silence, self._longest = silence, longest
        self.restarts = 0
        """Ends that were not asked for, since the supervisor started it first."""
        self.note = ""
        """What is wrong, in one plain sentence."""
        self._row = 0
        self._started: Ticks | None = None
        self._heard: Ticks = 0
        self._beating = False
        self._dumped: Ticks | None = None

    def started(self, at: Ticks) -> None:
        """It was started."""
        self._started, self._heard, self._beating, self._dumped = at, at, False, None

    def heard(self, at: Ticks) -> None:
        """A sign of life."""
        self._heard, self._beating = at, True
        if self._started is not None and at - self._started >= WELL:
            self._row, self.note = 0, ""

    def forgive(self, at: Ticks) -> None:
        """Nobody listened until `at` (the machine slept): its silence does not count."""
        self._heard = max(self._heard, at)

    def verdict(self, now: Ticks) -> Verdict:
        """What to do at `now`; DUMP comes once, KILL from then on."""
        if self._started is None:
            return Verdict.LEAVE
        if self._dumped is not None:
            return Verdict.KILL if now - self._dumped >= DUMP else Verdict.LEAVE
        if now - self._heard < (self._silence if self._beating else FIRST_BEAT):
            return Verdict.LEAVE
        self._dumped = now
        return Verdict.DUMP

    def ended(self, now: Ticks, status: int | None) -> Ticks:
        """It ended by itself, by us or by a stranger, with `status` (negative: the signal; None: nobody told us). Wait
        so long, then start it again."""
        started, self._started = self._started, None
        stuck, self._dumped = self._dumped is not None, None
        if started is not None and now - started >= WELL:
            self._row = 0
        self.restarts += 1
        self._row += 1
        how = "it was gone" if status is None else f"signal {-status}" if status < 0 else f"exit code {status}"
        how = "it was stuck" if stuck else how
        self.note = f"It ended ({how}) and was started again."
        if self._row >= LOOP:
            every = self._longest / ticks_from_ms(1000)
            self.note = f"It keeps ending ({how}), {self._row} times in a row; it is tried again every {every:g} s."
        return min(SHORTEST << min(self._row - 1, 10), self._longest)
