"""Which program frame airs now, and which never will: the delay line as arithmetic on frame numbers.

Owner: the mixer thread hands it commands, and asks `air(n)` once for every frame n that it has put into the line.
Pure. One number does most of the work: the **floor**, below which no frame airs (any more). It only ever rises: by
every aired frame, a dump, a shorter delay, a release. So what was aired never airs again, and what was dumped never
airs at all, whatever is done to the depth afterwards. Lengthening needs nothing else: the exit finds only frames below
the floor, shows slate, and the line fills.

In one tick n: commands (`at` = n) -> frame n is drawn and put into slot n -> `air(n)`.
"""

from __future__ import annotations

from dataclasses import dataclass

from producer.core import commands as c
from producer.core.events import (
    CutLatched,
    CutReleased,
    DelayArmed,
    DelayChanged,
    Dumped,
    Event,
    Refused,
    ReleaseArmed,
)
from producer.core.timebase import Frame, Rate

STEP_MS = 10_000
"""Time between the two steps of a release or of a shorter delay."""
SAFE_MS = 3000
"""A dump is safe when the line holds so much, or all of a shorter line."""
LONGEST_MS = 60_000


@dataclass(frozen=True, slots=True)
class DelayState:
    """What the delay line knows; `filled` and `safe` move with every frame, without a new revision."""

    revision: int
    depth: int
    """Frames between program and air."""
    capacity: int
    """Greatest depth there is room for."""
    filled: int
    """Frames in the line that will air; `depth` when full."""
    safe: bool
    """A dump now reaches back far enough: lamp on. Never with a depth of 0."""
    cut: bool
    """The privacy cut is latched."""
    release_armed: bool
    shorter_armed: int | None
    """Depth that waits for its second step."""


DelayCommand = c.Dump | c.DumpNewest | c.SetDelay | c.ConfirmDelay | c.PrivacyCut | c.ArmRelease | c.ReleaseCut


