"""What a camera holds back: its newest pictures, by the show's look-ahead, until they are judged, masked and published.

Owner: the camera process's main thread (engine/camera.py). The guards see a picture when it comes (engine/watch.py),
the masks go over it when its time has come (overlay/stage.py): a picture whose guards doubt, or whose masks are not
confirmed, leaves as slate. What costs time is asked for (`engine.demand`): FULL publishes every picture, THUMBS makes
small ones only. A camera that becomes wanted publishes at once what it holds anyway.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from producer.core.scene import SlateKind
from producer.core.show import Show, SourceSpec
from producer.core.timebase import TICK_RATE, Ticks, ticks_from_ms
from producer.engine.cleanview import CleanView
from producer.engine.gauges import CameraGauge
from producer.engine.thumbnails import Thumbnails
from producer.engine.watch import Watch
from producer.media.frame import RawFrame, planes_of
from producer.media.measure import PictureMeter
from producer.media.ring import Demand, RingWriter
from producer.overlay.slate import slate
from producer.overlay.stage import MaskStage
from producer.wire.processes import SetMasks

KEPT = 3
"""Pictures kept beyond the look-ahead, so that a camera that becomes wanted fills the reader's jitter buffer at
once."""
METER_EVERY: Ticks = TICK_RATE // 6
"""Black and freeze are told after 2 s; looking at each picture would cost 5 % of its decoding in cache misses."""
TOO_OLD: Ticks = TICK_RATE // 2
"""Pictures that come so late, beyond the look-ahead, are nobody's to ask for: they are not judged, so never clear."""


