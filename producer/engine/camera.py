"""The camera process: the only place where an unmasked picture exists.

Owner: started by the supervisor, one per source; the main thread opens the source, reads it, holds every picture back
by the show's look-ahead, has its guards judge it (engine/watch.py), masks it and publishes it; two link threads carry
words (engine/link.py). It never waits for the engine: the ring overwrites, the sound ring overwrites, words are
dropped. Without an engine it goes on with the masks it has; without confirmed masks, after a failed mask, a change of
geometry or a guard's doubt it publishes slate (overlay/stage.py).

What costs time is asked for (RINGS.md "Demand"): FULL publishes every picture, THUMBS decodes and makes thumbnails
only, ECONOMY decodes key frames only. When a camera becomes wanted it publishes at once what it holds back anyway.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import time
from collections import deque
from collections.abc import Callable

import cv2

from producer.core.scene import SlateKind
from producer.core.show import SourceSpec
from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE, Ticks, ticks_from_ms
from producer.engine.cleanview import CleanView
from producer.engine.clock import now
from producer.engine.gauges import CameraGauge
from producer.engine.intake import LOCKSTEP_AHEAD
from producer.engine.link import ChildLink, Link
from producer.engine.thumbnails import Thumbnails
from producer.engine.watch import Watch
from producer.media.drift import DriftResampler
from producer.media.frame import RawFrame, Samples, planes_of
from producer.media.measure import PictureMeter, SilenceMeter
from producer.media.ring import Demand, RingFormat, RingWriter
from producer.media.shm import Segment, attach
from producer.media.soundring import SoundWriter
from producer.overlay.slate import slate
from producer.overlay.stage import MaskStage
from producer.sources import SOURCES
from producer.sources.base import Arrived, Ended, Heard, Pictured, Read, Source, SourceContext, SourceFault
from producer.wire.processes import (
    CameraHello,
    CameraReport,
    ChildHello,
    Configure,
    MasksApplied,
    PublishPicture,
    SetMasks,
    UnpublishPicture,
)

log = logging.getLogger("producer.camera")

KEPT = 3
"""Pictures kept beyond the look-ahead, so that a camera that becomes wanted fills the reader's jitter buffer at
once."""
_BACK_OFF_FIRST, _BACK_OFF_MOST = 0.25, 5.0
REPORT_EVERY: Ticks = TICK_RATE
METER_EVERY: Ticks = TICK_RATE // 6
"""Black and freeze are told after 2 s; looking at each picture would cost 5 % of its decoding in cache misses."""
TOO_OLD: Ticks = TICK_RATE // 2
"""Pictures that come so late, beyond the look-ahead, are nobody's to ask for: they are not judged, so never clear."""
SOUND_AHEAD: Ticks = TICK_RATE
"""Sound that claims to be captured so far ahead of now is thrown away."""
LOCKSTEP_NAP = 0.012
"""Seconds; a third of what it is ahead at full speed, and looking costs something."""


