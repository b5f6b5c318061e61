"""The last thing that sound passes: a true-peak limiter with look-ahead, so that no peak stands above -1 dBTP.

Owner: one `Limiter` per bus, called by the engine's mixer thread for each block; stateful, any block size, constant
latency `LATENCY`. Below the ceiling it is a pure delay, bit for bit.

How: peaks between samples are estimated eightfold (BS.1770-4 asks for fourfold, which misses up to 0.5 dB at 20 kHz),
turned into the gain each moment needs, released at a constant rate in decibels, held over a window around each peak and
smoothed over the look-ahead. Both sides share one gain, or the picture of the stereo sound would lurch. All of it is
whole-array arithmetic: a loop over samples in Python would take 100 times as long.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from producer.core.timebase import SAMPLE_RATE
from producer.media.frame import Samples
from producer.media.levels import level

CEILING_DBTP = -1.0
_MARGIN_DB = 0.2
"""Kept below the ceiling for what the estimate misses: measured 0.11 dB on sound up to 20 kHz. Full-band noise driven
17 dB over can read up to 0.7 dB above, by a meter whose filter takes away what lies between 22 and 24 kHz."""
_PHASES = 8
_HALF = 24
"""Samples on each side that the estimate looks at."""
_COLUMNS = 512
"""Columns of one matrix product: below the size at which it would be spread over threads."""
_ATTACK = 96
"""Samples over which the gain comes down: 2 ms."""
_FLAT = 12
"""Samples on each side of a peak over which the gain stays down."""
_RELEASE_DB = 30.0 / SAMPLE_RATE
"""How fast the gain comes back, in decibels a sample."""
_HOLD = _ATTACK + 2 * _FLAT
LATENCY = _ATTACK - 1 + _FLAT + _HALF
"""Samples by which the output lags the input: 131, 2.7 ms."""


def _estimator() -> NDArray[np.float32]:
    """Taps (_PHASES, 2 * _HALF): row p gives the value p/8 of a sample after the one at column _HALF - 1."""
    at = np.arange(2 * _HALF)[np.newaxis, :] - (_HALF - 1) - np.arange(_PHASES)[:, np.newaxis] / _PHASES
    window = np.i0(7.0 * np.sqrt(np.maximum(0.0, 1.0 - (at / _HALF) ** 2))) / np.i0(7.0)
    return (np.sinc(at) * window).astype(np.float32)


_TAPS = _estimator()
_WORST = float(np.abs(_TAPS).sum(axis=1).max())
"""No estimate can be above this many times the largest sample."""
_SMOOTH = (np.hanning(_ATTACK + 2)[1:-1] / np.hanning(_ATTACK + 2).sum()).astype(np.float64)


class Limiter:
    """Keeps one stereo bus at or under -1 dBTP."""

    def __init__(self, ceiling_dbtp: float = CEILING_DBTP) -> None:
        self._ceiling_db = ceiling_dbtp - _MARGIN_DB
        self._ceiling = 10.0 ** (self._ceiling_db / 20.0)
        self.broken = 0
        """Blocks that were replaced by silence because they held NaN, infinity or absurd values."""
        self.reduction_db = 0.0
        """Deepest gain reduction within the last block: 0 or more."""
        self.reset()

    def reset(self) -> None:
        """Forget everything: the next output starts with `LATENCY` samples of silence."""
        self._past = np.zeros((max(LATENCY, 2 * _HALF - 1), 2), np.float32)
        self._released = 0.0
        self._lower = np.zeros(_HOLD - 1)
        self._held = np.zeros(_ATTACK - 1)
        self._idle = _HOLD + _ATTACK
        self.reduction_db = 0.0

    def limit(self, samples: Samples) -> Samples:
        """`samples` (n, 2) in, the (n, 2) of `LATENCY` samples ago out, limited; a new array.

        About 0.25 ms for 1600 when loud, 0.01 when quiet. A block that is not sound (NaN, infinity) is taken as silence
        and counted.
        """
        n = len(samples)
        measured = level(samples)
        if not n:
            return samples.copy()
        if measured is None:
            self.broken += 1
            samples = np.zeros((n, 2), np.float32)
        line = np.concatenate((self._past, samples))
        self._past = line[n:].copy()
        start = len(line) - n - LATENCY
        late = line[start : start + n]
        loud = float(np.abs(line[-(n + 2 * _HALF - 1) :]).max(initial=0.0)) * _WORST > self._ceiling
        over = self._over(line, n) if loud else None
        self.reduction_db = 0.0
        if over is None and self._idle >= _HOLD + _ATTACK and self._released == 0.0:
            return late.copy()
        cut = 1.0 - 10.0 ** (self._release(over if over is not None else np.zeros(n)) / 20.0)
        self._idle = 0 if cut.any() else self._idle + n
        held = _windowed_max(np.concatenate((self._lower, cut)), _HOLD)
        self._lower = np.concatenate((self._lower, cut))[n:]
        held_line = np.concatenate((self._held, held))
        self._held = held_line[n:]
        smooth = np.convolve(held_line, _SMOOTH, mode="valid")
        self.reduction_db = float(-20.0 * np.log10(1.0 - smooth.max(initial=0.0)))
        gain = (1.0 - smooth).astype(np.float32)
        out = np.empty((n, 2), np.float32)
        for side in (0, 1):
            np.multiply(late[:, side], gain, out=out[:, side])
        return out

    def _over(self, line: Samples, n: int) -> NDArray[np.float64] | None:
        """Needed gain in dB (0 or less) at the n newest positions that can be judged; None: nothing is over."""
        span = line[-(n + 2 * _HALF - 1) :].T
        peak = np.zeros(n, np.float32)
        for side in (0, 1):
            windows = np.ascontiguousarray(np.lib.stride_tricks.sliding_window_view(span[side].copy(), n))
            # In small products, or the matrix library wakes its threads: 10 ms late where the cores are busy.
            for i in range(0, n, _COLUMNS):
                values = _TAPS @ windows[:, i : i + _COLUMNS]
                part = peak[i : i + _COLUMNS]
                np.maximum(part, values.max(axis=0), out=part)
                np.maximum(part, -values.min(axis=0), out=part)
        if peak.max(initial=0.0) <= self._ceiling:
            return None
        need: NDArray[np.float64] = self._ceiling_db - 20.0 * np.log10(
            np.maximum(peak.astype(np.float64), self._ceiling)
        )
        return need

    def _release(self, need: NDArray[np.float64]) -> NDArray[np.float64]:
        """Down at once, up by `_RELEASE_DB` a sample: min over the past of (need + rate * age), without a loop."""
        rise = _RELEASE_DB * np.arange(1, len(need) + 1)
        lowest = np.minimum.accumulate(np.minimum(need - rise, self._released))
        level_db: NDArray[np.float64] = np.minimum(lowest + rise, 0.0)
        self._released = float(level_db[-1])
        return level_db


def _windowed_max(values: NDArray[np.float64], window: int) -> NDArray[np.float64]:
    """Maximum over each run of `window` values, (len - window + 1,), by doubling: log2(window) passes."""
    size = 1
    while size < window:
        step = min(size, window - size)
        values = np.maximum(values[:-step], values[step:])
        size += step
    return values
