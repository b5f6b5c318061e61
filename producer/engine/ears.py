"""The operator's headphones: a process that plays the listen bus and nothing else.

Owner: started by the supervisor. The main thread keeps link and device; PortAudio calls `Tap.pull` from a thread
of its own, for it waits for nobody. A process of its own because a sound driver may hang, and the mixer may not.

The bus comes in blocks of a frame on the house clock, the device takes blocks on its own: the tap stays some 70 ms
behind the newest sample, plays a hair faster or slower to stay there, waits when it ran dry and takes its place anew
when it is far off, each time with a fade. Without a device it stays, says so in its beat, and looks again every 5 s.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
from typing import Any, Protocol

import numpy as np

from producer.core.timebase import SAMPLE_RATE, TICK_RATE, Ticks
from producer.engine.clock import now
from producer.engine.link import ChildLink
from producer.media.frame import Samples
from producer.media.gate import Gate
from producer.media.ring import RingBroken
from producer.media.shm import attach
from producer.media.soundcard import NoSoundDevice, Way, devices, look_again, pick, portaudio
from producer.media.soundring import SoundReader
from producer.wire.processes import LISTEN_BUS, ChildHello

log = logging.getLogger("producer.ears")

BLOCK = 480
BEHIND = SAMPLE_RATE * 70 // 1000
"""Samples between what is played and what is newest, on average: a frame of 24 fps (42 ms) and some for late ticks."""
_NEAR = SAMPLE_RATE * 20 // 1000
"""Off by less, nothing is done: half a frame's block either way is its nature."""
_FAR = SAMPLE_RATE * 60 // 1000
"""Off by more (and a block), the place is taken anew."""
_SMOOTH = 0.01
"""Part by which the distance is smoothed at each block: about a second."""
_LOOK_AGAIN: Ticks = 5 * TICK_RATE
_TURN_S = 0.25


class Line(Protocol):
    """What the tap needs of a sound ring's reader."""

    def newest(self) -> int:
        """Index after the newest sample, 0 before the first."""
        ...

    def read(self, start: int, count: int) -> tuple[Samples, int]:
        """(count, 2) from absolute index `start`, silent where nothing is, and how many there were."""
        ...


class Tap:
    """Reads a sound ring at the pace of a device that has its own clock. One thread pulls."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._gate = Gate()
        self._at: int | None = None
        self._waiting = False
        self._distance = float(BEHIND)
        self.resyncs = 0
        """How often the place was taken anew."""
        self.starved = 0
        """How often the bus had nothing more."""

    def pull(self, n: int) -> Samples:
        """The next `n` samples (n, 2), silent when the bus is."""
        newest = self._line.newest()
        if not newest:
            self._at = None
        elif self._at is None or abs(newest - self._at - BEHIND) > _FAR + n:
            self.resyncs += self._at is not None
            self._at, self._waiting, self._distance = max(0, newest - BEHIND), False, float(BEHIND)
            return self._silence(n)
        if self._at is None:
            return self._silence(n)
        distance = newest - self._at
        if self._waiting and distance < BEHIND:
            return self._silence(n)
        if distance <= n:
            self.starved += not self._waiting
            self._waiting = True
            return self._silence(n)
        self._waiting = False
        self._distance += _SMOOTH * (distance - self._distance)
        off = self._distance - BEHIND
        take = n + (off > _NEAR) - (off < -_NEAR)
        samples, present = self._line.read(self._at, take)
        self._at += take
        return self._gate.apply(_fit(samples, n), present == take)

    def _silence(self, n: int) -> Samples:
        return self._gate.apply(np.zeros((n, 2), np.float32), False)


def _fit(samples: Samples, n: int) -> Samples:
    """`samples` stretched or squeezed to `n` by straight lines: one sample in a block, for headphones good enough."""
    if len(samples) == n or not len(samples):
        return samples
    at, have = np.linspace(0, len(samples) - 1, n), np.arange(len(samples))
    return np.stack([np.interp(at, have, samples[:, side]) for side in (0, 1)], axis=1).astype(np.float32)


class Headphones:
    """The default output device, opened when there is one; heard through `tap`."""

    def __init__(self, tap: Tap) -> None:
        self._tap = tap
        self._stream: Any = None
        self._again_at: Ticks = 0
        self.note = ""
        """Why nothing is heard, one plain sentence; "" when something is."""

    def tend(self, moment: Ticks) -> None:
        """Open the device if it is time to, notice its going. Call a few times a second; never raises."""
        if self._stream is not None:
            if self._stream.active:
                return
            self._lost("The headphones were unplugged or taken away.", moment)
        elif moment >= self._again_at:
            try:
                self._open()
                self.note = ""
            except NoSoundDevice as error:
                self._lost(str(error), moment)

    def close(self) -> None:
        """Let go of the device; never raises."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with contextlib.suppress(Exception):  # whatever the driver says, we are done with it
                stream.abort()
            with contextlib.suppress(Exception):
                stream.close()

    def _lost(self, note: str, moment: Ticks) -> None:
        if note != self.note:
            log.info("%s", note)
        self.note = note
        self._again_at = moment + _LOOK_AGAIN
        self.close()

    def _open(self) -> None:
        look_again()
        device = pick(Way.OUTPUT, "", devices(Way.OUTPUT))
        channels = min(2, device.channels)
        library, tap = portaudio(), self._tap

        def wanted(out: Any, frames: int, _time: Any, _status: Any) -> None:
            samples = tap.pull(frames)
            if channels == 1:
                samples = samples.mean(axis=1, keepdims=True, dtype=np.float32)
            out[:] = samples.tobytes()

        try:
            self._stream = library.RawOutputStream(
                samplerate=SAMPLE_RATE,
                blocksize=BLOCK,
                device=device.index,
                channels=channels,
                dtype="float32",
                latency="low",
                callback=wanted,
            )
            self._stream.start()
        except (library.PortAudioError, ValueError):
            raise NoSoundDevice(f"The output device {device.name!r} does not open at 48 kHz: is it in use?") from None


def main(name: str, state_dir: str) -> int:
    """Entry of the headphones' process; 0 on a clean stop, 1 without a configuration or a listen bus."""
    link = ChildLink(state_dir, ChildHello("ears", name, os.getpid(), secrets.randbits(60)))
    link.start()
    configure = link.wait_configure()
    segment = None
    try:
        if configure is None:
            return 0 if link.stopping else 1
        try:
            segment = attach(configure.rings[LISTEN_BUS], writable=False)
            reader = SoundReader(segment)
        except (KeyError, OSError, RingBroken):
            link.note = "The listen bus is not there: headphones stay silent."
            link.wait(1.0)
            return 1
        headphones = Headphones(Tap(reader))
        while not link.stopping:
            link.alive()
            headphones.tend(now())
            link.note = headphones.note
            link.wait(_TURN_S)
            link.poll()
        headphones.close()
        reader.close()
        return 0
    finally:
        link.close()
        if segment is not None:
            with contextlib.suppress(BufferError):
                segment.close()
