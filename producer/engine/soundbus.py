"""The sound of one program frame: rings in, strips, limiter, program out; and the operator's headphones.

Owner: the mixer thread; the loudness meters run in the thread "loudness", because an EBU R 128 filter may take its
time and the mixer may not. Overflow of its queue: 16 blocks, the newest is left out and counted.

Sound keeps its picture's company by construction: frame n shows what was captured at one moment, and its sound is the
run of samples captured in that frame's time. A tick that was skipped leaves no hole: the next one takes its sound too.
A covered, lost or slated source is silent.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Mapping

import numpy as np

from producer.core.show import Show
from producer.core.timebase import TICKS_PER_SAMPLE, Frame, Ticks
from producer.media.frame import Samples
from producer.media.levels import SILENT, Level, level
from producer.media.limiter import Limiter
from producer.media.loudness import Loudness, LoudnessMeter
from producer.media.measure import SilenceMeter
from producer.media.ring import RingBroken
from producer.media.shm import attach
from producer.media.soundring import SoundReader, SoundWriter
from producer.media.strips import ChannelSetting, SoundMixer
from producer.wire.processes import LISTEN_BUS

log = logging.getLogger("producer.sound")

MOST = 4096
"""Samples of one block: a frame at 24 fps, or a frame and the one that was skipped."""
_METER_QUEUE = 16


class SoundBus:
    """All channels of one show into program and headphones. `epoch`: house time of frame 0's captured picture."""

    def __init__(self, show: Show, rings: Mapping[str, str], epoch: Ticks, generation: int) -> None:
        self._show, self._rings = show, rings
        self._base = epoch // TICKS_PER_SAMPLE
        self._mixer = SoundMixer(show.channels, most=MOST)
        self._limiter = Limiter()
        self._readers: dict[str, SoundReader] = {}
        self._next: int | None = None
        self._listen: SoundWriter | None = None
        self._meter = _Meter()
        self._levels: dict[str, Level] = {}
        self._silence = SilenceMeter()
        self.silent = False
        name = rings.get(LISTEN_BUS)
        if name:
            with contextlib.suppress(OSError, RingBroken):
                self._listen = SoundWriter(attach(name), generation)

    def frame(self, frame: Frame, settings: Mapping[str, ChannelSetting]) -> Samples:
        """Program sound of `frame`: (n, 2) float32, limited; n covers skipped frames too. The limiter gives it
        2.7 ms late: looking ahead instead would let that much of a source through after it was covered."""
        rate = self._show.rate
        end = rate.first_sample(frame + 1)
        start = rate.first_sample(frame) if self._next is None else self._next
        start = max(min(start, end - 1), end - MOST)
        self._next = end
        count = end - start
        index = self._base + start
        inputs: dict[str, Samples] = {}
        for channel in self._show.channels:
            reader = self._reader(channel.source)
            if reader is not None:
                samples, heard = reader.read(index, count)
                if heard == count:  # a run with holes would click; the strip fades instead
                    inputs[channel.id] = samples
        mixed = self._mixer.mix(inputs, settings, count)
        for name, each in (*mixed.levels.items(), ("", level(mixed.program) or SILENT)):
            before = self._levels.get(name, SILENT)
            self._levels[name] = Level(max(before.peak, each.peak), max(before.rms, each.rms))
        if self._listen is not None:
            self._listen.write(index, mixed.listen)
        program = self._limiter.limit(mixed.program)
        self._meter.offer(program)
        self.silent = self._silence.measure(program, index * TICKS_PER_SAMPLE).silent
        return program

    def take_levels(self) -> dict[str, Level]:
        """Each channel before its fader, and program under "": the loudest since this was asked last."""
        found, self._levels = self._levels, {}
        return found

    def begin_show(self) -> None:
        """GO LIVE: the integrated loudness counts from here."""
        self._meter.reset = True

    @property
    def loudness(self) -> Loudness | None:
        """R 128 figures of program, as of the last block measured."""
        return self._meter.figures

    def start(self) -> None:
        """Begin metering."""
        self._meter.start()

    def stop(self) -> None:
        """End the meter's thread."""
        self._meter.stop()

    def silence(self, count: int) -> Samples:
        """`count` samples of nothing."""
        return np.zeros((count, 2), np.float32)

    def _reader(self, source: str) -> SoundReader | None:
        reader = self._readers.get(source)
        if reader is None:
            name = self._rings.get(f"sound/{source}")
            if name is None:
                return None
            with contextlib.suppress(OSError, RingBroken):
                reader = self._readers[source] = SoundReader(attach(name, writable=False))
        return reader


class _Meter:
    """EBU R 128 in a thread of its own."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Samples | None] = queue.Queue(_METER_QUEUE)
        self._thread = threading.Thread(target=self._run, name="loudness", daemon=True)
        self.figures: Loudness | None = None
        self.reset = False

    def start(self) -> None:
        self._thread.start()

    def offer(self, samples: Samples) -> None:
        with contextlib.suppress(queue.Full):  # a block the meter never saw: its figures stand a little longer
            self._queue.put_nowait(samples)

    def stop(self) -> None:
        if self._thread.is_alive():
            with contextlib.suppress(queue.Full):
                self._queue.put(None, timeout=1.0)
            self._thread.join(2.0)

    def _run(self) -> None:
        meter = LoudnessMeter()
        while (samples := self._queue.get()) is not None:
            if self.reset:
                self.reset = False
                meter.reset()
            self.figures = meter.push(samples)
