"""The replay's sound on this machine's sound device, by the number of the sample: what is heard fits what is seen.

Owner: the player on the UI thread; PortAudio's thread only reads. Sound waits in a ring of `_SECONDS`; what never came
is silence. Without a device the player is silent and says so.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from producer.core.timebase import SAMPLE_RATE
from producer.media.frame import Samples
from producer.media.soundcard import NoSoundDevice, portaudio

_SECONDS = 8
_SIZE = _SECONDS * SAMPLE_RATE
_APART = SAMPLE_RATE // 12
"""Samples by which the device's clock may leave the picture's before it is set right."""


class Speaker:
    """Plays what is put into it. `why_not`: why nothing will be heard, "" if it will."""

    def __init__(self, device: bool = True) -> None:
        self._lock = threading.Lock()
        self._ring = np.zeros((_SIZE, 2), np.float32)
        self._numbers = np.full(_SIZE, -1, np.int64)
        self._at: int | None = None
        self._ahead = 0
        """Samples that the device takes before they are heard."""
        self._silent: list[tuple[int, int]] = []
        self.why_not = ""
        self._stream: Any = None
        if not device:
            self.why_not = "Sound is off."
            return
        try:
            library = portaudio()
            self._stream = library.OutputStream(SAMPLE_RATE, 0, None, 2, "float32", callback=self._wanted)
            self._stream.start()
            self._ahead = round(float(self._stream.latency) * SAMPLE_RATE)
        except NoSoundDevice as fault:
            self.why_not = str(fault)
        except Exception as error:  # PortAudio's own errors; their class is the module's
            self._stream = None
            self.why_not = f"No sound: this machine's sound device does not open ({type(error).__name__})."

    def put(self, first: int, samples: Samples) -> None:
        """Sound from sample `first` on, for later."""
        samples = samples[-_SIZE:]
        numbers = np.arange(first, first + len(samples))
        with self._lock:
            self._ring[numbers % _SIZE] = samples
            self._numbers[numbers % _SIZE] = numbers

    def follow(self, sample: int | None) -> None:
        """The picture stands at `sample`; None: it stands still, and nothing is heard."""
        with self._lock:
            if sample is not None:
                sample += self._ahead
            if sample is None or self._at is None or abs(sample - self._at) > _APART:
                self._at = sample

    def silence(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Samples that are never heard, first and first behind; in place of those that were said before. They are
        looked up by the number of the sample, so that neither a late picture nor the device's buffer lets one out."""
        with self._lock:
            self._silent = list(ranges)

    def forget(self) -> None:
        """What waits belongs to another place of the film."""
        with self._lock:
            self._numbers.fill(-1)
            self._at = None

    def close(self) -> None:
        """Let the device go. Twice is fine."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()

    def next(self, count: int) -> Samples:
        """The next `count` samples to be heard."""
        with self._lock:
            if self._at is None:
                return np.zeros((count, 2), np.float32)
            numbers = np.arange(self._at, self._at + count)
            first, self._at = self._at, self._at + count
            there = self._numbers[numbers % _SIZE] == numbers
            for a, b in self._silent:
                if a < self._at and first < b:
                    there &= (numbers < a) | (numbers >= b)
            return np.where(there[:, None], self._ring[numbers % _SIZE], np.float32(0))

    def _wanted(self, out: Any, count: int, _time: Any, _status: Any) -> None:
        out[:] = np.clip(self.next(count), -1, 1)
