"""A microphone or line input of this machine: a source without a picture.

Owner: one camera process, as every source; `read()` is called from its reading thread. PortAudio calls `Capture.heard`
from a thread of its own, for it waits for nobody: it copies the block and leaves. Overflow: one second of blocks, the
oldest goes and is counted; what remains keeps its true capture times, so that the drift resampler sees a hole.

A microphone hears people. It is never harmless by its kind, so it is no rehearsal source: REHEARSAL and `loopback` are
False, and the gate decides.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np

from producer.core.show import OptionValue
from producer.core.timebase import SAMPLE_RATE, TICK_RATE, TICKS_PER_SAMPLE, Ticks
from producer.media.frame import Samples
from producer.media.soundcard import NoSoundDevice, Way, devices, look_again, pick, portaudio
from producer.sources.base import Heard, Read, Source, SourceContext, SourceFault

BLOCK = 480
"""Samples of one block: 10 ms."""
QUEUE = 100
"""Blocks kept: one second."""
_BUCKET = TICK_RATE
_BUCKETS = 10
_PATIENCE_S = 2.5


class ClockMap:
    """The device's clock on the house clock: the least difference seen within 10 s.

    A call may come late and never early, so the least difference is the truest; it is forgotten in time, because the
    two clocks drift apart.
    """

    def __init__(self) -> None:
        self._least: deque[tuple[Ticks, Ticks]] = deque(maxlen=_BUCKETS)

    def house(self, moment: Ticks, device: Ticks, house: Ticks) -> Ticks:
        """House time of `moment` on the device's clock, which read `device` when ours read `house`."""
        bucket, difference = house // _BUCKET, house - device
        if self._least and bucket <= self._least[-1][0]:  # of a late call: its second has been left already
            bucket, least = self._least.pop()
            difference = min(difference, least)
        self._least.append((bucket, difference))
        return moment + min(least for _, least in self._least)


class Capture:
    """Between PortAudio's thread and ours: a bounded queue of blocks with their capture times."""

    def __init__(self, now: Callable[[], Ticks], channels: int) -> None:
        self._now, self._channels = now, channels
        self._blocks: deque[tuple[bytes, Ticks]] = deque(maxlen=QUEUE)
        self._there = threading.Event()
        self._clock = ClockMap()
        self._last: Ticks = 0
        self.lost = 0
        """Blocks that were thrown away, or that the device says it lost."""

    def heard(self, block: bytes, frames: int, device: Ticks, captured: Ticks, overflow: bool) -> None:
        """One block from the device, its first sample `captured` on its clock, which now reads `device`.

        A device that tells no times (both 0) is taken to deliver at once.
        """
        house = self._now()
        latest = house - frames * TICKS_PER_SAMPLE
        when = self._clock.house(captured, device, house) if device and captured else latest
        self.lost += overflow + (len(self._blocks) == QUEUE)
        self._blocks.append((block, min(when, latest)))
        self._there.set()

    def take(self, seconds: float) -> Heard | None:
        """The next block; None when none came in `seconds`."""
        if not self._blocks and not self._there.wait(seconds):
            return None
        try:
            block, captured = self._blocks.popleft()
        except IndexError:
            return None
        if not self._blocks:
            self._there.clear()
            if self._blocks:  # one came between the two lines above
                self._there.set()
        self._last = max(captured, self._last + 1)  # the contract: times rise strictly
        return Heard(_stereo(block, self._channels), self._last)


def _stereo(block: bytes, channels: int) -> Samples:
    """(n, 2): one channel on both sides, or the first two."""
    samples = np.frombuffer(block, np.float32).reshape(-1, channels)
    if channels == 1:
        return np.repeat(samples, 2, axis=1)
    return np.ascontiguousarray(samples[:, :2])


class MicrophoneSource(Source):
    """kind `microphone`: options `device` (name or part of it, "" = the machine's default) and `channels` (1 or 2)."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "device": (str, 'name of the input device or a part of it; "" is the default one'),
        "channels": (int, "1 (heard on both sides) or 2 (left and right)"),
    }
    REHEARSAL: ClassVar[bool] = False
    PICTURE: ClassVar[bool] = False

    def __init__(self, context: SourceContext) -> None:
        super().__init__(context)
        self._stream: Any = None
        self._capture: Capture | None = None

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        """As `Source.check`."""
        return [] if options.get("channels", 1) in (1, 2) else [("channels", "must be 1 or 2")]

    @property
    def lost(self) -> int:
        """Blocks of 10 ms lost since `open()`."""
        return self._capture.lost if self._capture else 0

    def open(self) -> None:
        """Start to listen. Raises SourceFault with the devices there are."""
        self.close()
        channels = int(self.context.option("channels", 1))
        try:
            look_again()
            device = pick(Way.INPUT, str(self.context.option("device", "")), devices(Way.INPUT))
        except NoSoundDevice as error:
            raise SourceFault(str(error)) from None
        if device.channels < channels:
            raise SourceFault(f"The input device {device.name!r} has {device.channels} channel, not {channels}.")
        library = portaudio()
        capture = self._capture = Capture(self.context.now, channels)

        def heard(block: Any, frames: int, time: Any, status: Any) -> None:
            capture.heard(
                bytes(block),
                frames,
                int(time.currentTime * TICK_RATE),
                int(time.inputBufferAdcTime * TICK_RATE),
                bool(status.input_overflow),
            )

        try:
            self._stream = library.RawInputStream(
                samplerate=SAMPLE_RATE,
                blocksize=BLOCK,
                device=device.index,
                channels=channels,
                dtype="float32",
                latency="low",
                callback=heard,
            )
            self._stream.start()
        except (library.PortAudioError, ValueError):
            self.close()
            raise SourceFault(
                f"The input device {device.name!r} cannot be opened at 48 kHz: it may be in use."
            ) from None

    def read(self) -> Read:
        """The next 10 ms. Raises SourceFault when the device was unplugged or says nothing."""
        if self._stream is None or self._capture is None:
            raise SourceFault("The microphone is not open.")
        found = self._capture.take(_PATIENCE_S if self._stream.active else 0.0)
        if found is None:
            raise SourceFault("The microphone sends nothing: it was unplugged or taken away.")
        return found

    def close(self) -> None:
        """As `Source.close`."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with contextlib.suppress(Exception):  # the contract: closing never raises, whatever the driver does
                stream.abort()
            with contextlib.suppress(Exception):
                stream.close()
