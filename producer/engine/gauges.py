"""Counting what really happened: the clock's lateness, what was aired, what a camera brought.

Owner: the mixer thread counts, the control thread reads single numbers; a `CameraGauge` is its camera process's picture
thread's alone. Nothing here decides. "Unique" means a source's frame that was not aired before: repeats, holds and
slates are not unique, whatever the encoder was fed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from producer.core.timebase import TICK_RATE, Rate, Ticks
from producer.media.frame import Composition, FrameRecord, SlotState
from producer.wire.health import MixerHealth, ProgramHealth

SHORT_FOR = 10
"""Seconds that a shortage is remembered, so that economy does not flutter."""


RATES_OVER: Ticks = TICK_RATE // 2
"""Rates of a shorter time than this are noise: those of before are told again."""


class CameraGauge:
    """Sums of one camera process; only grow. `rates` looks at what came since it looked last."""

    def __init__(self, moment: Ticks) -> None:
        self.fresh = self.decoded = self.decode_ns = self.arrived = self.reconnects = 0
        self.frames = self.slates = self.masked = self.mask_ns = 0
        self.ended = False
        self._then = (moment, 0, 0, 0, 0, 0)
        self._rates = (0, 0, 0)

    def published(self, record: FrameRecord, cost_ns: int) -> None:
        """One picture or slate went out."""
        self.frames += record.state is SlotState.LIVE
        self.slates += record.state is not SlotState.LIVE
        self.masked += 1
        self.mask_ns += cost_ns

    def rates(self, moment: Ticks) -> tuple[int, int, int]:
        """Unique pictures a second x 1000, mean us to decode one, mean us to mask and publish one."""
        began, fresh, decoded, decode_ns, masked, mask_ns = self._then
        span = moment - began
        if span < RATES_OVER:
            return self._rates
        self._then = (moment, self.fresh, self.decoded, self.decode_ns, self.masked, self.mask_ns)
        self._rates = (
            (self.fresh - fresh) * 1000 * TICK_RATE // span,
            (self.decode_ns - decode_ns) // 1000 // max(1, self.decoded - decoded),
            (self.mask_ns - mask_ns) // 1000 // max(1, self.masked - masked),
        )
        return self._rates


class ClockGauge:
    """Lateness of ticks over the last 10 s, and skipped ones."""

    def __init__(self, rate: Rate) -> None:
        self._late: deque[int] = deque(maxlen=max(1, int(10 * rate.fraction)))
        self._work: deque[int] = deque(maxlen=max(1, int(rate.fraction)))
        self.ticks = self.skipped = self.worst = 0
        self._skipped_then = 0
        self._short_for = 0

    def tick(self, late: Ticks, work: Ticks, skipped: int) -> None:
        """One tick ran: `late` after its time, for `work`, after leaving out `skipped` before it."""
        late_us, work_us = _us(max(0, late)), _us(work)
        self._late.append(late_us)
        self._work.append(work_us)
        self.ticks += 1
        self.skipped += skipped
        self.worst = max(self.worst, late_us)

    def short(self, frame_ticks: Ticks) -> bool:
        """The machine is short of time: ticks of the last second came late by half a frame or were skipped."""
        late = sorted(list(self._late)[-len(self._work) :])
        skipped, self._skipped_then = self.skipped - self._skipped_then, self.skipped
        if skipped or (late and late[len(late) * 9 // 10] > _us(frame_ticks) // 2):
            self._short_for = SHORT_FOR
        else:
            self._short_for = max(0, self._short_for - 1)
        return self._short_for > 0

    def health(self) -> MixerHealth:
        """The figures now."""
        late = sorted(self._late)
        return MixerHealth(
            ticks=self.ticks,
            skipped_ticks=self.skipped,
            lateness_p50_us=late[len(late) // 2] if late else 0,
            lateness_p99_us=late[len(late) * 99 // 100] if late else 0,
            lateness_max_us=self.worst,
            mix_us=sum(self._work) // len(self._work) if self._work else 0,
        )


class AirGauge:
    """What left the delay line. `rates`: each source's own pictures a second x 1000, 0 while unknown."""

    def __init__(self, rate: Rate) -> None:
        self._rate_x1000 = int(rate.fraction * 1000)
        self._last: dict[str, tuple[int, int]] = {}
        self._expected_x1000 = 0
        self.unique = self.aired = self.planned = self.unplanned = self.held = 0
        self.repeats: dict[str, int] = {}

    def aired_one(self, composition: Composition, rates: Mapping[str, int]) -> None:
        """`composition` aired."""
        self.aired += 1
        if composition.slate and composition.planned:
            self.planned += 1
            return
        self.unplanned += composition.slate
        self.held += composition.repeat_of is not None
        fresh: dict[str, bool] = {}
        for placed in composition.placed:
            frame = (placed.geometry, placed.number)
            fresh[placed.source] = self._last.get(placed.source) != frame or fresh.get(placed.source, False)
            self._last[placed.source] = frame
        self.unique += sum(fresh.values())
        for source in set(composition.due):
            share = min(1000, rates.get(source, 0) * 1000 // self._rate_x1000) or 1000
            self._expected_x1000 += share
            if not fresh.get(source, False) and share == 1000:
                self.repeats[source] = self.repeats.get(source, 0) + 1

    @property
    def expected(self) -> int:
        """Frames that were due, planned slate left out."""
        return self._expected_x1000 // 1000

    def health(self, black: bool, frozen: bool, silent: bool) -> ProgramHealth:
        """The figures now."""
        return ProgramHealth(
            unique_frames=self.unique,
            expected_frames=self.expected,
            aired_frames=self.aired,
            planned_slate=self.planned,
            unplanned_slate=self.unplanned,
            held=self.held,
            black=black,
            frozen=frozen,
            silent=silent,
        )


def _us(ticks: Ticks) -> int:
    return ticks * 1_000_000 // TICK_RATE
