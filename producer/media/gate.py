"""A gate for sound: shuts on the sample, without a click and without letting anything more through.

Owner: every strip of the sound mixer holds one, so do the delay line's exit (dump, time-out, cut) and the headphones;
each is called by one thread.

The dilemma: stopping dead clicks, and fading out lets 5 ms of a covered source through. So the tail is made of what was
heard already, played backwards while it fades: continuous, and nothing new in it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from producer.core.timebase import SAMPLE_RATE
from producer.media.frame import Samples

FADE = SAMPLE_RATE // 200
"""Samples of a fade out or in: 5 ms."""


@lru_cache(maxsize=64)
def rise(length: int) -> Samples:
    """Raised cosine from just above 0 to 1, (length, 1), read-only."""
    ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(1, length + 1) / length)).astype(np.float32)[:, np.newaxis]
    ramp.flags.writeable = False
    return ramp


class Gate:
    """Shuts a run of sound without a click and without letting one further sample of it through.

    Starts shut.
    """

    def __init__(self) -> None:
        self._open = False
        self._heard = np.zeros((FADE, 2), np.float32)

    def apply(self, samples: Samples, open_: bool) -> Samples:
        """`samples` (n, 2) while open (faded in at first), else silence (after a tail of what was heard before).

        Returns `samples` itself when nothing is to be done; never writes into it.
        """
        n = len(samples)
        fade = min(FADE, n)
        if open_:
            out = samples
            if not self._open and n:
                out = samples.copy()
                out[:fade] *= rise(fade)
        else:
            out = np.zeros((n, 2), np.float32)
            if self._open and n:
                out[:fade] = self._heard[::-1][:fade] * rise(fade)[::-1]
        if n:
            self._open = open_
            self._remember(out)
        return out

    def _remember(self, out: Samples) -> None:
        if len(out) >= FADE:
            self._heard[:] = out[-FADE:]
        else:
            self._heard[: -len(out)] = self._heard[len(out) :].copy()
            self._heard[-len(out) :] = out