class Camera:
    """One source from device to ring. All calls from the process's main thread."""

    def __init__(
        self,
        configure: Configure,
        spec: SourceSpec,
        supervisor: ChildLink,
        engine: Link,
        clock: Callable[[], Ticks] = now,
    ) -> None:
        show = configure.show
        self._clock = clock
        self._show, self._spec = show, spec
        self._paced = configure.paced
        self._supervisor, self._engine = supervisor, engine
        self._frame = show.rate.frame_ticks
        self._lookahead: Ticks = show.policy.lookahead * self._frame
        self._delay: Ticks = ticks_from_ms(spec.video_delay_ms)
        self._sound_delay = ticks_from_ms(spec.sound_delay_ms) // TICKS_PER_SAMPLE
        generation = secrets.randbits(60) | 1
        self._source: Source = SOURCES[spec.kind](
            SourceContext(
                spec=spec,
                width=show.width,
                height=show.height,
                rate=show.rate,
                now=clock,
                secrets=configure.secrets.get(spec.id, {}),
                show_dir=configure.show_dir,
                behind=show.policy.lookahead + show.rate.frames_in_ms(spec.video_delay_ms) + KEPT,
                paced=configure.paced,
            )
        )
        self._generation = generation
        self._ring: RingWriter | None = None
        self._segment: Segment | None = None
        if self._source.PICTURE:
            self._segment = attach(configure.rings[f"video/{spec.id}"])
            # What a writer before us left there may be damage; the format is the show's.
            self._ring = RingWriter(self._segment, RingFormat(show.width, show.height), generation)
        self._sound_segment: Segment | None = None
        self._sound: SoundWriter | None = None
        if f"sound/{spec.id}" in configure.rings:
            self._sound_segment = attach(configure.rings[f"sound/{spec.id}"])
            self._sound = SoundWriter(self._sound_segment, generation)
        covered = slate(SlateKind.SAFE, None, show.width, show.height)
        self._stage = MaskStage(show.width, show.height, covered, needs_masks=spec.needs_masks)
        self._stage.set(0, (), confirmed=not spec.needs_masks, covered=False, uncover_from=0)
        self.watch = Watch(show, spec, self._source.STILL)
        """Its guards."""
        self._held: deque[tuple[int, RawFrame]] = deque()
        self._published_to: Ticks | None = None
        self._next_due: Ticks = 0
        self._meter_due: Ticks = 0
        self._number = 0
        self._arrivals = 0
        self._thumbnails = Thumbnails(generation)
        self._clean = CleanView(generation)
        self._drift = DriftResampler()
        self._picture_meter = PictureMeter()
        self._black = self._frozen = self._silent = False
        self._silence = SilenceMeter()
        self._level = Demand.FULL
        self._counters = CameraGauge(clock())
        self._fault = ""
        self._geometry = 0
        self._came = (0, 0)
        self._report_due: Ticks = 0

    # -- the loop -----------------------------------------------------------------------------------------------------
    def run(self) -> None:
        """Open, read, publish, and again, until the supervisor says stop."""
        back_off = _BACK_OFF_FIRST
        while not self._stopping():
            began = self._clock()
            try:
                self.open()
                while not self._stopping():
                    self.read_one()
            except SourceFault as fault:
                self._say_fault(str(fault))
                if self._clock() - began > 10 * TICK_RATE:
                    back_off = _BACK_OFF_FIRST
            finally:
                self.shut()
            self._counters.reconnects += 1
            if not self._rest(back_off):
                break
            back_off = min(back_off * 2, _BACK_OFF_MOST)
        self._clean.close_all()
        self._source.close()

    def open(self) -> None:
        """Open the source. Raises SourceFault."""
        self._source.open()

    def read_one(self) -> Read:
        """Take the next thing the source brings, then hear the words that wait. Raises SourceFault."""
        self._source.economy = self._level is Demand.ECONOMY
        began = time.thread_time_ns()
        got = self._source.read()
        match got:
            case Pictured(frame):
                self._counters.decode_ns += time.thread_time_ns() - began
                self._counters.decoded += 1
                self._alive()
                self._take(frame)
                self._arrived()
            case Heard(samples, captured):
                self._hear(samples, captured)
            case Arrived():
                self._counters.arrived += 1
                self._alive()
                self._arrived()
            case Ended():
                self._counters.ended = True
                raise SourceFault("it has come to its end")
        self._words()
        return got

    def shut(self) -> None:
        """Close the source; nothing it brought may show any more."""
        self._source.close()
        self._flush()

    def _rest(self, seconds: float) -> bool:
        """Wait before the next try, still listening. False when stopping."""
        until = self._clock() + ticks_from_ms(int(seconds * 1000))
        while self._clock() < until:
            self._supervisor.wait(0.1)
            self._words()
            if self._stopping():
                return False
        return True

    def _stopping(self) -> bool:
        self._supervisor.alive()
        return self._supervisor.stopping

    # -- pictures -----------------------------------------------------------------------------------------------------
    def _take(self, frame: RawFrame) -> None:
        """A new picture: hold it back, publish those whose time has come."""
        self._counters.fresh += 1
        if self._fault:
            self._say_fault("")
        self._came = frame.came
        if frame.geometry != self._geometry:
            self._geometry = frame.geometry
            self._report_due = 0
        if self._ring is None:
            return
        arrived = frame.captured
        # Faster than the show: one picture a program frame is enough. The band lets jitter pass and drift slip.
        if self._paced and 4 * (arrived - self._next_due) < -self._frame:
            return
        self._next_due = max(self._next_due + self._frame, arrived + self._frame // 2)
        frame.captured += self._delay
        self._held.append((self._number, frame))
        if self._level is Demand.FULL and not (self._paced and arrived < self._clock() - self._lookahead - TOO_OLD):
            self.watch.look(self._number, frame)
        self._number += 1
        if arrived >= self._meter_due:
            self._meter_due = arrived + METER_EVERY
            levels = self._picture_meter.measure(frame.planes, arrived, still=self._source.STILL)
            self._black, self._frozen = levels.black, levels.frozen
        # A quarter of a frame of grace: time stamps in whole milliseconds wobble.
        self._publish_due(arrived - self._lookahead + self._frame // 4)

    def _publish_due(self, until: Ticks) -> None:
        """Publish what was captured by `until`; forget what nobody can ask for any more."""
        level = self._level
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
            if self._clean.wanted:
                self._clean.draw(frame, number, self._clock())
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
        self._thumbnails.draw(planes_of(slot), record, self._clock())

    def _thumbnail_only(self, number: int, frame: RawFrame) -> None:
        due = self._thumbnails.due(frame.captured)
        if due or self.watch.due(frame.captured):
            self.watch.look(number, frame)
        if due:
            masked, record = self._stage.glimpse(frame, number, guarded=self.watch.covers(number))
            self._thumbnails.draw(masked, record, self._clock())

    def _thumbnails_anew(self) -> None:
        """Small pictures stand until the next one, which may never come: draw them again under the masks of now, from
        the picture they show, or as slate if that is gone."""
        if not self._thumbnails:
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
        self._thumbnails.draw(masked, record, self._clock(), anew=True)

    def _arrived(self) -> None:
        """Something came: the ring says so. In lockstep (unpaced runs) the camera then waits until the engine has come
        near; bounded, so that an engine that left frees us."""
        ring = self._ring
        if ring is None:
            return
        self._arrivals += 1
        ring.beat(self._beat())
        if self._paced:
            return
        until = self._clock() + 5 * TICK_RATE
        while self._clock() < until and not self._stopping():
            demand = ring.demand()
            if not demand.lockstep or self._arrivals < demand.taken + LOCKSTEP_AHEAD:
                return
            time.sleep(LOCKSTEP_NAP)

    def _alive(self) -> None:
        """The source lives. In lockstep it waits for the engine, and the clock says nothing of it."""
        if self._paced:
            self.watch.sign(self._clock())

    def _beat(self) -> Ticks:
        """The ring's sign of life: the clock; in lockstep how many frames came, which the engine counts."""
        return self._clock() if self._paced else self._arrivals * self._frame

    def _flush(self) -> None:
        """The source broke or ended: nothing it brought may show any more."""
        self._held.clear()
        self._published_to = None
        self._next_due = self._meter_due = 0
        self._picture_meter.reset()
        self._drift.reset()
        self.watch.lost()
        self._thumbnails_anew()

    # -- sound --------------------------------------------------------------------------------------------------------
    def _hear(self, samples: Samples, captured: Ticks) -> None:
        if self._sound is None or captured > self._clock() + SOUND_AHEAD:
            return  # a wild time stamp would fill the ring's future and keep the source mute until then
        self._silent = self._silence.measure(samples, captured).silent
        for start, run in self._drift.push(samples, captured):
            self._sound.write(start + self._sound_delay, run)

    # -- words --------------------------------------------------------------------------------------------------------
    def _words(self) -> None:
        """Read what engine and supervisor say, look at the demand, report once a second."""
        for message in self._engine.poll():
            if isinstance(message, SetMasks):
                self._set_masks(message)
        for message in self._supervisor.poll():
            if isinstance(message, PublishPicture):
                if not self._clean.open(message, self._clock()):
                    self._thumbnails.open(message)
            elif isinstance(message, UnpublishPicture) and not self._clean.close(message.segment):
                self._thumbnails.close(message.segment)
        if self._clean.wanted and not self._supervisor.connected:
            self._clean.close_all()  # nobody could end it any more
        if self._ring is not None:
            level = self._ring.demand().level
            if level is not self._level:
                before, self._level = self._level, level
                if level is Demand.FULL and before is not Demand.FULL and self._held:
                    self._republish()
        moment = self._clock()
        if moment >= self._report_due or self.watch.changed:
            self.watch.changed = False
            self._report_due = moment + REPORT_EVERY
            self._engine.send(self._report(moment))

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

    def _set_masks(self, order: SetMasks) -> None:
        if order.epoch < self._stage.epoch:
            return  # an older word that was overtaken
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
        self.watch.order(order, self._held[-1] if self._held else None)
        if order.hiding:
            self._thumbnails_anew()
        self._engine.send(MasksApplied(self._spec.id, order.epoch, from_))

    def _say_fault(self, text: str) -> None:
        if text != self._fault:
            self._fault = text
            log.info("%s: %s", self._spec.id, text or "well again")
            self._report_due = 0

    def _report(self, moment: Ticks) -> CameraReport:
        counters = self._counters
        rate, decode_us, mask_us = counters.rates(moment)
        return CameraReport(
            source=self._spec.id,
            pid=os.getpid(),
            frames=counters.frames,
            unique_fps_x1000=rate,
            decode_us=decode_us,
            reconnects=counters.reconnects,
            queue=max(0, len(self._held) - self._show.policy.lookahead - KEPT),
            arrived=counters.arrived,
            mask_us=mask_us,
            slates=counters.slates,
            geometry=self._geometry,
            rate_x1000=int((self._source.rate() or 0) * 1000),
            width=self._came[0],
            height=self._came[1],
            economy=self._level is Demand.ECONOMY,
            black=self._black,
            frozen=self._frozen,
            silent=self._silent,
            ended=counters.ended,
            fault=self._fault,
            drift_ppm=round(self._drift.ppm),
            guards=self.watch.words(),
            clear_from=self.watch.clear_from(moment),
            looked=self.watch.looked,
            guard_us=self.watch.cost_us(),
        )


def main(name: str, state_dir: str) -> int:
    """Entry of the process for source `name`; 0 on a clean stop."""
    cv2.setNumThreads(1)  # more threads cost more than they bring, and other cameras want the cores too
    hello = ChildHello("camera", name, os.getpid(), secrets.randbits(60))
    supervisor = ChildLink(state_dir, hello)
    supervisor.start()
    configure = supervisor.wait_configure()
    spec = configure.show.source(name) if configure else None
    if configure is None or spec is None:
        return 0 if supervisor.stopping else 1
    engine = Link(f"{state_dir}/engine.sock", lambda: CameraHello(name, os.getpid()), name="engine-link")
    engine.start()
    with contextlib.suppress(KeyboardInterrupt):
        Camera(configure, spec, supervisor, engine).run()
    engine.close()
    supervisor.close()
    return 0