class Holdback:
    """Of one source; `ring` None: it has no pictures. `beat`: the ring's sign of life."""

    def __init__(
        self,
        show: Show,
        spec: SourceSpec,
        still: bool,
        paced: bool,
        ring: RingWriter | None,
        generation: int,
        counters: CameraGauge,
        clock: Callable[[], Ticks],
        beat: Callable[[], Ticks],
    ) -> None:
        self._still, self._paced, self._ring, self._counters = still, paced, ring, counters
        self._clock, self._beat = clock, beat
        self._frame = show.rate.frame_ticks
        self._lookahead: Ticks = show.policy.lookahead * self._frame
        self._most = show.policy.lookahead + KEPT
        self._delay: Ticks = ticks_from_ms(spec.video_delay_ms)
        covered = slate(SlateKind.SAFE, None, show.width, show.height)
        self._stage = MaskStage(show.width, show.height, covered, needs_masks=spec.needs_masks)
        self._stage.set(0, (), confirmed=not spec.needs_masks, covered=False, uncover_from=0)
        self.watch = Watch(show, spec, still)
        """Its guards."""
        self.thumbnails = Thumbnails(generation)
        self.clean = CleanView(generation)
        self.level = Demand.FULL
        self.black = self.frozen = False
        """What came, by the meter's last look."""
        self._held: deque[tuple[int, RawFrame]] = deque()
        self._published_to: Ticks | None = None
        self._next_due: Ticks = 0
        self._meter = PictureMeter()
        self._meter_due: Ticks = 0
        self._number = 0

    @property
    def waiting(self) -> int:
        """Pictures held beyond what has to be."""
        return max(0, len(self._held) - self._most)

    @property
    def newest(self) -> tuple[int, RawFrame] | None:
        """The picture that came last, with its number."""
        return self._held[-1] if self._held else None

    def take(self, frame: RawFrame) -> None:
        """A new picture: hold it back, publish those whose time has come."""
        arrived = frame.captured
        # Faster than the show: one picture a program frame is enough. The band lets jitter pass and drift slip.
        if self._paced and 4 * (arrived - self._next_due) < -self._frame:
            return
        self._next_due = max(self._next_due + self._frame, arrived + self._frame // 2)
        frame.captured += self._delay
        self._held.append((self._number, frame))
        if self.level is Demand.FULL and not (self._paced and arrived < self._clock() - self._lookahead - TOO_OLD):
            self.watch.look(self._number, frame)
        self._number += 1
        if arrived >= self._meter_due:
            self._meter_due = arrived + METER_EVERY
            levels = self._meter.measure(frame.planes, arrived, still=self._still)
            self.black, self.frozen = levels.black, levels.frozen
        # A quarter of a frame of grace: time stamps in whole milliseconds wobble.
        self._publish_due(arrived - self._lookahead + self._frame // 4)

    def demand(self, level: Demand) -> None:
        """The engine wants this much of it from now on."""
        before, self.level = self.level, level
        if level is Demand.FULL and before is not Demand.FULL and self._held:
            self._republish()

    def set_masks(self, order: SetMasks) -> Ticks | None:
        """Newer masks. From when on, on the clock of held pictures, they may uncover; None: they were overtaken."""
        if order.epoch < self._stage.epoch:
            return None
        from_ = self._clock() + self._delay  # on the clock of held pictures, which the trim has moved
        # "Nothing becomes visible" was said of the step from the epoch before: who missed one cannot rely on it.
        hiding = order.hiding and order.epoch == self._stage.epoch + 1
        self._stage.set(
            order.epoch,
            order.masks,
            confirmed=order.confirmed,
            covered=order.covered,
            uncover_from=0 if hiding else from_,
            geometry=order.geometry,
        )
        self.watch.order(order, self.newest)
        if order.hiding:
            self._thumbnails_anew()
        return from_

    def flush(self) -> None:
        """The source broke or ended: nothing it brought may show any more."""
        self._held.clear()
        self._published_to = None
        self._next_due = self._meter_due = 0
        self._meter.reset()
        self.watch.lost()
        self._thumbnails_anew()

    def _publish_due(self, until: Ticks) -> None:
        """Publish what was captured by `until`; forget what nobody can ask for any more."""
        level = self.level
        for number, frame in self._held:
            if frame.captured > until:
                break
            if self._published_to is not None and frame.captured <= self._published_to:
                continue
            if level is Demand.FULL:
                self._publish(number, frame)
            else:
                self._thumbnail_only(number, frame)
            self._published_to = frame.captured
            if self.clean.wanted:
                self.clean.draw(frame, number, self._clock())
        while len(self._held) > KEPT and self._held[KEPT][1].captured <= until:
            self._held.popleft()

    def _publish(self, number: int, frame: RawFrame) -> None:
        ring = self._ring
        assert ring is not None
        began = time.thread_time_ns()
        slot = ring.begin()
        record = self._stage.write_into(frame, number, slot, guarded=self.watch.covers(number))
        ring.commit(record, self._beat())
        self._counters.published(record, time.thread_time_ns() - began)
        self.thumbnails.draw(planes_of(slot), record, self._clock())

    def _thumbnail_only(self, number: int, frame: RawFrame) -> None:
        due = self.thumbnails.due(frame.captured)
        if due or self.watch.due(frame.captured):
            self.watch.look(number, frame)
        if due:
            masked, record = self._stage.glimpse(frame, number, guarded=self.watch.covers(number))
            self.thumbnails.draw(masked, record, self._clock())

    def _thumbnails_anew(self) -> None:
        """Small pictures stand until the next one, which may never come: draw them again under the masks of now, from
        the picture they show, or as slate if that is gone."""
        if not self.thumbnails:
            return
        shown = [
            held for held in self._held if self._published_to is not None and held[1].captured <= self._published_to
        ]
        if shown:
            number, frame = shown[-1]
            masked, record = self._stage.glimpse(frame, number, guarded=self.watch.covers(number))
        else:
            clean = self._stage.slate(self._clock(), self._number)
            masked, record = planes_of(clean.block), clean.record
        self.thumbnails.draw(masked, record, self._clock(), anew=True)

    def _republish(self) -> None:
        """Wanted from now on: judge all that is held, and publish what is due of it, so that the reader finds its
        jitter buffer full. What was passed over while nobody wanted it is no picture to begin with."""
        for number, frame in self._held:
            self.watch.look(number, frame)
        until = self._held[-1][1].captured - self._delay - self._lookahead + self._frame // 4
        due = [held for held in self._held if held[1].captured <= until and self.watch.judged(held[0])]
        for number, frame in due[-KEPT:]:
            self._publish(number, frame)
            self._published_to = frame.captured