class DelayMachine:
    """A line of `depth` frames with room for `capacity`, in a ring of `capacity + spare` slots.

    `cut`: start latched (the cut flag was set when the engine came up). `start`: the first frame that will be put in.
    Raises ValueError unless 0 <= depth <= capacity and spare >= 4: one slot is drawn, the encoder still reads others.
    """

    def __init__(
        self, rate: Rate, depth: int, capacity: int | None = None, spare: int = 4, cut: bool = False, start: Frame = 0
    ) -> None:
        capacity = depth if capacity is None else capacity
        if not 0 <= depth <= capacity or spare < 4:
            raise ValueError(f"no line of depth {depth}, capacity {capacity}, spare {spare}")
        self._rate = rate
        self._step = rate.frames_in_ms(STEP_MS)
        self._safe = rate.frames_in_ms(SAFE_MS)
        self._longest = rate.frames_in_ms(LONGEST_MS)
        self._depth, self._capacity, self._spare = depth, capacity, spare
        self._floor: Frame = start
        self._next: Frame = start
        """The first frame not yet in the line."""
        self._holes: tuple[tuple[Frame, Frame], ...] = ()
        """Partial dumps, first to last, sorted, apart, none below the floor."""
        self._cut = cut
        self._armed_at: Frame | None = None
        self._shorter: tuple[int, Frame] | None = None
        self._revision = 0

    # -- every frame --------------------------------------------------------------------------------------------------
    def air(self, at: Frame) -> Frame | None:
        """Frame `at` is in the line: the program frame that airs now, or None for slate and silence. Call once a tick,
        with rising `at`; a tick that was skipped is never made up for."""
        self._next = at + 1
        frame = at - self._depth
        shown = self.may_air(frame)
        self._raise_floor(frame + 1)
        return frame if shown else None

    @property
    def admits(self) -> bool:
        """Pictures and sound may enter the line; False while the privacy cut is latched: put slate and silence in."""
        return not self._cut

    def resume(self, depth: int) -> None:
        """The line of the engine before this one was so deep; before the first frame."""
        self._depth, self._capacity = depth, max(depth, self._capacity)

    def allow(self, capacity: int) -> None:
        """There is memory for so many frames of delay now; what stands is never cut by it."""
        self._capacity = max(capacity, self._depth)

    @property
    def slots(self) -> int:
        """Slots the ring must have."""
        return self._capacity + self._spare

    def slot(self, frame: Frame) -> int:
        """The slot of `frame`, 0 to slots - 1. Writing it overwrites `frame - slots`, aired at least `spare - 1` frames
        ago."""
        return frame % self.slots

    def may_air(self, frame: Frame) -> bool:
        """`frame` may still leave the line, as things stand: it was neither aired nor dumped."""
        return not self._cut and frame >= self._floor and not any(a <= frame <= b for a, b in self._holes)

    def unaired(self) -> tuple[range, ...]:
        """What a late mask has to reach: the frames in the line that will still air, in rising runs, oldest first."""
        if self._cut:
            return ()
        start, runs = self._floor, []
        for first, last in self._holes:
            if start < first:
                runs.append(range(start, first))
            start = last + 1
        if start < self._next:
            runs.append(range(start, self._next))
        return tuple(runs)

    # -- commands -----------------------------------------------------------------------------------------------------
    def handle(self, command: DelayCommand, at: Frame, by: str = "operator") -> list[Event]:
        """Do `command` before frame `at` is drawn. Hiding is never refused."""
        self._next = max(self._next, at)
        match command:
            case c.Dump():
                return [self._dump(at, f"{by}: dump")]
            case c.DumpNewest(frames):
                return self._dump_newest(frames, at, f"{by}: partial dump")
            case c.SetDelay(frames):
                return self._set_delay(frames, at, f"{by}: delay")
            case c.ConfirmDelay(frames):
                return self._confirm_delay(frames, at, f"{by}: shorter delay")
            case c.PrivacyCut():
                return self.cut(at, f"{by}: privacy cut")
            case c.ArmRelease():
                return self._arm(at, f"{by}: arm release")
            case _:
                return self._release(at, f"{by}: release")

    def cut(self, at: Frame, because: str) -> list[Event]:
        """The privacy cut, by command or by the flag in shared memory. A second one disarms a release under way."""
        self._next = max(self._next, at)
        dumped = self._dump(at, because)
        latched = self._cut
        self._cut, self._armed_at = True, None
        return [dumped] if latched else [dumped, CutLatched(at, because)]

    def snapshot(self, at: Frame) -> DelayState:
        """Everything it knows at `at`, frozen; a step armed too long ago shows as not armed."""
        filled = sum(len(run) for run in self.unaired())
        shorter = self._shorter
        return DelayState(
            revision=self._revision,
            depth=self._depth,
            capacity=self._capacity,
            filled=filled,
            safe=0 < min(self._safe, self._depth) <= filled,
            cut=self._cut,
            release_armed=self._armed_at is not None and at - self._armed_at <= self._step,
            shorter_armed=shorter[0] if shorter and at - shorter[1] <= self._step else None,
        )

    # -- inside -------------------------------------------------------------------------------------------------------
    def _raise_floor(self, floor: Frame) -> None:
        if floor > self._floor:
            self._floor = floor
            self._holes = tuple((max(a, floor), b) for a, b in self._holes if b >= floor)

    def _dump(self, at: Frame, because: str) -> Dumped:
        self._revision += 1
        first = self._floor
        self._raise_floor(self._next)
        return Dumped(at, first, self._next - 1, because)

    def _dump_newest(self, frames: int, at: Frame, because: str) -> list[Event]:
        if frames < 1:
            return [Refused(at, f"A partial dump takes 1 frame or more, not {frames}.", because)]
        self._revision += 1
        first, last = max(self._floor, self._next - frames), self._next - 1
        if first <= last:
            # Newest frames: the hole reaches the end of the line and swallows whatever begins inside it.
            kept = [(a, min(b, first - 1)) for a, b in self._holes if a < first]
            self._holes = (*kept, (first, last))
        return [Dumped(at, first, last, because)]

    def _set_delay(self, frames: int, at: Frame, because: str) -> list[Event]:
        if not 0 <= frames <= self._longest:
            longest = LONGEST_MS // 1000
            return [Refused(at, f"The delay goes from 0 to {longest} s ({self._longest} frames).", because)]
        if frames > self._capacity:
            seconds = self._capacity // max(1, self._rate.frames_in_ms(1000))
            reason = (
                f"There is memory for a delay of {self._capacity} frames ({seconds} s), not {frames}: "
                "end other programs, or start the show with a smaller picture."
            )
            return [Refused(at, reason, because)]
        self._revision += 1
        if frames < self._depth:
            self._shorter = (frames, at)
            return [DelayArmed(at, frames, because)]
        self._shorter = None
        return self._deepen(frames, at, because)

    def _deepen(self, frames: int, at: Frame, because: str) -> list[Event]:
        if frames == self._depth:
            return []
        before, self._depth = self._depth, frames
        return [DelayChanged(at, before, frames, because)]

    def _confirm_delay(self, frames: int, at: Frame, because: str) -> list[Event]:
        armed, self._shorter = self._shorter, None
        if armed is None or armed[0] != frames or at - armed[1] > self._step:
            return [Refused(at, "Ask for the shorter delay first, then confirm it within 10 s.", because)]
        self._revision += 1
        # The frames between the old exit and the new one are skipped: the floor passes them at the next `air`.
        dumped = Dumped(at, self._floor, at - frames - 1, because)
        self._raise_floor(at - frames)
        return [dumped, *self._deepen(frames, at, because)]

    def _arm(self, at: Frame, because: str) -> list[Event]:
        if not self._cut:
            return [Refused(at, "There is no privacy cut to release.", because)]
        self._revision += 1
        self._armed_at = at
        return [ReleaseArmed(at, because)]

    def _release(self, at: Frame, because: str) -> list[Event]:
        armed, self._armed_at = self._armed_at, None
        if not self._cut:
            return [Refused(at, "There is no privacy cut to release.", because)]
        if armed is None or at - armed > self._step:
            return [Refused(at, "Arm the release first, then release within 10 s.", because)]
        self._revision += 1
        self._cut = False
        self._raise_floor(self._next)
        return [CutReleased(at, because)]
