"""The camera process: the only place where an unmasked picture exists.

Owner: started by the supervisor, one per source; the main thread opens the source, reads it, hands pictures to the
look-ahead (engine/holdback.py: guards, masks, publishing) and sound to its ring; two link threads carry words
(engine/link.py). It never waits for the engine: the ring overwrites, the sound ring overwrites, words are dropped.
Without an engine it goes on with the masks it has; without confirmed masks, after a failed mask, a change of geometry
or a guard's doubt it publishes slate (overlay/stage.py). In ECONOMY it has the source decode key frames only.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import time
from collections.abc import Callable

import cv2

from producer.core.show import SourceSpec
from producer.core.timebase import TICK_RATE, TICKS_PER_SAMPLE, Ticks, ticks_from_ms
from producer.engine.clock import now
from producer.engine.gauges import CameraGauge
from producer.engine.holdback import KEPT, Holdback
from producer.engine.intake import LOCKSTEP_AHEAD
from producer.engine.link import ChildLink, Link
from producer.media.drift import DriftResampler
from producer.media.frame import RawFrame, Samples
from producer.media.measure import SilenceMeter
from producer.media.ring import Demand, RingFormat, RingWriter
from producer.media.shm import Segment, attach
from producer.media.soundring import SoundWriter
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

_BACK_OFF_FIRST, _BACK_OFF_MOST = 0.25, 5.0
_AFTER_END = 1.0
"""Seconds: longer than a picture is held, so that what has ended is lost and its backup stands in."""
REPORT_EVERY: Ticks = TICK_RATE
SOUND_AHEAD: Ticks = TICK_RATE
"""Sound that claims to be captured so far ahead of now is thrown away."""
LOCKSTEP_NAP = 0.012
"""Seconds; a third of what it is ahead at full speed, and looking costs something."""


class _CameToItsEnd(SourceFault):
    """A clip is over. It begins anew, ready for the next time."""


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
        self._spec = spec
        self._paced = configure.paced
        self._supervisor, self._engine = supervisor, engine
        self._frame = show.rate.frame_ticks
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
        self._counters = CameraGauge(clock())
        self.pictures = Holdback(
            show, spec, self._source.STILL, self._paced, self._ring, generation, self._counters, clock, self._beat
        )
        self._arrivals = 0
        self._drift = DriftResampler()
        self._silent = False
        self._silence = SilenceMeter()
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
                if isinstance(fault, _CameToItsEnd):
                    back_off = _AFTER_END
                elif self._clock() - began > 10 * TICK_RATE:
                    back_off = _BACK_OFF_FIRST
            finally:
                self.shut()
            self._counters.reconnects += 1
            if not self._rest(back_off):
                break
            back_off = min(back_off * 2, _BACK_OFF_MOST)
        self.pictures.clean.close_all()
        self._source.close()

    def open(self) -> None:
        """Open the source. Raises SourceFault."""
        self._source.open()

    def read_one(self) -> Read:
        """Take the next thing the source brings, then hear the words that wait. Raises SourceFault."""
        self._source.economy = self.pictures.level is Demand.ECONOMY
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
                raise _CameToItsEnd("it has come to its end")
        self._words()
        return got

    def shut(self) -> None:
        """Close the source; nothing it brought may show any more."""
        self._source.close()
        self._drift.reset()
        self.pictures.flush()

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
        """A new picture."""
        self._counters.fresh += 1
        if self._fault:
            self._say_fault("")
        self._came = frame.came
        if frame.geometry != self._geometry:
            self._geometry = frame.geometry
            self._report_due = 0
        if self._ring is not None:
            self.pictures.take(frame)

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
            self.pictures.watch.sign(self._clock())

    def _beat(self) -> Ticks:
        """The ring's sign of life: the clock; in lockstep how many frames came, which the engine counts."""
        return self._clock() if self._paced else self._arrivals * self._frame

    # -- sound --------------------------------------------------------------------------------------------------------
    def _hear(self, samples: Samples, captured: Ticks) -> None:
        if self._sound is None or captured > self._clock() + SOUND_AHEAD:
            return  # a wild time stamp would fill the ring's future and keep the source mute until then
        if not self._source.PICTURE:  # of a microphone, this is what arrives
            self._counters.arrived += 1
            self._say_fault("")
        self._silent = self._silence.measure(samples, captured).silent
        for start, run in self._drift.push(samples, captured):
            self._sound.write(start + self._sound_delay, run)

    # -- words --------------------------------------------------------------------------------------------------------
    def _words(self) -> None:
        """Read what engine and supervisor say, look at the demand, report once a second."""
        pictures = self.pictures
        for message in self._engine.poll():
            if isinstance(message, SetMasks):
                from_ = pictures.set_masks(message)
                if from_ is not None:
                    self._engine.send(MasksApplied(self._spec.id, message.epoch, from_))
        for message in self._supervisor.poll():
            if isinstance(message, PublishPicture):
                if not pictures.clean.open(message, self._clock()):
                    pictures.thumbnails.open(message)
            elif isinstance(message, UnpublishPicture) and not pictures.clean.close(message.segment):
                pictures.thumbnails.close(message.segment)
        if pictures.clean.wanted and not self._supervisor.connected:
            pictures.clean.close_all()  # nobody could end it any more
        if self._ring is not None:
            level = self._ring.demand().level
            if level is not pictures.level:
                pictures.demand(level)
        moment = self._clock()
        if moment >= self._report_due or pictures.watch.changed:
            pictures.watch.changed = False
            self._report_due = moment + REPORT_EVERY
            self._engine.send(self._report(moment))

    def _say_fault(self, text: str) -> None:
        if text != self._fault:
            self._fault = text
            log.info("%s: %s", self._spec.id, text or "well again")
            self._report_due = 0

    def _report(self, moment: Ticks) -> CameraReport:
        counters, pictures = self._counters, self.pictures
        rate, decode_us, mask_us = counters.rates(moment)
        return CameraReport(
            source=self._spec.id,
            pid=os.getpid(),
            frames=counters.frames,
            unique_fps_x1000=rate,
            decode_us=decode_us,
            reconnects=counters.reconnects,
            queue=pictures.waiting,
            arrived=counters.arrived,
            mask_us=mask_us,
            slates=counters.slates,
            geometry=self._geometry,
            rate_x1000=int((self._source.rate() or 0) * 1000),
            width=self._came[0],
            height=self._came[1],
            economy=pictures.level is Demand.ECONOMY,
            black=pictures.black,
            frozen=pictures.frozen,
            silent=self._silent,
            ended=counters.ended,
            fault=self._fault,
            drift_ppm=round(self._drift.ppm),
            guards=pictures.watch.words(),
            clear_from=pictures.watch.clear_from(moment),
            looked=pictures.watch.looked,
            guard_us=pictures.watch.cost_us(),
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
