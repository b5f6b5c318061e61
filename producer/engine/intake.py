"""Which frame of each camera a tick takes, and getting it out of shared memory unharmed.

Owner: the mixer thread, one `Intake` per picture source. The dilemma: "newest wins" between unlocked clocks repeats and
skips frames; waiting for the right one adds delay. So every source runs one show-wide delay behind (look-ahead + jitter
buffer), the frame is chosen by its capture time, and the choice prefers "the one after the last" within a band, so that
two clocks that drift apart repeat or skip once per frame of drift and not at every wobble.

What is in the ring is a stranger's word: torn, outdated, older than the required masks or of another geometry is not to
be had, and the caller falls back: the last aired frame for half a second at most, then slate.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from producer.core.timebase import Ticks
from producer.media.frame import Bytes, FrameRecord, SlotState
from producer.media.ring import Demand, RingBroken, RingReader
from producer.media.shm import Segment, attach

LOCKSTEP_AHEAD = 3
"""Unpaced: pictures a camera may be ahead of what was taken of it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The frame a tick takes: its number in the ring and what its record said when it was chosen."""

    seq: int
    record: FrameRecord


class Intake:
    """The reading end of one camera. Attaches by itself, and again when the segment was replaced."""

    def __init__(self, source: str, segment: str, frame_ticks: Ticks) -> None:
        self.source, self._name, self._frame = source, segment, frame_ticks
        self._segment: Segment | None = None
        self._ring: RingReader | None = None
        self._last_seq = 0
        self._steps = 0
        """Unpaced: frames taken, whether they were shown or not."""
        self._demand: tuple[Demand, bool, int] | None = None
        self.restarts = 0
        self.arrived: Ticks | None = None
        """When the camera last had something new, by its own word; None before the first."""
        self.geometry: int | None = None
        self.chosen: Chosen | None = None
        """What `choose` found for this tick."""

    def attach(self) -> bool:
        """Make sure the ring is attached; False while there is none. Cheap when it is."""
        if self._ring is not None:
            return True
        try:
            self._segment = attach(self._name)
            self._ring = RingReader(self._segment)
        except (OSError, RingBroken):
            return False
        self._demand = None
        return True

    def want(self, level: Demand, lockstep: bool = False) -> None:
        """Tell the camera what is wanted of it; in lockstep also how many frames were taken."""
        asked = (level, lockstep, self._steps)
        if self._ring is not None and asked != self._demand:
            self._ring.set_demand(*asked)
            self._demand = asked

    def choose(self, wanted: Ticks) -> Chosen | None:
        """Decide which frame shows capture time `wanted`; None when the ring has none that may be read.

        Call once a tick. Notes a restarted writer: what it left is never used again."""
        self.chosen = None
        ring = self._ring
        if ring is None:
            return None
        if ring.renewed():
            self.restarts += 1
            self._last_seq = 0
            self.arrived = None
        head = ring.head()
        if ring.generation() and ring.beat() > 0:
            self.arrived = ring.beat()
        best: Chosen | None = None
        for seq in range(head, max(0, head - ring.fmt.slots + 1), -1):  # newest first; one slot is being written
            record = ring.begin_read(seq) if seq >= self._last_seq else None
            if record is None:
                continue
            follows = self._follows(seq, record.captured - wanted)
            if best is None or best.record.captured > wanted or follows:
                best = Chosen(seq, record)
            if follows:
                break
        if best is not None:
            self.chosen = best
            self._last_seq = best.seq
            self.geometry = best.record.geometry
        return best

    def _follows(self, seq: int, early: Ticks) -> bool:
        """It is the frame after the last one shown, and near enough to its time to keep the cadence."""
        return seq == self._last_seq + 1 and -5 * self._frame < 4 * early <= 3 * self._frame

    @property
    def at_full_rate(self) -> bool:
        """Full rate was asked for."""
        return self._demand is not None and self._demand[0] is Demand.FULL

    def has_next(self) -> bool:
        """Unpaced: the camera has come as far as the next tick needs."""
        return self._ring is not None and self._ring.beat() // self._frame > self._steps

    def choose_next(self) -> Chosen | None:
        """Unpaced: the picture after the last one taken, or the newest if that one is gone."""
        self.chosen = None
        ring = self._ring
        if ring is None:
            return None
        if ring.renewed():
            self.restarts += 1
            self._steps = 0
        # A camera that ran before we counted is where it is: were its lead worked off step by step, it would wait for
        # us, and we would see nothing new until it was LOST.
        self._steps = max(self._steps + 1, ring.beat() // self._frame - LOCKSTEP_AHEAD)
        self.arrived = ring.beat() or None
        head = ring.head()
        for seq in (self._last_seq + 1, head):
            record = ring.begin_read(seq) if seq <= head else None
            if record is not None:
                self.chosen = Chosen(seq, record)
                self._last_seq, self.geometry = seq, record.geometry
                break
        return self.chosen

    def copy(self, out: Bytes) -> FrameRecord | None:
        """The chosen frame into `out`; its record, or None when it is no longer to be had (then `out` is spoilt)."""
        if self._ring is None or self.chosen is None:
            return None
        return self._ring.read_into(self.chosen.seq, out)

    def view(self) -> Bytes | None:
        """The chosen frame where it stands, read-only, for blending; then ask `intact`."""
        if self._ring is None or self.chosen is None:
            return None
        return self._ring.slot_block(self.chosen.seq)

    def intact(self) -> bool:
        """The chosen frame was not touched since it was chosen."""
        return self._ring is not None and self.chosen is not None and self._ring.still_valid(self.chosen.seq)

    def close(self) -> None:
        """Let go of the memory."""
        ring, self._ring = self._ring, None
        segment, self._segment = self._segment, None
        self.chosen = None
        if ring is not None:
            with contextlib.suppress(BufferError):
                ring.close()
        if segment is not None:
            with contextlib.suppress(BufferError):
                segment.close()


def is_slate(record: FrameRecord) -> bool:
    """The camera itself published its slate: no camera pixel is in it."""
    return record.state is not SlotState.LIVE
